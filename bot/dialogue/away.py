"""When the person who leads a conversation does not answer: the visitor is told once, and offered a callback."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.callback import Why, offer_callback
from bot.dialogue.handing import Words
from bot.dialogue.messages import deliver, system_line
from bot.dialogue.people import BOT_AGAIN, person_name
from bot.handoff.hours import OfficeHours
from bot.storage.audit import Action, record
from bot.storage.calendar import hours_with_days
from bot.storage.database import Database
from bot.storage.desk import Case, keep_waiting
from bot.storage.models import Conversation, Ticket, User
from bot.storage.tickets import ticket_of

UNSEEN_FOR = timedelta(minutes=2)  # after which a concierge counts as gone
_MOST_AT_ONCE = 50


async def tell_of_absence(
    database: Database, words: Words, at: datetime, limit: timedelta, hours: OfficeHours
) -> list[str]:
    """Tell the visitors whom people leave unanswered; the ids of their conversations. Each in its own transaction.

    A visitor is told when they have waited for ``limit``. When nobody is there for them any more (their concierge has
    not been seen for ``UNSEEN_FOR``, or the account is gone) they are told at once, and the bot leads again. Several
    processes may do it at once: the row of the conversation is locked, and who comes second finds nothing to do.
    """
    async with database.reading() as session:
        waiting = await _waiting(session, at, limit)
    told = []
    for conversation_id in waiting:
        async with database.transaction() as session:
            if await _tell(session, conversation_id, words, at, limit, hours):
                told.append(conversation_id)
    return told


def _gone(at: datetime) -> ColumnElement[bool]:
    return or_(User.id.is_(None), User.active.is_(False), User.seen_at.is_(None), User.seen_at <= at - UNSEEN_FOR)


async def _waiting(session: AsyncSession, at: datetime, limit: timedelta, one: str | None = None) -> Sequence[str]:
    """Conversations in which the visitor waits too long: who was told already, once more when the person is gone."""
    late = and_(Conversation.waiting_since <= at - limit, Conversation.told_away_at.is_(None))
    query = (
        select(Conversation.id)
        .join(Ticket, Ticket.conversation_id == Conversation.id)
        .outerjoin(User, User.id == Ticket.assignee_id)
        .where(Conversation.state == "human", Conversation.waiting_since.is_not(None), or_(late, _gone(at)))
        .order_by(Conversation.waiting_since)
        .limit(_MOST_AT_ONCE)
    )
    if one is not None:
        query = query.where(Conversation.id == one)
    return (await session.execute(query)).scalars().all()


async def _tell(
    session: AsyncSession, conversation_id: str, words: Words, at: datetime, limit: timedelta, hours: OfficeHours
) -> bool:
    query = select(Conversation).where(Conversation.id == conversation_id).with_for_update(skip_locked=True)
    conversation = (await session.execute(query)).scalar_one_or_none()
    if conversation is None or not await _waiting(session, at, limit, conversation_id):
        return False  # somebody is at it just now, or was
    ticket = await ticket_of(session, conversation_id)
    assert ticket is not None
    hours = await hours_with_days(session, hours)
    told_before = conversation.told_away_at is not None
    if await _is_gone(session, ticket, at):
        await _leave(session, Case(ticket, conversation), words, at)
    if not told_before:
        await offer_callback(session, conversation, at=at, hours=hours, words=words, why=Why.UNANSWERED)
    return True


async def _is_gone(session: AsyncSession, ticket: Ticket, at: datetime) -> bool:
    query = select(User.id).where(User.id == ticket.assignee_id, ~_gone(at))
    return await session.scalar(query) is None


async def _leave(session: AsyncSession, case: Case, words: Words, at: datetime) -> None:
    """The person is gone: the bot leads again, and the case stays theirs."""
    assignee_id = case.ticket.assignee_id
    user = await session.get(User, assignee_id) if assignee_id is not None else None
    keep_waiting(case, at)
    line = words("person_left").format(person=person_name(user)) if user else BOT_AGAIN
    await deliver(session, case.conversation, system_line(case.conversation, line, at), at)
    record(session, Action.RELEASED, at, subject=case.ticket.number, reason="unanswered")
