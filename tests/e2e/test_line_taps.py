"""Old cards, bare numbers and what is repeated: an answer is one to the question that stands, once."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.processor import LocalAgent
from bot.intake.command_choices import LATER, UNKNOWN
from tests.api.channels.line.events import told
from tests.e2e.line_site import OnLine, on_line
from tests.e2e.phone import Phone
from tests.line_stand_in.world import Message

_STALE = "この質問のものではない"


@pytest.fixture
async def here(agent: LocalAgent, database_url: str, tmp_path: Path) -> AsyncIterator[OnLine]:
    async with on_line(agent, database_url, tmp_path) as found:
        yield found


@pytest.fixture
async def tanaka(here: OnLine) -> Phone:
    """They consented and were asked for the kind of product."""
    phone = await (await Phone(here).follows()).taps("同意する")
    await phone.answer_until("product_category")
    return phone


async def test_前の質問の答えを押すと_その答えを直したと伝え_今の質問には答えない(here: OnLine, tanaka: Phone) -> None:
    card = here.line.received(tanaka.user)[-1]
    await tanaka.says("日用品ですかね")
    asking, before = await tanaka.asking(), await tanaka.values()
    await _taps_old(tanaka, card, "工業製品・部品・素材")
    assert "直しました" in tanaka.text and "工業製品" in tanaka.text
    assert await tanaka.asking() == asking
    assert await tanaka.values() == {**before, "product_category": "industrial"}
    assert tanaka.buttons, "the question that stands is put again, with its buttons"


@pytest.mark.parametrize("label", [UNKNOWN.label, LATER.label])
async def test_前の質問のわからないは_今の質問に答えず_そう伝える(here: OnLine, tanaka: Phone, label: str) -> None:
    card = here.line.received(tanaka.user)[-1]
    await tanaka.says("日用品ですかね")
    asking, before = await tanaka.asking(), await tanaka.values()
    await _taps_old(tanaka, card, label)
    assert _STALE in tanaka.text
    assert (await tanaka.asking(), await tanaka.values()) == (asking, before)
    assert tanaka.buttons


async def _taps_old(phone: Phone, card: Message, label: str) -> None:
    """A card that LINE still shows on another device of theirs."""
    (data,) = [each["action"]["data"] for each in card["quickReply"]["items"] if each["action"]["label"] == label]
    await phone.does(phone.at.line.does("postback", phone.user, postback={"data": data}))


@pytest.mark.parametrize("data", ["", "x", "action=buy&itemid=1", "あ" * 300])
async def test_知らないデータのボタンは_そう伝える(here: OnLine, tanaka: Phone, data: str) -> None:
    asking = await tanaka.asking()
    await tanaka.does(here.line.does("postback", tanaka.user, postback={"data": data}))
    assert _STALE in tanaka.text and await tanaka.asking() == asking


async def test_ほかの人のボタンを送られても_答えにならない(here: OnLine, tanaka: Phone) -> None:
    theirs = here.line.received(tanaka.user)[-1]["quickReply"]["items"][0]["action"]["data"]
    suzuki = await (await Phone(here, "鈴木").follows()).taps("同意する")
    await suzuki.answer_until("product_category")
    await suzuki.does(here.line.does("postback", suzuki.user, postback={"data": theirs}))
    assert _STALE in suzuki.text and await suzuki.value("product_category") is None


async def test_数字だけの2は_二番目の答え(tanaka: Phone) -> None:
    second = (await tanaka.offered())[1]["value"]
    await tanaka.says("2")
    assert await tanaka.value("product_category") == second


async def test_従業員の数を聞かれているときの2は_二人(tanaka: Phone) -> None:
    await tanaka.answer_until("employees")
    await tanaka.says("2")
    assert await tanaka.value("employees") == 2


async def test_同じものがもう一度届いても_二度目の効き目はない(here: OnLine) -> None:
    tanaka = await Phone(here).follows()
    await tanaka.answer_until("existing_export", by=("taps", "number", "words"))
    await tanaka.says("担当者と話したいです")
    await tanaka.does(here.line.sends_sticker(tanaka.user))
    before = await _everything(here, tanaka)
    for delivery in tanaka.deliveries:
        assert (await here.line.redelivers(delivery)).status == 200
        assert (await here.line.repeats(delivery)).status == 200
    everything = [event for delivery in reversed(tanaka.deliveries) for event in delivery.events]
    assert (await here.line.deliver(everything)).status == 200, "and all of it in one request, the last first"
    await here.settled()
    assert await _everything(here, tanaka) == before


async def _everything(here: OnLine, phone: Phone) -> dict[str, Any]:
    """What could have changed."""
    lines = await told.lines(here.services, None, phone.user)
    return {
        "received": here.line.received(phone.user),
        "lines": [(line.message_id, line.role, line.text) for line in lines],
        "records": json.dumps(await told.records(here.services, phone.user), sort_keys=True, default=str),
        "tickets": [ticket.number for ticket in await here.tickets()],
    }
