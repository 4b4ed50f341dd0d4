"""Reading a conversation for its visitor."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from api.conversations.attachments import file_id_of
from bot.dialogue.clock import TOKYO, Clock
from bot.dialogue.people import person_name, person_of
from bot.dialogue.results import hash_token
from bot.eligibility.check import check
from bot.intake.questions import missing
from bot.intake.state import State
from bot.storage.conversations import find_conversation, list_messages
from bot.storage.desk import attachments_of
from bot.storage.links import is_key
from bot.storage.models import Attachment, Conversation, Message

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def authorised(session: AsyncSession, conversation_id: str, token: str, at: datetime) -> Conversation | None:
    """The conversation if the token is its own; None for a wrong token and for no conversation alike.

    It is the first device's token, or one that another device got for a link or a code.
    """
    conversation = await find_conversation(session, conversation_id) if _is_id(conversation_id) else None
    expected = (conversation.token_hash if conversation else None) or ""
    if hmac.compare_digest(expected.encode(), hash_token(token).encode()):
        return conversation
    known = conversation is not None and await is_key(session, conversation.id, token, at)
    return conversation if known else None


def _is_id(text: str) -> bool:
    """Whether this is an id of ours at all: the database need not see what else a path may hold."""
    return bool(_ID.fullmatch(text))


async def view(session: AsyncSession, conversation: Conversation) -> dict[str, Any]:
    messages = await list_messages(session, conversation.id)
    files = {file.id: file for file in await attachments_of(session, conversation.id)}
    return {
        "conversation_id": conversation.id,
        "state": conversation.state,
        "person": await person(session, conversation),
        "progress": conversation.progress,
        "messages": [message_view(message) | _file_of(message, files) for message in messages],
    }


def _file_of(message: Message, files: Mapping[str, Attachment]) -> dict[str, Any]:
    """The file that a visitor's message brought, if any; LINE's have the id of their message."""
    if not files or message.role != "visitor":
        return {}
    own, of_a_page = message.message_id, file_id_of(message.conversation_id, message.message_id)
    file = files.get(own) or files.get(of_a_page)
    return {"attachment": {"name": file.filename, "size": file.size}} if file else {}


async def person(session: AsyncSession, conversation: Conversation) -> str | None:
    """The name of the person who leads the conversation; None while the bot does."""
    if conversation.state != "human":
        return None
    user = await person_of(session, conversation.id)
    return person_name(user) if user else None


def message_view(message: Message) -> dict[str, Any]:
    return {
        "message_id": message.message_id,
        "role": message.role,
        "text": message.text,
        "at": message.at.astimezone(TOKYO).isoformat(),
        "author": message.author,
        "replies": message.replies,
    }


def intake(conversation: Conversation, clock: Clock) -> dict[str, Any]:
    """The records as they stand, what is missing, and the decision that follows now."""
    state = State.from_dict(conversation.snapshot.get("intake"))
    decision = check(state.profile.facts(), as_of(clock()))
    return {
        "fields": state.profile.as_dict(),
        "missing": missing(state.profile),
        "eligibility": decision.as_dict(),
    }
