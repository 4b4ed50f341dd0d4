"""Wakes the inbox when something came in, and lets what may still be overtaken on its way settle for a moment."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager

TURNS_AT_ONCE = 2  # more would not be faster: a turn is mostly work of this process
YIELD_SECONDS = 0.2  # how long a turn lets acknowledgements go first, at most
SETTLE_SECONDS = 0.3  # LINE sends each message in a request of its own: two typed in a row may come the wrong way round


class Bell:
    """One for each process: other processes look by themselves, every second."""

    def __init__(self, settle_seconds: float = SETTLE_SECONDS) -> None:
        self._settle = settle_seconds
        self._rung = asyncio.Event()
        self._came: dict[str, float] = {}
        self._turns = asyncio.Semaphore(TURNS_AT_ONCE)
        self._arriving = 0
        self._quiet = asyncio.Event()
        self._quiet.set()

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """While the block runs, an acknowledgement is due: turns that have not begun wait for it."""
        self._arriving += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._arriving -= 1
            if not self._arriving:
                self._quiet.set()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Room for a turn, which keeps this process busy; the requests that are there are acknowledged before."""
        async with self._turns:
            await asyncio.sleep(0)  # those that came meanwhile are read now
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(YIELD_SECONDS):
                    await self._quiet.wait()
            yield

    def ring(self, talks: Iterable[str]) -> None:
        """Something to work on came in from these users."""
        now = time.monotonic()
        self._came.update(dict.fromkeys(talks, now))
        self._rung.set()

    def look(self) -> None:
        """Look at once, for another reason."""
        self._rung.set()

    def unsettled(self) -> set[str]:
        """The users whose last message came only just now."""
        now = time.monotonic()
        self._came = {talk: at for talk, at in self._came.items() if now - at < self._settle}
        return set(self._came)

    async def wait(self, seconds: float) -> None:
        """Until it is rung, or somebody has settled; at most ``seconds``."""
        now = time.monotonic()
        settles = [max(0.0, at + self._settle - now) for at in self._came.values()]
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(min([seconds, *settles])):
                await self._rung.wait()
        self._rung.clear()
        self.unsettled()  # whoever has settled by now has woken us; once is enough
