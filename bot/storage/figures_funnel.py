"""Where people leave: each question, how many reached it, answered it, went away there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.intake.registry import REGISTRY
from bot.storage.figures_days import Days, Fate, Part, fate_at, rows

FATES = (Fate.LEFT, Fate.HANDED, Fate.HERE)
REVIEW = "review"  # the summary that is to be approved: all questions settled, nothing sent in


@dataclass(frozen=True)
class Stop:
    """One question. Of those who were ``asked`` and did not settle it, some ``left``, some asked for a person.

    ``here`` are on it now: asked last, and not gone for long. The rest were asked and went on by another way.
    """

    field: str
    asked: int = 0
    settled: int = 0
    left: int = 0
    handed: int = 0
    here: int = 0

    @property
    def share_left(self) -> float:
        """Of those who were asked, between 0 and 1."""
        return self.left / self.asked if self.asked else 0.0


def funnel(days: Days, now: datetime) -> list[Stop]:
    """All questions in the order of asking, and the review, for the conversations that began on ``days``."""
    counts, standing = _counts(days), _standing(days, now)
    stops = [
        _stop(entry.name, counts.get(entry.name, (0, 0)), standing.get(entry.name, Counter())) for entry in REGISTRY
    ]
    agreed = _agreed(days, now)
    sent = agreed.pop(Fate.SENT, 0)
    # Of those who agreed, who stands at no question has only the review to go.
    at_review = agreed - Counter({fate: sum(found[fate, 1] for found in standing.values()) for fate in FATES})
    return [*stops, Stop(REVIEW, sent + at_review.total(), sent, **at_review)]


def _stop(field: str, counts: tuple[int, int], standing: Counter[tuple[str, int]]) -> Stop:
    return Stop(field, *counts, **{fate: standing[fate, 1] + standing[fate, 0] for fate in FATES})


def _counts(days: Days) -> dict[str, tuple[int, int]]:
    """Field → (asked, settled)."""
    counts: dict[str, tuple[int, int]] = {}
    for field, asked, settled in rows(days, Part.STEPS):
        before = counts.get(field, (0, 0))
        counts[field] = before[0] + asked, before[1] + settled
    return counts


def _standing(days: Days, now: datetime) -> dict[str, Counter[tuple[str, int]]]:
    """Field → how many stand there, by what became of them and whether they agreed."""
    standing: dict[str, Counter[tuple[str, int]]] = {}
    for field, consented, fate, since, times in rows(days, Part.STANDING):
        standing.setdefault(field, Counter())[fate_at(fate, since, now), consented] += times
    return standing


def _agreed(days: Days, now: datetime) -> Counter[str]:
    """Of the conversations with consent, how many came to what. Those of before steps were kept are none of them."""
    agreed: Counter[str] = Counter()
    for _, consented, asked, fate, since, times in rows(days, Part.TALKS):
        if consented and asked:
            agreed[fate_at(fate, since, now)] += times
    return agreed


def hardest(stops: Sequence[Stop], most: int = 3) -> list[str]:
    """The questions where the most people leave, at most ``most``; none where nobody does."""
    ranked = sorted((stop for stop in stops if stop.left), key=lambda stop: -stop.left)
    return [stop.field for stop in ranked[:most]]
