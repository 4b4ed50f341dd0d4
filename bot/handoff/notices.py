"""What the desk is told of: the events, when they are due, and the keys by which each is told once."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from bot.handoff.hours import OfficeHours


class Event(StrEnum):
    """Something happened to a ticket. The values stand in webhooks (contract §9) and are never renamed."""

    CREATED = "ticket.created"
    REOPENED = "ticket.reopened"
    DEADLINE_NEAR = "ticket.deadline_near"
    VISITOR_REPLIED = "ticket.visitor_replied"


EVENT_LABELS: dict[Event, str] = {
    Event.CREATED: "新しい受付",
    Event.REOPENED: "受付の再開",
    Event.DEADLINE_NEAR: "返信期限が近い",
    Event.VISITOR_REPLIED: "お客様からの返信",
}

_SHORT = {
    Event.CREATED: "new",
    Event.REOPENED: "again",
    Event.DEADLINE_NEAR: "due",
    Event.VISITOR_REPLIED: "replied",
}

# A deadline that passed while the service stood still is told of too, unless it is older than this.
MISSED_AT_MOST = timedelta(days=3)


def notice_key(event: Event, number: str, mark: str = "") -> str:
    """``ticket:M-0001:due:1764057600``: what makes a notice the same one. ``mark`` has at most 20 characters."""
    return ":".join(part for part in ("ticket", number, _SHORT[event], mark) if part)


def due_mark(due_at: datetime) -> str:
    """A deadline that is moved is told of again; one that stays, once."""
    return str(int(due_at.timestamp()))


def told_by(now: datetime, notice: timedelta, hours: OfficeHours) -> datetime:
    """Deadlines up to this moment are near at ``now``: ``notice`` of opening time, or less, is left until them.

    Raises:
        ValueError: as ``OfficeHours.add_business_time``.
    """
    return hours.add_business_time(now, notice)
