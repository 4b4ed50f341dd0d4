"""What a channel hands over: one neutral message, already verified; and how a tapped choice is understood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from bot.intake import questions
from bot.intake.command_choices import ABOUT_A_QUESTION, COMMANDS, EDIT_PREFIX, Command
from bot.intake.display import display
from bot.intake.fields import Field
from bot.intake.offered import from_choice
from bot.intake.profile import Status
from bot.intake.registry import FIELDS
from bot.intake.state import State

# In place of what no question offered: the transcript need not repeat it, and nothing may be read out of it.
NOT_OFFERED = "（いまの質問にはないボタン）"
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True)
class Incoming:
    """A visitor's message: words, or a choice that was tapped, with the field its question was about if known.

    Control characters are left out, but for line feeds and tabs: no visitor means them, and PostgreSQL does not store
    NUL. ``told`` is what the service itself says to the intake, in nobody's words. ``channel`` is the way it came, and
    the answer goes: None is the conversation's own. (Who began on LINE may go on in a browser, whose page has the answer.)
    """

    message_id: str
    text: str = ""
    choice: str | tuple[str, ...] | None = None
    field: str | None = None
    told: Command | None = None
    channel: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", without_controls(self.text))
        object.__setattr__(self, "field", without_controls(self.field) if self.field else None)
        if isinstance(self.choice, str):
            object.__setattr__(self, "choice", without_controls(self.choice))
        elif self.choice is not None:
            object.__setattr__(self, "choice", tuple(map(without_controls, self.choice)))


@dataclass(frozen=True)
class Understood:
    """A message as Rasa gets it. ``parse_data`` is set for choices: they need no language understanding."""

    text: str
    parse_data: dict[str, Any] | None = None
    command: str | None = None


def without_controls(text: str) -> str:
    """The text with every line end as ``\\n`` and without other control characters (Unicode's Cc), tabs aside."""
    lines = _LINE_END.sub("\n", text)
    return "".join(char for char in lines if char in "\n\t" or unicodedata.category(char) != "Cc")


def understand(incoming: Incoming, state: State) -> Understood:
    """The words or the choice of a message, where the intake stands.

    A choice is a command, or an answer that its question offers: the question that stands, or the one that ``field``
    names if the visitor has had it. Any other changes nothing: it is a button of another question.
    """
    if incoming.told is not None:
        return Understood(incoming.told.label, _tapped(incoming.told), incoming.told.heard)
    if incoming.choice is None:
        return Understood(incoming.text)
    values = (incoming.choice,) if isinstance(incoming.choice, str) else incoming.choice
    command = values[0] if len(values) == 1 else ""
    if command in COMMANDS or command.startswith(EDIT_PREFIX):
        return _command(command, incoming.field, state.asking)
    entry = FIELDS.get(incoming.field or state.asking or "")
    value = from_choice(entry, values) if entry else None
    if entry is None or value is None:
        return Understood(NOT_OFFERED, _parsed(NOT_OFFERED, "inform", []), "stale")
    label = display(entry.name, value)
    if not _was_asked(entry, state):
        return Understood(label, _parsed(label, "inform", []), "stale")
    entity = {"entity": entry.name, "value": value, "start": 0, "end": len(label), "extractor": "choice"}
    return Understood(label, _parsed(label, "inform", [entity]))


def _was_asked(entry: Field, state: State) -> bool:
    """Whether the visitor has had the question: it stands, has an answer (or had one), or was interrupted.

    A question that is interrupted, by a wish for a person or an edit, is the one that will be asked next.
    """
    if entry.name == state.asking:
        return True
    if not entry.applies(state.profile):
        return False
    record = state.profile.get(entry.name)
    if record is not None:
        return record.status is not Status.DERIVED
    interrupted = questions.next_field(state.but(urgent=()))
    return entry.name in state.profile.past or (interrupted is not None and entry.name == interrupted.name)


def _command(value: str, field: str | None, asking: str | None) -> Understood:
    if value.startswith(EDIT_PREFIX):
        entry = FIELDS.get(value.removeprefix(EDIT_PREFIX))
        label = f"「{entry.label}」を直す" if entry else value
        return Understood(label, _parsed(label, "correct", []), value)
    command = COMMANDS[value]
    stale = value in ABOUT_A_QUESTION and field is not None and field != asking
    return Understood(command.label, _tapped(command), "stale" if stale else command.heard)


def _tapped(command: Command) -> dict[str, Any]:
    return _parsed(command.label, command.intent, [])


def _parsed(text: str, intent: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": entities}
