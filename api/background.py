"""Jobs that run beside the requests: each again and again, at its own pace, in every process.

A job must bear running in several processes at once: it locks the rows that it works on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from api.services import Services

log = logging.getLogger("minato.background")


@dataclass(frozen=True)
class Job:
    """``run`` is called every ``every``; the next call waits for the one before."""

    name: str
    every: timedelta
    run: Callable[[Services], Awaitable[None]]


@asynccontextmanager
async def working(services: Services, jobs: Sequence[Job]) -> AsyncIterator[None]:
    """Run ``jobs`` while the block runs. A job that fails is logged and tried again at its time."""
    tasks = [asyncio.create_task(_repeat(services, job), name=job.name) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task


async def _repeat(services: Services, job: Job) -> None:
    while True:
        try:
            await job.run(services)
        except Exception:  # whatever it was: the job must run again, and the log says why it did not
            log.exception("job %s failed", job.name)
        await asyncio.sleep(job.every.total_seconds())
