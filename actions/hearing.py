"""From Rasa's latest message to what the intake hears."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rasa_sdk import Tracker

from bot.intake.changes import Given
from bot.intake.fields import Kind
from bot.intake.heard import Heard, Trouble
from bot.intake.profile import Source
from bot.intake.registry import FIELDS

PROBLEM, MENTION = "field_problem", "field_mention"


def hear(tracker: Tracker, asking: str | None, at: datetime) -> Heard:
    """The intent, the values with their sources, and the troubles of the latest message."""
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    entities = message.get("entities") or []
    text, message_id = message.get("text") or "", message.get("message_id") or ""
    return Heard(
        intent=(message.get("intent") or {}).get("name") or "inform",
        at=at.isoformat(),
        given=tuple(_given(entity, text, message_id) for entity in entities if entity["entity"] in FIELDS),
        problems=tuple(_trouble(entity["value"]) for entity in entities if entity["entity"] == PROBLEM),
        about=tuple(dict.fromkeys(entity["value"] for entity in entities if entity["entity"] == MENTION)),
        source=Source(message_id, text, 0, len(text)),
        command=metadata.get("command"),
        tapped="choice" in metadata,
    )


def _given(entity: dict[str, Any], text: str, message_id: str) -> Given:
    start, end = entity.get("start", 0), entity.get("end", len(text))
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
