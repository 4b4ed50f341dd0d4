"""Moments as people in Japan read them."""

from __future__ import annotations

from datetime import datetime

from bot.handoff.hours import JST

_WEEKDAYS = "月火水木金土日"


def moment(at: datetime) -> str:
    """``11月24日（火）16時30分``; the minutes are left out on the hour."""
    local = at.astimezone(JST)
    minutes = f"{local.minute}分" if local.minute else ""
    return f"{local.month}月{local.day}日（{_WEEKDAYS[local.weekday()]}）{local.hour}時{minutes}"


def moment_of(text: str) -> str:
    """The same for an RFC 3339 text.

    Raises:
        ValueError: not a moment.
    """
    return moment(datetime.fromisoformat(text))
