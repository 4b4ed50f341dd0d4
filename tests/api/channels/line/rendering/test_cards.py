"""The cards: the summary with a way to correct each line, the decision with its clauses, the ticket, the documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.channels.line.postback import read
from api.channels.line.rendering.message import render
from bot.eligibility.check import check
from bot.eligibility.preparation import explain_preparation, preparation
from bot.intake.profile import Profile, Source
from bot.intake.summary import summary_sections
from tests.api.channels.line.checked import CONTEXT, KEY, problems, words

AT = "2026-11-21T20:00:00+09:00"


def shown(*replies: dict[str, Any]) -> list[dict[str, Any]]:
    payload = {"message_id": "1", "role": "bot", "author": None, "text": "", "replies": list(replies)}
    messages = render(payload, CONTEXT).messages
    assert problems(messages) == []
    return messages


def answered(**values: Any) -> Profile:
    profile = Profile()
    for name, value in values.items():
        profile = profile.answered(name, value, at=AT, source=Source("1", "", 0, 0))
    return profile


def headings(bubble: dict[str, Any]) -> list[str]:
    parts = bubble["body"]["contents"]
    return [part["text"] for part in parts if part.get("weight") == "bold" and part.get("size") == "md"]


def test_一覧は区分ごとのカードで_行を押すと直せる() -> None:
    profile = answered(consent_privacy=True, product_name="純米吟醸「湊」", employees=12)
    (message,) = shown({"type": "summary", "sections": summary_sections(profile)})
    bubbles = message["contents"]["contents"]
    assert headings(bubbles[0]) == ["同意", "商品・サービス"], "a short section shares a card"
    assert headings(bubbles[-1])[-1] == "ご連絡先" and len(bubbles) <= 4
    assert "純米吟醸「湊」" in words([message]) and "まだ伺っていません" in words([message])
    rows = [row for row in bubbles[0]["body"]["contents"] if row.get("action")]
    tap = read(rows[0]["action"]["data"], KEY)
    assert tap is not None and tap.value == "edit:product_name", "the consent, which stands before it, is not edited"
    assert rows[0]["action"]["displayText"] == "「商品・サービス名」を直す"
    assert message["altText"].startswith("うかがった内容 同意、商品・サービス、")
    assert "項目のうち3項目を伺いました" in message["altText"]
    assert "純米吟醸" not in message["altText"], "a locked screen shows it to whoever sees the telephone"


def test_全部答えた一覧も一通に収まる() -> None:
    profile = answered(
        consent_privacy=True,
        product_name="湊" * 200,
        product_description="辛口の日本酒です。" * 200,
        motive="海" * 2_000,
    )
    assert len(shown({"type": "summary", "sections": summary_sections(profile)})) == 1


def test_判定は制度ごとのカードで_条項が付き_合わない点が先に来る() -> None:
    decision = check({"entity_type": "corporation", "compliance_declared": False, "employees": 12}, date(2026, 11, 21))
    text, card = shown(
        {"type": "text", "text": "最終的な判断は、実施機関が行います。", "eligibility": decision.as_dict()}
    )
    assert text["text"] == "最終的な判断は、実施機関が行います。"
    read_out = words([card])
    assert "要件に合わない点があります" in read_out and "（Ⅲ.1.(2)）" in read_out and "判定基準" in read_out
    assert read_out.index("×") < read_out.index("？")
    rows = [row for row in card["contents"]["contents"][0]["body"]["contents"] if row.get("action")]
    assert rows[0]["action"] == {
        "type": "uri",
        "label": "ひらく",
        "uri": "https://www.jetro.go.jp/consortium/about.html",
    }
    assert "ハンズオン支援：要件に合わない点があります" in card["altText"]
    assert "行を押すと、案内のページが開きます。" in read_out, "nothing else tells that a line can be tapped"


def test_引き継ぎは_言葉と受付番号のカード() -> None:
    text, card = shown(
        {
            "type": "handoff", "text": "ありがとうございました。", "ticket": "M-0001",
            "expected_reply_by": "2026-11-24T17:00:00+09:00",
        }
    )  # fmt: skip
    assert text["text"] == "ありがとうございました。"
    assert "M-0001" in words([card]) and "11月24日(火) 17:00 まで" in words([card])
    assert card["altText"] == "相談員への引き継ぎ 受付番号 M-0001、11月24日(火) 17:00 までにご連絡します"
    tap = read(card["contents"]["footer"]["contents"][0]["action"]["data"], KEY)
    assert tap is not None and tap.value == "summary"


def test_用意するものは一覧のカードで_申込フォームへ行ける() -> None:
    items = preparation({"company_name": "株式会社みなと酒造", "product_name": "純米吟醸「湊」"})
    documents = [item.as_dict() for item in items]
    (card,) = shown({"type": "text", "text": explain_preparation(items), "documents": documents})
    assert "□ 決算報告書（直近3年度分）" in words([card])
    assert "ファイル名：株式会社みなと酒造_(年度)_決算報告書" in words([card])
    assert (
        card["altText"].startswith("ご用意いただくもの 決算報告書（直近3年度分）、") and "http" not in card["altText"]
    )
    assert "https://" not in words([card]) and "https://www.jetro.go.jp/customer/act?actId=B0086507C" in str(card)


def test_多い返事は文をまとめて五つに収める() -> None:
    decision = check({}, date(2026, 11, 21)).as_dict()
    replies = [{"type": "text", "text": f"{number}つ目"} for number in range(4)]
    messages = shown(
        *replies, {"type": "text", "text": "最後", "eligibility": decision}, {"type": "text", "text": "では"}
    )
    assert [each["type"] for each in messages] == ["text", "text", "text", "flex", "text"]
    assert messages[0]["text"] == "0つ目\n\n1つ目\n\n2つ目"


def test_知らない種類の返事も言葉は届く() -> None:
    assert [each["text"] for each in shown({"type": "later", "text": "新しい種類です"})] == ["新しい種類です"]
