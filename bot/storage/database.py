"""Engine and unit of work: SQLite (WAL) by default, PostgreSQL by URL, asynchronous both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from bot.storage.writer import WriterQueue

_BUSY_TIMEOUT_MS = 10_000
_FULL_TEXT = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'"
_CACHE_KIB = 32 * 1024  # at most, for each connection: the indexes of a large queue stay in memory
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=ON",  # what is erased is overwritten, not only marked as free
    f"busy_timeout={_BUSY_TIMEOUT_MS}",
    f"cache_size=-{_CACHE_KIB}",
)


def async_url(url: str) -> URL:
    """Plain ``sqlite:///…`` and ``postgresql://…`` with the async driver put in.

    Raises:
        ValueError: another kind of database, or not a URL.
    """
    try:
        parsed = make_url(url)
    except Exception as error:
        raise ValueError(f"MINATO_DATABASE_URL is not a database URL: {url!r}") from error
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    backend = parsed.get_backend_name() if "+" in parsed.drivername else parsed.drivername
    if backend not in drivers:
        raise ValueError(f"MINATO_DATABASE_URL must be sqlite or postgresql, not {backend!r}")
    return parsed.set(drivername=drivers[backend])


class Database:
    """The engine and what opens transactions on it. One for each process."""

    def __init__(self, url: str) -> None:
        self.url = async_url(url)
        self.engine = _create_engine(self.url)
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)
        # SQLite has one writer: here they queue in order, instead of polling its lock.
        self._writers = WriterQueue() if self.is_sqlite else None

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @property
    def is_busy(self) -> bool:
        """Whether a transaction would have to wait for another one of this process (SQLite)."""
        return self._writers is not None and self._writers.held

    @property
    def file(self) -> Path | None:
        """SQLite's file; None where there is none."""
        name = self.url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    @asynccontextmanager
    async def transaction(self, *, urgent: bool = False) -> AsyncIterator[AsyncSession]:
        """One unit of work: committed when the block ends well, rolled back when it raises.

        On SQLite it takes the write lock at once (BEGIN IMMEDIATE), so that two turns never deadlock half-way;
        ``urgent`` ones, which must be short, do not wait behind all turns that wait.
        """
        async with self._writing(urgent), self._sessions() as session, session.begin():
            yield session

    def _writing(self, urgent: bool = False) -> AbstractAsyncContextManager[None]:
        return self._writers.turn(urgent=urgent) if self._writers is not None else nullcontext()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for reading only; it never waits for writers."""
        async with self._sessions() as session:
            if self.is_sqlite:
                await session.connection(execution_options={"minato_read_only": True})
            yield session

    async def shred(self) -> None:
        """After erasing, SQLite: no old words in full-text indexes, no old pages in the journal. Others need nothing."""
        if self.is_sqlite:
            async with self._writing(), self.engine.connect() as connection:
                raw: Any = (await connection.get_raw_connection()).driver_connection
                for (name,) in await (await raw.execute(_FULL_TEXT)).fetchall():
                    await raw.execute(f"""INSERT INTO "{name}"("{name}") VALUES ('optimize')""")
                await raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        await self.engine.dispose()


def _create_engine(url: URL) -> AsyncEngine:
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, connect_args={"timeout": _BUSY_TIMEOUT_MS / 1000})
    event.listen(engine.sync_engine, "connect", _configure_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _configure_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # we begin ourselves, see _begin_sqlite
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    read_only = connection.get_execution_options().get("minato_read_only", False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")
