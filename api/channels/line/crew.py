"""Works on several talks side by side, never twice on the same one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

STOP_WITHIN_SECONDS = 5.0


class Crew:
    """At most ``most`` at once. ``ended`` is called after each that says that there was something to do."""

    def __init__(self, most: int, ended: Callable[[], None]) -> None:
        self._most = most
        self._ended = ended
        self._at_work: dict[str, asyncio.Task[bool]] = {}

    @property
    def busy(self) -> set[str]:
        return set(self._at_work)

    @property
    def room(self) -> int:
        return self._most - len(self._at_work)

    def begin(self, talk: str, work: Coroutine[Any, Any, bool]) -> None:
        """Work on a talk that nobody is at; ``work`` raises nothing, and tells whether there was anything to do."""
        task = self._at_work[talk] = asyncio.create_task(work, name=talk)
        task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[bool]) -> None:
        self._at_work.pop(task.get_name(), None)
        if not task.cancelled() and (task.exception() is not None or task.result()):
            self._ended()

    async def stop(self) -> None:
        """Let what is under way end, if it does so soon; what is left is taken up by whoever comes next."""
        if tasks := list(self._at_work.values()):
            _, late = await asyncio.wait(tasks, timeout=STOP_WITHIN_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
