"""What waits to be delivered: put there in the transaction that caused it, taken by a runner. Nothing here commits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select
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
_WAITING = (OutboxItem.delivered_at.is_(None), OutboxItem.failed_at.is_(None))


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


async def due(
    session: AsyncSession, at: datetime, limit: int, kinds: Collection[str] | None = None
) -> Sequence[OutboxItem]:
    """Items (of ``kinds``) to try now, locked for this transaction; other replicas skip them."""
    wanted = () if kinds is None else (OutboxItem.kind.in_(kinds),)
    query = (
        select(OutboxItem)
        .where(*_WAITING, OutboxItem.next_attempt_at <= at, *wanted)
        .order_by(OutboxItem.next_attempt_at, OutboxItem.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.execute(query)).scalars().all()


async def any_due(session: AsyncSession, at: datetime, kinds: Collection[str]) -> bool:
    """Whether ``due`` would find something; locks nothing, so that looking costs writers no wait."""
    query = select(OutboxItem.id).where(*_WAITING, OutboxItem.next_attempt_at <= at, OutboxItem.kind.in_(kinds))
    return await session.scalar(query.limit(1)) is not None


def delivered(item: OutboxItem, at: datetime) -> None:
    item.attempts += 1
    item.delivered_at, item.last_error = at, None


def failed(
    item: OutboxItem,
    at: datetime,
    error: str,
    *,
    for_good: bool = False,
    not_before: datetime | None = None,
    pauses: Sequence[timedelta] = PAUSES,
) -> None:
    """An attempt failed: try again after a pause, or give up (``for_good``: another attempt cannot succeed).

    ``not_before``: when the receiver asked to be tried again, if that is later than the pause's end.
    """
    item.attempts += 1
    item.last_error = error[:_ERROR_LENGTH]
    if for_good or item.attempts > len(pauses):
        item.failed_at = at
    else:
        after_pause = at + pauses[item.attempts - 1]
        item.next_attempt_at = max(after_pause, not_before) if not_before else after_pause


async def dead_letters(
    session: AsyncSession, limit: int | None, kinds: Collection[str] | None = None
) -> Sequence[OutboxItem]:
    """What was given up (of ``kinds``), the latest first."""
    query = select(OutboxItem).where(*_given_up(kinds)).order_by(OutboxItem.failed_at.desc(), OutboxItem.id.desc())
    return (await session.execute(query.limit(limit))).scalars().all()


async def count_dead_letters(session: AsyncSession, kinds: Collection[str] | None = None) -> int:
    query = select(func.count()).select_from(OutboxItem).where(*_given_up(kinds))
    return int(await session.scalar(query) or 0)


def _given_up(kinds: Collection[str] | None) -> tuple[ColumnElement[bool], ...]:
    return (OutboxItem.failed_at.is_not(None), *(() if kinds is None else (OutboxItem.kind.in_(kinds),)))


@dataclass(frozen=True)
class Waiting:
    """How much waits to be delivered, and since when the oldest of it."""

    count: int
    oldest: datetime | None


async def waiting(session: AsyncSession) -> Waiting:
    query = select(func.count(), func.min(OutboxItem.created_at)).where(*_WAITING)
    return Waiting(*(await session.execute(query)).tuples().one())


async def last_attempt(session: AsyncSession, kinds: Collection[str], *only: ColumnElement[bool]) -> OutboxItem | None:
    """The newest item of ``kinds`` that was tried, if any."""
    tried = OutboxItem.attempts > 0
    query = select(OutboxItem).where(OutboxItem.kind.in_(kinds), tried, *only).order_by(OutboxItem.id.desc())
    return await session.scalar(query.limit(1))


async def forget_delivered(session: AsyncSession, before: datetime) -> None:
    """Delete what was delivered before a moment."""
    await session.execute(delete(OutboxItem).where(OutboxItem.delivered_at < before))


def revive(item: OutboxItem, at: datetime) -> None:
    """Try a dead letter again from the beginning."""
    item.attempts, item.failed_at, item.next_attempt_at = 0, None, at


def drop(item: OutboxItem, at: datetime) -> None:
    """Put a dead letter away for good. The row stays for a while: with its key gone it could arise again."""
    item.failed_at, item.delivered_at = None, at
