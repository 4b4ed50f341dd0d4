"""Time in the figures: periods of Japan's days, moments as seconds, business time, and what lies in the middle."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import BigInteger, ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from bot.handoff.hours import JST, OfficeHours

Seconds = npt.NDArray[np.float64]  # many moments, or lengths of time
DAY_SECONDS = 86_400
JAPAN_SECONDS = 9 * 3_600  # ahead of UTC, all year


class epoch(FunctionElement[int]):  # a function of SQL, hence the small letter
    """Whole seconds since 1970 of a moment, rounded down, in either database."""

    type = BigInteger()
    inherit_cache = True


@compiles(epoch, "sqlite")
def _epoch_sqlite(element: epoch, compiler: Any, **options: Any) -> str:
    return f"unixepoch({compiler.process(element.clauses, **options)})"


@compiles(epoch, "postgresql")
def _epoch_postgresql(element: epoch, compiler: Any, **options: Any) -> str:
    return f"CAST(FLOOR(EXTRACT(EPOCH FROM {compiler.process(element.clauses, **options)})) AS BIGINT)"


@dataclass(frozen=True)
class Span:
    """Days of Japan, ``first`` and ``last`` inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=number) for number in range(self.days))

    @property
    def begin(self) -> datetime:
        return datetime.combine(self.first, time(0), JST)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.last + timedelta(days=1), time(0), JST)

    def holds(self, column: Any) -> ColumnElement[bool]:
        """SQL: the moment lies in it."""
        found: ColumnElement[bool] = (column >= self.begin) & (column < self.end)
        return found


def japan_day(seconds: int) -> date:
    """Japan's day of a moment in seconds."""
    return date(1970, 1, 1) + timedelta(days=(seconds + JAPAN_SECONDS) // DAY_SECONDS)


class OpeningTime:
    """Business time as a line of seconds, so that 100,000 waits are measured at once.

    It agrees with ``OfficeHours`` for moments between ``first`` and ``last``.
    """

    def __init__(self, hours: OfficeHours, first: datetime, last: datetime) -> None:
        day, end = first.astimezone(JST).date(), last.astimezone(JST).date()
        self._opens: list[int] = []
        self._closes: list[int] = []
        while day <= end:
            if hours.is_business_day(day):
                for start, stop in hours.intervals:
                    self._opens.append(_seconds(day, start))
                    self._closes.append(_seconds(day, stop))
            day += timedelta(days=1)
        lengths = (close - start for start, close in zip(self._opens, self._closes, strict=True))
        self._before = [0, *accumulate(lengths)]

    def between(self, start: int, end: int) -> int:
        """Seconds of opening time between two moments; zero if ``end`` is not later."""
        return max(0, self._passed(end) - self._passed(start))

    def all_between(self, starts: Seconds, ends: Seconds) -> Seconds:
        """``between`` for as many pairs as there are."""
        return np.maximum(0, self._all_passed(ends) - self._all_passed(starts))

    def _all_passed(self, seconds: Seconds) -> Seconds:
        if not self._opens:
            return np.zeros_like(seconds)
        opens, closes, before = (np.array(line, dtype=float) for line in (self._opens, self._closes, self._before))
        found = np.searchsorted(opens, seconds, side="right") - 1
        passed = before[found] + np.minimum(seconds, closes[found]) - opens[found]
        return np.where(found < 0, 0, passed)

    def _passed(self, seconds: int) -> int:
        found = bisect_right(self._opens, seconds) - 1
        if found < 0:
            return 0
        return self._before[found] + min(seconds, self._closes[found]) - self._opens[found]


def opening_pattern(hours: OfficeHours) -> dict[tuple[int, int], bool]:
    """Whether the desk is open in some part of an hour of an ordinary week: (weekday, hour) → so."""
    return {
        (day, hour): day < 5 and any(start < time(hour, 59, 59) and end > time(hour) for start, end in hours.intervals)
        for day in range(7)
        for hour in range(24)
    }


def _seconds(day: date, at: time) -> int:
    return int(datetime.combine(day, at, JST).timestamp())


@dataclass(frozen=True)
class Spread:
    """Lengths of time, by how often each occurs. Values are seconds."""

    counts: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, values: Iterable[int]) -> Spread:
        counts: dict[int, int] = {}
        for value in values:
            counts[value] = counts.get(value, 0) + 1
        return cls.counted(counts)

    @classmethod
    def counted(cls, counts: Mapping[int, int]) -> Spread:
        return cls(tuple(sorted(counts.items())))

    @cached_property
    def _upto(self) -> list[int]:
        """How many are at most each value."""
        return [*accumulate(count for _, count in self.counts)]

    @property
    def total(self) -> int:
        return self._upto[-1] if self.counts else 0

    def quantile(self, share: float) -> float | None:
        """The value below which ``share`` of all lie, between two neighbours in proportion; None of nothing.

        As ``percentile_cont`` of SQL and as spreadsheets (QUARTILE.INC, PERCENTILE.INC) have it.
        """
        if not self.counts:
            return None
        place = share * (self.total - 1)
        low = int(place)
        below, above = self._at(low), self._at(min(low + 1, self.total - 1))
        return below + (above - below) * (place - low)

    def _at(self, index: int) -> int:
        return self.counts[bisect_right(self._upto, index)][0]

    def between(self, least: int, below: int | None) -> int:
        """How many are at least ``least`` and, unless it is None, under ``below``."""
        return sum(count for value, count in self.counts if value >= least and (below is None or value < below))
