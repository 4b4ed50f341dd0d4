"""Personal data where it is not taken by LINE (``MINATO_LINE_PII=link``): what goes there, and what is not kept."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.replies import Reply
from bot.dialogue.turn import TurnOutcome
from bot.intake.display import display
from bot.intake.profile import Profile, Record
from bot.intake.registry import FIELDS
from bot.storage.models import Conversation, Message

# Makes a link to the page that asks the fields; gives it sealed: only who sends it can read it.
PersonalLinks = Callable[[AsyncSession, str, Sequence[str], datetime], Awaitable[str]]
SEALED_LINK = "sealed_link"  # of a reply in an outbox item
SEALED_CODE = "sealed_code"

WITHHELD = "（お名前やご連絡先などを含むため、LINEでいただいた文は記録していません）"
_KEPT_ELSEWHERE = "お預かりしています"
_SHORTEST = 2  # characters of a value that is looked for in running text
# Often everyday words (「社長」「メール」), which the bot uses in sentences of its own: hidden only where they are quoted.
_EVERYDAY = frozenset({"contact_department", "contact_preference"})


@dataclass(frozen=True)
class Asides:
    """What the intake said beside the words of its replies, by their places.

    ``link``: where a link to the page that asks ``fields`` belongs. ``done``: from where on the words are for LINE,
    since the page has asked everything. ``withheld``: the visitor's words are not to be kept.
    """

    link: int | None = None
    fields: tuple[str, ...] = ()
    done: int | None = None
    withheld: bool = False

    def moved(self, places: int) -> Asides:
        """The same, once so many replies were put before the others."""
        link, done = (None if place is None else place + places for place in (self.link, self.done))
        return replace(self, link=link, done=done)


def asides_of(outcome: TurnOutcome) -> tuple[TurnOutcome, Asides]:
    """The outcome as it is kept, and what was said beside it. Of words that are withheld no event is kept."""
    replies, asides = [], Asides()
    for place, reply in enumerate(outcome.replies):
        aside = reply.get("personal") or {}
        replies.append({key: value for key, value in reply.items() if key != "personal"})
        if aside.get("fields"):
            asides = replace(asides, link=place, fields=tuple(aside["fields"]))
        if aside.get("done"):
            asides = replace(asides, done=place)
        if aside.get("withheld"):
            asides = replace(asides, withheld=True)
    events = [event for event in outcome.events if not (asides.withheld and event["event"] == "user")]
    return replace(outcome, replies=replies, events=events), asides


def withhold(message: Message) -> None:
    """Not to keep what the visitor wrote, where it is not taken."""
    message.text, message.choice = WITHHELD, None


def is_asked(conversation: Conversation) -> bool:
    """Whether the question that stands is for personal data."""
    asking = (conversation.snapshot.get("intake") or {}).get("asking")
    return asking in FIELDS and FIELDS[asking].personal


def is_withheld(message: Message) -> bool:
    return message.text == WITHHELD


def for_line(replies: Sequence[Reply], profile: Profile) -> list[Reply]:
    """The replies without personal values: of those, LINE is told only that they are there."""
    found = {(name, value) for name, record in profile.records.items() for value in _values(name, record)}
    values = sorted(found, key=lambda one: len(one[1]), reverse=True)
    pattern = re.compile("|".join(_pattern(*one) for one in values)) if values else None
    return [_hidden(reply, pattern) for reply in replies]


def _values(name: str, record: Record) -> list[str]:
    """What is known of a personal field, and what was before, as the bot would say it."""
    if not FIELDS[name].personal:
        return []
    known = [record.value] if record.has_value else []
    return [display(name, value) for value in (*known, *(past.value for past in record.history)) if value]


def _pattern(name: str, value: str) -> str:
    """Where a value is to be hidden: everywhere, or only where it is quoted."""
    quoted = rf"(?:(?<=[「：→ ])|(?m:^)){re.escape(value)}(?=[」、。\s]|$)"
    return quoted if name in _EVERYDAY or len(value) < _SHORTEST else re.escape(value)


def _hidden(part: Any, pattern: re.Pattern[str] | None) -> Any:
    if isinstance(part, str):
        return part if pattern is None else pattern.sub(_KEPT_ELSEWHERE, part)
    if isinstance(part, list):
        return [_hidden(item, pattern) for item in part]
    if isinstance(part, dict):
        if "display" in part and part.get("field") in FIELDS and FIELDS[part["field"]].personal:
            return {**part, "value": None, "display": _KEPT_ELSEWHERE if part["value"] else part["display"]}
        # What is offered is ours, and comes back as it was sent.
        return {key: value if key == "choices" else _hidden(value, pattern) for key, value in part.items()}
    return part
