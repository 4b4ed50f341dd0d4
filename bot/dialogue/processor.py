"""Rasa's agent and processor, with custom actions run in this process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from rasa.core.actions.action import Action, action_for_name_or_text
from rasa.core.agent import Agent
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.local_action import Actions, LocalAction
from bot.dialogue.tracker_store import TurnTrackerStore


class LocalProcessor(MessageProcessor):
    """A processor that runs the actions it was given itself."""

    model_metadata: Any  # Rasa's, without types

    def __init__(self, *args: Any, actions: Actions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actions = actions
        self._leave_slashes_alone()

    def _leave_slashes_alone(self) -> None:
        """Stop before the graph's last node: it takes a leading slash for an intent, from a visitor it is a character."""
        last = self.model_metadata.predict_schema.nodes[self.model_metadata.nlu_target]
        self.model_metadata = replace(self.model_metadata, nlu_target=last.needs["messages"])

    def _get_action(self, action_name: str) -> Action | None:
        custom = self._actions.get(action_name)
        if custom is not None:
            return LocalAction(custom)
        found: Action | None = action_for_name_or_text(action_name, self.domain, None)
        return found

    def predict_next_with_tracker_if_should(self, tracker: DialogueStateTracker) -> tuple[Action, PolicyPrediction]:
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        return self._get_action(action.name()) or action, prediction


class LocalAgent(Agent):
    """Rasa's agent with our tracker store and our actions, loaded once."""

    def __init__(self, actions: Actions, tracker_store: TurnTrackerStore) -> None:
        self.is_warm = False  # whether turns have been run with it
        self._custom_actions = actions
        super().__init__()
        # Not by Rasa's constructor: it wraps the store so that a failure falls back to memory, unseen.
        self.tracker_store = tracker_store

    def load_model(self, model_path: str | Path, fingerprint: str | None = None) -> None:
        self.processor = LocalProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=None,
            generator=self.nlg,
            http_interpreter=None,
            actions=self._custom_actions,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        self.nlg.responses = self.domain.responses if self.domain else {}
