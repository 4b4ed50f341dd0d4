"""Works the outbox off: claim, deliver, record, each by itself, so that no lock is held while the network is waited for.

A claim moves the item's next attempt ahead by ``LEASE``. Whoever dies after that leaves an item that another process
takes up then, with the same id: it is delivered at least once, and never by two at the same time.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from api.notifications.metrics import DELIVERIES
from api.notifications.outcome import Outcome, Result, again
from api.services import Services
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.models import OutboxItem

log = logging.getLogger("minato.notifications")

# Longer than any attempt may take (mail.TIMEOUT, webhooks.TIMEOUT).
LEASE = timedelta(minutes=2)
# How long a process that is told to stop waits for deliveries under way.
STOP_WITHIN_SECONDS = 5.0
_AT_ONCE = 8


@dataclass(frozen=True)
class Claimed:
    """An item that is this process's until ``leased_until``."""

    id: int
    key: str
    kind: str
    payload: dict[str, Any]
    created_at: datetime
    leased_until: datetime


Deliver = Callable[[Services, Claimed], Awaitable[Outcome]]


async def work_off(services: Services, kinds: Sequence[str], deliver: Deliver) -> None:
    """Deliver what is due of ``kinds``, a few at once, until nothing is."""
    while claimed := await claim(services.database, services.clock(), kinds):
        await all_done(
            [asyncio.create_task(deliver_one(services, item, deliver), name=f"deliver {item.key}") for item in claimed]
        )


async def claim(database: Database, at: datetime, kinds: Sequence[str], limit: int = _AT_ONCE) -> list[Claimed]:
    """Items to deliver now; no other process gets them before the lease ends."""
    async with database.reading() as session:
        if not await outbox.any_due(session, at, kinds):
            return []
    async with database.transaction() as session:
        items = await outbox.due(session, at, limit, kinds)
        for item in items:
            item.next_attempt_at = at + LEASE
        return [claimed_of(item) for item in items]


def claimed_of(item: OutboxItem) -> Claimed:
    return Claimed(item.id, item.key, item.kind, dict(item.payload), item.created_at, item.next_attempt_at)


async def deliver_one(services: Services, item: Claimed, deliver: Deliver) -> Outcome:
    """Deliver a claimed item and record how it ended."""
    try:
        outcome = await deliver(services, item)
    except Exception:  # whatever it was: the attempt must count, and the log says what happened
        log.exception("delivery %s failed", item.key)
        outcome = again("内部の不具合で送れませんでした。記録（ログ）をご確認ください。")
    await _record(services.database, item, outcome, services.clock())
    DELIVERIES.labels(item.kind, outcome.result.value).inc()
    return outcome


async def _record(database: Database, claimed: Claimed, outcome: Outcome, at: datetime) -> None:
    """Write the outcome, unless the lease ran out and another process has the item now."""
    async with database.transaction() as session:
        query = select(OutboxItem).where(OutboxItem.id == claimed.id).with_for_update()
        item = (await session.execute(query)).scalar_one_or_none()
        if item is None or item.next_attempt_at != claimed.leased_until or item.delivered_at or item.failed_at:
            return
        match outcome.result:
            case Result.DELIVERED | Result.OBSOLETE:
                outbox.delivered(item, at)
            case Result.RETRY | Result.DEAD:
                for_good = outcome.result is Result.DEAD
                outbox.failed(item, at, outcome.error, for_good=for_good, not_before=outcome.not_before)


async def all_done(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Wait for all; when told to stop, for those that end soon."""
    try:
        await asyncio.wait(tasks)
    except asyncio.CancelledError:
        _, late = await asyncio.wait(tasks, timeout=STOP_WITHIN_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    for task in tasks:
        task.result()
