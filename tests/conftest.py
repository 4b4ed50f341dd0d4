"""What the tests share: the trained model, databases, the whole service in this process."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from httpx import AsyncClient

    from api.services import Services
    from bot.dialogue.processor import LocalAgent

settings.register_profile("minato", deadline=None)  # time is measured by benchmarks, not by tests
settings.load_profile("minato")

# Saturday evening: the desk is closed, the intake is not.
NOW = datetime.fromisoformat("2026-11-21T20:00:00+09:00")


@pytest.fixture(scope="session")
def model() -> Path:
    """The model for the current sources, trained if there is none."""
    from api.commands.training import ensure_model
    from api.settings import Settings
    from bot.dialogue.quiet import silence_rasa

    silence_rasa()
    return ensure_model(Settings())


@pytest.fixture(scope="session")
def agent(model: Path) -> LocalAgent:
    """Rasa's agent, loaded once for all tests."""
    from api.app import load_agent

    return load_agent(model)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a real PostgreSQL server, started for this run."""
    import pgserver

    server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture
async def postgres_url(postgres: str) -> AsyncIterator[str]:
    """An empty database of its own on that server."""
    from sqlalchemy import text

    from bot.storage.database import Database

    name, server = f"minato_{uuid4().hex[:12]}", Database(postgres)
    async with server.engine.connect() as connection:
        await (await connection.execution_options(isolation_level="AUTOCOMMIT")).execute(
            text(f"CREATE DATABASE {name}")
        )
    yield server.url.set(database=name).render_as_string(hide_password=False)
    await server.close()


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """A fresh SQLite database; tests of PostgreSQL override it."""
    return f"sqlite:///{tmp_path / 'minato.db'}"


@pytest.fixture
async def services(agent: LocalAgent, database_url: str, tmp_path: Path) -> AsyncIterator[Services]:
    """The whole service's parts, on an empty database, with a clock that starts at NOW."""
    from api.app import build_services
    from api.settings import Settings
    from bot.storage.migrate import migrate

    settings = Settings(database_url=database_url, attachments_dir=tmp_path / "attachments", clock=NOW)
    built = build_services(settings, agent)
    await migrate(built.database)
    yield built
    await built.database.close()


@pytest.fixture
async def client(services: Services) -> AsyncIterator[AsyncClient]:
    """HTTP to the whole service, in this process."""
    from httpx import ASGITransport, AsyncClient

    from api.app import create_app

    transport = ASGITransport(create_app(services), raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://minato.test") as http:
        yield http


def chromium_path() -> str | None:
    """The Chromium to test with: MINATO_TEST_CHROMIUM, the system's, else playwright's own (None)."""
    from shutil import which

    return os.environ.get("MINATO_TEST_CHROMIUM") or which("chromium") or which("google-chrome")
