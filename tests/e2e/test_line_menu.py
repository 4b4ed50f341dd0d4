"""The rich menu and the calendar, in the middle of an intake."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from api.channels.line.rich_menu import menu
from bot.dialogue.processor import LocalAgent
from tests.e2e.line_site import OnLine, on_line
from tests.e2e.phone import Phone
from tests.line_stand_in.world import Menu


@pytest.fixture
async def here(agent: LocalAgent, database_url: str, tmp_path: Path) -> AsyncIterator[OnLine]:
    async with on_line(agent, database_url, tmp_path) as found:
        assert found.services.line is not None
        found.line.world.menus["menu"] = Menu(menu(found.services.line.postback_key))
        found.line.world.default_menu = "menu"
        yield found


async def test_メニューはいつ押しても_今の質問を失わない(here: OnLine) -> None:
    tanaka = await (await Phone(here).follows()).taps("同意する")
    await tanaka.answer_until("product_category")
    for label, said in [
        ("入力内容", "湊包丁"),
        ("よくある質問", "費用はかかりますか"),
        ("続きから", "分野"),
        ("相談を始める", "分野"),
    ]:
        await tanaka.taps(label)
        assert said in tanaka.text, label
        assert await tanaka.asking() == "product_category", label
    await tanaka.says("2")
    assert await tanaka.value("product_category") is not None, "the number still answers the question"
    await tanaka.taps("担当者に相談")
    assert "M-0001" in tanaka.text
    assert await tanaka.value("product_name") == "湊包丁"


async def test_メニューだけで始めても_同意から始まる(here: OnLine) -> None:
    tanaka = await Phone(here).taps("相談を始める")
    assert "同意" in tanaka.text and await tanaka.asking() == "consent_privacy"


async def test_時期はカレンダーで選べて_あとから押した日は今の質問に答えない(here: OnLine) -> None:
    tanaka = await (await Phone(here).follows()).taps("同意する")
    await tanaka.answer_until("target_timing")
    card = here.line.received(tanaka.user)[-1]
    await tanaka.taps("カレンダーで選ぶ", picks="2027-10-01")
    assert "2027年10月1日" in str(await tanaka.value("target_timing"))
    asking = await tanaka.asking()
    (data,) = [item["action"]["data"] for item in card["quickReply"]["items"] if item["action"].get("mode") == "date"]
    late = {"data": data, "params": {"date": "2028-01-01"}}
    await tanaka.does(here.line.does("postback", tanaka.user, postback=late))
    assert "この質問のものではない" in tanaka.text and await tanaka.asking() == asking
    assert "2027年10月1日" in str(await tanaka.value("target_timing"))
