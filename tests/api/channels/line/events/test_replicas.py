"""Several processes on one PostgreSQL: one of them takes a user's events, and what dies loses and repeats nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import update

from api.app import build_services
from api.channels.line.inbox import work_off_what_waits
from api.services import Services
from bot.dialogue.processor import LocalAgent
from bot.storage import line as storage
from bot.storage.models import LineEvent
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import TANAKA, LineSide, event, text


@pytest.fixture
def database_url(postgres_url: str) -> str:
    return postgres_url


@pytest.fixture
async def other(services: Services, agent: LocalAgent) -> AsyncIterator[Services]:
    """A second process of the service, on the same database."""
    built = build_services(services.settings, agent, services.clock)
    yield built
    assert built.line is not None
    await built.line.close()
    await built.database.close()


async def _everything(*replicas: Services) -> None:
    """Both work as long as anything waits: who finds a user taken comes again."""
    for _ in range(50):
        await asyncio.gather(*(work_off_what_waits(one) for one in replicas))
        if all(kept.done_at is not None for kept in await told.events(replicas[0])):
            return
    raise AssertionError("something still waits")


async def test_二つのプロセスが働いても_言葉は順番に一度ずつ(line: LineSide, other: Services) -> None:
    users = [f"U{number:032x}" for number in range(6)]
    words = ["同意します", "海苔の佃煮です", "資本金は3000万円です", "資本金はやっぱり5000万円です"]
    for user in users:
        await line.send(*(text(said, 10 + place, user=user) for place, said in reversed(list(enumerate(words)))))
    await _everything(line.services, other)
    for user in users:
        assert await told.said(line.services, "visitor", user) == words
        assert await told.value(line.services, "capital_yen", user) == 50_000_000
        assert len(await told.said(line.services, "bot", user)) == len(words) + 1, "one greeting, one answer each"
    sent = [item.payload["message_id"] for item in await told.outgoing(line.services)]
    assert len(sent) == len(set(sent)) == len(users) * (len(words) + 1)


async def test_同じ要求が二つのプロセスに届いても_一度だけ(line: LineSide, other: Services) -> None:
    arrivals = [
        storage.Arrival(f"01SAME{number}", "message", TANAKA, line.services.clock(), None, {"n": number})
        for number in range(20)
    ]

    async def keep(at: Services) -> int:
        async with at.database.transaction(urgent=True) as session:
            return len(await storage.store(session, arrivals, at.clock()))

    assert sum(await asyncio.gather(*(keep(at) for at in (line.services, other) * 3))) == 20
    assert len(await told.events(line.services)) == 20


async def test_一人の出来事は_一つのプロセスだけが持つ(line: LineSide, other: Services) -> None:
    await line.send(text("一つ目", 1), text("二つ目", 2))

    async def take(at: Services) -> storage.Taken | None:
        async with at.database.transaction() as session:
            return await storage.take(session, TANAKA, at.clock())

    taken = await asyncio.gather(*(take(at) for at in (line.services, other) * 4))
    assert len([one for one in taken if one is not None]) == 1
    await line.send(text("もっと前の言葉", 0))
    assert await take(other) is None, "an earlier one that comes now waits, too"


async def test_途中で落ちたプロセスの仕事は_貸し出しが切れたらもう一方が引き取る(
    line: LineSide, other: Services
) -> None:
    await line.say(event("follow", follow={"isUnblocked": False}), text("同意します", 1))
    await line.send(text("海苔の佃煮です", 5))
    async with line.services.database.transaction() as session:
        taken = await storage.take(session, TANAKA, line.services.clock())
    assert taken is not None
    await work_off_what_waits(other)
    assert await told.asking(other) == "product_name", "it may still be at it"
    over = line.services.clock() - timedelta(seconds=1)
    async with line.services.database.transaction() as session:
        await session.execute(update(LineEvent).values(next_attempt_at=over))
    await work_off_what_waits(other)
    assert await told.asking(other) != "product_name"
