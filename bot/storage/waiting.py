"""What a visitor's wait depends on: the cases ahead, who is at the desk, how fast it answered. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import JST
from bot.handoff.tickets import TicketState
from bot.handoff.waiting import FirstAnswer
from bot.storage.models import Conversation, Ticket, User

# A console page that is open lets itself be heard more often than this.
AT_THE_DESK = timedelta(minutes=5)
_MOST = 200  # first answers that an estimate looks at
_MOST_AT_ONCE = 100


async def count_ahead(session: AsyncSession, ticket: Ticket) -> int:
    """The open cases that are due before ``ticket`` and still wait for a person's answer."""
    waits = or_(
        Ticket.state == TicketState.NEW.value,
        and_(Ticket.state != TicketState.DONE.value, Ticket.first_reply_at.is_(None)),
    )
    earlier = or_(Ticket.due_at < ticket.due_at, and_(Ticket.due_at == ticket.due_at, Ticket.id < ticket.id))
    query = select(func.count()).select_from(Ticket).where(waits, earlier, Ticket.id != ticket.id)
    return int(await session.scalar(query) or 0)


async def count_free(session: AsyncSession, at: datetime) -> int:
    """The concierges who take cases, have the console open, and lead no conversation."""
    leads = exists().where(
        Ticket.assignee_id == User.id,
        Ticket.state == TicketState.ASSIGNED.value,
        Ticket.conversation_id == Conversation.id,
        Conversation.state == "human",
    )
    there = (User.active, User.available, User.seen_at >= at - AT_THE_DESK)
    return int(await session.scalar(select(func.count()).select_from(User).where(*there, ~leads)) or 0)


async def first_answers(session: AsyncSession, since: datetime) -> Sequence[FirstAnswer]:
    """The cases since then that a person has answered, the latest ``_MOST``."""
    query = (
        select(Ticket.created_at, Ticket.first_reply_at)
        .where(Ticket.created_at >= since, Ticket.first_reply_at.is_not(None))
        .order_by(Ticket.created_at.desc())
        .limit(_MOST)
    )
    rows = (await session.execute(query)).tuples()
    return [FirstAnswer(came_at, answered_at) for came_at, answered_at in rows if answered_at is not None]


async def left_waiting(session: AsyncSession, at: datetime, waited: timedelta) -> Sequence[tuple[Ticket, Conversation]]:
    """Cases of at least that age that nobody has ever taken, whose visitors wait and have not been told so yet.

    Who finished the intake, or came on an earlier day while the desk was closed, knows already by when they will hear
    and does not sit waiting. The conversations are locked for this transaction; other replicas skip them.
    """
    today = at.astimezone(JST).replace(hour=0, minute=0, second=0, microsecond=0)
    query = (
        select(Ticket, Conversation)
        .join(Conversation, Conversation.id == Ticket.conversation_id)
        .where(
            Ticket.state == TicketState.NEW.value,
            Ticket.assigned_at.is_(None),
            Ticket.reopened == 0,
            Ticket.reason.in_(("requested", "failure")),
            Ticket.created_at <= at - waited,
            or_(Ticket.after_hours.is_(False), Ticket.created_at >= today),
            Conversation.state == "queued",
            Conversation.told_away_at.is_(None),
        )
        .order_by(Ticket.created_at)
        .limit(_MOST_AT_ONCE)
        .with_for_update(of=Conversation, skip_locked=True)
    )
    return [(ticket, conversation) for ticket, conversation in (await session.execute(query)).tuples()]
