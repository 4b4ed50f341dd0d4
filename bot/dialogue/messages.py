"""What is written into a conversation: messages of the visitor, the bot, and lines that tell what happens."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.incoming import Incoming, Understood
from bot.dialogue.replies import Reply, plain_text
from bot.storage import conversations as store
from bot.storage.models import Conversation, Message
from bot.storage.outbox import enqueue

WITHHELD = "（同意をいただいていないため、記録していません）"  # in place of the words of a visitor who refused consent
POLLED = "web"  # its page asks and listens by itself; every other channel is sent what happens


def visitor_message(conversation: Conversation, incoming: Incoming, understood: Understood, at: datetime) -> Message:
    choice = None
    if incoming.choice is not None:
        values = [incoming.choice] if isinstance(incoming.choice, str) else list(incoming.choice)
        choice = {"values": values, "field": incoming.field}
    return Message(
        conversation_id=conversation.id, message_id=incoming.message_id, role="visitor", text=understood.text,
        choice=choice, at=at,
    )  # fmt: skip


def bot_message(conversation: Conversation, replies: list[Reply], at: datetime) -> Message:
    return Message(
        conversation_id=conversation.id, message_id=str(uuid4()), role="bot", text=plain_text(replies), at=at,
        replies=replies,
    )  # fmt: skip


def system_line(conversation: Conversation, text: str, at: datetime, *, person: str | None = None) -> Message:
    """A line that tells who leads from here: ``person``, or the bot."""
    return Message(
        conversation_id=conversation.id, message_id=str(uuid4()), role="system", text=text, author=person, at=at
    )


async def deliver(
    session: AsyncSession, conversation: Conversation, message: Message, at: datetime, channel: str | None = None
) -> None:
    """Write a message to the visitor and, where their channel is sent what happens, put it into the outbox.

    ``channel`` is the one to tell; None: the conversation's own.
    """
    session.add(message)
    await session.flush()
    channel = channel or conversation.channel
    if channel == POLLED or not (message.text or message.replies):
        return
    payload = {
        "message_id": message.message_id,
        "role": message.role,
        "author": message.author,
        "text": message.text,
        "replies": message.replies,
    }
    kind, key = f"{channel}_message", f"message:{message.message_id}"
    await enqueue(session, kind, key, payload, at, conversation.id)


async def withhold(session: AsyncSession, message: Message, *, all_before: bool) -> None:
    """Without consent no words of the visitor are kept: not this message's, not in the log of events, none before."""
    message.text, message.choice = WITHHELD, None
    await session.flush()
    await store.forget_events(session, message.conversation_id)
    if all_before:
        await store.forget_earlier_words(session, message)
