"""What the dialogue answers: the outcome of a message, a new conversation, and why neither came about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from bot.dialogue.replies import Reply

MAX_TEXT = 2_000  # characters of one message


class UnknownConversation(LookupError):
    """There is no such conversation."""


class MessageIdTaken(ValueError):
    """A visitor's message came with the id of one of ours."""


@dataclass(frozen=True)
class TurnResult:
    """What a message was answered with; ``progress`` as in the contract §4."""

    replies: list[Reply]
    state: str
    progress: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return {"replies": self.replies, "state": self.state, "progress": self.progress}


@dataclass(frozen=True)
class Started:
    """A new conversation; ``token`` is the visitor's secret, of which only the hash is stored."""

    conversation_id: str
    token: str
    result: TurnResult


def hash_token(token: str) -> str:
    """What is stored of a visitor's token."""
    return hashlib.sha256(token.encode()).hexdigest()
