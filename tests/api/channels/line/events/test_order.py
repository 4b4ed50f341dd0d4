"""Order, bursts, repetitions, and what fails on the way."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from api.background import working
from api.channels.line import inbox
from api.channels.line.events import message as messages
from api.channels.line.events.talk import Talk
from api.channels.line.jobs import INBOX_JOBS, KEPT, tidy
from api.services import Services
from bot.storage.line import PAUSES, end_leases, take
from bot.storage.models import LineEvent
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import TANAKA, LineSide, event, text

SUZUKI = "U" + "9" * 32
FOLLOW: dict[str, Any] = {"follow": {"isUnblocked": False}}


@pytest.fixture
async def met(line: LineSide) -> LineSide:
    await line.say(event("follow", **FOLLOW), text("同意します", 1))
    return line


async def test_続けて送られた言葉は_送られた順の往復になる(met: LineSide) -> None:
    burst = [
        text(words, 10 + place)
        for place, words in enumerate(("海苔の佃煮です", "資本金は3000万円です", "資本金はやっぱり5000万円です"))
    ]
    await met.send(burst[2], burst[0])
    await met.send(burst[1])
    await met.run()
    assert (await told.said(met.services))[-3:] == [
        "海苔の佃煮です",
        "資本金は3000万円です",
        "資本金はやっぱり5000万円です",
    ]
    assert await told.value(met.services, "capital_yen") == 50_000_000
    lines = [line.role for line in await told.lines(met.services)][-6:]
    assert lines == ["visitor", "bot"] * 3


async def test_届き直しても_働きは一度(met: LineSide) -> None:
    sent = text("従業員は35人です", 10)
    await met.say(sent)
    before = len(await told.lines(met.services))
    await met.say({**sent, "deliveryContext": {"isRedelivery": True}})
    again = {**sent, "webhookEventId": "01OTHERID"}  # the same message under another id: still the same message
    await met.say(again)
    assert len(await told.lines(met.services)) == before


async def test_二人の出来事は_互いを待たせない(met: LineSide) -> None:
    await met.say(event("follow", user=SUZUKI, **FOLLOW), text("海苔です", 5))
    assert (await told.conversation(met.services)).id != (await told.conversation(met.services, SUZUKI)).id
    assert await told.said(met.services, "visitor", SUZUKI) == []


async def test_あとから届いた古い言葉は_次の質問の答えにも_訂正にもならない(met: LineSide) -> None:
    await met.say(text("海苔の佃煮です", 10))
    await met.say(text("資本金は5000万円です。ごはんに合う甘口の佃煮です", 20))
    before, asking = await told.records(met.services), await told.asking(met.services)
    await met.say(text("資本金は3000万円です", 15))
    assert await told.records(met.services) == before and await told.asking(met.services) == asking
    assert (await told.said(met.services))[-1] == "資本金は3000万円です"
    assert "「資本金は3000万円です」は、あとから届いたため" in await told.last_words(met.services)


async def test_あとから届いても_まだ同じ質問なら答えになる(met: LineSide) -> None:
    await met.say(text("どのくらい時間がかかりますか", 20))
    assert await told.asking(met.services) == "product_name"
    await met.say(text("海苔の佃煮です", 15))
    assert await told.asking(met.services) != "product_name"


async def test_失敗した出来事は間を空けてやり直し_諦めてもあとの言葉は進む(
    met: LineSide, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = text("これは壊れている", 10)

    async def fails(talk: Talk) -> None:
        if talk.event == broken:
            raise RuntimeError("資本金3000万円")
        await hear(talk)

    hear = messages._BY_TYPE["text"]
    monkeypatch.setitem(messages._BY_TYPE, "text", fails)
    await met.say(broken, text("海苔の佃煮です", 11))
    for _ in PAUSES:
        assert await told.asking(met.services) == "product_name", "the later one waits for the earlier"
        await _skip_pauses(met.services)
        await met.run()
    assert await told.asking(met.services) != "product_name"
    (kept,) = [one for one in await told.events(met.services) if one.last_error]
    assert kept.done_at is not None and kept.event is None and kept.attempts == len(PAUSES) + 1
    assert kept.last_error == "RuntimeError", "nobody's words"
    assert "もう一度お送りください" in "\n".join(await told.said(met.services, "bot"))


async def _skip_pauses(services: Services) -> None:
    async with services.database.transaction() as session:
        await session.execute(update(LineEvent).values(next_attempt_at=services.clock() - timedelta(seconds=1)))


async def test_落ちた処理の出来事は_貸し出しが切れるまで待ち_一人なら起動のときにすぐ戻る(met: LineSide) -> None:
    services = met.services
    await met.send(text("海苔の佃煮です", 10))
    async with services.database.transaction() as session:
        assert await take(session, TANAKA, services.clock()) is not None
    await met.run()
    assert await told.asking(services) == "product_name", "somebody has it"
    async with services.database.transaction() as session:
        await end_leases(session, services.clock())
    await met.run()
    assert await told.asking(services) != "product_name"


async def test_往復のあと_印の前に落ちても_二度は働かない(met: LineSide, monkeypatch: pytest.MonkeyPatch) -> None:
    async def dies(*_: object) -> None:
        raise KeyboardInterrupt

    services = met.services
    await met.send(text("海苔の佃煮です", 10))
    with monkeypatch.context() as patch:
        patch.setattr("bot.storage.line.finish", dies)
        with pytest.raises(KeyboardInterrupt):
            await met.run()
    before = await told.lines(services)
    assert before[-1].role == "bot"
    async with services.database.transaction() as session:
        await end_leases(session, services.clock())
    await met.run()
    assert [line.message_id for line in await told.lines(services)] == [line.message_id for line in before]
    assert all(kept.done_at is not None for kept in await told.events(services))


async def test_動いているサービスは_ベルですぐ見る(line: LineSide, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "LOOK_SECONDS", 3_600.0)
    async with asyncio.timeout(60), working(line.services, INBOX_JOBS):
        await line.send(event("follow", **FOLLOW))
        await _until_done(line.services, 1)
        await line.send(text("海苔の佃煮です", 12))
        await line.send(text("同意します", 11))
        await _until_done(line.services, 3)
    assert (await told.said(line.services))[:2] == ["同意します", "海苔の佃煮です"], "what settles is sorted"


async def _until_done(services: Services, count: int) -> None:
    for _ in range(2_000):
        if len([kept for kept in await told.events(services) if kept.done_at is not None]) >= count:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("the inbox did not look")


async def test_古い出来事は片付ける(met: LineSide) -> None:
    async with met.services.database.transaction() as session:
        await session.execute(update(LineEvent).values(received_at=met.services.clock() - KEPT - timedelta(minutes=1)))
    await met.send(text("まだです", 10))
    await tidy(met.services)
    assert [kept.done_at for kept in await told.events(met.services)] == [None]
