"""Buckets that fill evenly: what a brake on floods counts with. Pure."""

from __future__ import annotations

from collections import OrderedDict

SPAN = 600.0  # seconds in which an empty bucket fills
_KEYS_KEPT = 20_000


class Buckets:
    """What is left by key. ``at`` is in seconds of any clock that never goes back."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str, most: int, at: float, cost: int = 1) -> float:
        """Take ``cost`` of at most ``most``; 0, or the seconds until there is enough. Of 0 at most, nothing is counted."""
        if most == 0:
            return 0.0
        left, since = self._left.pop(key, (float(most), at))
        left = min(float(most), left + (at - since) * most / SPAN)
        cost = min(cost, most)
        wait = 0.0 if left >= cost else (cost - left) * SPAN / most
        self._left[key] = (left if wait else left - cost, at)
        while len(self._left) > _KEYS_KEPT:
            self._left.popitem(last=False)
        return wait
