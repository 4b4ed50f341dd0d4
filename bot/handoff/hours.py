"""When the counter is open, in Japan's time.

The counter's hours are those of 申込要領 Ⅵ: 9:00–12:00 and 13:00–17:00, not on weekends and holidays. The
year-end closing and single days opened or closed are the organisation's own and can be set.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum

# Japan has had one offset and no summer time since 1952: no time-zone database is needed.
JST = timezone(timedelta(hours=9), "JST")

# Longer than any closing; only hours that never open run into it.
SEARCH_DAYS = 400
_INTERVAL = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")


class Closing(StrEnum):
    """Why the counter is closed: of whole days, and of the hours of a day on which it opens."""

    YEAR_END = "year_end"
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    EXTRA = "extra"  # a day that the organisation closed
    BEFORE_OPENING = "before_opening"
    LUNCH = "lunch"
    AFTER_CLOSING = "after_closing"


def _any_holiday(day: date) -> str:
    return "祝日"


@dataclass(frozen=True)
class OfficeHours:
    """Opening hours of one counter.

    ``intervals`` are half-open (12:00 is closed), in order and apart. ``is_holiday`` tells the national
    holidays, ``holiday_name`` what such a day is called. ``year_end`` is the closing around New Year, both ends
    inclusive, as (month, day). ``closed_days`` are closed whatever else holds; ``open_days`` are open even on a
    weekend, a holiday or at the year's end.
    """

    is_holiday: Callable[[date], bool]
    intervals: tuple[tuple[time, time], ...] = ((time(9), time(12)), (time(13), time(17)))
    year_end: tuple[tuple[int, int], tuple[int, int]] = ((12, 29), (1, 3))
    closed_days: frozenset[date] = frozenset()
    open_days: frozenset[date] = frozenset()
    holiday_name: Callable[[date], str] = _any_holiday

    def is_business_day(self, day: date) -> bool:
        """Whether the counter opens at all on ``day``."""
        return self.why_closed_on(day) is None

    def why_closed_on(self, day: date) -> Closing | None:
        """What closes the counter on the whole of ``day``; None on a business day.

        What the calendar says comes before the organisation's own closing: a closed holiday is a holiday.
        """
        if day in self.open_days and day not in self.closed_days:
            return None
        return self.by_calendar(day) or (Closing.EXTRA if day in self.closed_days else None)

    def by_calendar(self, day: date) -> Closing | None:
        """What closes the counter on ``day`` as far as nobody opened or closed the day."""
        if self._is_year_end(day):
            return Closing.YEAR_END
        if self.is_holiday(day):
            return Closing.HOLIDAY
        return Closing.WEEKEND if day.weekday() >= 5 else None

    def why_closed(self, at: datetime) -> Closing | None:
        """Why nobody is at the counter; None while it is open.

        Raises:
            ValueError: ``at`` is naive.
        """
        local = _in_japan(at)
        closed = self.why_closed_on(local.date())
        if closed is not None or self.is_open(local):
            return closed
        if local.time() < self.intervals[0][0]:
            return Closing.BEFORE_OPENING
        return Closing.AFTER_CLOSING if local.time() >= self.intervals[-1][1] else Closing.LUNCH

    def open_until(self, at: datetime) -> datetime | None:
        """When the counter closes next, be it for lunch; None while it is closed.

        Raises:
            ValueError: ``at`` is naive.
        """
        local = _in_japan(at)
        return next((end for start, end in self._spans_of(local.date()) if start <= local < end), None)

    def is_open(self, at: datetime) -> bool:
        """Whether somebody is at the counter. ``at`` must carry an offset.

        Raises:
            ValueError: ``at`` is naive.
        """
        return self.open_until(at) is not None

    def next_opening(self, at: datetime) -> datetime:
        """``at`` itself while open, else the next moment of opening, in Japan's time.

        Raises:
            ValueError: ``at`` is naive, or the counter does not open within ``SEARCH_DAYS``.
        """
        local = _in_japan(at)
        start, _ = next(self._spans_from(local))
        return max(start, local)

    def add_business_time(self, at: datetime, duration: timedelta) -> datetime:
        """The moment when ``duration`` of opening time has passed since ``at``, in Japan's time.

        A duration that ends with an interval gives that end (12:00, not 13:00).

        Raises:
            ValueError: ``duration`` is negative, ``at`` is naive, or the counter stays closed for
                ``SEARCH_DAYS``.
        """
        if duration < timedelta(0):
            raise ValueError("negative business time")
        local = self.next_opening(at)
        while True:
            start, end = next(self._spans_from(local))
            begin = max(start, local)
            if duration <= end - begin:
                return begin + duration
            duration -= end - begin
            local = end

    def business_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Opening time between two moments; zero if ``end`` is not later.

        Raises:
            ValueError: a moment is naive.
        """
        first, last = _in_japan(start), _in_japan(end)
        days = range((last.date() - first.date()).days + 1)
        spans = (span for n in days for span in self._spans_of(first.date() + timedelta(days=n)))
        overlaps = (min(last, closing) - max(first, opening) for opening, closing in spans)
        return sum((overlap for overlap in overlaps if overlap > timedelta(0)), timedelta(0))

    def _spans_of(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if self.is_business_day(day):
            for start, end in self.intervals:
                yield datetime.combine(day, start, JST), datetime.combine(day, end, JST)

    def _spans_from(self, local: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Spans that end after ``local``, within the search window."""
        for ahead in range(SEARCH_DAYS):
            for start, end in self._spans_of(local.date() + timedelta(days=ahead)):
                if end > local:
                    yield start, end
        raise ValueError(f"the counter does not open within {SEARCH_DAYS} days of {local.isoformat()}")

    def _is_year_end(self, day: date) -> bool:
        first, last = self.year_end
        return (day.month, day.day) >= first or (day.month, day.day) <= last


def intervals_of(text: str) -> tuple[tuple[time, time], ...]:
    """``9:00-12:00,13:00-17:00`` as intervals.

    Raises:
        ValueError: not that form, or the intervals are empty, overlap or are out of order.
    """
    intervals: list[tuple[time, time]] = []
    for part in text.split(","):
        found = _INTERVAL.fullmatch(part.strip())
        if found is None:
            raise ValueError(f"not hours like 9:00-12:00,13:00-17:00: {text!r}")
        hour, minute, to_hour, to_minute = map(int, found.groups())
        start, end = time(hour, minute), time(to_hour, to_minute)
        if start >= end or (intervals and intervals[-1][1] > start):
            raise ValueError(f"hours out of order: {text!r}")
        intervals.append((start, end))
    return tuple(intervals)


def _in_japan(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a moment without an offset")
    return at.astimezone(JST)
