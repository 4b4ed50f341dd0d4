from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from api.live import Hub
from api.settings import Settings
from api.site import install_site
from bot.handoff.hours import OfficeHours
from bot.storage.database import Database
from bot.storage.models import Base
from tests.api.console.cases import NOW, Browser, add_case, add_user


@dataclass
class SetClock:
    """A clock that stands until it is moved."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(autouse=True)
def _secret_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINATO_SECRET_KEY", "a key of the tests")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'console.db'}")
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield found
    await found.close()


@pytest.fixture
def app(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[FastAPI]:
    found = FastAPI()
    install_site(found)
    hours = OfficeHours(lambda day: False)
    found.state.services = SimpleNamespace(
        settings=Settings(attachments_dir=tmp_path / "attachments"),
        database=database,
        clock=clock,
        hours=hours,
        live=Hub(database),
        dialogue=None,
    )
    yield found


@pytest.fixture
async def browser(app: FastAPI) -> AsyncIterator[Browser]:
    async with AsyncClient(transport=ASGITransport(app), base_url="http://desk.test") as client:
        yield Browser(client)


@pytest.fixture
async def sato(database: Database, browser: Browser) -> Browser:
    """佐藤さん at the desk with one case, M-0001; 鈴木さん has an account, too."""
    await add_user(database, "佐藤")
    await add_user(database, "鈴木")
    await add_case(database)
    await browser.log_in("佐藤")
    return browser


@pytest.fixture
async def suzuki(app: FastAPI, sato: Browser) -> AsyncIterator[Browser]:
    """A second browser, in which 鈴木さん is logged in."""
    async with AsyncClient(transport=ASGITransport(app), base_url="http://desk.test") as client:
        other = Browser(client)
        await other.log_in("鈴木")
        yield other
