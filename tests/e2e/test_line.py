"""A whole intake over LINE, from adding the account to the ticket's card, through the real model."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.dialogue.processor import LocalAgent
from bot.intake.command_choices import SUBMIT
from tests.e2e.line_site import OnLine, on_line
from tests.e2e.phone import Phone
from tests.e2e.visitor import VALUES


@pytest.fixture
async def here(agent: LocalAgent, database_url: str, tmp_path: Path) -> AsyncIterator[OnLine]:
    async with on_line(agent, database_url, tmp_path) as found:
        yield found


async def test_友だち追加から受付番号のカードまで_ボタンと番号と言葉で(here: OnLine) -> None:
    tanaka = await Phone(here).follows()
    assert "ミナト" in tanaka.text and "同意" in tanaka.text
    how = await tanaka.answer_until(None, by=("taps", "number", "words"))
    assert {way for _, way in how} == {"taps", "number", "words"}
    assert [way for _, way in how].count("taps") >= 5 and [way for _, way in how].count("number") >= 5
    assert "ハンズオン支援" in tanaka.text and "うかがった内容" in tanaka.text
    assert {each["type"] for each in tanaka.new} == {"text", "flex"}

    await tanaka.taps(SUBMIT.label)
    card = next(each for each in tanaka.new if each["type"] == "flex")
    assert "受付番号 M-0001" in card["altText"]
    (ticket,) = await here.tickets()
    assert ticket.number == "M-0001"
    assert {name: (await tanaka.values()).get(name) for name in VALUES} == VALUES
    assert here.line.pushes == [], "all of it was answered free of charge"
