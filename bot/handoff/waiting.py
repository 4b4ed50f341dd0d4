"""Where a visitor who asks for a person stands: the desk is closed, there is a queue, or somebody is free. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import quantiles

from bot.handoff.hours import JST, Closing, OfficeHours
from bot.handoff.moments import clock_time, moment

# How far back first answers say something of today's desk, and how many of them say anything at all.
LOOKED_BACK = 5  # business days
ENOUGH = 5
_STEP = timedelta(minutes=5)  # what an estimate is rounded up to


@dataclass(frozen=True)
class Closed:
    """``holiday`` is the day's name where ``reason`` is a holiday, else empty."""

    reason: Closing
    opens_at: datetime
    holiday: str = ""


@dataclass(frozen=True)
class Queued:
    """``place`` counts from 1. ``answer_at`` is when a first answer is to be expected; None: nothing says so."""

    place: int
    answer_at: datetime | None


@dataclass(frozen=True)
class SomeoneFree:
    """A concierge is there whom no earlier case keeps."""


Situation = Closed | Queued | SomeoneFree


@dataclass(frozen=True)
class FirstAnswer:
    """A case of the last days: when it came to the desk, and when a person first answered it."""

    came_at: datetime
    answered_at: datetime


def situation(
    now: datetime,
    hours: OfficeHours,
    *,
    ahead: int,
    free: int,
    first_answers: Sequence[FirstAnswer],
    reply_by: datetime,
) -> Situation:
    """What a visitor is to be told ``now``.

    ``ahead`` is the number of cases that the desk answers first, ``free`` that of the concierges who are there and
    lead no conversation. An estimate that falls behind ``reply_by``, the moment that was promised, is not given.

    Raises:
        ValueError: ``now`` is naive, or the counter stays closed for ``SEARCH_DAYS``.
    """
    reason = hours.why_closed(now)
    if reason is not None:
        name = hours.holiday_name(now.astimezone(JST).date()) if reason is Closing.HOLIDAY else ""
        return Closed(reason, hours.next_opening(now), name)
    if free > ahead:
        return SomeoneFree()
    answer_at = estimate(now, hours, ahead + 1, first_answers)
    return Queued(ahead + 1, answer_at if answer_at is not None and answer_at <= reply_by else None)


def estimate(now: datetime, hours: OfficeHours, place: int, first_answers: Sequence[FirstAnswer]) -> datetime | None:
    """When the case at ``place`` can expect its first answer; None with fewer than ``ENOUGH`` cases to go by.

    What one place in the queue took is reckoned for each case of the last days: its opening time until the first
    answer, by the number of cases that were waiting when it came, itself included. Three out of four went faster than
    what is taken here, and the outcome is rounded up.
    """
    if len(first_answers) < ENOUGH:
        return None
    of_one_place = quantiles([_seconds_a_place(case, hours, first_answers) for case in first_answers], n=4)[2]
    steps = max(1, math.ceil(of_one_place * place / _STEP.total_seconds()))
    return hours.add_business_time(now, steps * _STEP)


def _seconds_a_place(case: FirstAnswer, hours: OfficeHours, others: Sequence[FirstAnswer]) -> float:
    ahead = sum(1 for other in others if other.came_at < case.came_at < other.answered_at)
    return hours.business_time_between(case.came_at, case.answered_at).total_seconds() / (ahead + 1)


def looked_back_from(now: datetime, hours: OfficeHours) -> datetime:
    """The beginning of the day since when first answers count: ``LOOKED_BACK`` business days before today."""
    day = now.astimezone(JST).replace(hour=0, minute=0, second=0, microsecond=0)
    left, furthest = LOOKED_BACK, day - timedelta(days=30)
    while left and day > furthest:
        day -= timedelta(days=1)
        left -= hours.is_business_day(day.date())
    return day


def in_about(now: datetime, at: datetime, hours: OfficeHours) -> str:
    """``およそ20分後``; past a lunch or a closing the moment: ``11月24日(火) 13:20ごろ``."""
    until = hours.open_until(now)
    if until is None or at > until:
        return f"{moment(at)}ごろ"
    minutes = max(1, round((at - now).total_seconds() / 60))
    whole, rest = divmod(minutes, 60)
    return f"およそ{f'{whole}時間' if whole else ''}{f'{rest}分' if rest else ''}後"


@dataclass(frozen=True)
class DeskStatus:
    """The desk in one line, for those who work at it: ``開いています（12:00まで）``."""

    is_open: bool
    words: str


CLOSED_WORDS: dict[Closing, str] = {
    Closing.YEAR_END: "年末年始の休み",
    Closing.HOLIDAY: "祝日の休み",
    Closing.WEEKEND: "土日の休み",
    Closing.EXTRA: "臨時の休み",
    Closing.BEFORE_OPENING: "受付の時間前",
    Closing.LUNCH: "昼休み",
    Closing.AFTER_CLOSING: "受付の時間後",
}


def desk_status(hours: OfficeHours, now: datetime) -> DeskStatus:
    """Whether the desk is open, until when; or why it is closed, and when it opens.

    Raises:
        ValueError: ``now`` is naive.
    """
    until = hours.open_until(now)
    if until is not None:
        return DeskStatus(True, f"開いています（{clock_time(until)}まで）")
    reason = hours.why_closed(now)
    assert reason is not None
    why = hours.holiday_name(now.astimezone(JST).date()) if reason is Closing.HOLIDAY else CLOSED_WORDS[reason]
    return DeskStatus(False, f"閉まっています（{why}）。{opens_next(hours, now)}")


def opens_next(hours: OfficeHours, now: datetime) -> str:
    """``次に開くのは 11月24日(火) 9:00 です。``; while open, the next day's opening.

    A counter that never opens again says so.

    Raises:
        ValueError: ``now`` is naive.
    """
    today = now.astimezone(JST)
    after = today if not hours.is_open(now) else datetime.combine(today.date(), hours.intervals[-1][1], JST)
    try:
        return f"次に開くのは {moment(hours.next_opening(after))} です。"
    except ValueError:
        return "この先、開く日がありません。"
