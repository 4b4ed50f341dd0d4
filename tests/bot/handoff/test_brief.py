from __future__ import annotations

import json
from typing import Any

import pytest

from bot.eligibility import check
from bot.handoff.brief import VERSION, build_brief
from bot.handoff.text import brief_text
from tests.bot.eligibility.profiles import TODAY
from tests.bot.handoff.intakes import TRANSCRIPT, brief, record


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
    assert header["reply_by"].startswith("11月24日（火）16時")
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
