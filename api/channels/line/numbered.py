"""Choices with numbers: on a PC LINE shows no buttons, so that 「2」 has to answer, too."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.replies import Reply
from bot.intake.fields import Kind
from bot.intake.registry import FIELDS
from bot.storage.models import Message

_ANSWER = "answer"
_ABOUT_NUMBERS = frozenset({Kind.YEN, Kind.PERSONS, Kind.YEAR, Kind.PHONE, Kind.CORPORATE_NUMBER})
_ONE = r"\(?(\d{1,3})\)?(?:番目?|ばん)?"
_BETWEEN = r"[、,・。．.&\s]|と|や"
_NUMBERS = re.compile(rf"{_ONE}(?:(?:{_BETWEEN})+{_ONE})*(?:です|でお願いします|で|を|がいい(?:です)?)?[。.!\s]*")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Chosen:
    """What a number stands for, as ``Incoming`` takes it."""

    choice: str | tuple[str, ...]
    field: str | None


def numbered_choices(reply: Reply) -> list[dict[str, Any]]:
    """The choices of a reply that bear numbers: real answers, and none where a number itself is asked for."""
    field = FIELDS.get(reply.get("field") or "")
    if reply.get("type") != "choices" or (field is not None and field.kind in _ABOUT_NUMBERS):
        return []
    return [choice for choice in reply.get("choices") or () if choice.get("kind") == _ANSWER]


def last_choices(replies: Sequence[Reply] | None) -> Reply | None:
    """The choices that a message of the bot ends with."""
    return next((reply for reply in reversed(replies or ()) if reply.get("type") == "choices"), None)


def chosen_by(text: str, replies: Sequence[Reply] | None) -> Chosen | None:
    """What a bare 「2」「２」「②」「2番」 chooses of the bot's last message; 「1と3」 where several may be chosen.

    None where the text is no number, or the number none of the choices.
    """
    reply = last_choices(replies)
    said = unicodedata.normalize("NFKC", text).strip()
    if reply is None or not _NUMBERS.fullmatch(said):
        return None
    choices, numbers = numbered_choices(reply), [int(number) for number in _NUMBER.findall(said)]
    if any(not 1 <= number <= len(choices) for number in numbers):
        return None
    values = tuple(dict.fromkeys(choices[number - 1]["value"] for number in numbers))
    if reply.get("multiple"):
        return Chosen(values, reply.get("field"))
    return Chosen(values[0], reply.get("field")) if len(values) == 1 else None


async def chosen_in(session: AsyncSession, conversation_id: str, text: str) -> Chosen | None:
    """The same for what was said last in a conversation; None when a person spoke since."""
    query = select(Message).where(Message.conversation_id == conversation_id, Message.role != "visitor")
    last = (await session.execute(query.order_by(Message.seq.desc()).limit(1))).scalar_one_or_none()
    return chosen_by(text, last.replies) if last is not None and last.role == "bot" else None
