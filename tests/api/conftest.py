from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.migrate import migrate


@pytest.fixture(params=["sqlite", "postgresql"])
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty, migrated database: once SQLite, once a real PostgreSQL."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'minato.db'}"
    else:
        server = Database(request.getfixturevalue("postgres"))
        name = f"minato_{uuid4().hex[:12]}"
        async with server.engine.connect() as connection:
            raw = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await raw.execute(text(f"CREATE DATABASE {name}"))
        url = server.url.set(database=name).render_as_string(hide_password=False)
        await server.close()
    database = Database(url)
    await migrate(database)
    yield database
    await database.close()
