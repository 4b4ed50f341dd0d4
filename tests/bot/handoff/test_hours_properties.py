"""Whatever the intervals, the holidays and the days opened or closed: opening hours add up."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.handoff.hours import JST, Closing, OfficeHours

JAPAN = holidays.country_holidays("JP", language="ja", years=(2026, 2027))
FIRST, LAST = date(2026, 10, 1), date(2027, 2, 28)  # holidays, a year's end, weekends, lunches
INTERVALS = (
    ((time(9), time(12)), (time(13), time(17))),
    ((time(9), time(17)),),
    ((time(8, 30), time(11, 45)), (time(12, 15), time(15)), (time(15), time(17, 15)), (time(18), time(20))),
)
DAYS = st.dates(FIRST, LAST)
HOURS = st.builds(
    OfficeHours,
    st.just(JAPAN.__contains__),
    st.sampled_from(INTERVALS),
    closed_days=st.frozensets(DAYS, max_size=8),
    open_days=st.frozensets(DAYS, max_size=8),
)
MOMENTS = st.datetimes(datetime(2026, 10, 1), datetime(2027, 2, 28)).map(lambda naive: naive.replace(tzinfo=JST))
DURATIONS = st.timedeltas(timedelta(seconds=1), timedelta(hours=60))
MOMENT = timedelta(microseconds=1)
NOTHING = timedelta(0)


@settings(max_examples=150)
@given(HOURS, MOMENTS)
def test_開いているか閉まっているわけがあるか(hours: OfficeHours, moment: datetime) -> None:
    assert hours.is_open(moment) is (hours.why_closed(moment) is None)
    until = hours.open_until(moment)
    assert hours.is_open(moment) is (until is not None)
    if until is not None:
        assert until > moment and hours.is_open(until - MOMENT)


@settings(max_examples=150)
@given(HOURS, DAYS)
def test_閉めた日は閉まり開けた日は開く(hours: OfficeHours, day: date) -> None:
    morning = datetime.combine(day, time(10), JST)
    if day in hours.closed_days:
        assert not hours.is_open(morning)
    elif day in hours.open_days:
        assert hours.is_open(morning)
    else:
        assert hours.is_open(morning) is (hours.by_calendar(day) is None)


@settings(max_examples=150)
@given(HOURS, DAYS)
def test_暦のとおりの休みは土日と祝日と年末年始(hours: OfficeHours, day: date) -> None:
    new_year = (day.month, day.day) in {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}
    assert (hours.by_calendar(day) is not None) is (new_year or day in JAPAN or day.weekday() >= 5)
    assert (hours.by_calendar(day) is Closing.YEAR_END) is new_year


@settings(max_examples=150)
@given(HOURS, MOMENTS, st.floats(0, 1, exclude_max=True))
def test_次に開くまでのあいだはずっと閉まっている(hours: OfficeHours, moment: datetime, share: float) -> None:
    opening = hours.next_opening(moment)
    assert opening >= moment and hours.is_open(opening)
    between = moment + (opening - moment) * share
    if moment <= between < opening:
        assert not hours.is_open(between)
        assert hours.next_opening(between) == opening


@settings(max_examples=150)
@given(HOURS, MOMENTS, DURATIONS)
def test_足したぶんだけ営業時間がたつ(hours: OfficeHours, moment: datetime, duration: timedelta) -> None:
    end = hours.add_business_time(moment, duration)
    assert hours.business_time_between(moment, end) == duration
    assert hours.is_open(end - MOMENT), "終わりは、開いている時間のうち"


@settings(max_examples=150)
@given(HOURS, MOMENTS, DURATIONS, DURATIONS)
def test_分けて足しても同じ(hours: OfficeHours, moment: datetime, first: timedelta, second: timedelta) -> None:
    once = hours.add_business_time(moment, first + second)
    assert hours.add_business_time(hours.add_business_time(moment, first), second) == once


@settings(max_examples=150)
@given(HOURS, st.tuples(MOMENTS, MOMENTS, MOMENTS).map(sorted))
def test_あいだの営業時間は継ぎ足せる(hours: OfficeHours, moments: list[datetime]) -> None:
    first, middle, last = moments
    parts = hours.business_time_between(first, middle) + hours.business_time_between(middle, last)
    assert hours.business_time_between(first, last) == parts
    assert NOTHING <= parts <= last - first
    assert hours.business_time_between(last, first) == NOTHING


@settings(max_examples=60)
@given(HOURS, MOMENTS, st.integers(1, 3 * 24 * 4))
def test_営業時間は十五分ごとに数えても同じ(hours: OfficeHours, moment: datetime, quarters: int) -> None:
    start = moment.replace(minute=0, second=0, microsecond=0)
    quarter = timedelta(minutes=15)
    counted = sum(hours.is_open(start + n * quarter) for n in range(quarters))
    assert hours.business_time_between(start, start + quarters * quarter) == counted * quarter


@settings(max_examples=100)
@given(HOURS, MOMENTS, DURATIONS, DAYS)
def test_一日閉めても返事が早くなることはない(
    hours: OfficeHours, moment: datetime, duration: timedelta, day: date
) -> None:
    closed = OfficeHours(
        hours.is_holiday, hours.intervals, closed_days=hours.closed_days | {day}, open_days=hours.open_days
    )
    assert closed.add_business_time(moment, duration) >= hours.add_business_time(moment, duration)
