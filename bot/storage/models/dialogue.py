"""Conversations: messages, Rasa's events, the intake's records, decisions, files."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Float, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.models.base import Base

_UNDERSTOOD = text("intent IS NOT NULL")


class Conversation(Base):
    """One visitor's conversation. ``snapshot`` is what Rasa sees of its past: slots and the last listen."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    sender: Mapped[str | None] = mapped_column(String(100))  # the channel's own name of the visitor
    token_hash: Mapped[str | None] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(10), default="bot")  # bot, queued, human, closed
    progress: Mapped[dict[str, Any]]
    snapshot: Mapped[dict[str, Any]]
    consented: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    waiting_since: Mapped[datetime | None]  # the visitor wrote and waits for a person's answer
    told_away_at: Mapped[datetime | None]  # since then the visitor knows that it takes longer
    erased_at: Mapped[datetime | None]  # words and values are gone; what is left counts in the figures only

    __table_args__ = (
        UniqueConstraint("channel", "sender"),
        Index("ix_conversations_created_at", "created_at"),
        Index("ix_conversations_waiting_since", "waiting_since"),
        Index("ix_conversations_state_updated_at", "state", "updated_at"),
    )


class Message(Base):
    """One message of a conversation. ``seq`` orders; a visitor's ``message_id`` is the client's own."""

    __tablename__ = "messages"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    message_id: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(10))  # visitor, bot, concierge, system
    text: Mapped[str] = mapped_column(Text)
    choice: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    author: Mapped[str | None] = mapped_column(String(100))
    at: Mapped[datetime]
    replies: Mapped[list[Any] | None] = mapped_column(JSON)
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON)  # a visitor's message, once its turn is done
    intent: Mapped[str | None] = mapped_column(String(60))  # what the bot understood of a visitor's words
    confidence: Mapped[float | None] = mapped_column(Float)
    marked_intent: Mapped[str | None] = mapped_column(String(60))  # what a person says that it was

    __table_args__ = (
        UniqueConstraint("conversation_id", "message_id"),
        Index("ix_messages_conversation_id_seq", "conversation_id", "seq"),
        Index("ix_messages_understood_at", "at", sqlite_where=_UNDERSTOOD, postgresql_where=_UNDERSTOOD),
    )


class TrackerEvent(Base):
    """One event of Rasa's tracker, in full: the log that the snapshot is a bounded view of."""

    __tablename__ = "tracker_events"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(50))
    at: Mapped[datetime]
    data: Mapped[dict[str, Any]]


class IntakeField(Base):
    """The record of one field (contract §1), written once the visitor has consented."""

    __tablename__ = "intake_fields"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(String(50), primary_key=True)
    record: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime]


class QuestionStep(Base):
    """When a question was first asked in a conversation and when it was settled: where people leave shows here."""

    __tablename__ = "question_steps"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(String(50), primary_key=True)
    asked_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class DecisionRow(Base):
    """An eligibility decision as it was told; a new one is added when it differs."""

    __tablename__ = "decisions"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    ruleset: Mapped[str] = mapped_column(String(50))
    decision: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Attachment(Base):
    """A file a visitor sent; the bytes lie on disk under ``storage_name``."""

    __tablename__ = "attachments"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    filename: Mapped[str] = mapped_column(String(255))
    content_type: Mapped[str] = mapped_column(String(50))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    storage_name: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[datetime]
