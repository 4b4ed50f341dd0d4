"""Business time in seconds agrees with the opening hours; the middle of a spread is that of SQL and spreadsheets."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from statistics import median, quantiles

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handoff.hours import JST, OfficeHours
from bot.storage.figures_times import OpeningTime, Span, Spread, japan_day

FIRST, LAST = datetime(2026, 12, 1, tzinfo=JST), datetime(2027, 1, 31, tzinfo=JST)
HOURS = OfficeHours(
    lambda day: day == date(2027, 1, 11),
    open_days=frozenset({date(2026, 12, 5)}),
    closed_days=frozenset({date(2026, 12, 8)}),
)
CLOSED = OfficeHours(lambda day: True)
MOMENTS = st.integers(0, int((LAST - FIRST).total_seconds())).map(lambda seconds: FIRST + timedelta(seconds=seconds))


@given(MOMENTS, MOMENTS)
def test_営業時間で測った長さが窓口の暦と合う(start: datetime, end: datetime) -> None:
    opening = OpeningTime(HOURS, FIRST, LAST)
    seconds = opening.between(int(start.timestamp()), int(end.timestamp()))
    assert timedelta(seconds=seconds) == HOURS.business_time_between(start, end)


@given(
    st.lists(st.tuples(MOMENTS, MOMENTS), min_size=1, max_size=20), st.sampled_from([FIRST, FIRST + timedelta(days=5)])
)
def test_まとめて測っても一つずつと同じ(pairs: list[tuple[datetime, datetime]], last: datetime) -> None:
    """Also where the desk does not open at all: from a Saturday to a Sunday, or not long enough."""
    for opening in (OpeningTime(HOURS, FIRST, LAST), OpeningTime(HOURS, last, last), OpeningTime(CLOSED, FIRST, LAST)):
        starts, ends = ([int(moment.timestamp()) for moment in side] for side in zip(*pairs, strict=True))
        found = opening.all_between(np.array(starts, dtype=float), np.array(ends, dtype=float))
        assert found.tolist() == [opening.between(start, end) for start, end in zip(starts, ends, strict=True)]


@given(st.lists(st.integers(0, 100_000), min_size=2, max_size=60))
def test_中央値と四分位は表計算と同じ(values: list[int]) -> None:
    spread = Spread.of(values)
    assert spread.quantile(0.5) == pytest.approx(median(values))
    lower, _, upper = quantiles(values, n=4, method="inclusive")
    assert [spread.quantile(0.25), spread.quantile(0.75)] == pytest.approx([lower, upper])
    assert spread.total == len(values) == spread.between(0, None)


@pytest.mark.parametrize("moment", ["2026-11-24T00:00:00", "2026-11-29T23:59:59", "2026-11-23T08:59:00"])
def test_日本の日(moment: str) -> None:
    local = datetime.fromisoformat(moment).replace(tzinfo=JST)
    assert japan_day(int(local.timestamp())) == local.date()


def test_期間は日本の日で終わりの日まで() -> None:
    span = Span(date(2026, 11, 23), date(2026, 11, 29))
    assert span.days == 7
    assert span.begin.isoformat() == "2026-11-23T00:00:00+09:00" and span.end.isoformat() == "2026-11-30T00:00:00+09:00"
