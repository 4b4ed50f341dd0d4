"""Words that the visitor took back by unsending the message: what was read out of it is not known any more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.intake.changes import Left, take
from bot.intake.profile import Past, Profile, Record
from bot.intake.registry import FIELDS, REGISTRY
from bot.intake.state import Phase, State

Values = Collection[tuple[str, object]]  # field and value


def fields_from(profile: Profile, message_id: str) -> tuple[str, ...]:
    """The fields whose answer was taken from a message, in the order of asking; what the desk set is the desk's."""
    return tuple(
        entry.name
        for entry in REGISTRY
        if (record := profile.get(entry.name)) is not None and record.edited is None and _is_from(record, message_id)
    )


def without_message(state: State, message_id: str, at: str, said: Values = ()) -> State:
    """The state as if nothing had been taken from a message; the first of the answers that it gave is asked at once.

    ``at`` is RFC 3339. ``said``: what was ever taken from it; where it was corrected since, it goes from the history.
    What the desk set stays, without the visitor's words; answers that rested on one of these are void, too.
    """
    names = fields_from(state.profile, message_id)
    changes = take(state.profile, [], at, [Left(name) for name in names])
    values = {(name, _key(value)) for name, value in said}
    values |= {(name, _key(state.profile.records[name].value)) for name in names}
    profile = _forget(changes.profile, message_id, values)
    if not names:
        return state.but(profile=profile)
    asked = (FIELDS[name] for name in names)
    return state.but(
        profile=profile,
        asking=next((entry.name for entry in asked if entry.applies(profile) and entry.name not in profile), None),
        phase=Phase.ASKING if state.phase is Phase.REVIEW else state.phase,
        misses=0,
        paused=False,
        submitting=False,
        confirming=None,
        untaken=None,
    )


def _is_from(record: Record, message_id: str) -> bool:
    return record.source is not None and record.source.message_id == message_id


def _forget(profile: Profile, message_id: str, values: Values) -> Profile:
    records = {
        name: replace(
            record,
            source=None if _is_from(record, message_id) else record.source,
            history=_without(record.history, name, values),
        )
        for name, record in profile.records.items()
    }
    past = {name: _without(history, name, values) for name, history in profile.past.items()}
    return Profile(records, {name: history for name, history in past.items() if history})


def _without(history: tuple[Past, ...], name: str, values: Values) -> tuple[Past, ...]:
    return tuple(item for item in history if item.by is not None or (name, _key(item.value)) not in values)


def _key(value: object) -> object:
    """A list as a tuple, which can be looked up."""
    return tuple(value) if isinstance(value, list) else value
