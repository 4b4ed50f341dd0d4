"""The figures of a period and of the one before it, read together."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from api.console.intents import TOPICS
from api.console.periods import Period
from bot.handoff.hours import OfficeHours
from bot.storage import figures, figures_desk
from bot.storage.database import Database
from bot.storage.figures import Flow, Starts
from bot.storage.figures_days import Days
from bot.storage.figures_desk import Cases, Waits
from bot.storage.figures_funnel import Stop, funnel
from bot.storage.figures_kept import read_days
from bot.storage.figures_times import Spread
from bot.storage.figures_unheard import Which


@dataclass(frozen=True)
class Core:
    """What is compared between two periods."""

    by_channel: Mapping[str, Flow]
    starts: Starts
    finish: Spread
    waits: Waits

    @property
    def flow(self) -> Flow:
        return figures.flow(self.by_channel)


@dataclass(frozen=True)
class Figures:
    """Everything that the page shows of a period."""

    period: Period
    now: Core
    before: Core
    completed_by_day: Mapping[date, int]
    stops: list[Stop]
    cases: Cases
    topics: Mapping[str, int]
    unheard: Mapping[Which, int]


async def read_figures(database: Database, period: Period, hours: OfficeHours, at: datetime) -> Figures:
    """The figures as they are ``at``."""
    async with database.reading() as session:
        days = await read_days(session, (period.before, period.span), at)
    return await asyncio.to_thread(figures_of, days, period, hours, at)


def figures_of(days: Days, period: Period, hours: OfficeHours, at: datetime) -> Figures:
    """What the counts of the days of a period and of the one before come to."""
    now = {day: days[day] for day in period.span}
    before = {day: days[day] for day in period.before}
    return Figures(
        period,
        _core(now, hours, at),
        _core(before, hours, at),
        figures.completed_by_day(now),
        funnel(now, at),
        figures_desk.cases(now),
        figures.questions_asked(now, TOPICS),
        figures.unheard(now),
    )


def _core(days: Days, hours: OfficeHours, at: datetime) -> Core:
    return Core(
        by_channel=figures.flow_by_channel(days),
        starts=figures.starts(days, hours),
        finish=figures.times_to_finish(days),
        waits=figures_desk.waits(days, hours, at),
    )
