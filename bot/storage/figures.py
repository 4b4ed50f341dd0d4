"""How conversations go: how many begin, finish, are handed over; when; by which channel; what is asked.

What belongs to a conversation is counted in the period in which the conversation began; docs/decisions/0014 says how
each figure is meant. All are worked out from the counts of days (``bot.storage.figures_days``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date

from bot.handoff.hours import OfficeHours
from bot.storage.figures_days import DAY_MINUTES, Days, Fate, Part, rows, rows_of
from bot.storage.figures_times import Spread
from bot.storage.figures_unheard import Which


@dataclass(frozen=True)
class Flow:
    """Conversations: ``midway`` were handed to a person before the intake was sent in."""

    begun: int = 0
    consented: int = 0
    completed: int = 0
    midway: int = 0

    @property
    def handed_over(self) -> int:
        return self.completed + self.midway

    def __add__(self, other: Flow) -> Flow:
        return Flow(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Flow)))


def flow_by_channel(days: Days) -> dict[str, Flow]:
    """Of the conversations that began, by channel."""
    found: dict[str, list[int]] = {}
    for channel, consented, _, fate, _, times in rows(days, Part.TALKS):
        numbers = found.setdefault(channel, [0, 0, 0, 0])
        numbers[0] += times
        numbers[1] += times * consented
        numbers[2] += times * (fate == Fate.SENT)
        numbers[3] += times * (fate == Fate.HANDED)
    return {channel: Flow(*numbers) for channel, numbers in found.items()}


def flow(by_channel: Mapping[str, Flow]) -> Flow:
    return sum(by_channel.values(), Flow())


@dataclass(frozen=True)
class Starts:
    """When conversations began: by day, by weekday (Monday is 0) and hour, and how many while the desk was closed."""

    by_day: Mapping[date, int]
    by_hour: Mapping[tuple[int, int], int]
    after_hours: int
    total: int


def starts(days: Days, hours: OfficeHours) -> Starts:
    """By the minutes in which the conversations began; opening times change at full minutes only."""
    by_day: dict[date, int] = {}
    by_minute = [[0] * DAY_MINUTES for _ in range(7)]
    open_minutes, opened = _open_minutes(hours), 0
    for day, counts in days.items():
        begun = [*rows_of(counts, Part.STARTS)]
        weekday = by_minute[day.weekday()]
        for minute, times in begun:
            weekday[minute] += times
        if begun:
            by_day[day] = sum(times for _, times in begun)
        if hours.is_business_day(day):
            opened += sum(times for minute, times in begun if minute in open_minutes)
    by_hour = {
        (weekday, hour): times
        for weekday, minutes in enumerate(by_minute)
        for hour in range(24)
        if (times := sum(minutes[hour * 60 : hour * 60 + 60]))
    }
    total = sum(by_day.values())
    return Starts(by_day, by_hour, total - opened, total)


def _open_minutes(hours: OfficeHours) -> frozenset[int]:
    """The minutes of a business day at which the desk is open."""
    spans = ((start.hour * 60 + start.minute, end.hour * 60 + end.minute) for start, end in hours.intervals)
    return frozenset(minute for start, end in spans for minute in range(start, end))


def completed_by_day(days: Days) -> dict[date, int]:
    """Of the conversations that began on each day, how many were sent in (on whatever day)."""
    found = {
        day: sum(times for *_, fate, _, times in rows_of(counts, Part.TALKS) if fate == Fate.SENT)
        for day, counts in days.items()
    }
    return {day: times for day, times in found.items() if times}


def times_to_finish(days: Days) -> Spread:
    """From the first greeting to sending in, to the minute (rounded down)."""
    counts: Counter[int] = Counter()
    for minutes, times in rows(days, Part.FINISH):
        counts[minutes * 60] += times
    return Spread.counted(counts)


def questions_asked(days: Days, topics: Collection[str]) -> dict[str, int]:
    """How often each of ``topics`` (``faq/cost``) was asked, the most often first."""
    counts: Counter[str] = Counter()
    for intent, _, times in rows(days, Part.HEARD):
        if intent in topics:
            counts[intent] += times
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def unheard(days: Days) -> dict[Which, int]:
    """How many messages were not understood, marked and not."""
    counts = dict.fromkeys(Which, 0)
    for _, which, times in rows(days, Part.HEARD):
        if which is not None:
            counts[Which(which)] += times
    return counts
