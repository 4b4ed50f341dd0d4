"""The last administrator stays, whoever is quick."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import text

from bot.storage import accounts, second_factor, users
from bot.storage.database import Database
from bot.storage.migrate import migrate

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.fixture
async def database(postgres: str) -> AsyncIterator[Database]:
    name = f"minato_{uuid4().hex[:12]}"
    server = Database(postgres)
    async with server.engine.connect() as connection:
        raw = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await raw.execute(text(f"CREATE DATABASE {name}"))
    found = Database(server.url.set(database=name).render_as_string(hide_password=False))
    await server.close()
    await migrate(found)
    yield found
    await found.close()


async def _create(database: Database, name: str, role: str = users.ADMIN) -> int:
    async with database.transaction() as session:
        return (await users.create_user(session, name, role, "hash", AT, False)).id


async def test_二人の管理者が同時に止め合っても一人は残る(database: Database) -> None:
    pair = [await _create(database, "佐藤"), await _create(database, "鈴木")]

    async def switch_off(user_id: int) -> bool:
        try:
            async with database.transaction() as session:
                user = await accounts.lock_user(session, user_id)
                assert user is not None
                await accounts.set_active(session, user, False)
        except accounts.LastAdmin:
            return False
        return True

    assert sorted(await asyncio.gather(*map(switch_off, pair))) == [False, True]


async def test_同じコードを同時に使っても通るのは一つ(database: Database) -> None:
    user_id = await _create(database, "佐藤")

    async def use() -> bool:
        async with database.transaction() as session:
            return await second_factor.use_step(session, user_id, 58_000_000)

    assert sorted(await asyncio.gather(*(use() for _ in range(4)))) == [False, False, False, True]


async def test_同じメールは大文字でも一つのアカウントだけ(database: Database) -> None:
    first, second = await _create(database, "佐藤"), await _create(database, "鈴木")
    async with database.transaction() as session:
        user = await accounts.lock_user(session, first)
        assert user is not None
        await accounts.set_contact(session, user, "", "sato@example.jp")
    with pytest.raises(accounts.EmailTaken):
        async with database.transaction() as session:
            user = await accounts.lock_user(session, second)
            assert user is not None
            await accounts.set_contact(session, user, "", "Sato@Example.jp")
