"""One message of a conversation as LINE's messages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from api.channels.line.rendering import limits
from api.channels.line.rendering.choices import choices_text, quick_replies
from api.channels.line.rendering.context import Context, Part
from api.channels.line.rendering.eligibility import eligibility_cards
from api.channels.line.rendering.handoff import handoff_card
from api.channels.line.rendering.preparation import preparation_cards
from api.channels.line.rendering.summary import TITLE, summary_cards
from api.channels.line.rendering.texts import clean, split, text_messages
from bot.dialogue.replies import Reply

_NOT_A_NAME = re.compile(r"LINE", re.IGNORECASE)  # LINE refuses it in a sender's name
_BLANK = "（内容のないメッセージ）"


@dataclass(frozen=True)
class Rendered:
    """``quick_replies`` belong under the last message that goes out together. ``person``: words that end the bot's."""

    messages: list[Part]
    quick_replies: list[Part] = field(default_factory=list)
    person: bool = False


def render(payload: Mapping[str, Any], context: Context) -> Rendered:
    """A message (``message_id``, ``role``, ``author``, ``text``, ``replies``) as it is shown in LINE."""
    author = str(payload.get("author") or "")
    if payload.get("role") == "concierge":
        return Rendered(_words_of(author, str(payload.get("text") or "")), person=True)
    replies: Sequence[Reply] = payload.get("replies") or ()
    if not replies:
        return Rendered(text_messages(str(payload.get("text") or "")) or text_messages(_BLANK), person=bool(author))
    messages = [message for reply in replies for message in _shown(reply, context)]
    buttons: list[Part] = []
    for reply in replies:
        if reply.get("type") == "choices":
            buttons = quick_replies(reply, context)
    return Rendered(fewer(messages) or text_messages(_BLANK), buttons)


def _words_of(person: str, text: str) -> list[Part]:
    """A person's words under their name: as the sender's, or before the words where LINE would refuse the name."""
    name = " ".join(clean(person).split())
    if not name:
        return text_messages(text) or text_messages(_BLANK)
    shown = f"{name}（相談員）"
    if limits.units(shown) > limits.SENDER or _NOT_A_NAME.search(name):
        return text_messages(f"{name}（相談員）：\n{text}")
    return [{**message, "sender": {"name": shown}} for message in text_messages(text) or text_messages(_BLANK)]


def _shown(reply: Reply, context: Context) -> list[Part]:
    """A reply of a type that is not known here still has its text."""
    text = str(reply.get("text") or "")
    match reply.get("type"):
        case "choices":
            return [*text_messages(choices_text(reply)), *_decision(reply)]
        case "summary":
            return [
                *text_messages(text),
                *(summary_cards(reply, context) or text_messages(f"{TITLE}は、まだありません。")),
            ]
        case "handoff":
            return [*text_messages(text), *handoff_card(reply, context)]
    if reply.get("documents"):
        return preparation_cards(reply["documents"]) or text_messages(text)
    return [*text_messages(text), *_decision(reply)]


def _decision(reply: Reply) -> list[Part]:
    return eligibility_cards(reply["eligibility"]) if reply.get("eligibility") else []


def fewer(messages: Sequence[Part], most: int = limits.MESSAGES_A_CALL) -> list[Part]:
    """Texts that stand next to each other joined, the first ones first, until ``most`` are left, if that can be."""
    found = list(messages)
    at = 0
    while len(found) > most and at + 1 < len(found):
        joined = _joined(found[at], found[at + 1])
        if joined is None:
            at += 1
        else:
            found[at : at + 2] = [joined]
    return found


def _joined(one: Part, other: Part) -> Part | None:
    if one["type"] != "text" or other["type"] != "text":
        return None
    parts = split(f"{one['text']}\n\n{other['text']}")
    return {"type": "text", "text": parts[0]} if len(parts) == 1 else None
