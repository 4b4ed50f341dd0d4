"""Who is ahead, who is at the desk, who has waited too long: the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import JST
from bot.handoff.waiting import FirstAnswer
from bot.storage.database import Database
from bot.storage.models import Base, Conversation, Ticket, User
from bot.storage.tickets import open_ticket
from bot.storage.waiting import count_ahead, count_free, first_answers, left_waiting

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=JST)
QUARTER = timedelta(minutes=15)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'waiting.db'}"
    if request.param == "postgresql":
        server, name = Database(request.getfixturevalue("postgres")), f"waiting_{uuid4().hex[:12]}"
        async with server.engine.connect() as connection:
            alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await alone.execute(text(f"CREATE DATABASE {name}"))
        url = server.url.set(database=name).render_as_string(hide_password=False)
        await server.close()
    found = Database(url)
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    yield found
    await found.close()


async def case(
    session: AsyncSession,
    *,
    came: datetime = NOW - QUARTER,
    due: datetime = NOW + timedelta(hours=7),
    reason: str = "requested",
    after_hours: bool = False,
    talks: str = "queued",
    told: datetime | None = None,
    **ticket: Any,
) -> Ticket:
    """A case on the desk; ``ticket`` are columns as the desk leaves them."""
    conversation = Conversation(
        id=str(uuid4()), channel="web", state=talks, progress={}, snapshot={}, created_at=came, updated_at=came,
        told_away_at=told,
    )  # fmt: skip
    session.add(conversation)
    await session.flush()
    opened = await open_ticket(
        session, conversation, reason=reason, headline={}, at=came, expected_reply_by=due, after_hours=after_hours
    )
    for name, value in ticket.items():
        setattr(opened, name, value)
    await session.flush()
    return opened


async def concierge(session: AsyncSession, name: str, **values: Any) -> User:
    columns = {"role": "concierge", "password_hash": "", "created_at": NOW, "seen_at": NOW, **values}
    user = User(name=name, **columns)
    session.add(user)
    await session.flush()
    return user


async def test_順番は先に期限が来てまだ返事のない受付の数(database: Database) -> None:
    async with database.transaction() as session:
        user = await concierge(session, "佐藤")
        taken = {"assignee_id": user.id, "assigned_at": NOW, "state": "assigned"}
        await case(session, due=NOW + timedelta(hours=1))
        await case(session, due=NOW + timedelta(hours=2), **taken)
        await case(session, due=NOW + timedelta(hours=2), first_reply_at=NOW, **taken)
        await case(session, due=NOW + timedelta(hours=3), first_reply_at=NOW)  # back in the queue
        await case(session, due=NOW + timedelta(hours=3), state="done")
        mine = await case(session, due=NOW + timedelta(hours=4))
        await case(session, due=NOW + timedelta(hours=4))
        await case(session, due=NOW + timedelta(hours=5))
        assert await count_ahead(session, mine) == 3


async def test_手が空いているのは席にいて受け付けていて話していない人(database: Database) -> None:
    async with database.transaction() as session:
        await concierge(session, "いる")
        await concierge(session, "席を外した", seen_at=NOW - timedelta(minutes=6))
        await concierge(session, "一度も来ていない", seen_at=None)
        await concierge(session, "受け付けない", available=False)
        await concierge(session, "やめた", active=False)
        talking = await concierge(session, "話している")
        waiting = await concierge(session, "返事待ち")
        await case(session, talks="human", state="assigned", assignee_id=talking.id)
        await case(session, talks="human", state="waiting_for_visitor", assignee_id=waiting.id)
        assert await count_free(session, NOW) == 2


async def test_返事の速さは最近の受付から(database: Database) -> None:
    early, late = NOW - timedelta(days=9), NOW - timedelta(days=1)
    async with database.transaction() as session:
        await case(session, came=early, first_reply_at=early + QUARTER)
        await case(session, came=late, first_reply_at=late + QUARTER)
        await case(session, came=late)
        assert await first_answers(session, NOW - timedelta(days=7)) == [FirstAnswer(late, late + QUARTER)]


@pytest.mark.parametrize(
    ("how", "is_told"),
    [
        ({}, True),
        ({"reason": "failure"}, True),
        ({"came": NOW - QUARTER + timedelta(seconds=1)}, False),
        ({"reason": "completed"}, False),
        ({"reason": "callback"}, False),
        ({"told": NOW}, False),
        ({"talks": "human"}, False),
        ({"talks": "closed"}, False),
        ({"state": "assigned"}, False),
        ({"assigned_at": NOW}, False),  # somebody had it and gave it back
        ({"reopened": 1}, False),
        ({"after_hours": True, "came": NOW - timedelta(hours=2)}, True),  # 8:00, the same morning
        ({"after_hours": True, "came": NOW - timedelta(hours=14)}, False),  # the evening before
        ({"came": NOW - timedelta(days=1)}, True),
    ],
)
async def test_待ちすぎた人(database: Database, how: dict[str, Any], is_told: bool) -> None:
    async with database.transaction() as session:
        await case(session, **how)
        assert bool(await left_waiting(session, NOW, QUARTER)) is is_told


async def test_二つのプロセスが同じ人に告げることはない(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite has one writer")
    async with database.transaction() as session:
        await case(session)
    async with database.transaction() as one, database.transaction() as other:
        assert len(await left_waiting(one, NOW, QUARTER)) == 1
        assert await left_waiting(other, NOW, QUARTER) == []
