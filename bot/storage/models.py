"""The tables. Times are aware UTC datetimes; JSON columns hold what the contract shows as JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    DateTime,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, stored as UTC; SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime(), dict[str, Any]: JSON(), list[Any]: JSON()}


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

    __table_args__ = (
        UniqueConstraint("channel", "sender"),
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

    __table_args__ = (
        UniqueConstraint("conversation_id", "message_id"),
        Index("ix_messages_conversation_id_seq", "conversation_id", "seq"),
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


class DecisionRow(Base):
    """An eligibility decision as it was told; a new one is added when it differs."""

    __tablename__ = "decisions"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    ruleset: Mapped[str] = mapped_column(String(50))
    decision: Mapped[dict[str, Any]]
    at: Mapped[datetime]


class Ticket(Base):
    """A case on the concierge's desk. ``number`` is what the visitor is told."""

    __tablename__ = "tickets"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), unique=True)
    reason: Mapped[str] = mapped_column(String(20))  # completed, requested, failure
    state: Mapped[str] = mapped_column(String(30))
    done_reason: Mapped[str | None] = mapped_column(String(50))
    headline: Mapped[dict[str, Any]]  # what the queue shows without opening the brief
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    expected_reply_by: Mapped[datetime]
    written_again_at: Mapped[datetime | None]  # the visitor wrote after it was done, which reopened it
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))

    __table_args__ = (Index("ix_tickets_state_expected_reply_by", "state", "expected_reply_by"),)


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


class OutboxItem(Base):
    """Something to deliver after the commit, at least once, with its idempotency key."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_outbox_delivered_at_id", "delivered_at", "id"),)


class User(Base):
    """A console account. ``password_hash`` is argon2."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    role: Mapped[str] = mapped_column(String(20))  # concierge, admin
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(Boolean, default=False)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime]


class ConsoleSession(Base):
    """A logged-in browser; the cookie holds the secret, the table only its hash."""

    __tablename__ = "console_sessions"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    csrf_token: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
