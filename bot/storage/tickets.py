"""Tickets. Nothing here commits."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import Ticket


async def ticket_of(session: AsyncSession, conversation_id: str) -> Ticket | None:
    query = select(Ticket).where(Ticket.conversation_id == conversation_id)
    return (await session.execute(query)).scalar_one_or_none()


async def open_ticket(
    session: AsyncSession,
    conversation_id: str,
    *,
    reason: str,
    state: str,
    headline: dict[str, Any],
    at: datetime,
    expected_reply_by: datetime,
) -> Ticket:
    """A new ticket with its number: ``M-`` and at least four digits, counted up."""
    ticket = Ticket(
        number=f"new-{uuid4().hex[:12]}",
        conversation_id=conversation_id,
        reason=reason,
        state=state,
        headline=headline,
        created_at=at,
        updated_at=at,
        expected_reply_by=expected_reply_by,
    )
    session.add(ticket)
    await session.flush()
    ticket.number = f"M-{ticket.id:04d}"
    return ticket
