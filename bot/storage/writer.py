"""Who may write next where a database has one writer: in order, and what must be answered at once before the rest."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

Waiting = deque[asyncio.Future[None]]


class WriterQueue:
    """One holder at a time. ``urgent`` goes first, but not twice in a row while somebody else waits: nobody starves."""

    def __init__(self) -> None:
        self._held = False
        self._was_urgent = False
        self._urgent: Waiting = deque()
        self._others: Waiting = deque()

    @property
    def held(self) -> bool:
        """Whether somebody holds it just now."""
        return self._held

    @asynccontextmanager
    async def turn(self, *, urgent: bool = False) -> AsyncIterator[None]:
        """Hold the writer while the block runs."""
        await self._take(self._urgent if urgent else self._others)
        self._was_urgent = urgent
        try:
            yield
        finally:
            self._pass_on()

    async def _take(self, queue: Waiting) -> None:
        if not self._held:
            self._held = True
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():  # it was ours already
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        """To the next who still waits. Whoever is woken holds it from here on: nobody gets in between."""
        first, then = (self._others, self._urgent) if self._was_urgent else (self._urgent, self._others)
        for queue in (first, then):
            while queue:
                place = queue.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self._held = False
