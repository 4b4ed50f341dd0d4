"""Bodies and answers of the conversations API."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator


class StartRequest(BaseModel):
    """What a channel says of itself."""

    channel: Literal["web"] = "web"


class MessageRequest(BaseModel):
    """Words or a choice, exactly one of them. ``field`` names the question a choice was shown with."""

    model_config = ConfigDict(
        json_schema_extra={"example": {"message_id": "6f1c…", "text": "台湾とタイに売りたいです"}}
    )

    message_id: UUID
    text: Annotated[str, Field(max_length=100_000)] | None = None
    choice: Annotated[str, Field(max_length=200)] | Annotated[list[str], Field(min_length=1, max_length=50)] | None = (
        None
    )
    field: Annotated[str, Field(max_length=50)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> MessageRequest:
        if (self.text is None) == (self.choice is None):
            raise ValueError("text と choice のどちらか一方を送ってください")
        if self.text is not None and not self.text.strip():
            raise ValueError("メッセージが空です")
        return self


class Reply(BaseModel):
    """One message of the bot: ``text``, ``choices``, ``summary`` or ``handoff``."""

    model_config = ConfigDict(extra="allow")

    type: Literal["text", "choices", "summary", "handoff"]
    text: str | None = None


class Progress(BaseModel):
    """How far the intake is. ``asking`` is the field just asked for."""

    section: str | None
    title: str | None
    answered: int
    total: int
    asking: str | None


class Turn(BaseModel):
    """The answer to a message."""

    replies: list[Reply]
    state: Literal["bot", "queued", "human", "closed"]
    progress: Progress


class Started(Turn):
    """A new conversation. ``token`` is the bearer token for everything else."""

    conversation_id: str
    token: str


class StoredMessage(BaseModel):
    """One message of the transcript."""

    message_id: str
    role: Literal["visitor", "bot", "concierge", "system"]
    text: str
    at: str
    author: str | None = None
    replies: list[Reply] | None = None


class ConversationView(BaseModel):
    """The whole conversation, to show it again after a reload."""

    conversation_id: str
    state: Literal["bot", "queued", "human", "closed"]
    progress: Progress
    messages: list[StoredMessage]


class IntakeView(BaseModel):
    """The records by field (contract §1), what is missing, and the decision as of now."""

    fields: dict[str, dict[str, Any]]
    missing: list[str]
    eligibility: dict[str, Any]
