"""How the desk does, counted over the tickets that were opened in a period. Nothing here commits."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import OfficeHours
from bot.handoff.tickets import REPLY_WITHIN, TicketState
from bot.storage.figures_times import OpeningTime, Span, Spread, epoch
from bot.storage.models import Ticket

PROMISE_SECONDS = int(REPLY_WITHIN.total_seconds())


@dataclass(frozen=True)
class Waits:
    """Business time that visitors waited, in seconds, and how the promise of one business day was kept.

    ``within`` and ``late`` are decided; a case without an answer is ``late`` once the promise has passed, ``open``
    until then, and in neither when it was closed without one (a duplicate, a withdrawal).
    """

    to_assignment: Spread
    to_first_reply: Spread
    within: int
    late: int
    open: int
    unanswered: int

    @property
    def share_within(self) -> float | None:
        """Between 0 and 1; None while nothing is decided."""
        decided = self.within + self.late
        return self.within / decided if decided else None


async def waits(session: AsyncSession, span: Span, hours: OfficeHours, now: datetime) -> Waits:
    """The waits of the tickets opened in ``span``, as far as is known ``now``."""
    query = select(
        epoch(Ticket.created_at), epoch(Ticket.assigned_at), epoch(Ticket.first_reply_at), Ticket.state
    ).where(span.holds(Ticket.created_at))
    rows = (await session.execute(query)).all()
    latest = max([int(now.timestamp()), *(moment for row in rows for moment in row[1:3] if moment is not None)])
    opening = OpeningTime(hours, span.begin, max(now, datetime.fromtimestamp(latest, tz=now.tzinfo)))
    return await asyncio.to_thread(_measure, rows, opening, int(now.timestamp()))


def _measure(rows: Sequence[Row[int, int, int, str]], opening: OpeningTime, now: int) -> Waits:
    assigned: Counter[int] = Counter()
    replied: Counter[int] = Counter()
    how: Counter[str] = Counter()
    for created, assigned_at, replied_at, state in rows:
        if assigned_at is not None:
            assigned[opening.between(created, assigned_at)] += 1
        waited = opening.between(created, now if replied_at is None else replied_at)
        if replied_at is not None:
            replied[waited] += 1
            how["within" if waited <= PROMISE_SECONDS else "late"] += 1
        elif state == TicketState.DONE:
            how["unanswered"] += 1
        else:
            how["open" if waited <= PROMISE_SECONDS else "late"] += 1
    return Waits(
        Spread.counted(assigned), Spread.counted(replied), how["within"], how["late"], how["open"], how["unanswered"]
    )


@dataclass(frozen=True)
class Cases:
    """Tickets by reason, verdict of each programme, and stage of export; None is what was not judged."""

    total: int
    reasons: Mapping[str, int]
    handson: Mapping[str | None, int]
    exporter: Mapping[str | None, int]
    stages: Mapping[str | None, int]
    after_hours: int


async def cases(session: AsyncSession, span: Span) -> Cases:
    """The tickets opened in ``span``."""
    columns = (Ticket.reason, Ticket.handson_verdict, Ticket.exporter_verdict, Ticket.stage, Ticket.after_hours)
    query = select(*columns, func.count()).where(span.holds(Ticket.created_at)).group_by(*columns)
    reasons: Counter[str] = Counter()
    handson: Counter[str | None] = Counter()
    exporter: Counter[str | None] = Counter()
    stages: Counter[str | None] = Counter()
    after_hours = 0
    for reason, first, second, stage, closed, times in (await session.execute(query)).tuples():
        reasons[reason] += times
        handson[first] += times
        exporter[second] += times
        stages[stage] += times
        after_hours += times if closed else 0
    return Cases(reasons.total(), reasons, handson, exporter, stages, after_hours)
