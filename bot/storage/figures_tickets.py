"""The tickets of a period as rows, a few at a time. Nothing here commits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy import and_, or_, select

from bot.storage.database import Database
from bot.storage.figures_times import Span
from bot.storage.models import Conversation, IntakeField, Ticket

CHUNK = 1_000
CONTACT_FIELDS = (
    "company_name", "corporate_number", "contact_name", "contact_department", "contact_email", "contact_phone",
    "contact_preference",
)  # fmt: skip


async def tickets_of(database: Database, span: Span) -> AsyncIterator[Sequence[Ticket]]:
    """The tickets opened in ``span``, the oldest first, ``CHUNK`` at a time.

    Each chunk is read on its own, so that a slow reader holds no transaction open.
    """
    after: Ticket | None = None
    while True:
        query = select(Ticket).where(span.holds(Ticket.created_at)).order_by(Ticket.created_at, Ticket.id).limit(CHUNK)
        if after is not None:
            later = and_(Ticket.created_at == after.created_at, Ticket.id > after.id)
            query = query.where(or_(Ticket.created_at > after.created_at, later))
        async with database.reading() as session:
            chunk = (await session.execute(query)).scalars().all()
        if chunk:
            yield chunk
        if len(chunk) < CHUNK:
            return
        after = chunk[-1]


async def contacts_of(database: Database, chunk: Sequence[Ticket]) -> dict[str, dict[str, Any]]:
    """Conversation → contact field → value, for those with consent whose data are not erased."""
    names = [ticket.conversation_id for ticket in chunk]
    query = (
        select(IntakeField)
        .join(Conversation, Conversation.id == IntakeField.conversation_id)
        .where(
            IntakeField.conversation_id.in_(names),
            IntakeField.field.in_(CONTACT_FIELDS),
            Conversation.consented.is_(True),
            Conversation.erased_at.is_(None),
        )
    )
    found: dict[str, dict[str, Any]] = {}
    async with database.reading() as session:
        for row in (await session.execute(query)).scalars():
            found.setdefault(row.conversation_id, {})[row.field] = row.record.get("value")
    return found
