"""What Rasa sees of a conversation: a bounded snapshot; and what a turn adds to it.

Rasa's policies rebuild their states from the whole tracker at each prediction. The tracker given to it is therefore
made of the set slots and one ``action_listen``, whatever the length of the conversation; the full log of events is
kept in storage. The store does no I/O: the turn reads the snapshot before and writes the outcome after, in its one
transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

# The slots that a turn starts from. The fields' own slots follow from the intake and are set as they change; forty of
# them replayed for each copy of the tracker would be most of a late turn.
SNAPSHOT_SLOTS = frozenset({"intake"})


@dataclass
class TurnMemory:
    """One turn's view of the tracker: ``slots`` before, and after it the new slots and the new events."""

    slots: dict[str, Any]
    events: list[Event] = field(default_factory=list)
    known: int = 0


current_turn: ContextVar[TurnMemory] = ContextVar("current_turn")


class TurnTrackerStore(TrackerStore):
    """Serves the snapshot of the turn under way and takes its outcome back."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker:
        """The tracker of the turn under way.

        Raises:
            LookupError: called outside a turn.
        """
        memory = current_turn.get()
        tracker = self.init_tracker(sender_id)
        past: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
        past += [SlotSet(name, value) for name, value in memory.slots.items() if name in tracker.slots]
        past.append(ActionExecuted(ACTION_LISTEN_NAME))
        tracker.update_with_events(past, self.domain)
        memory.known = len(tracker.events)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        memory = current_turn.get()
        memory.events = list(tracker.events)[memory.known :]
        memory.slots = {name: value for name in SNAPSHOT_SLOTS if (value := tracker.get_slot(name)) is not None}

    async def keys(self) -> Iterable[str]:
        """None: conversations are listed from storage, not through Rasa."""
        return ()
