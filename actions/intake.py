"""The action that owns the intake's loop (docs/decisions/0002): thin glue around bot.intake.flow."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.hearing import hear
from actions.speaking import Speaker
from bot.intake.flow import advance
from bot.intake.registry import REGISTRY
from bot.intake.state import State


class ActionIntake(Action):
    """Takes one understood message into the intake and says what comes next."""

    def name(self) -> str:
        return "action_intake"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        at = moment(tracker)
        before = State.from_dict(tracker.get_slot("intake"))
        today = as_of(at)
        metadata = tracker.latest_message.get("metadata") or {}
        elsewhere = bool(metadata.get("personal_elsewhere"))
        heard = replace(hear(tracker, before, at, today), faq=faq_topic(tracker), personal_elsewhere=elsewhere)
        outcome = advance(before, heard)
        Speaker(dispatcher, outcome.state, today, domain.get("responses", {})).perform(outcome.acts)
        # Said outright: left to the policies, a message that no rule knows would run the intake again and again.
        ends = FollowupAction("action_listen")
        return [SlotSet("intake", outcome.state.as_dict()), *_mirror(before, outcome.state), ends]


class ActionRestart(ActionIntake):
    """Rasa routes the intent ``restart`` to this name by itself; here too the intake decides what it means."""

    def name(self) -> str:
        return "action_restart"


def faq_topic(tracker: Tracker) -> str | None:
    """The topic of a question that the rules answered from the FAQ, as Rasa's response selector names it."""
    if (tracker.latest_message.get("intent") or {}).get("name") != "faq":
        return None
    selected = tracker.latest_message.get("response_selector") or {}
    key = selected.get("faq", {}).get("response", {}).get("intent_response_key") or ""
    return key.partition("/")[2] or None


def moment(tracker: Tracker) -> datetime:
    """The time of the message: the channel's (``metadata.at``, RFC 3339), else when Rasa logged it."""
    metadata = tracker.latest_message.get("metadata") or {}
    if "at" in metadata:
        return datetime.fromisoformat(metadata["at"])
    return datetime.fromtimestamp(tracker.latest_message.get("timestamp") or 0, UTC)


def as_of(at: datetime) -> date:
    """The date in Japan at a moment."""
    return at.astimezone(ZoneInfo("Asia/Tokyo")).date()


def _mirror(before: State, after: State) -> list[EventType]:
    """The fields' own slots, where they changed."""
    old, new = before.profile.facts(), after.profile.facts()
    names = (entry.name for entry in REGISTRY)
    return [SlotSet(name, new.get(name)) for name in names if old.get(name) != new.get(name)]
