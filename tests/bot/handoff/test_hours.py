from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.handoff.hours import JST, OfficeHours
from bot.handoff.moments import moment, moment_of

HOLIDAYS = frozenset({date(2026, 11, 3), date(2026, 11, 23), date(2027, 1, 1), date(2027, 1, 11)})
EXTRA_CLOSED, EXTRA_OPEN = date(2026, 12, 4), date(2026, 12, 5)
HOURS = OfficeHours(HOLIDAYS.__contains__, closed_days=frozenset({EXTRA_CLOSED}), open_days=frozenset({EXTRA_OPEN}))


def at(text: str) -> datetime:
    """``11-20 09:00`` in Japan, 2026; a year may be given."""
    full = text if len(text) > 11 else f"2026-{text}"
    return datetime.fromisoformat(full).replace(tzinfo=JST)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("11-20 08:59", False), ("11-20 09:00", True), ("11-20 11:59", True), ("11-20 12:00", False),
        ("11-20 12:59", False), ("11-20 13:00", True), ("11-20 16:59", True), ("11-20 17:00", False),
        ("11-21 10:00", False), ("11-22 10:00", False), ("11-23 10:00", False), ("11-24 10:00", True),
        ("12-28 10:00", True), ("12-29 10:00", False), ("12-31 10:00", False), ("2027-01-01 10:00", False),
        ("2027-01-03 10:00", False), ("2027-01-04 10:00", True), ("2027-01-11 10:00", False),
        ("12-04 10:00", False), ("12-05 10:00", True),
    ],
)  # fmt: skip
def test_開いている時間(moment: str, expected: bool) -> None:
    assert HOURS.is_open(at(moment)) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("11-20 10:15", "11-20 10:15"),
        ("11-20 12:00", "11-20 13:00"),
        ("11-20 17:00", "11-24 09:00"),
        ("11-21 23:00", "11-24 09:00"),
        ("12-28 17:00", "2027-01-04 09:00"),
        ("12-03 17:00", "12-05 09:00"),
    ],
)
def test_次に開く時刻(moment: str, expected: str) -> None:
    assert HOURS.next_opening(at(moment)) == at(expected)


@pytest.mark.parametrize(
    ("moment", "hours", "expected"),
    [
        ("11-20 09:00", 3, "11-20 12:00"),
        ("11-20 09:00", 7, "11-20 17:00"),
        ("11-20 10:00", 7, "11-24 10:00"),
        ("11-20 16:00", 7, "11-24 16:00"),
        ("11-21 02:00", 7, "11-24 17:00"),
        ("11-20 17:00", 0, "11-24 09:00"),
        ("12-28 13:00", 5, "2027-01-04 10:00"),
    ],
)
def test_営業時間を足す(moment: str, hours: int, expected: str) -> None:
    assert HOURS.add_business_time(at(moment), timedelta(hours=hours)) == at(expected)


def test_どの時差で渡しても日本の時刻で答える() -> None:
    utc = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
    assert HOURS.is_open(utc)
    assert HOURS.next_opening(utc).utcoffset() == timedelta(hours=9)


def test_時差のない時刻と負の時間は断る() -> None:
    with pytest.raises(ValueError, match="offset"):
        HOURS.is_open(datetime(2026, 11, 20, 10))
    with pytest.raises(ValueError, match="negative"):
        HOURS.add_business_time(at("11-20 10:00"), timedelta(hours=-1))


def test_開かない窓口を待ち続けない() -> None:
    with pytest.raises(ValueError, match="does not open"):
        OfficeHours(lambda day: True).next_opening(at("11-20 10:00"))


def test_時間帯は設定できる() -> None:
    evenings = OfficeHours(lambda day: False, intervals=((time(18), time(20)),))
    assert evenings.next_opening(at("11-20 10:00")) == at("11-20 18:00")


def test_読みやすい日時() -> None:
    assert moment(at("11-24 16:30")) == "11月24日(火) 16:30"
    assert moment_of("2026-11-24T00:00:00+00:00") == "11月24日(火) 9:00"


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda naive: naive.replace(tzinfo=JST))
DURATIONS = st.timedeltas(timedelta(seconds=1), timedelta(hours=40))


@settings(max_examples=200)
@given(MOMENTS)
def test_次に開く時刻には開いている(moment: datetime) -> None:
    opening = HOURS.next_opening(moment)
    assert HOURS.is_open(opening)
    assert opening >= moment
    assert HOURS.business_time_between(moment, opening) == timedelta(0)


@settings(max_examples=200)
@given(MOMENTS, DURATIONS)
def test_足した営業時間は間の営業時間に等しい(moment: datetime, duration: timedelta) -> None:
    end = HOURS.add_business_time(moment, duration)
    assert HOURS.business_time_between(moment, end) == duration


@settings(max_examples=200)
@given(MOMENTS, DURATIONS, DURATIONS)
def test_二度に分けて足しても同じ(moment: datetime, first: timedelta, second: timedelta) -> None:
    once = HOURS.add_business_time(moment, first + second)
    assert HOURS.add_business_time(HOURS.add_business_time(moment, first), second) == once


@settings(max_examples=200)
@given(MOMENTS, MOMENTS, DURATIONS)
def test_早く頼めば遅くならない(one: datetime, other: datetime, duration: timedelta) -> None:
    early, late = sorted((one, other))
    assert HOURS.add_business_time(early, duration) <= HOURS.add_business_time(late, duration)


CALENDAR = OfficeHours(holidays.country_holidays("JP", language="ja").__contains__)


@pytest.mark.parametrize(
    ("moment", "is_open", "opens"),
    [
        ("2026-11-20 18:00", False, "2026-11-24 09:00"),  # 金曜の夜
        ("2026-11-21 10:00", False, "2026-11-24 09:00"),  # 土曜
        ("2026-11-23 10:00", False, "2026-11-24 09:00"),  # 勤労感謝の日の月曜
        ("2026-11-24 11:59", True, "2026-11-24 11:59"),
        ("2026-11-24 12:00", False, "2026-11-24 13:00"),
        ("2026-11-24 12:30", False, "2026-11-24 13:00"),
        ("2026-11-24 13:00", True, "2026-11-24 13:00"),
        ("2026-12-28 16:59", True, "2026-12-28 16:59"),
        ("2026-12-29 10:00", False, "2027-01-04 09:00"),
        ("2027-01-04 08:59", False, "2027-01-04 09:00"),
        ("2027-01-04 09:00", True, "2027-01-04 09:00"),
    ],
)
def test_本物の暦で(moment: str, is_open: bool, opens: str) -> None:
    assert CALENDAR.is_open(at(moment)) is is_open
    assert CALENDAR.next_opening(at(moment)) == at(opens)
