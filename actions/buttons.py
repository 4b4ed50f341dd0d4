"""Buttons: Rasa's ``title`` and ``payload`` for plain shells, with our ``value`` and ``kind`` beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bot.intake import questions
from bot.intake.command_choices import COMMANDS, KEEP, LATER, PERSON, SKIP, UNKNOWN, Command
from bot.intake.fields import Choice, Field
from bot.intake.profile import Profile

ANSWER, META = "answer", "meta"


def field_buttons(entry: Field, profile: Profile, *, again: bool = False, person: bool = False) -> list[dict[str, Any]]:
    """The choices of a field and, quieter, the ways to go on without an answer."""
    buttons = [_answer(choice, entry.name) for choice in entry.choices]
    return buttons + [_command(command, META) for command in _ways_on(entry, profile, again, person)]


def _ways_on(entry: Field, profile: Profile, again: bool, person: bool) -> Iterable[Command]:
    if again:
        yield KEEP
    if questions.can_put_off(entry):
        if questions.can_skip(entry, profile):
            yield SKIP
        else:
            yield UNKNOWN
        yield LATER
    if person:
        yield PERSON


def put_off_button() -> list[dict[str, Any]]:
    """Only the way to go on without an answer for now."""
    return [_command(LATER, META)]


def command_buttons(choices: Iterable[Choice], field: str | None) -> list[dict[str, Any]]:
    """The choices of an offer: answers to ``field``, or commands."""
    return [_answer(choice, field) if field else _command(COMMANDS[choice.value], ANSWER) for choice in choices]


def _answer(choice: Choice, field: str) -> dict[str, Any]:
    payload = f"/inform{json.dumps({field: choice.value}, ensure_ascii=False)}"
    return {"title": choice.label, "payload": payload, "value": choice.value, "kind": ANSWER}


def _command(command: Command, kind: str) -> dict[str, Any]:
    return {"title": command.label, "payload": f"/{command.intent}", "value": command.value, "kind": kind}
