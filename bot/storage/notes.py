"""What concierges tell each other about a case. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import TicketNote


async def add_note(
    session: AsyncSession, ticket_id: int, text: str, at: datetime, *, author_id: int, author: str
) -> None:
    session.add(TicketNote(ticket_id=ticket_id, author_id=author_id, author=author, text=text, at=at))
    await session.flush()


async def notes_of(session: AsyncSession, ticket_id: int) -> Sequence[TicketNote]:
    """The newest last."""
    query = select(TicketNote).where(TicketNote.ticket_id == ticket_id).order_by(TicketNote.at, TicketNote.id)
    return (await session.execute(query)).scalars().all()
