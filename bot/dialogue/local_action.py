"""Custom actions run in this process: no HTTP hop, no tracker serialised, no answer put through jsonschema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.core.actions.action import Action, RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Action as SdkAction
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher


class Replies(OutputChannel):
    """Collects what the bot says in a turn, whole: text, buttons and custom payload as they were uttered.

    ``failure`` is what a custom action raised: Rasa logs it and goes on, the turn must not.
    """

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.failure: Exception | None = None

    @classmethod
    def name(cls) -> str:
        return "minato"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        self.messages.append(message)


class LocalAction(Action):
    """A rasa-sdk action as an action of Rasa's own processor."""

    def __init__(self, action: SdkAction) -> None:
        self._action = action

    def name(self) -> str:
        return str(self._action.name())

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
        metadata: dict[str, Any] | None = None,
    ) -> list[Event]:
        dispatcher = CollectingDispatcher()
        try:
            events = await self._action.run(dispatcher, sdk_tracker(tracker), {"responses": domain.responses})
            uttered = await RemoteAction._utter_responses(dispatcher.messages, output_channel, nlg, tracker)
        except Exception as error:
            if isinstance(output_channel, Replies):
                output_channel.failure = error
            raise
        return [*uttered, *deserialise_events(events or [])]


def sdk_tracker(tracker: DialogueStateTracker) -> Tracker:
    """The tracker as rasa-sdk's actions see it; of the events, only the latest message is there."""
    message = tracker.latest_message
    parsed: dict[str, Any] = dict(message.parse_data) if message else {}
    if message:
        parsed |= {"text": message.text, "message_id": message.message_id, "metadata": message.metadata}
        parsed["timestamp"] = message.timestamp
    return Tracker(
        tracker.sender_id,
        tracker.current_slot_values(),
        parsed,
        [],
        tracker.is_paused(),
        None,
        {},
        tracker.latest_action_name,
    )


Actions = Mapping[str, SdkAction]
