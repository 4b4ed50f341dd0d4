"""One message to an intake in which some answers stand: what it is afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from rasa_sdk import Tracker

from actions.hearing import hear
from bot.intake.flow import advance
from bot.intake.profile import Profile, Record, Source, Status
from bot.intake.registry import REGISTRY
from bot.intake.state import State
from nlu.fields import read

AS_OF = date(2026, 11, 21)
AT = datetime.fromisoformat("2026-11-21T10:00:00+09:00")


def standing(answers: Mapping[str, Any], asking: str, **statuses: str) -> State:
    """An intake with these answers (and these put off) in which ``asking`` is asked."""
    records = {"consent_privacy": Record(True, Status.ANSWERED), "entity_type": Record("corporation", Status.ANSWERED)}
    records |= {name: Record(value, Status.ANSWERED, Source("m0", str(value), 0, 1)) for name, value in answers.items()}
    records |= {name: Record(None, Status(status)) for name, status in statuses.items()}
    trail = tuple(entry.name for entry in REGISTRY if entry.name in {*answers, *statuses})
    return State(profile=Profile(records), asking=asking, trail=trail)


def told(before: State, text: str, intent: str = "inform") -> State:
    """The intake after a message of that intent."""
    entities = [
        {"entity": item.field, "value": item.value, "start": item.start, "end": item.end, "named": item.named}
        for item in read(text, before.asking, AS_OF).values
    ]
    message = {"text": text, "message_id": "m1", "metadata": {}, "intent": {"name": intent}, "entities": entities}
    tracker = Tracker("visitor", {}, message, [], False, None, {}, "action_listen")
    return advance(before, hear(tracker, before, AT, AS_OF)).state


def changes(before: State, after: State) -> dict[str, Any]:
    """What the message changed: new values, None for answers gone, and statuses as words."""
    old, new = _shown(before), _shown(after)
    return {name: new.get(name) for name in sorted({*old, *new}) if old.get(name) != new.get(name)}


def _shown(state: State) -> dict[str, Any]:
    records = state.profile.records.items()
    return {
        name: record.value if record.has_value else str(record.status)
        for name, record in records
        if record.status is not Status.DERIVED
    }
