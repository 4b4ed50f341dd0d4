from __future__ import annotations

import json
from typing import Any

import pytest

from bot.eligibility import check
from bot.handoff.answers import answer
from bot.handoff.brief import VERSION, build_brief
from bot.handoff.text import brief_text
from bot.intake.changes import Given, take
from bot.intake.profile import Profile, Source
from bot.intake.registry import FIELDS
from tests.bot.eligibility.profiles import TODAY
from tests.bot.handoff.intakes import AT, TRANSCRIPT, brief, record


def _field(found: dict[str, Any], name: str) -> dict[str, Any]:
    fields = [field for section in found["sections"] for field in section["fields"]]
    return next(field for field in fields if field["field"] == name)


def _open(found: dict[str, Any]) -> list[tuple[str | None, str]]:
    return [(question["field"], question["why"]) for question in found["open_questions"]]


def test_版のついたJSONになる() -> None:
    found = brief()
    assert found["version"] == VERSION == "minato.brief/1"
    assert json.loads(json.dumps(found)) == found


def test_見出しで誰が何をどこへかが分かる() -> None:
    header = brief()["header"]
    assert "株式会社みなと精工（東京都大田区" in header["who"]
    assert header["what"].startswith("精密ばね")
    assert "台湾" in header["where_to"]
    assert header["reply_by"].startswith("11月24日(火) 16:")
    assert [row["verdict"] for row in header["verdicts"]] == ["eligible", "eligible"]
    assert header["stage"]["label"] == "輸出挑戦ステージ"


def test_すべて答えていれば未確認はない() -> None:
    assert _open(brief()) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"employees": record(None, "unknown"), "capital_yen": record(None, "later")}, [
            ("capital_yen", "later"), ("employees", "unknown"),
        ]),
        ({"motive": None, "compliance_declared": None}, [
            ("compliance_declared", "missing"), ("motive", "missing"),
        ]),
        ({"business_model": "both", "motive": None}, [(None, "judgement"), ("motive", "missing")]),
        ({"financial_statements": "not_ready"}, [("financial_statements", "not_ready")]),
        ({"supply_role": "trading"}, [("supplier_consent", "missing")]),
        ({"contact_email": None}, [("contact_email", "missing"), ("contact_phone", "missing")]),
        ({"website": record(None, "skipped")}, []),
        ({"website": record(None, "later")}, [("website", "later")]),
        ({"industry": None, "sme_class": None, "employees": None, "capital_yen": None}, [
            ("industry", "missing"), ("capital_yen", "missing"), ("employees", "missing"),
        ]),
    ],
)  # fmt: skip
def test_判定に要るものから先に並ぶ(changes: dict[str, Any], expected: list[tuple[str | None, str]]) -> None:
    assert _open(brief(**changes)) == expected


def test_お客様の言葉と訂正が分かる() -> None:
    found = brief(employees=record(20, words="パート入れて20人くらい", before=(15,)))
    employees = _field(found, "employees")
    assert employees["words"] == "パート入れて20人くらい"
    assert employees["corrected"]
    assert [past["value"] for past in employees["history"]] == [15]
    text = brief_text(found)
    assert "お言葉「パート入れて20人くらい」" in text
    assert "※訂正あり（前は15" in text


def test_判定は条項つきで並ぶ() -> None:
    handson = brief(business_model="b2c")["eligibility"][0]
    b2b = next(found for found in handson["findings"] if found["rule"] == "b2b")
    assert (b2b["clause"], b2b["finding_label"]) == ("Ⅲ.3.(1)⑥", "合わない")


def test_聞いていない評価項目を挙げる() -> None:
    factors = {factor["clause"]: factor for factor in brief()["preferred_factors"]}
    assert list(factors) == ["Ⅴ.1.(1)⑦", "Ⅴ.1.(1)⑧", "Ⅴ.1.(1)⑨"]
    assert "Japan Street登録" in factors["Ⅴ.1.(1)⑧"]["ask"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "hanako@example.jp"),
        ({}, "申込フォーム"),
        ({"product_category": "agri_food"}, "国内事務所"),
        ({"business_model": "both"}, "判定に要る1点"),
        ({"business_model": "b2c"}, "合わない点（Ⅲ.3.(1)⑥）"),
        ({"business_model": "b2c"}, "新規輸出１万者支援プログラムへの登録"),
        ({"existing_export": "continuous"}, "ほかの支援や支援機関"),
        ({"financial_statements": "not_ready"}, "いつそろうか"),
        ({"contact_email": None}, "連絡先を伺えていません"),
    ],
)
def test_次にすることを示す(changes: dict[str, Any], words: str) -> None:
    assert any(words in step for step in brief(**changes)["next_steps"])


def test_文章には会話の記録まで入る() -> None:
    text = brief_text(brief())
    for words in ("受付番号 M-0001", "【まず確認したいこと】\nありません。", "【会話の記録】", "20人くらい"):
        assert words in text
    assert "None" not in text


def test_受付前でも空の会話でも作れる() -> None:
    empty = build_brief(
        conversation_id="c1", channel="line", records={}, decision=check({}, TODAY).as_dict(), transcript=[]
    )
    assert empty["ticket"] is None
    assert "会社名はまだ" in empty["header"]["who"]
    assert empty["open_questions"]
    assert "LINE" in brief_text(empty)


def test_無効になった答えの履歴も残る() -> None:
    decision = check({}, TODAY).as_dict()
    past = {"existing_export": [{"value": "trial", "at": TRANSCRIPT[0]["at"]}]}
    found = build_brief(conversation_id="c1", channel="web", records={}, decision=decision, transcript=[], past=past)
    assert _field(found, "existing_export")["history"][0]["value"] == "trial"


T1, T2, T3 = (f"2026-11-2{day}T10:00:00+09:00" for day in (0, 1, 2))


def _said(message: str, words: str) -> Source:
    return Source(message, words, 0, len(words))


def _brief_of(profile: Profile) -> dict[str, Any]:
    decision = check(profile.facts(), TODAY).as_dict()
    return build_brief(
        conversation_id="c1", channel="web", records=profile.as_dict(), decision=decision, transcript=[],
        past=profile.past_as_dict(),
    )  # fmt: skip


def _target_changed(again: Any = None) -> Profile:
    """「ない」 for SG; then the target is TH, which makes the answer void; then, perhaps, ``again`` for TH."""
    start = Profile().answered("target_countries", ["SG"], at=T1, source=_said("m1", "シンガポール"))
    start = start.answered("existing_base", False, at=T1, source=_said("m2", "ない"))
    changed = take(start, [Given("target_countries", ["TH"], _said("m3", "やっぱりタイ"))], T2).profile
    if again is None:
        return changed
    return take(changed, [Given("existing_base", again, _said("m4", "…"))], T3).profile


@pytest.mark.parametrize("again", [False, True])
def test_対象国の変更で伺い直した答えは_お客様の訂正ではない(again: bool) -> None:
    found = _brief_of(_target_changed(again))
    base, text = _field(found, "existing_base"), brief_text(found)
    assert (base["corrected"], base["corrections"]) == (False, [])
    assert base["void_note"] == "「対象の国・地域」の変更で、あらためて伺いました"
    assert [past["because_of"] for past in base["history"]] == ["target_countries"]
    assert base["void_note"] in text
    assert _field(found, "target_countries")["corrected"]


def test_取り消したままの答えは_使っていないと分かる() -> None:
    base = _field(_brief_of(_target_changed()), "existing_base")
    assert (base["status"], base["corrected"]) == (None, False)
    assert base["void_note"] == "「対象の国・地域」の変更で、前のお答えは使っていません"


def test_伺い直したあとで直せば訂正になる() -> None:
    profile = take(_target_changed(False), [Given("existing_base", True, _said("m5", "ありました"))], AT).profile
    base = _field(_brief_of(profile), "existing_base")
    assert [past["display"] for past in base["corrections"]] == ["ない"]


def test_一つの言葉で両方直せば_どちらもお客様の訂正() -> None:
    start = Profile().answered("target_countries", ["SG"], at=T1, source=_said("m1", "シンガポール"))
    start = start.answered("existing_base", False, at=T1, source=_said("m2", "ない"))
    words = _said("m3", "タイに変えます。タイには拠点があります")
    profile = take(start, [Given("target_countries", ["TH"], words), Given("existing_base", True, words)], T2).profile
    base = _field(_brief_of(profile), "existing_base")
    assert (base["corrected"], base["void_note"]) == (True, "")


def test_同じ答えに戻したときは_違っていた分だけを示す() -> None:
    employees = _field(brief(employees=record(20, before=(20, 25, 20, 25))), "employees")
    assert [past["display"] for past in employees["corrections"]] == ["25名"]
    assert not _field(brief(employees=record(20, before=(20,))), "employees")["corrected"]


def test_業種から決まる区分は訂正と言わない() -> None:
    start = take(Profile(), [Given("industry", "E24", _said("m1", "金物"))], T1).profile
    changed = take(start, [Given("industry", "I55", _said("m2", "卸です"))], T2).profile
    sme = answer(FIELDS["sme_class"], changed)
    assert (sme["status"], sme["corrected"]) == ("derived", False)
    assert sme["void_note"] == "「業種」の変更に合わせました"


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("skipped", "回答なし（ご本人が省略）"),
        ("unknown", "「分からない」とのお答え"),
        ("later", "「あとで」とのお答え"),
    ],
)
def test_状態の言葉は責めない(status: str, label: str) -> None:
    website = _field(brief(website=record(None, status, words="すみません、いまは")), "website")
    assert website["status_label"] == label


def test_迷っている展示会を計画とは言わない() -> None:
    words = "来年3月のFHAシンガポールに出ようか迷ってます。まだ申し込んでません"
    found = brief(trade_fair_plan=words)
    factor = found["preferred_factors"][0]
    assert factor["text"].startswith(f"『{words}』とのことです。") and "評価の対象になります" in factor["text"]
    finding = next(f for p in found["eligibility"] for f in p["findings"] if f["rule"] == "trade_fair_plan")
    assert (finding["finding"], finding["finding_label"]) == ("met", "お話あり")
    assert "評価されます" not in finding["reason"]
