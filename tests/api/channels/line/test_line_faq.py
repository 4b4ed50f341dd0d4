"""What the menu's 「よくある質問」 offers is answered when it is written so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.channels.line import faq, rich_menu

if TYPE_CHECKING:
    from bot.dialogue.processor import LocalAgent


@pytest.mark.parametrize("question", faq.QUESTIONS)
async def test_並べた質問には答えがある(question: str, agent: LocalAgent) -> None:
    parsed = await agent.parse_message(question)
    selected = parsed["response_selector"]["faq"]["response"]["intent_response_key"]
    assert (parsed["intent"]["name"], selected) == ("faq", f"faq/{faq.QUESTIONS[question]}")


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("よくある質問", True),
        ("よくある質問を見たいです", True),
        ("よくある質問。", True),
        ("よくある質問のページを作っています", False),
        ("費用はかかりますか", False),
    ],
)
def test_一覧を求める言葉(words: str, asks: bool) -> None:
    assert faq.asks_for_list(words) is asks


def test_メニューの言葉と同じ() -> None:
    assert faq.WORDS in [card.label for card in rich_menu.CARDS if card.command is None]
