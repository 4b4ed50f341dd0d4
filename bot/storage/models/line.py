"""What LINE sends us and whom we know there, and links that carry a conversation from one channel to another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.models.base import Base

_WAITING = text("done_at IS NULL")


class LineEvent(Base):
    """One event of LINE's webhook, stored in the step that acknowledges it; ``webhook_event_id`` makes it one.

    ``sent_at`` is LINE's own timestamp: events of one user are taken in its order. ``reply_token`` sends once, free of
    charge, within about a minute of ``received_at``; ``token_used_by`` names the call (``OutboxItem.call_id``) that takes
    it, set before it is made. ``done_at`` is set when its effect is committed; ``event`` is emptied then, since what was said lies in the conversation.
    """

    __tablename__ = "line_events"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    webhook_event_id: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(40))  # LINE's type: message, postback, follow …
    user_id: Mapped[str | None] = mapped_column(String(64))  # None: of a group without one, or unknown
    sent_at: Mapped[datetime]
    received_at: Mapped[datetime]
    event: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    reply_token: Mapped[str | None] = mapped_column(String(100))
    token_used_by: Mapped[str | None] = mapped_column(String(36))
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    next_attempt_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    last_error: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        Index("ix_line_events_waiting", "user_id", "sent_at", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_line_events_user_id_received_at", "user_id", "received_at"),
        Index("ix_line_events_received_at", "received_at"),
    )


class LineUser(Base):
    """A user of LINE who has written to us or added us. The row is what one process locks to take their events.

    ``conversation_id`` is the one their words go to, which may have begun on the web. ``blocked_at`` is set while they
    have blocked us: nothing is sent. ``followed_at`` is LINE's timestamp of the newest follow or unfollow, so that an
    older one that comes late changes nothing.
    """

    __tablename__ = "line_users"

    user_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id", ondelete="SET NULL"), index=True)
    blocked_at: Mapped[datetime | None]
    followed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class ConversationLink(Base):
    """A one-time way into a conversation from another channel or device: a link's secret or a short code, hashed.

    ``purpose``: ``resume`` and ``mailed`` go on with the whole of it, ``personal`` asks only ``fields`` and leads back. It opens
    once, until ``expires_at``. ``device`` is what one of them was exchanged for: the key of another browser than the
    first (``Conversation.token_hash``), good again and again until ``expires_at``.
    """

    __tablename__ = "conversation_links"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    fields: Mapped[list[Any]]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
