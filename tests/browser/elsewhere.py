"""The whole service in this process, with LINE's users giving personal data on a page; and browsers to open it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from api.app import build_services, create_app
from api.services import Services
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.migrate import migrate
from tests.browser.desk_service import listening


@asynccontextmanager
async def elsewhere(agent: LocalAgent, folder: Path) -> AsyncIterator[tuple[Services, str]]:
    """Its parts and its address, which is the public one, too."""
    settings = Settings(
        database_url=f"sqlite:///{folder / 'elsewhere.db'}", line_pii="link", line_basic_id="@minato",
        public_url="http://127.0.0.1", secret_key_file=folder / "secret.key",
    )  # fmt: skip
    services = build_services(settings, agent)
    await migrate(services.database)
    async with listening(create_app(services), sockets=True) as url:
        settings.public_url = url
        yield services, url
