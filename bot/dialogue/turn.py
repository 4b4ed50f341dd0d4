"""One turn through Rasa: a message and the slots before give replies, the slots after and the new events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rasa.core.channels.channel import UserMessage

from bot.dialogue.clock import TOKYO
from bot.dialogue.incoming import Incoming, Understood
from bot.dialogue.local_action import Replies
from bot.dialogue.processor import LocalAgent
from bot.dialogue.replies import Reply, to_reply
from bot.dialogue.tracker_store import TurnMemory, current_turn


class TurnFailed(Exception):
    """Rasa, a component of it or the intake's action failed; nothing of the turn may be kept."""


@dataclass(frozen=True)
class TurnOutcome:
    """``intent`` and ``confidence``: what was understood of the visitor's words; None for a choice."""

    replies: list[Reply]
    slots: dict[str, Any]
    events: list[dict[str, Any]]
    intent: str | None = None
    confidence: float | None = None


async def run_turn(
    agent: LocalAgent,
    conversation_id: str,
    incoming: Incoming,
    understood: Understood,
    slots: dict[str, Any],
    at: datetime,
    personal_elsewhere: bool = False,
) -> TurnOutcome:
    """Let Rasa understand and decide, with the intake's snapshot as its tracker.

    ``personal_elsewhere``: personal data is not taken where the message came from (``bot.intake.personal``).

    Raises:
        TurnFailed: with the cause; the caller rolls back.
    """
    channel = Replies()
    message = UserMessage(
        text=understood.text,
        output_channel=channel,
        sender_id=conversation_id,
        parse_data=understood.parse_data,
        input_channel="minato",
        message_id=incoming.message_id,
        metadata={**_metadata(incoming, understood, slots, at), "personal_elsewhere": personal_elsewhere},
    )
    memory = TurnMemory(dict(slots))
    token = current_turn.set(memory)
    try:
        assert agent.processor is not None
        await agent.processor.handle_message(message)
    except Exception as error:
        raise TurnFailed(conversation_id) from error
    finally:
        current_turn.reset(token)
    if channel.failure is not None:
        raise TurnFailed(conversation_id) from channel.failure
    replies = [reply for uttered in channel.messages if (reply := to_reply(uttered)) is not None]
    events = [event.as_dict() for event in memory.events]
    understood_as = _intent(events) if understood.parse_data is None else (None, None)
    return TurnOutcome(replies, memory.slots, events, *understood_as)


def _intent(events: list[dict[str, Any]]) -> tuple[str | None, float | None]:
    """Of the visitor's message, a question with its topic: ``faq/cost``."""
    parsed: dict[str, Any] = next((event["parse_data"] for event in events if event["event"] == "user"), {})
    intent = parsed.get("intent") or {}
    selected = parsed.get("response_selector", {}).get("faq", {}).get("response", {}).get("intent_response_key")
    return (selected if intent.get("name") == "faq" and selected else intent.get("name")), intent.get("confidence")


def _metadata(incoming: Incoming, understood: Understood, slots: dict[str, Any], at: datetime) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "at": at.isoformat(),
        "as_of": at.astimezone(TOKYO).date().isoformat(),
        "asking": (slots.get("intake") or {}).get("asking"),
    }
    if incoming.choice is not None:
        metadata["choice"] = incoming.choice
    if incoming.told is not None:
        metadata["choice"] = incoming.told.value  # nothing in it was typed
    if understood.command:
        metadata["command"] = understood.command
    return metadata
