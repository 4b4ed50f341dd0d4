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
from bot.storage.reach import LINE_MESSAGE, line_user_of, message_key

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
    session: AsyncSession,
    conversation: Conversation,
    message: Message,
    at: datetime,
    channel: str | None = None,
    *,
    on_line: list[Reply] | None = None,
) -> None:
    """Write a message to the visitor; who is not on the page that shows it is sent it by the outbox.

    That is the conversation's own channel, and a LINE user who joined it. ``channel`` is the one that asked for it, None
    where nobody did: a page that asked has its answer, and nobody else needs it. ``on_line``: the replies as LINE is to
    be told them, where they differ.
    """
    session.add(message)
    await session.flush()
    if channel != POLLED:
        await send_on(session, conversation, message, at, on_line)


async def send_on(
    session: AsyncSession, conversation: Conversation, message: Message, at: datetime, on_line: list[Reply] | None
) -> None:
    """Send a written message to where its conversation goes on, beside the web."""
    user = await line_user_of(session, conversation)
    if (user is None and conversation.channel == POLLED) or not (message.text or message.replies):
        return
    replies = message.replies if on_line is None else on_line
    payload = {
        "message_id": message.message_id,
        "role": message.role,
        "author": message.author,
        "text": message.text if on_line is None else plain_text(on_line),
        "replies": replies,
    }
    kind = LINE_MESSAGE if user is not None else f"{conversation.channel}_message"
    await enqueue(session, kind, message_key(message.message_id), payload, at, conversation.id)


async def withhold(session: AsyncSession, message: Message, *, all_before: bool) -> None:
    """Without consent no words of the visitor are kept: not this message's, not in the log of events, none before."""
    message.text, message.choice = WITHHELD, None
    await session.flush()
    await store.forget_events(session, message.conversation_id)
    if all_before:
        await store.forget_earlier_words(session, message)
