"""The service as an operator sets it who does not take personal data by LINE."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient

from api.app import build_services, create_app
from api.services import Services
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.migrate import migrate
from tests.conftest import NOW


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
