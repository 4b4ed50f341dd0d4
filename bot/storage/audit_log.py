"""Reading the audit log, and letting its oldest entries go. Nothing here commits, and nothing changes an entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CursorResult, Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.audit import SYSTEM
from bot.storage.models import AuditEntry


@dataclass(frozen=True)
class Sought:
    """Which entries; None is all. ``since`` is included, ``until`` is not. ``system`` is for jobs, not people."""

    user_id: int | None = None
    system: bool = False
    nobody: bool = False  # who tried to log in under a name that is not there
    action: str | None = None
    subject: str | None = None
    since: datetime | None = None
    until: datetime | None = None


async def list_entries(
    session: AsyncSession, sought: Sought, *, limit: int, before: int | None = None
) -> Sequence[AuditEntry]:
    """Entries older than ``before`` (an id), the latest first."""
    query = _of(sought).order_by(AuditEntry.id.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditEntry.id < before)
    return (await session.execute(query)).scalars().all()


def _of(sought: Sought) -> Select[AuditEntry]:
    query = select(AuditEntry)
    if sought.user_id is not None:
        query = query.where(AuditEntry.user_id == sought.user_id)
    if sought.system:
        query = query.where(AuditEntry.user_id.is_(None), AuditEntry.user_name == SYSTEM)
    if sought.nobody:
        query = query.where(AuditEntry.user_id.is_(None), AuditEntry.user_name != SYSTEM)
    if sought.action is not None:
        query = query.where(AuditEntry.action == sought.action)
    if sought.subject is not None:
        query = query.where(AuditEntry.subject == sought.subject)
    if sought.since is not None:
        query = query.where(AuditEntry.at >= sought.since)
    return query.where(AuditEntry.at < sought.until) if sought.until is not None else query


async def count_older(session: AsyncSession, than: datetime) -> int:
    return int(await session.scalar(select(func.count()).where(AuditEntry.at < than)) or 0)


async def drop_older(session: AsyncSession, than: datetime, limit: int) -> int:
    """Delete up to ``limit`` of the oldest entries; how many went."""
    oldest = select(AuditEntry.id).where(AuditEntry.at < than).order_by(AuditEntry.id).limit(limit)
    gone = await session.execute(delete(AuditEntry).where(AuditEntry.id.in_(oldest)))
    assert isinstance(gone, CursorResult)
    return int(gone.rowcount)
