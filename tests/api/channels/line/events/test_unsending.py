"""Unsent and edited messages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.dialogue.unsending import UNSENT
from bot.storage.conversations import intake_records
from bot.storage.models import Conversation, TrackerEvent
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import Event, LineSide, event, id_of, message, text
from tests.api.conversations.test_attachments import PDF
from tests.api.stored import tables_with

FOLLOW: dict[str, Any] = {"follow": {"isUnblocked": False}}


@pytest.fixture
async def met(line: LineSide) -> LineSide:
    await line.say(event("follow", **FOLLOW), text("同意します", 1))
    return line


def unsend(sent: Event, at: float = 50) -> Event:
    return event("unsend", at, unsend={"messageId": id_of(sent)})


async def test_言葉は消え_そこから読んだ値はもう一度尋ねる(met: LineSide) -> None:
    sent = text("商品は海苔の佃煮磯日和です", 10)
    await met.say(sent)
    assert await told.value(met.services, "product_name") is not None
    await met.say(unsend(sent))
    assert (await told.said(met.services))[-1] == UNSENT
    assert await told.value(met.services, "product_name") is None
    assert await told.asking(met.services) == "product_name"
    first, question = (await told.said(met.services, "bot"))[-2:]
    assert "取り消しを確認しました" in first and "商品" in question
    await met.say(text("刻み海苔です", 60))
    assert await told.value(met.services, "product_name") == "刻み海苔"


async def test_取り消した言葉は_記録のどこにも残らない(met: LineSide) -> None:
    secret = "0312345678"
    sent = text(f"電話は{secret}です。資本金は4567万円です", 10)
    await met.say(sent)
    assert await told.value(met.services, "capital_yen") == 45_670_000
    await met.say(text("資本金は5000万円に訂正します", 20), unsend(sent))
    for word in (secret, "4567", "45670000", "+81312345678"):
        assert await tables_with(met.services.database, word) == set()
        assert word not in json.dumps(await told.records(met.services))
    assert await told.value(met.services, "capital_yen") == 50_000_000, "said again by another message"
    talk = await told.conversation(met.services)
    async with met.services.database.reading() as session:
        stored = await intake_records(session, talk.id)
        log = (await session.execute(select(TrackerEvent.data))).scalars().all()
    assert stored["capital_yen"]["history"] == [] and "contact_phone" not in stored
    assert log, "the rest of the log stays"


async def test_同意の言葉を取り消せば_同意もなかったことになる(line: LineSide) -> None:
    agreed = text("同意します", 1)
    await line.say(event("follow", **FOLLOW), agreed, text("海苔の佃煮です", 10))
    await line.say(unsend(agreed))
    talk = await told.conversation(line.services)
    assert talk.consented is False and await told.asking(line.services) == "consent_privacy"
    async with line.services.database.reading() as session:
        assert await intake_records(session, talk.id) == {}


async def test_何も読まなかった言葉の取り消しには_黙って従う(met: LineSide) -> None:
    sent = text("どのくらい時間がかかりますか", 10)
    await met.say(sent)
    before = await told.said(met.services, "bot")
    await met.say(unsend(sent))
    assert (await told.said(met.services))[-1] == UNSENT
    assert await told.said(met.services, "bot") == before


@pytest.mark.parametrize("together", [True, False])
async def test_まだ読んでいない言葉の取り消し(met: LineSide, together: bool) -> None:
    """Both wait, or the unsending comes first: the words are never read."""
    sent = text("海苔の佃煮です", 10)
    if together:
        await met.say(sent, unsend(sent))
    else:
        await met.say(unsend(sent))
        await met.say(sent)
    assert await told.value(met.services, "product_name") is None
    assert (await told.said(met.services))[-1] == UNSENT
    assert "海苔" not in "".join(line.text for line in await told.lines(met.services))


async def test_ファイルの取り消しは_ファイルごと(met: LineSide) -> None:
    sent = message("file", 10, fileName="間違い.pdf", fileSize=9)
    met.files.content[id_of(sent)] = PDF
    await met.say(sent)
    await met.say(unsend(sent))
    assert await told.attached(met.services) == []
    assert not any(met.services.settings.attachments_dir.iterdir())
    assert (await told.said(met.services))[-1] == UNSENT


async def test_取り消してから届いたファイルは_受け取らない(met: LineSide) -> None:
    sent = message("file", 10, fileName="間違い.pdf", fileSize=9)
    met.files.content[id_of(sent)] = PDF
    await met.say(unsend(sent))
    await met.say(sent)
    assert await told.attached(met.services) == []


async def test_相談員が応対していれば_言葉だけ消える(met: LineSide) -> None:
    sent = text("海苔の佃煮です", 10)
    await met.say(sent)
    async with met.services.database.transaction() as session:
        await session.execute(update(Conversation).values(state="human"))
    before = await told.said(met.services, "bot")
    await met.say(unsend(sent))
    assert (await told.said(met.services))[-1] == UNSENT
    assert await told.value(met.services, "product_name") is None
    assert await told.said(met.services, "bot") == before


@pytest.mark.parametrize(
    "odd", [{}, {"unsend": {}}, {"unsend": {"messageId": 3}}, {"unsend": {"messageId": "unknown"}}]
)
async def test_知らないメッセージの取り消し(met: LineSide, odd: dict[str, Any]) -> None:
    before = await told.records(met.services)
    await met.say(event("unsend", 50, **odd))
    assert await told.records(met.services) == before


async def test_会ったことのない人の取り消しには_何もしない(line: LineSide) -> None:
    await line.say(event("unsend", 50, unsend={"messageId": "1"}))
    user = await told.user(line.services)
    assert user is not None and user.conversation_id is None


async def test_二度届いた取り消しは_一度だけ伝える(met: LineSide) -> None:
    sent = text("海苔の佃煮です", 10)
    await met.say(sent)
    await met.say(unsend(sent), {**unsend(sent), "webhookEventId": "01ANOTHER"})
    told_back = [words for words in await told.said(met.services, "bot") if "取り消しを確認" in words]
    assert len(told_back) == 1


def edited(sent: Event, words: str, at: float) -> Event:
    return event("messageEdited", at, message={**sent["message"], "text": words})


async def test_書き直した言葉は_前の言葉に代わる(met: LineSide) -> None:
    sent = text("資本金は3000万円です", 10)
    await met.say(sent)
    await met.say(edited(sent, "資本金は5000万円です", 20))
    assert await told.value(met.services, "capital_yen") == 50_000_000
    assert (await told.records(met.services))["capital_yen"]["history"] == []
    assert (await told.said(met.services)) == ["同意します", "資本金は5000万円です"]


async def test_書き直しは_いちばん新しいものが残る(met: LineSide) -> None:
    sent = text("資本金は3000万円です", 10)
    await met.say(sent)
    await met.say(edited(sent, "資本金は7000万円です", 30))
    await met.say(edited(sent, "資本金は5000万円です", 20))
    assert await told.value(met.services, "capital_yen") == 70_000_000
