"""What a channel hands over: one neutral message, already verified; and how a tapped choice is understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.intake.command_choices import ABOUT_A_QUESTION, COMMANDS, EDIT_PREFIX
from bot.intake.display import display
from bot.intake.fields import Field
from bot.intake.offered import from_choice
from bot.intake.registry import FIELDS


@dataclass(frozen=True)
class Incoming:
    """A visitor's message: words, or a choice that was tapped, with the field its question was about if known.

    NUL, which PostgreSQL does not store, becomes U+FFFD.
    """

    message_id: str
    text: str = ""
    choice: str | tuple[str, ...] | None = None
    field: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _storable(self.text))
        if isinstance(self.choice, str):
            object.__setattr__(self, "choice", _storable(self.choice))
        elif self.choice is not None:
            object.__setattr__(self, "choice", tuple(map(_storable, self.choice)))


@dataclass(frozen=True)
class Understood:
    """A message as Rasa gets it. ``parse_data`` is set for choices: they need no language understanding."""

    text: str
    parse_data: dict[str, Any] | None = None
    command: str | None = None


def _storable(text: str) -> str:
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def understand(incoming: Incoming, asking: str | None) -> Understood:
    """The words or the choice of a message, for the question that stands.

    A choice that is neither a command nor a value of the field is taken as words.
    """
    if incoming.choice is None:
        return Understood(incoming.text)
    values = (incoming.choice,) if isinstance(incoming.choice, str) else incoming.choice
    command = values[0] if len(values) == 1 else ""
    if command in COMMANDS or command.startswith(EDIT_PREFIX):
        return _command(command, incoming.field, asking)
    entry = FIELDS.get(incoming.field or asking or "")
    value = from_choice(entry, values) if entry else None
    if entry is None or value is None:
        return _words(values, entry)
    label = display(entry.name, value)
    entity = {"entity": entry.name, "value": value, "start": 0, "end": len(label), "extractor": "choice"}
    return Understood(label, _parsed(label, "inform", [entity]))


def _words(values: Sequence[str], entry: Field | None) -> Understood:
    """What was tapped, as words; several answers to a question that takes one are none."""
    answers = [from_choice(entry, [value]) for value in values] if entry and len(values) > 1 else [None]
    text = "、".join(values)
    return Understood(text) if None in answers else Understood(text, _parsed(text, "inform", []))


def _command(value: str, field: str | None, asking: str | None) -> Understood:
    if value.startswith(EDIT_PREFIX):
        entry = FIELDS.get(value.removeprefix(EDIT_PREFIX))
        label = f"「{entry.label}」を直す" if entry else value
        return Understood(label, _parsed(label, "correct", []), value)
    command = COMMANDS[value]
    stale = value in ABOUT_A_QUESTION and field is not None and field != asking
    return Understood(command.label, _parsed(command.label, command.intent, []), "stale" if stale else command.heard)


def _parsed(text: str, intent: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": entities}
