"""Stopping for a while, coming back, starting over."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import WORDS, Visitor


@pytest.mark.parametrize("words", ["ちょっと休憩します", "続きは明日にします", "また今度にします"])
async def test_a_pause_is_quiet_and_nothing_is_lost(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    before = await visitor.values()
    await visitor.say(words)
    assert "残" in visitor.text
    assert "choices" not in visitor.types, "no question is put to somebody who leaves"
    assert await visitor.values() == before
    await visitor.say("再開します")
    assert visitor.asking == "employees" and "choices" in visitor.types


async def test_after_a_pause_an_answer_goes_straight_on(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.say("ちょっと休憩します")
    await visitor.say("35人です")
    assert await visitor.value("employees") == 35
    assert visitor.asking == "founded_year"


async def test_goodbye_keeps_everything(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.say("さようなら")
    assert "残って" in visitor.text and "choices" not in visitor.types
    await visitor.say("戻りました")
    assert visitor.asking == "employees"


@pytest.mark.parametrize("words", ["最初からやり直したい", "はじめからやり直します"])
async def test_starting_over_asks_first_and_says_so_once(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    before = await visitor.values()
    await visitor.say(words)
    assert visitor.types == ["choices"] and visitor.offered == ["restart_yes", "restart_no"]
    assert await visitor.values() == before


@pytest.mark.parametrize(
    "no", ["いいえ", "やめておきます", "このまま続けます", "やっぱりやり直しません", "やめます", "続けます"]
)
async def test_starting_over_taken_back_goes_on(client: AsyncClient, no: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    before = await visitor.values()
    await visitor.say("最初からやり直したい")
    await visitor.say(no)
    assert "お答えはそのまま" in visitor.text
    assert visitor.asking == "employees" and visitor.replies[-1]["field"] == "employees"
    assert await visitor.values() == before


async def test_starting_over_is_asked_once_more_when_unclear_and_then_off(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    before = await visitor.values()
    await visitor.say("最初からやり直したい")
    await visitor.say("うーん")
    assert visitor.offered == ["restart_yes", "restart_no"]
    await visitor.say("うーん")
    assert visitor.asking == "employees" and await visitor.values() == before


@pytest.mark.parametrize("yes", ["はい", "お願いします"])
async def test_starting_over_confirmed_forgets_everything(client: AsyncClient, yes: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.say("最初からやり直したい")
    await visitor.say(yes)
    assert visitor.types == ["text", "choices"]
    assert visitor.asking == "consent_privacy"
    assert (await visitor.intake())["fields"] == {}
    await visitor.answer_until(None)
    assert "summary" in visitor.types


async def test_starting_over_by_buttons(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.choose("restart")
    await visitor.choose("restart_no")
    assert visitor.asking == "employees"
    await visitor.choose("restart")
    await visitor.choose("restart_yes")
    assert visitor.asking == "consent_privacy"


async def test_an_answer_instead_of_yes_or_no_goes_on(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.say("最初からやり直したい")
    await visitor.say(WORDS["employees"])
    assert await visitor.value("employees") == 35
    assert visitor.asking == "founded_year"
