"""What else happens in LINE in the middle of an intake: taken back, files, stickers, blocked, groups."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.dialogue.processor import LocalAgent
from bot.dialogue.unsending import UNSENT
from tests.api.channels.line.events import told
from tests.api.conversations.test_attachments import JPEG, PDF
from tests.e2e.line_person import Person
from tests.e2e.line_site import OnLine, on_line
from tests.e2e.phone import Phone
from tests.line_stand_in import Failure


@pytest.fixture
async def here(agent: LocalAgent, database_url: str, tmp_path: Path) -> AsyncIterator[OnLine]:
    async with on_line(agent, database_url, tmp_path) as found:
        yield found


@pytest.fixture
async def tanaka(here: OnLine) -> Phone:
    return await (await Phone(here).follows()).taps("同意する")


async def test_送信を取り消すと_その答えをもう一度尋ねる(here: OnLine, tanaka: Phone) -> None:
    await tanaka.says("湊包丁です")
    assert await tanaka.value("product_name") == "湊包丁"
    asking = await tanaka.asking()
    await tanaka.does(here.line.unsends(tanaka.user, tanaka.deliveries[-1].message_id))
    assert "取り消しを確認しました" in tanaka.text and await tanaka.asking() == "product_name" != asking
    assert await tanaka.value("product_name") is None
    assert UNSENT in await told.said(here.services, "visitor", tanaka.user)
    await tanaka.says("湊ナイフです")
    assert await tanaka.value("product_name") == "湊ナイフ"


async def test_スタンプは答えにならず_質問はそのまま(here: OnLine, tanaka: Phone) -> None:
    asking = await tanaka.asking()
    await tanaka.does(here.line.sends_sticker(tanaka.user, "OK"))
    assert "スタンプをありがとうございます" in tanaka.text and await tanaka.asking() == asking


async def test_写真とPDFが_受付の資料になる(here: OnLine, tanaka: Phone) -> None:
    before = len(here.line.received(tanaka.user))
    await here.line.sends(tanaka.user, "image", JPEG + b"x" * 50, not_ready_for=2)
    await tanaka.looks(before, time_passes=True)
    assert "写真を受け取りました" in tanaka.text
    await tanaka.does(here.line.sends(tanaka.user, "file", PDF + b"x" * 50, name="会社案内.pdf"))
    assert "「会社案内.pdf」を受け取りました" in tanaka.text
    await tanaka.says("担当者と話したいです")
    page = await (await Person.sits_down(here, "M-0001")).page()
    assert "会社案内.pdf" in page and "file.jpg" in page


async def test_ブロックされているあいだは何も送らず_解かれたら続きから(here: OnLine, tanaka: Phone) -> None:
    await tanaka.says("担当者と話したいです")
    sato = await Person.sits_down(here, "M-0001")
    await sato.joins()
    await tanaka.does(here.line.blocks(tanaka.user))
    sent = len(here.line.sent)
    await sato.writes("ご都合はいかがですか。")
    here.clock.go_on(minutes=5)
    await sato.gives_back()
    assert len(here.line.sent) == sent, "nothing goes to who does not want it"
    await tanaka.follows(again=True)
    assert "またお会いできて" in tanaka.text and await tanaka.asking() == "contact_name"
    await tanaka.says("田中です")
    assert await tanaka.value("contact_name") == "田中"


async def test_グループでは一度だけ_一対一でと伝え_何も残さない(here: OnLine, tanaka: Phone) -> None:
    group, before = "C" + "0" * 32, len(await told.lines(here.services, None, tanaka.user))
    await here.line.invites(tanaka.user)
    await here.settled()
    await here.line.says_in_group(tanaka.user, "資本金は3000万円です")
    await here.settled()
    told_there = [each for each in here.line.sent if each.user == group]
    assert len(told_there) == 1 and "一対一" in told_there[0].messages[0]["text"]
    assert len(await told.lines(here.services, None, tanaka.user)) == before
    assert await tanaka.value("capital_yen") is None


async def test_続けざまの三通は_順に一往復ずつになる(here: OnLine, tanaka: Phone) -> None:
    before = len(here.line.received(tanaka.user))
    await here.line.says_all(tanaka.user, "湊包丁です", "燕の職人が一本ずつ研いだ包丁", "日用品です", together=True)
    await tanaka.looks(before)
    assert await tanaka.value("product_name") == "湊包丁" and await tanaka.value("product_category") == "consumer"
    assert (await told.said(here.services, "visitor", tanaka.user))[-3:] == [
        "湊包丁です", "燕の職人が一本ずつ研いだ包丁", "日用品です",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "failure", [Failure.SERVER_ERROR, Failure.CUT, Failure.ACCEPTED_CUT, Failure.ACCEPTED_SERVER_ERROR]
)
async def test_LINEが不調でも_一度だけ届く(here: OnLine, tanaka: Phone, failure: Failure) -> None:
    before = len(here.line.received(tanaka.user))
    here.line.fails(failure, "replyMessage")
    await here.line.says(tanaka.user, "湊包丁です")
    await tanaka.looks(before, time_passes=True)
    assert len([each for each in tanaka.new if "商品" in (each.get("text") or "")]) == 1, tanaka.text
    assert here.line.pushes == []
