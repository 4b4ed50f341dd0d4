"""Both databases, empty, with all tables."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from sqlalchemy import text

from bot.storage.database import Database
from bot.storage.models import Base


@asynccontextmanager
async def with_tables(url: str) -> AsyncIterator[Database]:
    """The database at ``url`` with the tables of today."""
    found = Database(url)
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield found
    await found.close()


@asynccontextmanager
async def new_on(server_url: str) -> AsyncIterator[str]:
    """A new database on a PostgreSQL server."""
    name = f"minato_{uuid4().hex[:12]}"
    server = Database(server_url)
    async with server.engine.connect() as connection:
        outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await outside.execute(text(f"CREATE DATABASE {name}"))
    yield server.url.set(database=name).render_as_string(hide_password=False)
    await server.close()
