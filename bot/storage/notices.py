"""Notices of what happened to a ticket, put into the outbox with what caused them. Nothing here commits.

A notice names the event and the ticket only. To whom it goes is settled by the service, outside the turn, from the
settings and accounts of that moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.notices import MISSED_AT_MOST, Event, due_mark, notice_key
from bot.handoff.tickets import TicketState
from bot.storage.models import Message, OutboxItem, Ticket
from bot.storage.outbox import enqueue

NOTICE = "notice"


async def announce(session: AsyncSession, ticket: Ticket, event: Event, at: datetime, mark: str = "") -> None:
    """Tell the desk of ``event`` once for each ``mark``."""
    await enqueue(
        session, NOTICE, notice_key(event, ticket.number, mark),
        {"event": event.value, "ticket_id": ticket.id, "at": at.isoformat(), "mark": mark}, at, ticket.conversation_id,
    )  # fmt: skip


async def announce_reply(session: AsyncSession, ticket: Ticket, at: datetime) -> None:
    """Tell the desk that the visitor wrote. Whether they were told already is the caller's to know."""
    last = await session.scalar(select(func.max(Message.seq)).where(Message.conversation_id == ticket.conversation_id))
    await announce(session, ticket, Event.VISITOR_REPLIED, at, str(last or 0))


async def announce_reply_to_waiting(session: AsyncSession, ticket: Ticket, at: datetime) -> None:
    """The same while the bot answers a visitor whom a person waits for: once until a person moves the ticket."""
    await announce(session, ticket, Event.VISITOR_REPLIED, at, f"w{int(ticket.updated_at.timestamp())}")


async def near_deadlines(session: AsyncSession, until: datetime, at: datetime) -> Sequence[Ticket]:
    """Tickets whose deadline is not after ``until`` and of which nobody was told yet; not locked."""
    query = select(Ticket).where(
        Ticket.state != TicketState.DONE.value, Ticket.rank_at <= until, Ticket.due_at > at - MISSED_AT_MOST
    )
    tickets = (await session.execute(query.order_by(Ticket.rank_at))).scalars().all()
    keys = {ticket.id: _due_key(ticket) for ticket in tickets}
    told = set((await session.execute(select(OutboxItem.key).where(OutboxItem.key.in_(keys.values())))).scalars())
    return [ticket for ticket in tickets if keys[ticket.id] not in told]


async def announce_deadline(session: AsyncSession, ticket_id: int, until: datetime, at: datetime) -> None:
    """Tell the desk of a deadline, unless another process is just doing so or it was moved meanwhile."""
    query = select(Ticket).where(Ticket.id == ticket_id).with_for_update(skip_locked=True)
    ticket = (await session.execute(query)).scalar_one_or_none()
    if ticket is not None and ticket.due_at is not None and ticket.due_at <= until:
        await announce(session, ticket, Event.DEADLINE_NEAR, at, due_mark(ticket.due_at))


def _due_key(ticket: Ticket) -> str:
    assert ticket.due_at is not None
    return notice_key(Event.DEADLINE_NEAR, ticket.number, due_mark(ticket.due_at))
