"""What a channel hands over: one neutral message, already verified; and how a tapped choice is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.intake.command_choices import ABOUT_A_QUESTION, COMMANDS, EDIT_PREFIX
from bot.intake.fields import Field, Kind
from bot.intake.registry import FIELDS

@dataclass(frozen=True)
class Incoming:
    """A visitor's message: words, or a choice that was tapped, with the field its question was about if known."""

    message_id: str
    text: str = ""
    choice: str | tuple[str, ...] | None = None
    field: str | None = None


@dataclass(frozen=True)
class Understood:
    """A message as Rasa gets it. ``parse_data`` is set for choices: they need no language understanding."""

    text: str
    parse_data: dict[str, Any] | None = None
    command: str | None = None


def understand(incoming: Incoming, asking: str | None) -> Understood:
    """The words or the choice of a message, for the question that stands.

    A choice that is neither a command nor among the field's choices is taken as words.
    """
    if incoming.choice is None:
        return Understood(incoming.text)
    values = (incoming.choice,) if isinstance(incoming.choice, str) else incoming.choice
    command = values[0] if len(values) == 1 else ""
    if command in COMMANDS or command.startswith(EDIT_PREFIX):
        return _command(command, incoming.field, asking)
    entry = FIELDS.get(incoming.field or asking or "")
    chosen = _chosen(entry, values) if entry else None
    if entry is None or chosen is None:
        return Understood("、".join(values))
    label = "、".join(entry.choice_label(value) for value in chosen)
    return Understood(label, _parsed(label, "inform", [_entity(entry, chosen, label)]))


def _command(value: str, field: str | None, asking: str | None) -> Understood:
    if value.startswith(EDIT_PREFIX):
        entry = FIELDS.get(value.removeprefix(EDIT_PREFIX))
        label = f"「{entry.label}」を直す" if entry else value
        return Understood(label, _parsed(label, "correct", []), value)
    command = COMMANDS[value]
    stale = value in ABOUT_A_QUESTION and field is not None and field != asking
    return Understood(command.label, _parsed(command.label, command.intent, []), "stale" if stale else command.heard)


def _chosen(entry: Field, values: Sequence[str]) -> list[str] | None:
    """The contract values behind what was chosen, by value or by label; None when something else is among them."""
    known = {choice.value: choice.value for choice in entry.choices} | {
        choice.label: choice.value for choice in entry.choices
    }
    parts = [part for value in values for part in (value.split(",") if entry.kind is Kind.CHOICES else [value])]
    chosen = [known[part.strip()] for part in parts if part.strip() in known]
    return list(dict.fromkeys(chosen)) if chosen and len(chosen) == len(parts) else None


def _entity(entry: Field, chosen: list[str], label: str) -> dict[str, Any]:
    value: Any = chosen if entry.kind is Kind.CHOICES else chosen[0]
    if entry.kind is Kind.BOOL:
        value = chosen[0] == "true"
    return {"entity": entry.name, "value": value, "start": 0, "end": len(label), "extractor": "choice"}


def _parsed(text: str, intent: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": entities}
