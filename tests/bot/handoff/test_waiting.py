"""What a visitor who asks for a person is told of the desk, by the moment and by who is there."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.handoff.hours import JST, Closing, OfficeHours
from bot.handoff.waiting import (
    ENOUGH,
    Closed,
    FirstAnswer,
    Queued,
    Situation,
    SomeoneFree,
    desk_status,
    estimate,
    in_about,
    looked_back_from,
    opens_next,
    situation,
)

JAPAN = holidays.country_holidays("JP", language="ja")
HOURS = OfficeHours(
    lambda day: day in JAPAN, holiday_name=lambda day: JAPAN[day], closed_days=frozenset({date(2026, 11, 26)})
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JST)


def told(now: str, *, ahead: int = 0, free: int = 0, first_answers: tuple[FirstAnswer, ...] = ()) -> Situation:
    moment = at(now)
    by = HOURS.add_business_time(moment, timedelta(hours=7))
    return situation(moment, HOURS, ahead=ahead, free=free, first_answers=first_answers, reply_by=by)


@pytest.mark.parametrize(
    ("now", "reason", "opens"),
    [
        ("2026-11-20T18:30", Closing.AFTER_CLOSING, "2026-11-24T09:00"),  # 金曜の夜：土日と祝日の月曜をこえて火曜
        ("2026-11-21T10:00", Closing.WEEKEND, "2026-11-24T09:00"),
        ("2026-11-23T10:00", Closing.HOLIDAY, "2026-11-24T09:00"),
        ("2026-11-24T00:10", Closing.BEFORE_OPENING, "2026-11-24T09:00"),
        ("2026-11-24T08:59", Closing.BEFORE_OPENING, "2026-11-24T09:00"),
        ("2026-11-24T12:00", Closing.LUNCH, "2026-11-24T13:00"),
        ("2026-11-24T12:30", Closing.LUNCH, "2026-11-24T13:00"),
        ("2026-11-26T10:00", Closing.EXTRA, "2026-11-27T09:00"),
        ("2026-12-28T17:00", Closing.AFTER_CLOSING, "2027-01-04T09:00"),
        ("2026-12-29T10:00", Closing.YEAR_END, "2027-01-04T09:00"),
        ("2027-01-01T10:00", Closing.YEAR_END, "2027-01-04T09:00"),  # 元日でも、年末年始の休みとお伝えする
        ("2027-01-04T08:59", Closing.BEFORE_OPENING, "2027-01-04T09:00"),
    ],
)
def test_閉まっているわけと次に開く時刻(now: str, reason: Closing, opens: str) -> None:
    found = told(now, free=3)
    assert isinstance(found, Closed), "だれがいても、閉まっていれば閉まっている"
    assert (found.reason, found.opens_at) == (reason, at(opens))


@pytest.mark.parametrize("now", ["2026-11-24T11:59", "2026-11-24T13:00", "2026-12-28T16:59", "2027-01-04T09:00"])
def test_開いている時刻(now: str) -> None:
    assert isinstance(told(now, free=1), SomeoneFree)


def test_祝日は名前でお伝えする() -> None:
    assert told("2026-11-23T10:00") == Closed(Closing.HOLIDAY, at("2026-11-24T09:00"), "勤労感謝の日")
    assert told("2026-05-06T10:00") == Closed(Closing.HOLIDAY, at("2026-05-07T09:00"), "振替休日")


@pytest.mark.parametrize(
    ("ahead", "free", "expected"),
    [(0, 1, SomeoneFree()), (1, 2, SomeoneFree()), (0, 0, Queued(1, None)), (2, 2, Queued(3, None))],
)
def test_先の人より手の空いた相談員が多いときだけすぐにと言う(ahead: int, free: int, expected: Situation) -> None:
    assert told("2026-11-24T10:00", ahead=ahead, free=free) == expected


def answered(*minutes: int, day: str = "2026-11-20", apart: int = 20) -> tuple[FirstAnswer, ...]:
    """Cases that came one after the other from 9:00 on and waited that many minutes each."""
    came = [at(f"{day}T09:00") + timedelta(minutes=apart * n) for n in range(len(minutes))]
    return tuple(FirstAnswer(one, one + timedelta(minutes=wait)) for one, wait in zip(came, minutes, strict=True))


def test_見込みはこれまでの返事の速さと順番から() -> None:
    recent = answered(10, 10, 10, 10, 10, 10)
    assert told("2026-11-24T10:00", ahead=0, first_answers=recent) == Queued(1, at("2026-11-24T10:10"))
    assert told("2026-11-24T10:00", ahead=3, first_answers=recent) == Queued(4, at("2026-11-24T10:40"))


def test_待つ人が並んでいたぶんは一人あたりにならす() -> None:
    at_once = tuple(
        FirstAnswer(at("2026-11-20T09:00") + timedelta(seconds=n), at("2026-11-20T09:00") + timedelta(minutes=10 * n))
        for n in range(1, 7)
    )
    assert estimate(at("2026-11-24T10:00"), HOURS, 1, at_once) == at("2026-11-24T10:10")


def test_昼休みをはさむ見込みは窓口の時間で数える() -> None:
    recent = answered(30, 30, 30, 30, 30, apart=31)
    assert told("2026-11-24T11:50", first_answers=recent) == Queued(1, at("2026-11-24T13:20"))


def test_夜や昼休みに来た人の待ち時間に閉まっている時間は入れない() -> None:
    overnight = tuple(
        FirstAnswer(at(f"2026-11-{day}T20:00"), at(f"2026-11-{day + 1}T09:05")) for day in (16, 17, 18, 19)
    )
    weekend = FirstAnswer(at("2026-11-13T20:00"), at("2026-11-16T09:05"))
    assert estimate(at("2026-11-24T10:00"), HOURS, 1, (*overnight, weekend)) == at("2026-11-24T10:05")


@pytest.mark.parametrize("known", range(ENOUGH))
def test_手がかりが少なければ数字を言わない(known: int) -> None:
    assert told("2026-11-24T10:00", first_answers=answered(*[10] * known)) == Queued(1, None)


def test_お約束の時刻より遅くなる見込みは言わない() -> None:
    slow = answered(300, 300, 300, 300, 300, apart=1)
    assert told("2026-11-24T10:00", ahead=30, first_answers=slow) == Queued(31, None)


WAITS = st.lists(st.integers(1, 170), min_size=ENOUGH, max_size=12)


@settings(max_examples=100)
@given(WAITS, st.integers(1, 5), st.integers(1, 5))
def test_順番が後なら見込みは早くならない(waits: list[int], one: int, other: int) -> None:
    near, far = sorted((one, other))
    moment, recent = at("2026-11-24T10:00"), answered(*waits)
    early, late = estimate(moment, HOURS, near, recent), estimate(moment, HOURS, far, recent)
    assert early is not None and late is not None
    assert moment < early <= late


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ("2026-11-24T10:00", "2026-11-24T10:20", "およそ20分後"),
        ("2026-11-24T10:00", "2026-11-24T11:00", "およそ1時間後"),
        ("2026-11-24T09:00", "2026-11-24T10:30", "およそ1時間30分後"),
        ("2026-11-24T11:50", "2026-11-24T13:20", "11月24日(火) 13:20ごろ"),
        ("2026-11-24T16:50", "2026-11-25T09:10", "11月25日(水) 9:10ごろ"),
    ],
)
def test_見込みの言い方(now: str, then: str, words: str) -> None:
    assert in_about(at(now), at(then), HOURS) == words


def test_さかのぼるのは営業日で五日() -> None:
    assert looked_back_from(at("2026-11-24T10:00"), HOURS) == at("2026-11-16T00:00")
    assert looked_back_from(at("2027-01-05T10:00"), HOURS) == at("2026-12-23T00:00"), "年末年始をこえて"
    never = OfficeHours(lambda day: True)
    assert looked_back_from(at("2026-11-24T10:00"), never) > at("2026-10-01T00:00")


@pytest.mark.parametrize(
    ("now", "is_open", "words"),
    [
        ("2026-11-24T10:00", True, "開いています（12:00まで）"),
        ("2026-11-24T13:00", True, "開いています（17:00まで）"),
        ("2026-11-24T12:30", False, "閉まっています（昼休み）。次に開くのは 11月24日(火) 13:00 です。"),
        ("2026-11-23T10:00", False, "閉まっています（勤労感謝の日）。次に開くのは 11月24日(火) 9:00 です。"),
        ("2026-12-30T10:00", False, "閉まっています（年末年始の休み）。次に開くのは 1月4日(月) 9:00 です。"),
    ],
)
def test_窓口のいまを一行で(now: str, is_open: bool, words: str) -> None:
    status = desk_status(HOURS, at(now))
    assert (status.is_open, status.words) == (is_open, words)


def test_開いているあいだは次の日の始まりを言う() -> None:
    assert opens_next(HOURS, at("2026-11-20T10:00")) == "次に開くのは 11月24日(火) 9:00 です。"
    assert opens_next(OfficeHours(lambda day: True), at("2026-11-20T10:00")) == "この先、開く日がありません。"
