"""What is delivered to others after a commit, and where webhooks go."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.models.base import Base

_WAITING = text("delivered_at IS NULL AND failed_at IS NULL")


class OutboxItem(Base):
    """Something to deliver after the commit, at least once, with its idempotency key.

    It is tried from ``next_attempt_at`` on, again and again with growing pauses; ``failed_at`` is set when it is given
    up and lies among the dead letters.
    """

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(30))  # email, webhook, and one for each channel that pushes
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    call_id: Mapped[str | None] = mapped_column(String(36))  # items that go out in one call share it, also when retried
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    next_attempt_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        Index("ix_outbox_waiting_next_attempt_at", "next_attempt_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_outbox_failed_at", "failed_at"),
    )


class WebhookEndpoint(Base):
    """An address of another system that is told what happens at the desk. ``secret`` signs (HMAC-SHA256), encrypted."""

    __tablename__ = "webhook_endpoints"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    url: Mapped[str] = mapped_column(String(2000))
    secret: Mapped[str] = mapped_column(String(200))
    events: Mapped[list[Any]]
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    created_at: Mapped[datetime]
