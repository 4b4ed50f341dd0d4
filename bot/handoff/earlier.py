"""Earlier answers to a question, and why they do not stand any more.

An answer goes for one of two reasons: the visitor (or the desk) gave another, or another answer was changed on which it rested
(``Field.depends_on``) and the assistant let go of it. Only the first is the visitor's correction. The records do not
name the reason; a ground that was changed at the very moment, in another message than the present answer, does.
"""

from __future__ import annotations

from typing import Any

from bot.handoff.moments import moment_of
from bot.intake.display import display
from bot.intake.fields import Field
from bot.intake.profile import Past, Profile, Status
from bot.intake.registry import FIELDS


def earlier_answers(entry: Field, profile: Profile) -> list[dict[str, Any]]:
    """The history of a field, oldest first.

    ``because_of`` is the field whose change made an answer void, or None; ``by`` who at the desk had given it, None
    for the visitor.
    """
    return [_earlier(entry, past, profile) for past in _history(entry.name, profile)]


def corrections(entry: Field, profile: Profile, earlier: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the visitor or the desk replaced, where it reads otherwise than what stands; each once."""
    record = profile.get(entry.name)
    present = display(entry.name, record.value) if record and record.has_value else None
    told = {past["display"]: past for past in earlier if past["because_of"] is None and past["display"] != present}
    return list(told.values())


def void_note(entry: Field, profile: Profile, earlier: list[dict[str, Any]]) -> str:
    """What became of answers that another answer made void, in one short sentence; empty where none was."""
    grounds = list(dict.fromkeys(past["because_of"] for past in earlier if past["because_of"]))
    if not grounds:
        return ""
    changed = "と".join(f"「{FIELDS[name].label}」" for name in grounds)
    record = profile.get(entry.name)
    if record is None:
        return f"{changed}の変更で、前のお答えは使っていません"
    if record.status is Status.DERIVED:
        return f"{changed}の変更に合わせました"
    return f"{changed}の変更で、あらためて伺いました"


def _history(name: str, profile: Profile) -> tuple[Past, ...]:
    record = profile.get(name)
    return record.history if record else profile.past.get(name, ())


def _earlier(entry: Field, past: Past, profile: Profile) -> dict[str, Any]:
    return {
        "value": past.value,
        "display": display(entry.name, past.value),
        "at": past.at,
        "at_label": moment_of(past.at),
        "by": past.by,
        "because_of": _ground(entry, past, profile),
    }


def _ground(entry: Field, past: Past, profile: Profile) -> str | None:
    for name in entry.depends_on:
        changed = any(other.at == past.at for other in _history(name, profile))
        if changed and not _said_together(entry.name, name, profile):
            return name
    return None


def _said_together(one: str, other: str, profile: Profile) -> bool:
    """Whether one message of the visitor holds both present answers; a derived one was not said."""
    first, second = profile.get(one), profile.get(other)
    if first is None or second is None or first.status is Status.DERIVED or not first.source or not second.source:
        return False
    return first.source.message_id == second.source.message_id
