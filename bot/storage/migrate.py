"""Bring a database to the newest schema, or write a new migration (``python -m bot.storage.migrate "what"``)."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from bot.storage.database import Database

_FOLDER = Path(__file__).parent / "migrations"
_ADVISORY_LOCK = 0x4D494E41544F  # "MINATO": replicas that start together migrate one after the other


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def migrate(database: Database) -> None:
    """Upgrade to the newest revision in one transaction. Safe to call at every start, by several processes."""

    def upgrade(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
        command.upgrade(_config(connection), "head")

    async with database.engine.begin() as connection:
        await connection.run_sync(upgrade)


async def write_revision(message: str) -> None:
    """A new migration by comparing the models with an empty database brought to the newest revision."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/schema.db")
        await migrate(database)
        async with database.engine.begin() as connection:
            await connection.run_sync(lambda sync: command.revision(_config(sync), message=message, autogenerate=True))
        await database.close()


if __name__ == "__main__":
    asyncio.run(write_revision(" ".join(sys.argv[1:])))
