"""A person leads on LINE, and the desk is closed: what the visitor reads, and what it costs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.dialogue.processor import LocalAgent
from tests.conftest import NOW
from tests.e2e.desk import SetClock
from tests.e2e.line_person import Person
from tests.e2e.line_site import OnLine, on_line
from tests.e2e.phone import Phone

ASK = "担当者と話したいです"


@pytest.fixture
async def here(agent: LocalAgent, database_url: str, tmp_path: Path) -> AsyncIterator[OnLine]:
    async with on_line(agent, database_url, tmp_path) as found:
        yield found


async def _asks_for_a_person(at: OnLine) -> Phone:
    """Tanaka waits for somebody; the question for the product stands, once the contact is told."""
    tanaka = await Phone(at).follows()
    await tanaka.taps("同意する")
    await tanaka.says(ASK)
    assert "M-0001" in tanaka.text
    for words in ("田中です", "tanaka@example.co.jp"):
        await tanaka.says(words)
    while (await tanaka.asking() or "").startswith("contact"):
        await tanaka.says("飛ばして")
    assert await tanaka.asking() == "product_name"
    return tanaka


async def test_佐藤さんの言葉が名前つきで届き_ミナトは黙り_戻ると同じ質問から続く(here: OnLine) -> None:
    tanaka = await _asks_for_a_person(here)
    read = len(here.line.received(tanaka.user))
    sato = await Person.sits_down(here, "M-0001")
    await sato.joins()
    await sato.writes("佐藤です。湊包丁の件ですね。")
    await tanaka.looks(read)
    assert "佐藤さんが加わりました" in tanaka.text
    assert tanaka.new[-1] == {
        "type": "text",
        "text": "佐藤です。湊包丁の件ですね。",
        "sender": {"name": "佐藤（相談員）"},
    }
    assert "quickReply" not in tanaka.new[-1]

    await tanaka.says("はい、従業員は35人です")
    assert tanaka.new == [], "the bot is silent while a person leads"
    assert await tanaka.value("employees") is None
    assert "はい、従業員は35人です" in await sato.page()

    read = len(here.line.received(tanaka.user))
    await sato.gives_back()
    await tanaka.looks(read)
    assert "自動の受付" in tanaka.text and "商品" in tanaka.text
    await tanaka.says("湊包丁です")
    assert await tanaka.value("product_name") == "湊包丁" and tanaka.new


async def test_返信トークンが生きているうちは返信で_なくなれば一通だけ送る(here: OnLine) -> None:
    tanaka = await _asks_for_a_person(here)
    sato = await Person.sits_down(here, "M-0001")
    await sato.joins()
    await tanaka.says("急いでいます")
    await sato.writes("すぐに確かめます。")
    assert here.line.sent[-1].how == "reply"
    here.clock.go_on(minutes=5)
    await sato.writes("確かめました。")
    last = here.line.sent[-1]
    assert (last.how, last.messages[0]["text"]) == ("push", "確かめました。")
    assert last.retry_key is not None


async def test_人が話しているあいだの番号もスタンプもボタンも_答えにはならない(here: OnLine) -> None:
    tanaka = await Phone(here).follows()
    await tanaka.taps("同意する")
    await tanaka.answer_until("product_category")
    asked = here.line.received(tanaka.user)[-1]
    await tanaka.says(ASK)
    sato = await Person.sits_down(here, "M-0001")
    await sato.joins()
    await tanaka.says("2")
    await tanaka.does(here.line.sends_sticker(tanaka.user, "了解"))
    assert tanaka.new == []
    label = asked["quickReply"]["items"][0]["action"]["label"]
    data = asked["quickReply"]["items"][0]["action"]["data"]
    await tanaka.does(here.line.does("postback", tanaka.user, postback={"data": data}))
    assert tanaka.new == [] and await tanaka.value("product_category") is None
    page = await sato.page()
    assert "スタンプ" in page and label in page, "the person sees what the visitor did"


async def test_閉まっている夜に担当者を頼むと_いつ開くかと番号が届く(
    agent: LocalAgent, database_url: str, tmp_path: Path
) -> None:
    async with on_line(agent, database_url, tmp_path, SetClock(NOW)) as here:
        tanaka = await Phone(here).follows()
        await tanaka.taps("同意する")
        await tanaka.says(ASK)
        assert "土曜日と日曜日はお休み" in tanaka.text and "11月24日(火) 9:00" in tanaka.text
        (card,) = [each for each in tanaka.new if each["type"] == "flex"]
        assert "受付番号 M-0001" in card["altText"]
        assert await tanaka.asking() == "contact_name"
        for words in ("田中です", "tanaka@example.co.jp", "火曜の午前に電話で"):
            await tanaka.says(words)
        assert await tanaka.asking() == "product_name", "the intake goes on at night"
        (ticket,) = await here.tickets()
        assert ticket.after_hours
        await tanaka.taps("入力内容を見る", on=card) if "入力内容を見る" in str(card) else None
        assert here.line.pushes == []
