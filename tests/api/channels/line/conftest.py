from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.storage.database import Database
from tests.api.channels.line.outgoing import Outgoing, outgoing
from tests.api.notifications.desk import SetClock
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
async def out(either: Database, line_api: LineStandIn, out_clock: SetClock) -> AsyncIterator[Outgoing]:
    async with outgoing(either, line_api, out_clock) as found:
        yield found
