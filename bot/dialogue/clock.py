"""The clock: the only place that reads the machine's time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, in Japan's zone."""
    return datetime.now(TOKYO)


def clock_from(start: datetime | None) -> Clock:
    """A clock that starts at ``start`` and goes on from there; the machine's own without it."""
    if start is None:
        return system_clock
    began = time.monotonic()

    def now() -> datetime:
        return (start + timedelta(seconds=time.monotonic() - began)).astimezone(TOKYO)

    return now
