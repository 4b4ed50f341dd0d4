"""Erasing on disk and in the database together: on request, and when the time to keep is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from anyio import to_thread
from sqlalchemy.ext.asyncio import AsyncSession

from api.settings import Settings
from bot.storage import audit_log, retention
from bot.storage.audit import Action, record
from bot.storage.database import Database
from bot.storage.models import Conversation
from bot.storage.retention import Kept, Periods

BATCH = 100  # conversations in one transaction
_ENTRIES_AT_ONCE = 1_000
_AUDIT = "audit"


def periods_of(settings: Settings) -> Periods:
    return Periods(
        abandoned=timedelta(days=settings.retention_days_abandoned),
        done=timedelta(days=settings.retention_days_done),
        open=timedelta(days=settings.retention_days_open) if settings.retention_days_open else None,
    )


async def erase_one(session: AsyncSession, conversation: Conversation, folder: Path, at: datetime) -> str | None:
    """Erase a (locked) conversation with its files; the number of its ticket, if it has one.

    The files go first: should the transaction fail then, doing it again finishes it. The other way round a file could
    be left that no row names any more.
    """
    for name in await retention.files_of(session, conversation.id):
        await to_thread.run_sync(_remove, folder / name)
    return await retention.erase(session, conversation, at)


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)


@dataclass(frozen=True)
class Due:
    """How much is past its time, by kind; ``entries`` of the audit log."""

    conversations: dict[Kept, int]
    entries: int

    @property
    def anything(self) -> bool:
        return self.entries > 0 or any(self.conversations.values())


async def look(database: Database, settings: Settings, at: datetime) -> Due:
    """What ``purge`` would take now."""
    periods = periods_of(settings)
    async with database.reading() as session:
        found = {kind: await retention.count_due(session, kind, periods, at) for kind in Kept}
        return Due(found, await audit_log.count_older(session, _audit_limit(settings, at)))


async def purge(database: Database, settings: Settings, at: datetime, batch: int = BATCH) -> Due:
    """Erase what is past its time, batch by batch; what a batch took stays taken if the next one fails.

    Returns what went.
    """
    gone = dict.fromkeys(Kept, 0)
    for kind in Kept:
        while taken := await _purge_batch(database, settings, kind, at, batch):
            gone[kind] += taken
    entries = await _purge_entries(database, settings, at)
    async with database.transaction() as session:
        await retention.empty_old_deliveries(session, at - timedelta(days=settings.retention_days_abandoned))
    await database.shred()
    return Due(gone, entries)


async def _purge_batch(database: Database, settings: Settings, kind: Kept, at: datetime, batch: int) -> int:
    async with database.transaction() as session:
        due = await retention.take_due(session, kind, periods_of(settings), at, batch)
        nameless = 0
        for conversation in due:
            number = await erase_one(session, conversation, settings.attachments_dir, at)
            nameless += number is None
            if number is not None:
                record(session, Action.PURGED, at, subject=number, state=kind.value)
        if nameless:
            record(session, Action.PURGED, at, state=kind.value, count=nameless)
    return len(due)


async def _purge_entries(database: Database, settings: Settings, at: datetime) -> int:
    gone = 0
    while True:
        async with database.transaction() as session:
            taken = await audit_log.drop_older(session, _audit_limit(settings, at), _ENTRIES_AT_ONCE)
            if taken:
                record(session, Action.PURGED, at, state=_AUDIT, count=taken)
        gone += taken
        if taken < _ENTRIES_AT_ONCE:
            return gone


def _audit_limit(settings: Settings, at: datetime) -> datetime:
    return at - timedelta(days=settings.retention_days_audit)
