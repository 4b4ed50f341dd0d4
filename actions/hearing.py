"""From Rasa's latest message to what the intake hears."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from rasa_sdk import Tracker

from actions.rereading import reread
from actions.standing import beside_what_stands, in_passing, mended, without_struck
from bot.intake.changes import Given
from bot.intake.fields import Kind
from bot.intake.heard import Heard, Trouble
from bot.intake.profile import Source
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import read, topic

_NUMBERS = (Kind.YEN, Kind.PERSONS, Kind.YEAR)
# A choice is read off a few letters; people read the words around them.
_SAID_IN_A_PHRASE = frozenset({Kind.BOOL, Kind.CHOICE, Kind.CHOICES, Kind.INDUSTRY})
_MARKS = "。、！？!?\n"

PROBLEM, MENTION = "field_problem", "field_mention"


def hear(tracker: Tracker, before: State, at: datetime, as_of: date) -> Heard:
    """The intent, the values with their sources, and the troubles of the latest message, in the state ``before``."""
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    entities = message.get("entities") or []
    text, message_id = message.get("text") or "", message.get("message_id") or ""
    intent = (message.get("intent") or {}).get("name") or "inform"
    taken = [entity for entity in entities if entity["entity"] in FIELDS and not in_passing(before, entity, text)]
    read_off = (_given(entity, text, message_id) for entity in taken)
    meant = (beside_what_stands(before, item, text, as_of) for item in read_off)
    given = tuple(item for item in meant if item is not None)
    given += without_struck(before, given, text, message_id)
    given += mended(before, given, text, message_id)
    if "choice" not in metadata:
        given += reread(before, given, text, message_id, as_of)
    problems = tuple(_trouble(entity["value"]) for entity in entities if entity["entity"] == PROBLEM)
    if not given and not problems and "choice" not in metadata and intent in ("correct", "deny", "inform"):
        given = _of_the_answer_before(before, intent, text, message_id, as_of)
    return Heard(
        intent=intent,
        at=at.isoformat(),
        given=given,
        problems=problems,
        about=tuple(dict.fromkeys(entity["value"] for entity in entities if entity["entity"] == MENTION)),
        topic=topic(text),
        source=Source(message_id, text, 0, len(text)),
        command=metadata.get("command"),
        tapped="choice" in metadata,
    )


def _of_the_answer_before(before: State, intent: str, text: str, message_id: str, as_of: date) -> tuple[Given, ...]:
    """What words that are no answer to the question say of the answer just given: 「30人じゃなくて35人」「いや、50人です」.

    Where the intent does not say that it is a correction, only a number with its unit counts. Answers in free words
    are left out: any words would do for them.
    """
    last = before.trail[-1] if before.trail else None
    if last is None or FIELDS[last].kind is Kind.TEXT or (intent != "correct" and FIELDS[last].kind not in _NUMBERS):
        return ()
    found = (
        item for item in read(text, last, as_of).values if item.field == last and (item.value or intent == "correct")
    )
    return tuple(
        Given(last, item.value, Source(message_id, text[item.start : item.end], item.start, item.end)) for item in found
    )


def _phrase(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the punctuation around it: 「もう売ってます」 rather than 「もう売って」."""
    before = max((text.rfind(mark, 0, start) for mark in _MARKS), default=-1) + 1
    after = [at for mark in _MARKS if (at := text.find(mark, end)) >= 0]
    return before, min(after, default=len(text))


def _given(entity: dict[str, Any], text: str, message_id: str) -> Given:
    start, end = entity.get("start", 0), entity.get("end", len(text))
    if FIELDS[entity["entity"]].kind in _SAID_IN_A_PHRASE:
        start, end = _phrase(text, start, end)
    words = text[start:end]
    value = _typed(entity["entity"], entity["value"])
    return Given(entity["entity"], value, Source(message_id, words, start, end))


def _typed(name: str, value: Any) -> Any:
    """Buttons of plain `rasa shell` carry everything as text; booleans and lists get their type back."""
    kind = FIELDS[name].kind
    if kind is Kind.BOOL and isinstance(value, str):
        return value == "true"
    if kind in (Kind.CHOICES, Kind.COUNTRIES) and isinstance(value, str):
        return value.split(",")
    return value


def _trouble(value: dict[str, Any]) -> Trouble:
    return Trouble(value["field"], value["code"], value.get("detail") or {})
