from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import Base

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'users.db'}")
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield found
    await found.close()


async def _create(database: Database, name: str, role: str = users.CONCIERGE) -> int:
    async with database.transaction() as session:
        return (await users.create_user(session, name, role, "hash", AT, False)).id


async def test_an_account_is_found_however_its_name_is_typed(database: Database) -> None:
    user_id = await _create(database, " Ｓato ")
    async with database.reading() as session:
        for typed in ("Sato", "Ｓａｔｏ", " Sato　"):
            found = await users.find_user(session, typed)
            assert found is not None and found.id == user_id
        assert await users.find_user(session, "sato") is None
        assert await users.find_user(session, "a\x00") is None


@pytest.mark.parametrize(
    ("name", "role"), [("", "admin"), ("　", "admin"), ("x" * 101, "admin"), ("a\nb", "admin"), ("佐藤", "owner")]
)
async def test_no_account_without_a_name_and_a_role(database: Database, name: str, role: str) -> None:
    with pytest.raises(ValueError):
        await _create(database, name, role)
    async with database.reading() as session:
        assert not await users.any_user(session)


async def test_a_name_is_taken_once(database: Database) -> None:
    await _create(database, "佐藤")
    with pytest.raises(users.UserExists):
        await _create(database, "佐藤 ")


async def test_a_session_lives_until_it_expires_is_ended_or_the_password_changes(database: Database) -> None:
    user_id = await _create(database, "佐藤")

    async def log_in(secret: str, at: datetime) -> None:
        async with database.transaction() as session:
            await users.open_session(
                session, user_id, secret_hash=secret, csrf_token="t", at=at, expires_at=at + timedelta(hours=1)
            )

    async def is_in(secret: str, at: datetime) -> bool:
        async with database.reading() as session:
            return await users.find_session(session, secret, at) is not None

    for secret in ("one", "two", "three"):
        await log_in(secret, AT)
    assert await is_in("one", AT + timedelta(minutes=59))
    assert not await is_in("one", AT + timedelta(hours=1))
    async with database.transaction() as session:
        await users.end_session(session, "one")
    assert not await is_in("one", AT) and await is_in("two", AT)
    await log_in("four", AT + timedelta(hours=2))
    assert not await is_in("two", AT), "expired ones are swept away"
    async with database.transaction() as session:
        await users.set_password(session, user_id, "new", must_change=False)
    assert not await is_in("four", AT + timedelta(hours=2))
