from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.api.channels.line.outgoing import Outgoing, outgoing
from tests.api.notifications.desk import SetClock, make_tables
from tests.line_stand_in import LineStandIn, line_stand_in


@pytest.fixture
def out_clock() -> SetClock:
    """The time of the service and of LINE."""
    return SetClock()


@pytest.fixture
async def line_api(out_clock: SetClock) -> AsyncIterator[LineStandIn]:
    async with line_stand_in(out_clock) as found:
        yield found


@pytest.fixture
async def out(tmp_path: Path, line_api: LineStandIn, out_clock: SetClock) -> AsyncIterator[Outgoing]:
    database = Database(f"sqlite:///{tmp_path / 'line.db'}")
    await make_tables(database)
    async with outgoing(database, line_api, out_clock) as found:
        yield found
    await database.close()


@pytest.fixture
async def out_either(either: Database, line_api: LineStandIn, out_clock: SetClock) -> AsyncIterator[Outgoing]:
    """The same, once on SQLite and once on PostgreSQL."""
    async with outgoing(either, line_api, out_clock) as found:
        yield found
