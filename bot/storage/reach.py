"""Who is told by LINE what is said in a conversation. Nothing here commits."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import Conversation, LineUser, Message, OutboxItem

LINE = "line"
LINE_MESSAGE = "line_message"  # kind of an outbox item


def message_key(message_id: str) -> str:
    """The outbox item of a message that is sent to where its conversation goes on."""
    return f"message:{message_id}"


async def line_user_of(session: AsyncSession, conversation: Conversation) -> str | None:
    """The LINE user who follows a conversation: who joined it, or else with whom it began; None for nobody."""
    joined = select(LineUser.user_id).where(LineUser.conversation_id == conversation.id)
    found = await session.scalar(joined.order_by(LineUser.created_at, LineUser.user_id).limit(1))
    return found or (conversation.sender if conversation.channel == LINE else None)


async def shown_on_line(session: AsyncSession, conversation_id: str) -> bool:
    """Whether the bot's last words were sent to LINE, too; on the web they may have gone on without it."""
    last = (
        select(Message.message_id)
        .where(Message.conversation_id == conversation_id, Message.role == "bot")
        .order_by(Message.seq.desc())
        .limit(1)
    )
    message_id = await session.scalar(last)
    if message_id is None:
        return True
    return await session.scalar(select(OutboxItem.id).where(OutboxItem.key == message_key(message_id))) is not None
