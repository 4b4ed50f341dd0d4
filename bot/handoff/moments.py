"""Moments as people in Japan read them: one form, in what the visitor is told and on the desk."""

from __future__ import annotations

from datetime import date, datetime

from bot.handoff.hours import JST, OfficeHours

_WEEKDAYS = "月火水木金土日"


def moment(at: datetime) -> str:
    """``11月24日(火) 9:00``, in Japan's time."""
    local = at.astimezone(JST)
    return f"{day_words(local.date())} {clock_time(local)}"


def day_words(day: date) -> str:
    """``11月24日(火)``."""
    return f"{day.month}月{day.day}日({_WEEKDAYS[day.weekday()]})"


def clock_time(at: datetime) -> str:
    """``9:00``, in Japan's time."""
    local = at.astimezone(JST)
    return f"{local.hour}:{local.minute:02}"


def hours_words(hours: OfficeHours) -> str:
    """``9:00〜12:00、13:00〜17:00``."""
    return "、".join(f"{start.hour}:{start:%M}〜{end.hour}:{end:%M}" for start, end in hours.intervals)


def year_end_words(hours: OfficeHours) -> str:
    """``12月29日〜1月3日``."""
    return "〜".join(f"{month}月{day}日" for month, day in hours.year_end)


def moment_of(text: str) -> str:
    """The same as ``moment`` for an RFC 3339 text.

    Raises:
        ValueError: not a moment.
    """
    return moment(datetime.fromisoformat(text))
