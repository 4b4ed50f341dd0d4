"""When something happened lately, by what it counts for. In the memory of one process; several each have their own."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

_KEYS_KEPT = 20_000


class Recent:
    """Moments by key, each forgotten after ``window``."""

    def __init__(self, window: timedelta) -> None:
        self._window = window
        self._moments: OrderedDict[str, list[datetime]] = OrderedDict()

    def count(self, key: str, at: datetime) -> int:
        return len(self._lately(key, at))

    def add(self, key: str, at: datetime) -> None:
        self._moments[key] = [*self._lately(key, at), at]
        self._moments.move_to_end(key)
        while len(self._moments) > _KEYS_KEPT:
            self._moments.popitem(last=False)

    def forget(self, key: str) -> None:
        self._moments.pop(key, None)

    def _lately(self, key: str, at: datetime) -> list[datetime]:
        return [moment for moment in self._moments.get(key, ()) if at - moment < self._window]
