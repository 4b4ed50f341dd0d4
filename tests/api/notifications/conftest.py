from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from tests.api.notifications.desk import Desk, desk_on, make_tables
from tests.api.notifications.http_server import Receiver, receiver
from tests.api.notifications.smtp_server import MailServer, mail_server


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'notices.db'}")
    await make_tables(found)
    yield found
    await found.close()


@pytest.fixture
async def mails() -> AsyncIterator[MailServer]:
    async with mail_server() as server:
        yield server


@pytest.fixture
async def hooks() -> AsyncIterator[Receiver]:
    async with receiver() as found:
        yield found


@pytest.fixture
def desk(database: Database, mails: MailServer) -> Desk:
    """Its mail server is ours, in the clear; webhooks may go to this machine."""
    return desk_on(
        database, smtp_host="127.0.0.1", smtp_port=mails.port, smtp_tls="none", smtp_from="desk@minato.example"
    )
