"""How the desk does, worked out over the tickets that were opened on some days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

import numpy as np

from bot.handoff.hours import JST, OfficeHours
from bot.handoff.tickets import REPLY_WITHIN
from bot.storage.figures_days import WIDTH, Days, Part, rows
from bot.storage.figures_times import OpeningTime, Seconds, Spread

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
    found = np.array([*chain.from_iterable(rows(days, Part.WAITS))], dtype=float).reshape(-1, WIDTH[Part.WAITS])
    opened, assigned, replied, done = found[:, :-1].repeat(found[:, -1].astype(int), axis=0).T
    if not opened.size:
        return Waits(Spread(), Spread(), 0, 0, 0, 0)
    latest = max(now.timestamp(), np.nanmax([opened, assigned, replied]))
    opening = OpeningTime(hours, _moment(opened.min()), _moment(latest))
    is_answered, is_done = ~np.isnan(replied), done == 1
    waited = opening.all_between(opened, np.where(is_answered, replied, int(now.timestamp())))
    in_time = waited <= PROMISE_SECONDS
    is_assigned = ~np.isnan(assigned)
    return Waits(
        to_assignment=_spread(opening.all_between(opened[is_assigned], assigned[is_assigned])),
        to_first_reply=_spread(waited[is_answered]),
        within=int((is_answered & in_time).sum()),
        late=int((~in_time & (is_answered | ~is_done)).sum()),
        open=int((in_time & ~is_answered & ~is_done).sum()),
        unanswered=int((~is_answered & is_done).sum()),
    )


def _spread(seconds: Seconds) -> Spread:
    values, counts = np.unique(seconds.astype(int), return_counts=True)
    return Spread(tuple(zip(values.tolist(), counts.tolist(), strict=True)))


def _moment(seconds: float) -> datetime:
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
    parts = (Part.REASONS, Part.HANDSON, Part.EXPORTER, Part.STAGES)
    reasons, handson, exporter, stages = (_sum(days, part) for part in parts)
    return Cases(reasons.total(), reasons, handson, exporter, stages)


def _sum(days: Days, part: Part) -> Counter[Any]:
    counts: Counter[Any] = Counter()
    for key, times in rows(days, part):
        counts[key] += times
    return counts
