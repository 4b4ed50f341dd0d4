"""The service with what goes out over LINE, and as an operator sets it who takes no personal data there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient

from api.app import build_services, create_app
from api.services import Services
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.api.channels.line.outgoing import Outgoing, outgoing
from tests.api.notifications.desk import SetClock, make_tables
from tests.conftest import NOW
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


@pytest.fixture
async def by_link(agent: LocalAgent, tmp_path: Path) -> AsyncIterator[Services]:
    """The whole service's parts with ``MINATO_LINE_PII=link``."""
    settings = Settings(
        database_url=f"sqlite:///{tmp_path / 'link.db'}", clock=NOW, line_pii="link", line_basic_id="@minato",
        public_url="https://minato.example.jp", secret_key_file=tmp_path / "secret.key",
    )  # fmt: skip
    built = build_services(settings, agent)
    await migrate(built.database)
    yield built
    await built.database.close()


@pytest.fixture
async def web(by_link: Services) -> AsyncIterator[AsyncClient]:
    """HTTP to that service."""
    transport = ASGITransport(create_app(by_link), raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://minato.test") as http:
        yield http
