"""Legal numbers by date. A change of law adds a value here and touches no rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from bot.eligibility.clause import Clause

T = TypeVar("T")


@dataclass(frozen=True)
class DatedValue(Generic[T]):
    """A value with the day from which it holds (inclusive), its unit and the clause that sets it."""

    effective_from: date
    value: T
    unit: str
    citation: Clause


@dataclass(frozen=True)
class Dated(Generic[T]):
    """All known values of one legal number, oldest first.

    Raises:
        ValueError: no values, or not in strictly rising order of date.
    """

    name: str
    values: tuple[DatedValue[T], ...]

    def __post_init__(self) -> None:
        days = [value.effective_from for value in self.values]
        if not days or days != sorted(set(days)):
            raise ValueError(f"{self.name}: values must be given once each, oldest first")

    def on(self, as_of: date) -> DatedValue[T]:
        """The value in force on ``as_of``.

        For a day before the oldest known value the oldest is taken: a check is about a programme of today,
        and asking about an earlier day must not crash it.
        """
        in_force = [value for value in self.values if value.effective_from <= as_of]
        return in_force[-1] if in_force else self.values[0]
