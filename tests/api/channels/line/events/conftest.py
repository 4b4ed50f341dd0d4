"""The service with LINE on, and LINE's side of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr

from api.app import build_services, create_app
from api.services import Services
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.migrate import migrate
from tests.api.channels.line.events.line_side import SECRET, TOKEN, Files, LineSide, serving
from tests.conftest import NOW


@pytest.fixture
async def files() -> AsyncIterator[Files]:
    async with serving() as found:
        yield found


@pytest.fixture
async def services(agent: LocalAgent, database_url: str, tmp_path: Path, files: Files) -> AsyncIterator[Services]:
    settings = Settings(
        database_url=database_url,
        attachments_dir=tmp_path / "attachments",
        clock=NOW,
        line_channel_secret=SecretStr(SECRET),
        line_channel_access_token=SecretStr(TOKEN),
        line_api_base=files.base,
        line_data_base=files.base,
    )
    built = build_services(settings, agent)
    await migrate(built.database)
    yield built
    assert built.line is not None
    await built.line.close()
    await built.database.close()


@pytest.fixture
async def line(services: Services, files: Files) -> AsyncIterator[LineSide]:
    transport = ASGITransport(create_app(services), raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://minato.test") as http:
        yield LineSide(http, services, files)
