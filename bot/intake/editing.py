"""Answers that the desk sets in the visitor's place: heard on the telephone, or read wrongly by the bot."""

from __future__ import annotations

from typing import Any

from bot.intake.changes import Given, Left, take
from bot.intake.fields import Field
from bot.intake.handled import closed
from bot.intake.profile import Edited, Profile, Status
from bot.intake.questions import CONSENT, consented
from bot.intake.registry import FIELDS
from bot.intake.state import Phase, State


def can_edit(entry: Field, profile: Profile) -> bool:
    """Whether the desk may set the field: never the consent, nothing before it, nothing that follows from another."""
    record = profile.get(entry.name)
    derived = record is not None and record.status is Status.DERIVED
    return consented(profile) and entry.name != CONSENT and entry.applies(profile) and not derived


def edit(state: State, name: str, value: Any, edited: Edited, *, answers_are_awaited: bool) -> State:
    """The state with a value (contract units) set by the desk; None says that it is not known.

    What the visitor had said of it stays as its source, what stood before in its history. Answers that rested on it
    are void, as after a correction by the visitor. A summary that waits for a yes no longer does: it has to be shown
    again. While ``answers_are_awaited`` the question that stands goes on standing, as long as it makes sense: the
    visitor may be writing the answer.

    Raises:
        ValueError: the field cannot be edited.
    """
    entry = FIELDS[name]
    if not can_edit(entry, state.profile):
        raise ValueError(name)
    record = state.profile.get(name)
    source = record.source if record else None
    if value is None:
        changes = take(state.profile, [], edited.at, [Left(name, Status.UNKNOWN, edited)], source)
    else:
        changes = take(state.profile, [Given(name, value, source, edited)], edited.at)
    phase = Phase.ASKING if state.phase is Phase.REVIEW else state.phase
    withdrawn = tuple(item for item in state.withdrawn if item not in changes.profile)
    return _without_moot_question(
        state.but(profile=changes.profile, phase=phase, withdrawn=withdrawn), None if answers_are_awaited else name
    )


def _without_moot_question(state: State, settled: str | None) -> State:
    if state.asking is None:
        return state
    if not FIELDS[state.asking].applies(state.profile):
        return state.but(asking=None, misses=0)
    return closed(state) if state.asking == settled else state
