"""Moments as people in Japan read them: one form, in what the visitor is told and on the desk."""

from __future__ import annotations

from datetime import date, datetime

from bot.handoff.hours import JST

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


def moment_of(text: str) -> str:
    """The same as ``moment`` for an RFC 3339 text.

    Raises:
        ValueError: not a moment.
    """
    return moment(datetime.fromisoformat(text))
