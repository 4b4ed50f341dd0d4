"""Choosing among findings that overlap."""

from __future__ import annotations

from collections.abc import Iterable

from nlu.values.types import Found


def first_wins(candidates: Iterable[Found]) -> list[Found]:
    """The candidates, in order of position, without those that overlap an earlier one of the sequence."""
    taken: set[int] = set()
    kept: list[Found] = []
    for found in candidates:
        span = range(found.start, found.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(found)
    return sorted(kept, key=lambda item: item.start)
