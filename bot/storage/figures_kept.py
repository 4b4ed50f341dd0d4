"""The counts of each day as they are kept. What is read is always what is true now.

A day that is kept and has no note of a change (``bot.storage.models.figures``) is read as it is kept; any other is
counted. ``keep_days`` makes that fast, not right: while it does not run, more has to be counted.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.database import Database
from bot.storage.figures_days import Counts, count_days
from bot.storage.figures_times import Span, japan_day
from bot.storage.models import Conversation, FigureChange, FigureDay

DAYS_AT_ONCE = 7  # kept in one transaction: on SQLite, who writes waits for it
_ADVISORY_LOCK = 0x4649475552  # "FIGUR": of several processes, one counts at a time


async def read_days(session: AsyncSession, spans: Sequence[Span], now: datetime) -> dict[date, Counts]:
    """Each day of ``spans`` in order, as of ``now``.

    The notes are read first: what is read after them is as new as they are, or newer.
    """
    changed = await _days(session, FigureChange.day, spans)
    query = select(FigureDay.day, FigureDay.counts).where(_within(FigureDay.day, spans))
    kept = {day: text for day, text in (await session.execute(query)).tuples() if day not in changed}
    wanted = {day for span in spans for day in span}
    counted: dict[date, Counts] = {}
    for span in spans_of(wanted - kept.keys()):
        counted |= await count_days(session, span, now)
    found = counted | await asyncio.to_thread(lambda: {day: json.loads(text) for day, text in kept.items()})
    return {day: found[day] for day in sorted(found)}


async def keep_days(database: Database, now: datetime) -> int:
    """Count the days that changed or are not kept yet, the latest first; how many there were."""
    async with database.reading() as session:
        due = await _due(session, now)
    for first in range(0, len(due), DAYS_AT_ONCE):
        async with database.transaction() as session:
            if database.is_sqlite or await session.scalar(select(func.pg_try_advisory_xact_lock(_ADVISORY_LOCK))):
                await _keep(session, due[first : first + DAYS_AT_ONCE], now)
    return len(due)


async def _keep(session: AsyncSession, days: Sequence[date], now: datetime) -> None:
    """The notes go first: a change that the counting does not see leaves one that stays."""
    await session.execute(delete(FigureChange).where(FigureChange.day.in_(days)))
    counted: dict[date, Counts] = {}
    for span in spans_of(days):
        counted |= await count_days(session, span, now)
    await session.execute(delete(FigureDay).where(FigureDay.day.in_(days)))
    kept = [{"day": day, "counts": json.dumps(counted[day], separators=(",", ":"))} for day in days]
    await session.execute(insert(FigureDay), kept)


async def _due(session: AsyncSession, now: datetime) -> list[date]:
    changed = set((await session.execute(select(FigureChange.day).distinct())).scalars())
    first = await session.scalar(select(func.min(Conversation.created_at)))
    if first is None:
        return sorted(changed, reverse=True)
    since_then = set(Span(japan_day(int(first.timestamp())), japan_day(int(now.timestamp()))))
    kept = set((await session.execute(select(FigureDay.day))).scalars())
    return sorted(changed | (since_then - kept), reverse=True)


async def _days(session: AsyncSession, column: Any, spans: Sequence[Span]) -> set[date]:
    return set((await session.execute(select(column).where(_within(column, spans)).distinct())).scalars())


def _within(column: Any, spans: Sequence[Span]) -> Any:
    return or_(*(column.between(span.first, span.last) for span in spans))


def spans_of(days: Iterable[date]) -> list[Span]:
    """The days as spans, as few as there can be."""
    found: list[Span] = []
    for day in sorted(days):
        if found and found[-1].last == day - timedelta(days=1):
            found[-1] = Span(found[-1].first, day)
        else:
            found.append(Span(day, day))
    return found
