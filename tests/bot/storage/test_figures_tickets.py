"""The tickets of a period come once each and in order, whatever the size of the chunks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

import pytest

from bot.storage import figures_tickets
from bot.storage.database import Database
from bot.storage.figures_tickets import contacts_of, tickets_of
from bot.storage.figures_times import Span
from tests.bot.storage.databases import new_on, with_tables
from tests.bot.storage.figures_world import NOW, World

WEEK = Span(date(2026, 11, 23), date(2026, 11, 27))


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    async with AsyncExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path / 'tickets.db'}"
        else:
            url = await stack.enter_async_context(new_on(request.getfixturevalue("postgres")))
        found = await stack.enter_async_context(with_tables(url))
        async with found.transaction() as session:
            world = World(session)
            # Three in the same minute, so that a chunk ends between them.
            for opened in ("22 23:59", "23 00:00", "24 10:00", "24 10:00", "24 10:00", "27 23:59", "28 00:00"):
                conversation = await world.conversation(opened, consented=opened != "27 23:59")
                await world.ticket(conversation, opened)
                await world.holds(conversation, "contact_name", f"担当{conversation.id}")
                await world.holds(conversation, "capital_yen", 1)
            erased = await world.conversation("25 10:00", erased_at=NOW)
            await world.ticket(erased, "25 10:00")
            await world.holds(erased, "contact_name", "消した人")
        yield found


@pytest.mark.parametrize("chunk", [1, 2, 3, 100])
async def test_受付は一度ずつ古い順に(database: Database, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures_tickets, "CHUNK", chunk)
    chunks = [list(found) async for found in tickets_of(database, WEEK)]
    assert [ticket.number for found in chunks for ticket in found] == ["M-c2", "M-c3", "M-c4", "M-c5", "M-c8", "M-c6"]
    assert all(len(found) <= chunk for found in chunks)


async def test_連絡先は同意があり削除していないものだけ(database: Database) -> None:
    (chunk,) = [found async for found in tickets_of(database, WEEK)]
    contacts = await contacts_of(database, chunk)
    assert contacts == {name: {"contact_name": f"担当{name}"} for name in ("c2", "c3", "c4", "c5")}
