"""New messages of a conversation, for live streams. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.conversations import find_message
from bot.storage.models import Message


async def messages_after(
    session: AsyncSession, conversation_id: str, seq: int | None, message_id: str | None
) -> Sequence[Message]:
    """Messages later than ``seq``; without it, later than ``message_id``; without either, all of them."""
    if seq is None and message_id is not None:
        known = await find_message(session, conversation_id, message_id)
        seq = known.seq if known else None
    query = select(Message).where(Message.conversation_id == conversation_id, Message.seq > (seq or 0))
    return (await session.execute(query.order_by(Message.seq))).scalars().all()
