"""How the desk does, worked out over the tickets that were opened on some days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.handoff.hours import JST, OfficeHours
from bot.handoff.tickets import REPLY_WITHIN
from bot.storage.figures_days import Days, Part, rows
from bot.storage.figures_times import OpeningTime, Spread

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


def waits(days: Days, hours: OfficeHours, now: datetime) -> Waits:
    """The waits of the tickets opened on ``days``, as far as is known ``now``."""
    tickets = list(rows(days, Part.WAITS))
    seconds = int(now.timestamp())
    latest = max([seconds, *(moment for row in tickets for moment in row[1:3] if moment is not None)])
    first = min((row[0] for row in tickets), default=seconds)
    opening = OpeningTime(hours, _moment(first), _moment(latest))
    assigned: Counter[int] = Counter()
    replied: Counter[int] = Counter()
    how: Counter[str] = Counter()
    for created, assigned_at, replied_at, done, times in tickets:
        if assigned_at is not None:
            assigned[opening.between(created, assigned_at)] += times
        waited = opening.between(created, seconds if replied_at is None else replied_at)
        if replied_at is not None:
            replied[waited] += times
            how["within" if waited <= PROMISE_SECONDS else "late"] += times
        elif done:
            how["unanswered"] += times
        else:
            how["open" if waited <= PROMISE_SECONDS else "late"] += times
    return Waits(
        Spread.counted(assigned), Spread.counted(replied), how["within"], how["late"], how["open"], how["unanswered"]
    )


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=JST)


@dataclass(frozen=True)
class Cases:
    """Tickets by reason, verdict of each programme, and stage of export; None is what was not judged."""

    total: int
    reasons: Mapping[str, int]
    handson: Mapping[str | None, int]
    exporter: Mapping[str | None, int]
    stages: Mapping[str | None, int]


def cases(days: Days) -> Cases:
    """The tickets opened on ``days``."""
    reasons: Counter[str] = Counter()
    handson: Counter[str | None] = Counter()
    exporter: Counter[str | None] = Counter()
    stages: Counter[str | None] = Counter()
    for reason, first, second, stage, times in rows(days, Part.CASES):
        reasons[reason] += times
        handson[first] += times
        exporter[second] += times
        stages[stage] += times
    return Cases(reasons.total(), reasons, handson, exporter, stages)
