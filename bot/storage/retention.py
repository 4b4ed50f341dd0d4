"""What is kept how long, and how words and values go. Nothing here commits.

A conversation that is erased keeps its skeleton (times, states, numbers, who answered, what kind of message it was), so
that the figures stay right; nothing is left that the visitor said, sent or was told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, String, and_, cast, delete, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.tickets import DoneReason, TicketState
from bot.storage.line import forget_users_of
from bot.storage.links import forget_links
from bot.storage.models import (
    Attachment,
    Conversation,
    DecisionRow,
    IntakeField,
    Message,
    OutboxItem,
    Ticket,
    TicketNote,
    TrackerEvent,
)
from bot.storage.tickets import NOBODY_MUST, describe

ERASED = "erased"  # the headline of a ticket whose visitor's data is gone


class Kept(StrEnum):
    """Conversations by how long they are kept."""

    ABANDONED = "abandoned"  # no ticket: the visitor left on the way
    DONE = "done"
    OPEN = "open"


@dataclass(frozen=True)
class Periods:
    """How long each kind is kept, counted from the last message, from being done, from the last move; None: always."""

    abandoned: timedelta | None
    done: timedelta | None
    open: timedelta | None

    def of(self, kind: Kept) -> timedelta | None:
        return {Kept.ABANDONED: self.abandoned, Kept.DONE: self.done, Kept.OPEN: self.open}[kind]


@dataclass(frozen=True)
class Erased:
    """What went: the ticket's number (None without one) and the names of files on disk."""

    number: str | None
    files: tuple[str, ...]


async def count_due(session: AsyncSession, kind: Kept, periods: Periods, at: datetime) -> int:
    """How many conversations of a kind are past their time."""
    query = _due(kind, periods, at)
    return 0 if query is None else int(await session.scalar(select(func.count()).select_from(query.subquery())) or 0)


async def take_due(
    session: AsyncSession, kind: Kept, periods: Periods, at: datetime, limit: int
) -> Sequence[Conversation]:
    """Up to ``limit`` conversations past their time, locked; those that somebody else works on are left for later."""
    query = _due(kind, periods, at)
    if query is None:
        return ()
    query = query.order_by(Conversation.created_at, Conversation.id).limit(limit)
    return (await session.execute(query.with_for_update(of=Conversation, skip_locked=True))).scalars().all()


def _due(kind: Kept, periods: Periods, at: datetime) -> Select[Conversation] | None:
    kept = periods.of(kind)
    if kept is None:
        return None
    query = select(Conversation).outerjoin(Ticket).where(Conversation.erased_at.is_(None))
    return query.where(_is(kind, at - kept))


def _is(kind: Kept, before: datetime) -> ColumnElement[bool]:
    done = Ticket.state == TicketState.DONE.value
    match kind:
        case Kept.ABANDONED:
            return and_(Ticket.id.is_(None), Conversation.updated_at < before)
        case Kept.DONE:
            return and_(done, func.coalesce(Ticket.done_at, Ticket.updated_at) < before)
        case Kept.OPEN:
            later = exists().where(Message.conversation_id == Conversation.id, Message.at >= before)
            return and_(~done, Ticket.updated_at < before, ~later)


async def files_of(session: AsyncSession, conversation_id: str) -> tuple[str, ...]:
    """The names on disk of what a visitor sent."""
    query = select(Attachment.storage_name).where(Attachment.conversation_id == conversation_id)
    return tuple((await session.execute(query)).scalars())


async def erase(session: AsyncSession, conversation: Conversation, at: datetime) -> str | None:
    """Take words and values out of a (locked) conversation; the number of its ticket, if it has one.

    The files on disk have to be gone before: their names are forgotten here.
    """
    mine = conversation.id
    ticket = (await session.execute(select(Ticket).where(Ticket.conversation_id == mine))).scalar_one_or_none()
    for table in (TrackerEvent, IntakeField, DecisionRow, Attachment):
        await session.execute(delete(table).where(table.conversation_id == mine))
    await session.execute(
        update(Message)
        .where(Message.conversation_id == mine)
        .values(
            message_id=literal("erased-").concat(cast(Message.seq, String)),
            text="", choice=None, replies=None, outcome=None,
        )
    )  # fmt: skip
    await _erase_deliveries(session, mine, ticket.number if ticket else None)
    if ticket is not None:
        await _erase_ticket(session, ticket, at)
    await forget_links(session, mine)
    await forget_users_of(session, mine)
    conversation.sender = conversation.token_hash = None
    conversation.snapshot = {}
    conversation.waiting_since = conversation.told_away_at = None
    conversation.state, conversation.erased_at = "closed", at
    await session.flush()
    return ticket.number if ticket else None


async def _erase_deliveries(session: AsyncSession, conversation_id: str, number: str | None) -> None:
    """Nothing more goes out; of what went out, only that it did."""
    mine = OutboxItem.id.in_(await _deliveries_of(session, conversation_id, number))
    await session.execute(delete(OutboxItem).where(mine, OutboxItem.delivered_at.is_(None)))
    await session.execute(
        update(OutboxItem)
        .where(mine)
        .values(payload={}, last_error=None, key=literal("erased-").concat(cast(OutboxItem.id, String)))
    )


async def _deliveries_of(session: AsyncSession, conversation_id: str, number: str | None) -> list[int]:
    """Those of the conversation, and those that name its ticket without naming the conversation."""
    found = list(
        (await session.execute(select(OutboxItem.id).where(OutboxItem.conversation_id == conversation_id))).scalars()
    )
    if number is None:
        return found
    text = cast(OutboxItem.payload, String)
    query = select(OutboxItem.id, text).where(OutboxItem.conversation_id.is_(None), text.contains(number))
    whole = re.compile(rf"{re.escape(number)}(?!\d)")
    return [*found, *(key for key, payload in (await session.execute(query)).tuples() if whole.search(payload))]


async def _erase_ticket(session: AsyncSession, ticket: Ticket, at: datetime) -> None:
    """Number, times, state and what the figures count by stay. One that was open is done: nobody can answer it."""
    await session.execute(delete(TicketNote).where(TicketNote.ticket_id == ticket.id))
    counted = (ticket.prefecture, ticket.stage, ticket.handson_verdict, ticket.exporter_verdict)
    describe(ticket, {ERASED: True})
    ticket.prefecture, ticket.stage, ticket.handson_verdict, ticket.exporter_verdict = counted
    ticket.callback_at = ticket.written_again_at = ticket.due_at = None
    ticket.rank_at = NOBODY_MUST
    if ticket.state != TicketState.DONE.value:
        ticket.state, ticket.done_reason = TicketState.DONE.value, DoneReason.WITHDRAWN.value
        ticket.done_at = ticket.updated_at = at


async def empty_old_deliveries(session: AsyncSession, before: datetime) -> None:
    """Forget what was in deliveries that are long over, given up ones too; what somebody else works on waits."""
    over = or_(OutboxItem.delivered_at < before, OutboxItem.failed_at < before)
    full = or_(cast(OutboxItem.payload, String) != "{}", OutboxItem.last_error.is_not(None))
    mine = select(OutboxItem.id).where(over, full).order_by(OutboxItem.id).with_for_update(skip_locked=True)
    await session.execute(update(OutboxItem).where(OutboxItem.id.in_(mine)).values(payload={}, last_error=None))
