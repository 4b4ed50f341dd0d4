"""The figures of a period and of the one before it, read together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from api.console.intents import INTENTS, TOPICS
from api.console.periods import Period
from bot.handoff.hours import OfficeHours
from bot.storage import figures, figures_desk
from bot.storage.database import Database
from bot.storage.figures import Flow, Starts
from bot.storage.figures_desk import Cases, Waits
from bot.storage.figures_funnel import Stop, funnel
from bot.storage.figures_times import Span, Spread
from bot.storage.figures_unheard import Which, count_unheard

_Read = TypeVar("_Read")


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
    """The figures as they are ``at``; what takes long is read side by side."""
    span = period.span

    async def read(query: Callable[[AsyncSession], Awaitable[_Read]]) -> _Read:
        async with database.reading() as session:
            return await query(session)

    now, before, stops, unheard, rest = await asyncio.gather(
        read(lambda session: _core(session, span, hours, at)),
        read(lambda session: _core(session, period.before, hours, at)),
        read(lambda session: funnel(session, span, at)),
        read(lambda session: count_unheard(session, span, list(INTENTS))),
        read(lambda session: _rest(session, span)),
    )
    completed_by_day, cases, topics = rest
    return Figures(period, now, before, completed_by_day, stops, cases, topics, unheard)


async def _rest(session: AsyncSession, span: Span) -> tuple[dict[date, int], Cases, dict[str, int]]:
    return (
        await figures.completed_by_day(session, span),
        await figures_desk.cases(session, span),
        await figures.questions_asked(session, span, list(TOPICS)),
    )


async def _core(session: AsyncSession, span: Span, hours: OfficeHours, at: datetime) -> Core:
    return Core(
        by_channel=await figures.flow_by_channel(session, span),
        starts=await figures.starts(session, span, hours),
        finish=await figures.times_to_finish(session, span),
        waits=await figures_desk.waits(session, span, hours, at),
    )
