"""Decide with facts missing: try every way in which the missing ones could still turn out.

If all ways come to the same, the rule is decided already; if not, the facts whose answer alone can tip the
result are the ones to ask. So one more fact can never undo a decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

R = TypeVar("R", bound=Hashable)


@dataclass(frozen=True)
class Settled(Generic[R]):
    """The results still possible, and the open facts that can tip them, in the order given."""

    results: frozenset[R]
    deciding: tuple[str, ...]


def settle(options: Mapping[str, Sequence[object]], judge: Callable[..., R]) -> Settled[R]:
    """Judge every combination of ``options`` (one for a known fact, all that matter for an open one)."""
    names = tuple(options)
    results = {values: judge(*values) for values in product(*options.values())}
    deciding = tuple(name for index, name in enumerate(names) if len(options[name]) > 1 and _can_tip(results, index))
    return Settled(frozenset(results.values()), deciding)


def _can_tip(results: Mapping[tuple[object, ...], R], index: int) -> bool:
    by_others: dict[tuple[object, ...], set[R]] = defaultdict(set)
    for values, result in results.items():
        by_others[values[:index] + values[index + 1 :]].add(result)
    return any(len(found) > 1 for found in by_others.values())
