"""Finding everything of one person. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import Conversation, IntakeField, Ticket, TicketNote


async def by_ticket(session: AsyncSession, number: str) -> Conversation | None:
    """The conversation of a ticket, unless its data was erased."""
    query = select(Conversation).join(Ticket).where(Ticket.number == number, Conversation.erased_at.is_(None))
    return (await session.execute(query)).scalar_one_or_none()


async def by_email(session: AsyncSession, email: str) -> Sequence[Conversation]:
    """All conversations in which this address was given, the oldest first; capitals make no difference."""
    query = (
        select(Conversation)
        .join(IntakeField)
        .where(
            IntakeField.field == "contact_email",
            func.lower(IntakeField.record["value"].as_string()) == email.strip().lower(),
        )
        .order_by(Conversation.created_at, Conversation.id)
    )
    return (await session.execute(query)).scalars().all()


async def notes_of(session: AsyncSession, conversation_id: str) -> Sequence[TicketNote]:
    """What concierges noted about a case, in order."""
    query = select(TicketNote).join(Ticket).where(Ticket.conversation_id == conversation_id).order_by(TicketNote.id)
    return (await session.execute(query)).scalars().all()
