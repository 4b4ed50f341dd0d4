"""What waits to be delivered: put there in the transaction that caused it, taken by a runner. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import OutboxItem

# After the first, second, … failed attempt; after the last the item is given up.
PAUSES = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)
_ERROR_LENGTH = 500


async def enqueue(
    session: AsyncSession,
    kind: str,
    key: str,
    payload: dict[str, Any],
    at: datetime,
    conversation_id: str | None = None,
) -> None:
    """Deliver ``payload`` once: a key that is there already adds nothing. ``key`` has at most 64 characters."""
    if await session.scalar(select(OutboxItem.id).where(OutboxItem.key == key)) is None:
        session.add(
            OutboxItem(
                key=key, kind=kind, payload=payload, created_at=at, next_attempt_at=at, conversation_id=conversation_id
            )
        )


async def due(session: AsyncSession, at: datetime, limit: int) -> Sequence[OutboxItem]:
    """Items to try now, locked for this transaction; other replicas skip them."""
    query = (
        select(OutboxItem)
        .where(OutboxItem.delivered_at.is_(None), OutboxItem.failed_at.is_(None), OutboxItem.next_attempt_at <= at)
        .order_by(OutboxItem.next_attempt_at, OutboxItem.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.execute(query)).scalars().all()


def delivered(item: OutboxItem, at: datetime) -> None:
    item.attempts += 1
    item.delivered_at, item.last_error = at, None


def failed(item: OutboxItem, at: datetime, error: str, *, for_good: bool = False) -> None:
    """An attempt failed: try again after a pause, or give up (``for_good``: another attempt cannot succeed)."""
    item.attempts += 1
    item.last_error = error[:_ERROR_LENGTH]
    if for_good or item.attempts > len(PAUSES):
        item.failed_at = at
    else:
        item.next_attempt_at = at + PAUSES[item.attempts - 1]


async def dead_letters(session: AsyncSession, limit: int) -> Sequence[OutboxItem]:
    """What was given up, the latest first."""
    query = select(OutboxItem).where(OutboxItem.failed_at.is_not(None)).order_by(OutboxItem.failed_at.desc())
    return (await session.execute(query.limit(limit))).scalars().all()


async def count_dead_letters(session: AsyncSession) -> int:
    query = select(func.count()).select_from(OutboxItem).where(OutboxItem.failed_at.is_not(None))
    return int(await session.scalar(query) or 0)


def revive(item: OutboxItem, at: datetime) -> None:
    """Try a dead letter again from the beginning."""
    item.attempts, item.failed_at, item.next_attempt_at = 0, None, at
