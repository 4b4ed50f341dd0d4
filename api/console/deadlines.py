"""How near a deadline is, in words and as a level that has a colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.handoff.hours import JST, OfficeHours

_SOON = timedelta(hours=2)  # of opening time
_COUNTED_DAYS = 14  # further than that nobody counts hours


class Urgency(StrEnum):
    """How near the deadline is; each has its words beside its colour."""

    OVERDUE = "overdue"
    SOON = "soon"
    TODAY = "today"
    LATER = "later"
    NONE = "none"


_WORDS = {Urgency.OVERDUE: "期限超過", Urgency.SOON: "まもなく期限", Urgency.TODAY: "本日まで"}


@dataclass(frozen=True)
class Deadline:
    """``left`` says how much opening time there is, or by how much it is overdue."""

    at: datetime | None
    urgency: Urgency
    left: str = ""

    @property
    def word(self) -> str:
        return _WORDS.get(self.urgency, "")


def deadline(at: datetime | None, now: datetime, hours: OfficeHours) -> Deadline:
    """The deadline ``at`` as it stands ``now``; None while nobody must act."""
    if at is None:
        return Deadline(None, Urgency.NONE)
    if abs((at - now).days) > _COUNTED_DAYS:
        overdue = at < now
        days = f"{abs((at - now).days)}日"
        return Deadline(at, Urgency.OVERDUE if overdue else Urgency.LATER, f"{days}超過" if overdue else f"あと{days}")
    if at < now:
        over = hours.business_time_between(at, now)
        return Deadline(at, Urgency.OVERDUE, f"{_span(over)}超過" if over >= timedelta(minutes=1) else "")
    left = hours.business_time_between(now, at)
    return Deadline(at, _urgency(at, now, left), f"あと{_span(left)}")


def _urgency(at: datetime, now: datetime, left: timedelta) -> Urgency:
    if left <= _SOON:
        return Urgency.SOON
    same_day = at.astimezone(JST).date() == now.astimezone(JST).date()
    return Urgency.TODAY if same_day else Urgency.LATER


def _span(span: timedelta) -> str:
    """``40分``, ``3時間20分``, ``12時間``: opening time, so never days."""
    hours, minutes = divmod(int(span.total_seconds() // 60), 60)
    if hours >= 10 or (hours and not minutes):
        return f"{hours}時間"
    return f"{hours}時間{minutes}分" if hours else f"{minutes}分"
