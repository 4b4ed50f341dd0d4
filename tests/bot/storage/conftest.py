from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.migrate import migrate


@pytest.fixture(params=["sqlite", "postgresql"])
async def migrated(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """Each of the two databases, empty and migrated."""
    url = f"sqlite:///{tmp_path / 'migrated.db'}"
    if request.param == "postgresql":
        server = Database(request.getfixturevalue("postgres"))
        name = f"test_{uuid4().hex[:12]}"
        async with server.engine.connect() as connection:
            autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await autocommit.execute(text(f"CREATE DATABASE {name}"))
        url = server.url.set(database=name).render_as_string(hide_password=False)
        await server.close()
    found = Database(url)
    await migrate(found)
    yield found
    await found.close()
