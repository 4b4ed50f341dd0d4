"""The desk: tickets, what concierges write, and the days that differ from the calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.models.base import Base

_OPEN, _DONE = text("state <> 'done'"), text("state = 'done'")
# What the queue filters by stands in its two indexes, so that a filter reads no ticket but those it shows.
_FILTERED = (
    "channel", "prefecture", "stage", "handson_verdict", "exporter_verdict", "assignee_id", "after_hours", "state",
)  # fmt: skip


class Ticket(Base):
    """A case on the concierge's desk. ``number`` is what the visitor is told.

    ``due_at`` is the moment by which a person must act, None while nobody must. The columns from ``channel`` to
    ``names`` repeat what the queue filters, sorts and searches by, so that it reads this table alone.
    """

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
    due_at: Mapped[datetime | None]
    rank_at: Mapped[datetime]  # what the queue is sorted by: due_at, and far ahead while nobody must act
    callback_at: Mapped[datetime | None]
    written_again_at: Mapped[datetime | None]  # the visitor wrote after it was done, which reopened it
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    assigned_at: Mapped[datetime | None]
    first_reply_at: Mapped[datetime | None]  # when a person first answered
    done_at: Mapped[datetime | None]
    reopened: Mapped[int] = mapped_column(Integer, default=0)
    failure_reference: Mapped[str | None] = mapped_column(String(20))  # of the error that brought it here

    channel: Mapped[str] = mapped_column(String(20))
    prefecture: Mapped[str | None] = mapped_column(String(10))
    stage: Mapped[str | None] = mapped_column(String(20))
    handson_verdict: Mapped[str | None] = mapped_column(String(20))
    exporter_verdict: Mapped[str | None] = mapped_column(String(20))
    after_hours: Mapped[bool] = mapped_column(Boolean, default=False)  # opened while the desk was closed
    names: Mapped[str] = mapped_column(Text, default="")  # what a search by name looks at, normalised

    __table_args__ = (
        Index("ix_tickets_open_queue", "rank_at", "id", *_FILTERED, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_tickets_done_queue", "updated_at", "id", *_FILTERED, sqlite_where=_DONE, postgresql_where=_DONE),
        Index("ix_tickets_created_at", "created_at"),
    )


class TicketNote(Base):
    """What concierges tell each other about a case; the visitor never sees it."""

    __tablename__ = "ticket_notes"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    author: Mapped[str] = mapped_column(String(100))  # the name as it was
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class CannedReply(Base):
    """Words that concierges send often; ``{会社名}`` and the like are filled in."""

    __tablename__ = "canned_replies"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    title: Mapped[str] = mapped_column(String(100), unique=True)
    text: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)
    updated_at: Mapped[datetime]


class CalendarDay(Base):
    """A day on which the counter is open or closed whatever the calendar says."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    is_open: Mapped[bool] = mapped_column(Boolean)
    note: Mapped[str] = mapped_column(String(100), default="")
    updated_at: Mapped[datetime]
