"""A case on the desk: ticket and conversation move together, and what a visitor writes later reopens it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import JST, OfficeHours
from bot.handoff.tickets import DoneReason, TransitionError
from bot.storage import desk
from bot.storage.database import Database
from bot.storage.models import Base, Conversation, Ticket
from bot.storage.queue import Which, list_tickets
from bot.storage.tickets import open_ticket
from bot.storage.users import CONCIERGE, create_user

CREATED = datetime(2026, 11, 24, 10, 0, tzinfo=JST)
DONE = CREATED + timedelta(days=1)
AGAIN = datetime(2026, 11, 28, 20, 0, tzinfo=JST)  # Saturday evening
HOURS = OfficeHours(lambda day: False)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with found.transaction() as session:
        conversation = Conversation(
            id="c", channel="web", state="queued", progress={}, snapshot={}, created_at=CREATED, updated_at=CREATED
        )
        session.add(conversation)
        await session.flush()
        await open_ticket(
            session, conversation, reason="completed", headline={}, at=CREATED, expected_reply_by=DONE,
            after_hours=False,
        )  # fmt: skip
    yield found
    await found.close()


async def _close(database: Database) -> None:
    async with database.transaction() as session:
        case = await desk.lock_case(session, "M-0001")
        assert case is not None
        desk.close(case, DoneReason.ANSWERED, DONE)


async def _hear(database: Database) -> None:
    async with database.transaction() as session:
        conversation = await session.get(Conversation, "c")
        assert conversation is not None
        await desk.hear_again(session, conversation, AGAIN, HOURS)


async def _now(database: Database) -> tuple[Conversation, Ticket]:
    async with database.reading() as session:
        conversation, ticket = await session.get(Conversation, "c"), await session.get(Ticket, 1)
        assert conversation is not None and ticket is not None
        return conversation, ticket


async def test_完了すると会話も閉じ_再開すると列に戻る(database: Database) -> None:
    await _close(database)
    conversation, ticket = await _now(database)
    assert (conversation.state, ticket.state, ticket.done_reason) == ("closed", "done", "answered")
    async with database.transaction() as session:
        case = await desk.lock_case(session, "M-0001")
        assert case is not None
        desk.reopen(case, AGAIN)
        with pytest.raises(TransitionError):
            desk.reopen(case, AGAIN)
    conversation, ticket = await _now(database)
    assert (conversation.state, ticket.state, ticket.written_again_at) == ("queued", "new", None)


async def test_完了のあとにお客さまが書くと_期限を改めて列に戻る(database: Database) -> None:
    await _close(database)
    await _hear(database)
    conversation, ticket = await _now(database)
    assert (conversation.state, ticket.state, ticket.done_reason) == ("queued", "new", None)
    assert ticket.written_again_at == ticket.updated_at == AGAIN
    assert ticket.expected_reply_by == datetime(2026, 11, 30, 17, 0, tzinfo=JST)
    assert [ticket.number for ticket in await _open(database)] == ["M-0001"]


async def test_また完了すれば再開のしるしは消える(database: Database) -> None:
    await _close(database)
    await _hear(database)
    await _close(database)
    conversation, ticket = await _now(database)
    assert (conversation.state, ticket.state, ticket.written_again_at) == ("closed", "done", None)


async def test_完了していなければ何も変わらない(database: Database) -> None:
    await _hear(database)
    conversation, ticket = await _now(database)
    assert (conversation.state, ticket.state, ticket.updated_at) == ("queued", "new", CREATED)


async def test_ない番号の受付はない(database: Database) -> None:
    async with database.transaction() as session:
        assert await desk.lock_case(session, "M-9999") is None


async def _open(database: Database) -> list[Ticket]:
    async with database.reading() as session:
        return await list_tickets(session, Which.OPEN, limit=10)


async def _locked(session: AsyncSession) -> desk.Case:
    case = await desk.lock_case(session, "M-0001")
    assert case is not None
    return case


async def _concierges(database: Database, *names: str) -> None:
    async with database.transaction() as session:
        for name in names:
            await create_user(session, name, CONCIERGE, "", CREATED, must_change_password=False)


async def test_one_of_two_concierges_wins_and_the_bot_is_silent(database: Database) -> None:
    await _concierges(database, "佐藤", "鈴木")
    async with database.transaction() as session:
        desk.claim(await _locked(session), 1, DONE)
    with pytest.raises(desk.AlreadyTaken) as taken:
        async with database.transaction() as session:
            desk.claim(await _locked(session), 2, DONE)
    conversation, ticket = await _now(database)
    assert taken.value.assignee_id == ticket.assignee_id == 1
    assert (conversation.state, ticket.state) == ("human", "assigned")


async def test_a_case_put_back_is_the_queue_s_and_the_bot_answers(database: Database) -> None:
    await _concierges(database, "佐藤")
    async with database.transaction() as session:
        case = await _locked(session)
        desk.claim(case, 1, DONE)
        desk.put_back(case, DONE)
    conversation, ticket = await _now(database)
    assert (conversation.state, ticket.state, ticket.assignee_id) == ("queued", "new", None)


async def test_while_the_visitor_must_answer_nothing_is_due_and_their_answer_makes_it_due(database: Database) -> None:
    await _concierges(database, "佐藤")
    async with database.transaction() as session:
        case = await _locked(session)
        desk.claim(case, 1, CREATED)
        desk.wait_for_visitor(case, CREATED)
        assert case.ticket.due_at is None
    async with database.transaction() as session:
        conversation = (await _locked(session)).conversation
        await desk.hear_while_human(session, conversation, DONE, HOURS)
    conversation, ticket = await _now(database)
    assert (ticket.state, conversation.waiting_since) == ("assigned", DONE)
    assert ticket.due_at == ticket.rank_at and ticket.due_at is not None and ticket.due_at > DONE


async def test_a_callback_is_due_at_its_time(database: Database) -> None:
    await _concierges(database, "佐藤")
    async with database.transaction() as session:
        case = await _locked(session)
        desk.claim(case, 1, CREATED)
        desk.call_back(case, DONE, CREATED)
    _, ticket = await _now(database)
    assert (ticket.state, ticket.due_at) == ("callback_due", DONE)
    await _concierges(database, "鈴木")
    async with database.transaction() as session:
        desk.assign(await _locked(session), 2, CREATED)
    _, ticket = await _now(database)
    assert (ticket.state, ticket.due_at, ticket.assignee_id) == ("callback_due", DONE, 2)
