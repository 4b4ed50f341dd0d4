"""Tickets. Nothing here commits."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.notices import Event
from bot.handoff.tickets import TicketState
from bot.storage.models import Conversation, Ticket
from bot.storage.notices import announce

# Where nobody must act, in the order of the queue.
NOBODY_MUST = datetime(9999, 1, 1, tzinfo=UTC)
_SEARCHED = ("company_name", "product_name", "contact_name", "contact_email", "contact_phone")


async def ticket_of(session: AsyncSession, conversation_id: str) -> Ticket | None:
    query = select(Ticket).where(Ticket.conversation_id == conversation_id)
    return (await session.execute(query)).scalar_one_or_none()


async def open_ticket(
    session: AsyncSession,
    conversation: Conversation,
    *,
    reason: str,
    headline: dict[str, Any],
    at: datetime,
    expected_reply_by: datetime,
    after_hours: bool,
) -> Ticket:
    """A new ticket with its number: ``M-`` and at least four digits, counted up. ``after_hours``: the desk is closed."""
    ticket = Ticket(
        number=f"new-{uuid4().hex[:12]}",
        conversation_id=conversation.id,
        channel=conversation.channel,
        reason=reason,
        state=TicketState.NEW.value,
        headline={},
        created_at=at,
        updated_at=at,
        expected_reply_by=expected_reply_by,
        due_at=expected_reply_by,
        rank_at=expected_reply_by,
        after_hours=after_hours,
    )
    session.add(ticket)
    await session.flush()
    ticket.number = f"M-{ticket.id:04d}"
    describe(ticket, headline)
    await announce(session, ticket, Event.CREATED, at)
    return ticket


def describe(ticket: Ticket, headline: dict[str, Any]) -> None:
    """Set what the queue shows of a case, and with it what it is filtered and searched by."""
    verdicts = headline.get("verdicts", {})
    ticket.headline = headline
    ticket.prefecture = headline.get("prefecture")
    ticket.stage = headline.get("stage")
    ticket.handson_verdict = verdicts.get("handson_2026")
    ticket.exporter_verdict = verdicts.get("new_exporter_10000")
    told = (ticket.number, *(headline.get(name) for name in _SEARCHED))
    ticket.names = searchable(" ".join(str(one) for one in told if one))


def searchable(words: str) -> str:
    """Words as they are searched for: full and half width, capital and small letters make no difference."""
    return unicodedata.normalize("NFKC", words).casefold()
