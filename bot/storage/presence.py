"""Who is at the desk. Nothing here commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import User

NOTED_EVERY = timedelta(minutes=1)
THERE_FOR = timedelta(minutes=10)  # after the last that was heard of their browser


@dataclass(frozen=True)
class Colleague:
    """An account as the others see it. ``there``: a browser of theirs was heard of lately."""

    id: int
    name: str
    active: bool
    available: bool
    there: bool


async def note_seen(session: AsyncSession, user_id: int, at: datetime) -> None:
    await session.execute(update(User).where(User.id == user_id).values(seen_at=at))


async def set_available(session: AsyncSession, user_id: int, available: bool) -> None:
    """Whether they take cases just now."""
    await session.execute(update(User).where(User.id == user_id).values(available=available))


async def colleagues(session: AsyncSession, at: datetime) -> list[Colleague]:
    """All accounts, inactive ones too (they have had cases), by name."""
    query = select(User.id, User.display_name, User.name, User.active, User.available, User.seen_at)
    return [
        Colleague(
            row.id,
            row.display_name or row.name,
            row.active,
            row.available,
            row.active and row.seen_at is not None and at - row.seen_at < THERE_FOR,
        )
        for row in (await session.execute(query.order_by(User.name))).all()
    ]
