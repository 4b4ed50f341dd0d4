"""The words of the consent as they reach a visitor, and the record that keeps them."""

from __future__ import annotations

from bot.dialogue.terms import notes, put
from bot.dialogue.turn import TurnOutcome
from bot.intake.state import State

WORDS = {
    "consent_on_line": "LINEを通ります。",
    "consent_on_line_by_link": "画面で伺います。",
    "consent_page": "頁：{url}",
}
ASKED = {"type": "choices", "text": "使いみち。\n同意いただけますか。", "field": "consent_privacy", "terms": True}


def test_どこで読まれるかと設定で_添える文が変わる() -> None:
    def told(**how: object) -> list[str]:
        return notes(WORDS.__getitem__, **{"on_line": False, "by_link": False, "page": None} | how)  # type: ignore[arg-type]

    assert told() == []
    assert told(by_link=True) == [], "on the web nothing is said of LINE"
    assert told(on_line=True) == ["LINEを通ります。"]
    assert told(on_line=True, by_link=True, page="https://p.example") == ["画面で伺います。", "頁：https://p.example"]


def test_問いの前に添え_文のままを覚え_しるしは外へ出ない() -> None:
    outcome = put(
        TurnOutcome([{"type": "text", "text": "ようこそ"}, ASKED], {"intake": State().as_dict()}, []),
        ["LINEを通ります。"],
    )
    welcome, asked = outcome.replies
    assert (welcome["text"], asked["text"]) == ("ようこそ", "使いみち。\nLINEを通ります。\n同意いただけますか。")
    assert "terms" not in asked and outcome.slots["intake"]["terms"] == asked["text"]


def test_同意を伺っていなければ_何も変わらない() -> None:
    outcome = TurnOutcome([{"type": "text", "text": "ようこそ"}], {"intake": State().as_dict()}, [])
    assert put(outcome, ["LINEを通ります。"]) is outcome
