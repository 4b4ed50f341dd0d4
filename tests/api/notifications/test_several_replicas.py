"""Two replicas on a real PostgreSQL: each notice goes to each receiver once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from api.notifications.deadlines import tell_deadlines
from api.notifications.runner import LEASE, claim
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.api.console.cases import NOW, add_case
from tests.api.notifications.desk import Desk, desk_on
from tests.api.notifications.http_server import Receiver
from tests.api.notifications.smtp_server import MailServer

CASES = 12


@pytest.fixture
async def replicas(postgres: str, mails: MailServer) -> AsyncIterator[list[Desk]]:
    name = f"minato_{uuid4().hex[:12]}"
    server = Database(postgres)
    async with server.engine.connect() as connection:
        await (await connection.execution_options(isolation_level="AUTOCOMMIT")).execute(
            text(f"CREATE DATABASE {name}")
        )
    url = server.url.set(database=name).render_as_string(hide_password=False)
    await server.close()
    databases = [Database(url) for _ in range(2)]
    await migrate(databases[0])
    settings = {"smtp_host": "127.0.0.1", "smtp_port": mails.port, "smtp_tls": "none", "smtp_from": "d@minato.example"}
    yield [desk_on(database, **settings) for database in databases]
    for database in databases:
        await database.close()


async def test_二つの複製が同時に働いても_一つの知らせは一度ずつ(
    replicas: list[Desk], hooks: Receiver, mails: MailServer
) -> None:
    first = replicas[0]
    await first.endpoint(hooks.url)
    await first.account("田中", "tanaka@minato.example")
    for _ in range(CASES):
        await add_case(first.database, due=NOW + timedelta(minutes=30))
    for _ in range(3):
        await asyncio.gather(*(tell_deadlines(desk.services) for desk in replicas))
        await asyncio.gather(*(desk.deliver() for desk in replicas))
    events = Counter(call.told["event"] for call in hooks.calls)
    assert events == {"ticket.created": CASES, "ticket.deadline_near": CASES}
    assert len({call.headers["minato-delivery"] for call in hooks.calls}) == 2 * CASES
    letters = [str(letter["Message-ID"]) for _, letter in mails.letters]
    assert len(letters) == len(set(letters)) == 2 * CASES


async def test_落ちた複製の分は_もう一方が引き取る(replicas: list[Desk], hooks: Receiver) -> None:
    first, second = replicas
    await first.endpoint(hooks.url)
    await add_case(first.database)
    hooks.status = 503
    await first.deliver()
    hooks.status = 200
    first.clock.forward(timedelta(minutes=1))
    assert len(await claim(first.database, first.clock(), ("webhook",))) == 1  # and here it dies
    second.clock.at = first.clock.at
    await second.deliver()
    assert len(hooks.calls) == 1
    second.clock.forward(LEASE)
    await second.deliver()
    assert [call.headers["minato-delivery"] for call in hooks.calls] == [hooks.calls[0].headers["minato-delivery"]] * 2
