"""Who of the people counted in a message are the firm's employees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from nlu.values.types import Found

T = TypeVar("T")


def own_staff(values: Sequence[T], found_of: Callable[[T], Found]) -> list[T]:
    """Without officers, and without part-timers where the staff as a whole is counted too.

    「従業員30名、パート5名」 leaves 30; 「正社員8名とパート12名」 leaves both, since part-timers who work all year count as
    常時使用する従業員 and only the visitor knows. A total leaves itself alone. Never empty for a non-empty input.
    """
    kinds = [found_of(one).detail.get("employment") for one in values]
    total = [one for one in values if found_of(one).detail.get("total")]
    if total:
        return total[-1:]
    staff = [one for one, kind in zip(values, kinds, strict=True) if kind != "officer"]
    whole = [one for one, kind in zip(values, kinds, strict=True) if kind is None]
    if whole and any(kind == "part_time" for kind in kinds):
        return whole
    return staff or list(values)


def summed_up(values: Sequence[T], found_of: Callable[[T], Found]) -> list[T]:
    """「正社員5のパート4で9」: the last alone where it is the sum of those before it."""
    numbers = list({found_of(one).start: found_of(one).value for one in values}.values())
    if len(numbers) > 2 and None not in numbers and sum(numbers[:-1]) == numbers[-1]:
        return [values[-1]]
    return list(values)
