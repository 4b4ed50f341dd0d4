"""Two processes on one PostgreSQL, and LINE: which of them hears, works and sends makes no difference."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from httpx import AsyncClient

from bot.storage.database import Database
from tests.api.channels.line.events import told
from tests.api.channels.line.events.conftest import postgres_url
from tests.e2e.doomed import Place
from tests.e2e.line_person import Person
from tests.e2e.lives import SECONDS, Lives, lives, settled
from tests.e2e.visitor import WORDS
from tests.line_stand_in import webhooks
from tests.line_stand_in.people import user_id
from tests.line_stand_in.webhooks import Delivery

__all__ = ["postgres_url"]

NAMES = ("佐藤", "鈴木", "高橋")
TANAKA = user_id("田中")
BURST = tuple(WORDS.values())[1:6]  # what follows consent


@pytest.fixture
async def here(
    model: Path, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Lives]:
    monkeypatch.setattr(webhooks, "TIMEOUT_SECONDS", SECONDS)  # how fast it acknowledges is measured elsewhere
    async with lives(postgres_url, tmp_path / "lives") as found:
        yield found


@pytest.fixture
async def kept(postgres_url: str) -> AsyncIterator[Any]:
    """What both processes wrote, as ``told`` reads it."""
    database = Database(postgres_url)
    yield SimpleNamespace(database=database)
    await database.close()
