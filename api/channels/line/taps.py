"""What a tap means: an answer for the dialogue, or a further page of buttons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.channels.line.numbered import last_choices
from api.channels.line.postback import Kind, Tap, read
from api.channels.line.rendering.choices import further, places_of
from bot.dialogue.incoming import NOT_OFFERED, Incoming
from bot.dialogue.replies import Reply
from bot.storage.conversations import find_message
from bot.storage.models import Conversation
from bot.storage.outbox import enqueue

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Postback:
    """LINE's event: its data, and what a picker gave beside it (``{"date": "2027-03-01"}``)."""

    data: str
    params: Mapping[str, Any]


async def take(
    session: AsyncSession, conversation: Conversation, postback: Postback, *, key: bytes, message_id: str, at: datetime
) -> Incoming | None:
    """The message that a tap amounts to; None when its answer, further buttons, lies in the outbox now.

    What we did not sign, what is another conversation's, and what is not there any more is a button of another
    question: the dialogue says so. ``message_id`` is the event's.
    """
    tap = read(postback.data, key)
    if tap is None or not tap.belongs_to(conversation.id):
        return _stale(message_id)
    if tap.kind is Kind.CHOICE:
        return Incoming(message_id, choice=tap.value, field=tap.field)
    if tap.kind is Kind.DATE:
        return _day(conversation, tap, postback.params, message_id)
    reply = await _asked(session, conversation, tap)
    if reply is None:
        return _stale(message_id)
    if tap.kind is Kind.DECIDE:
        values = tuple(_choice(reply, place)["value"] for place in places_of(tap.value) if _choice(reply, place))
        return Incoming(message_id, choice=values, field=tap.field) if values else _stale(message_id)
    payload = {"message_id": tap.message, "role": "bot", "author": None, "text": "", "replies": [_further(reply, tap)]}
    await enqueue(session, "line_message", f"tap:{message_id}", payload, at, conversation.id)
    return None


def _stale(message_id: str) -> Incoming:
    return Incoming(message_id, choice=NOT_OFFERED)


def _day(conversation: Conversation, tap: Tap, params: Mapping[str, Any], message_id: str) -> Incoming:
    """A day as words, which answer only the question that stands."""
    day = _day_in(str(params.get("date") or params.get("datetime") or ""))
    if day is None or conversation.progress.get("asking") != tap.field:
        return _stale(message_id)
    return Incoming(message_id, text=f"{day.year}年{day.month}月{day.day}日")


def _day_in(told: str) -> date | None:
    found = _DAY.match(told)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


async def _asked(session: AsyncSession, conversation: Conversation, tap: Tap) -> Reply | None:
    """The choices that the tap belongs to, while they are the last that the bot offered for that field."""
    message = await find_message(session, conversation.id, tap.message)
    return last_choices(message.replies) if message is not None and message.role == "bot" else None


def _choice(reply: Reply, place: int) -> dict[str, Any]:
    choices = reply.get("choices") or []
    return choices[place] if place < len(choices) else {}


def _further(reply: Reply, tap: Tap) -> Reply:
    if tap.kind is Kind.PICK:
        picked = places_of(tap.value)
        labels = "、".join(_choice(reply, place).get("label", "") for place in picked)
        return further(reply, picked=picked, text=f"「{labels}」ですね。ほかにもあれば、続けてお選びください。")
    page, _, bits = tap.value.partition(",")
    return further(reply, page=int(page), picked=places_of(bits), text="ほかの選択肢です。")
