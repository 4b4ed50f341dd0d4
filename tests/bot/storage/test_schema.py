"""The models and the migrations describe the same schema, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from bot.storage.database import Database, async_url
from bot.storage.migrate import migrate
from bot.storage.models import Base
from bot.storage.models.search import is_ours


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_models_and_migrations_agree(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgres") if kind == "postgresql" else f"sqlite:///{tmp_path / 'schema.db'}"
    database = Database(url)
    await migrate(database)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await database.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_migrating_twice_changes_nothing(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    url = request.getfixturevalue("postgres") if kind == "postgresql" else f"sqlite:///{tmp_path / 'schema.db'}"
    database = Database(url)
    await migrate(database)
    async with database.engine.connect() as connection:
        before = await connection.run_sync(lambda sync: sorted(inspect(sync).get_table_names()))
    await migrate(database)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(lambda sync: sorted(inspect(sync).get_table_names())) == before
    await database.close()


def test_every_constraint_has_a_name() -> None:
    for table in Base.metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///var/minato.db", "sqlite+aiosqlite"),
        ("sqlite:////tmp/minato.db", "sqlite+aiosqlite"),
        ("postgresql://user:secret@host/minato", "postgresql+psycopg"),
        ("postgres://user:secret@host/minato", "postgresql+psycopg"),
        ("postgresql+psycopg://host/minato", "postgresql+psycopg"),
    ],
)
def test_the_driver_is_chosen_here(url: str, driver: str) -> None:
    assert async_url(url).drivername == driver


@pytest.mark.parametrize("url", ["", "mysql://host/minato", "minato.db", "http://example.co.jp"])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="MINATO_DATABASE_URL"):
        async_url(url)


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_ours})
    return list(compare_metadata(context, Base.metadata))
