"""What the figures count, added to the made-up cases: questions asked and settled, what was understood, who left."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bot.intake.registry import REGISTRY
from bot.storage.figures_unheard import NOT_UNDERSTOOD

_QUESTIONS = tuple(entry.name for entry in REGISTRY)
ASKED = 24  # questions of a whole intake
_LEFT, _REQUESTED = 0.4, 0.2  # of all; of those with a ticket
_INTENTS = (("inform", 80), (NOT_UNDERSTOOD, 4), ("faq/cost", 6), ("faq/deadline", 4), ("affirm", 4), ("skip", 2))


def talked(chance: random.Random, case: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The case with ``steps``; two in five left on the way and have no ticket, and one in five asked for a person."""
    begun: datetime = case["conversation"]["created_at"]
    left = chance.random() < _LEFT
    whole = not left and chance.random() >= _REQUESTED
    steps = list(_steps(chance, case["conversation"]["id"], begun, whole))
    last = steps[-1]["asked_at"] + timedelta(seconds=30)
    conversation = {**case["conversation"], "updated_at": last, "consented": len(steps) > 1}
    messages = [_understood(chance, message) for message in case["messages"]]
    found = {**case, "messages": messages, "steps": steps, "conversation": conversation}
    if left:
        return {**found, "conversation": {**conversation, "state": "bot"}, "ticket": None}
    ticket = {**case["ticket"], "created_at": last, "reason": "completed" if whole else "requested"}
    if ticket["assigned_at"] is not None:
        ticket["assigned_at"] = min(now, last + timedelta(seconds=chance.randrange(60, 48 * 3_600)))
    replied = ticket["state"] not in ("new", "assigned")
    waited = timedelta(seconds=chance.randrange(60, 72 * 3_600))
    ticket["first_reply_at"] = min(now, ticket["assigned_at"] + waited) if replied and ticket["assigned_at"] else None
    return {**found, "ticket": ticket}


def _steps(chance: random.Random, conversation_id: str, begun: datetime, whole: bool) -> Iterator[dict[str, Any]]:
    asked = ASKED if whole else chance.randrange(1, ASKED + 1)
    names = sorted(chance.sample(range(1, len(_QUESTIONS)), asked - 1))
    at = begun
    for place, index in enumerate([0, *names]):
        settled = at + timedelta(seconds=chance.randrange(5, 60))
        stands = not whole and place == asked - 1
        yield {
            "conversation_id": conversation_id, "field": _QUESTIONS[index], "asked_at": at,
            "settled_at": None if stands else settled,
        }  # fmt: skip
        at = settled


def _understood(chance: random.Random, message: dict[str, Any]) -> dict[str, Any]:
    if message["role"] != "visitor":
        return {**message, "intent": None, "confidence": None}
    intent = chance.choices([name for name, _ in _INTENTS], [weight for _, weight in _INTENTS])[0]
    return {**message, "intent": intent, "confidence": round(chance.uniform(0.45, 1.0), 3)}
