"""Keeping LINE's events without waiting for turns. Everything here blocks: call it in a thread of its own.

LINE waits for its answer, turns take their time. In PostgreSQL an event is stored by a connection of the thread's own,
which the event loop, busy with turns, cannot hold up. A file of SQLite has one writer: while that is held by a turn,
events lie in a small database file beside it. What is put there is on the disk when ``add`` returns; it is moved as
soon as the database is free, and at the next start if we die before.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL, create_engine

from bot.storage.line import Arrival, storing


class Direct:
    """Stores events in PostgreSQL. One for each process."""

    def __init__(self, url: URL) -> None:
        self._engine = create_engine(url, pool_size=1, pool_pre_ping=True, isolation_level="AUTOCOMMIT")

    def store(self, arrivals: Sequence[Arrival], at: datetime) -> set[str]:
        """Keep events that were not seen before; their ids. One statement, one round trip."""
        with self._engine.connect() as connection:
            return set(connection.execute(storing(connection.dialect, arrivals, at)).scalars())

    def close(self) -> None:
        self._engine.dispose()


SUFFIX = "-arrivals"
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")


class Spool:
    """One for each process. The file is made when it is first needed."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + SUFFIX)
        self._opened: sqlite3.Connection | None = None

    def add(self, arrivals: Sequence[Arrival]) -> None:
        """Keep events.

        Raises:
            sqlite3.Error: they are not kept.
        """
        rows = [(one.webhook_event_id, _written(one)) for one in arrivals]
        with self._connection() as connection:
            connection.executemany("INSERT OR IGNORE INTO arrivals VALUES (?, ?)", rows)

    def left(self) -> list[Arrival]:
        """What an earlier process put here and did not move."""
        if not self._path.exists():
            return []
        return [_read(text) for (text,) in self._connection().execute("SELECT arrival FROM arrivals")]

    def drop(self, arrivals: Sequence[Arrival]) -> None:
        """Forget what was moved; nothing of it stays in the file, or beside it."""
        with self._connection() as connection:
            connection.executemany("DELETE FROM arrivals WHERE id = ?", [(one.webhook_event_id,) for one in arrivals])
        if self._connection().execute("SELECT 1 FROM arrivals LIMIT 1").fetchone() is None:
            self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            self._opened = sqlite3.connect(self._path, check_same_thread=False)
            for pragma in _PRAGMAS:
                self._opened.execute(f"PRAGMA {pragma}")
            self._opened.execute("CREATE TABLE IF NOT EXISTS arrivals (id TEXT PRIMARY KEY, arrival TEXT NOT NULL)")
        return self._opened


def _written(one: Arrival) -> str:
    return json.dumps({**one.__dict__, "sent_at": one.sent_at.isoformat()})


def _read(text: str) -> Arrival:
    found = json.loads(text)
    return Arrival(**{**found, "sent_at": datetime.fromisoformat(found["sent_at"])})
