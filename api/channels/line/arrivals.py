"""What LINE sent, read and kept. Requests that come at the same time are written together, and wait for no turn."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from api.channels.line.events import KNOWN, handles
from api.channels.line.metrics import EVENTS
from api.services import Services
from bot.storage import line
from bot.storage.line import Arrival
from bot.storage.spool import Direct, Spool

log = logging.getLogger("minato.line")

T = TypeVar("T")

_ID_LENGTH = 64
_AGAIN_SECONDS = 1.0
_STOP_WITHIN_SECONDS = 5.0
_TOKEN_LENGTH = 100
_Request = tuple[Sequence[Arrival], asyncio.Future[None]]  # its events, and what it waits for
_UNKNOWN = "unknown"  # of the metric: a kind that nobody has heard of


def read(events: Sequence[Any], at: datetime) -> list[Arrival]:
    """The events of a webhook's body; what has no id cannot be told apart from another and is left out."""
    return [arrival for event in events if (arrival := _read_one(event, at)) is not None]


def _read_one(event: Any, at: datetime) -> Arrival | None:
    webhook_event_id = _text(event, "webhookEventId", _ID_LENGTH) if isinstance(event, dict) else None
    if webhook_event_id is None:
        EVENTS.labels(_UNKNOWN, "unreadable").inc()
        return None
    kind = _text(event, "type", 40) or _UNKNOWN
    talk_id = talk_of(event)
    wanted = event.get("mode") != "standby" and handles(kind, event) and talk_id is not None
    return Arrival(
        webhook_event_id=webhook_event_id,
        kind=kind,
        talk_id=talk_id if wanted else None,
        sent_at=_moment(event.get("timestamp"), at),
        reply_token=_text(event, "replyToken", _TOKEN_LENGTH) if wanted else None,
        event=event if wanted else None,
    )


def talk_of(event: dict[str, Any]) -> str | None:
    """The talk that an event belongs to: one user's, or a group's, whoever in it spoke.

    The token of what was said in a group answers to the group: it must never be taken for the user's.
    """
    source = event.get("source")
    if not isinstance(source, dict):
        return None
    names = {"group": "groupId", "room": "roomId"}
    return _text(source, names.get(str(source.get("type")), "userId"), _ID_LENGTH)


def _text(found: dict[str, Any], name: str, longest: int) -> str | None:
    value = found.get(name)
    return value if isinstance(value, str) and 0 < len(value) <= longest and value.isprintable() else None


def _moment(timestamp: Any, at: datetime) -> datetime:
    """LINE's milliseconds; our own time for what is none."""
    try:
        return datetime.fromtimestamp(timestamp / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return at


class Arrivals:
    """Keeps events. One for each process."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._waiting: list[_Request] = []
        self._writing: asyncio.Task[None] | None = None
        self._spooled: list[Arrival] = []
        self._moving: asyncio.Task[None] | None = None
        self._spool: Spool | None = None
        self._direct: Direct | None = None
        self._thread: ThreadPoolExecutor | None = None

    async def keep(self, arrivals: Sequence[Arrival]) -> None:
        """Return once they are stored for good.

        Raises:
            SQLAlchemyError, sqlite3.Error: they are not; LINE will send them again.
        """
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrivals, kept))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write(), name="line arrivals")
        await kept

    async def recover(self) -> None:
        """At the start: move what an earlier process had acknowledged and not moved."""
        if self._services.database.file is not None:
            self._spooled += await self._in_thread(self._opened_spool().left)
            await self._move()

    async def _write(self) -> None:
        try:
            while self._waiting:
                await self._write_what_waits()
        finally:
            self._writing = None

    async def _write_what_waits(self) -> None:
        """Everything that has come until now, in one go."""
        batch: list[_Request] = []
        try:
            database = self._services.database
            if not database.is_sqlite:
                batch, self._waiting = self._waiting, []
                await self._store_apart(_all(batch))
            elif database.is_busy and database.file is not None:
                batch, self._waiting = self._waiting, []
                await self._put_aside(_all(batch))
            else:
                async with database.transaction(urgent=True) as session:
                    batch, self._waiting = self._waiting, []
                    new = await line.store(session, _all(batch), self._services.clock())
                self._tell(_all(batch), new)
        except Exception as error:  # whatever it was: each request that waits must hear of it
            failed, self._waiting = batch or self._waiting, self._waiting if batch else []
            for _, kept in failed:
                if not kept.done():
                    kept.set_exception(error)
            return
        for _, kept in batch:
            if not kept.done():
                kept.set_result(None)

    async def _store_apart(self, arrivals: list[Arrival]) -> None:
        at = self._services.clock()
        if self._direct is None:
            self._direct = Direct(self._services.database.url)
        direct = self._direct
        self._tell(arrivals, await self._in_thread(lambda: direct.store(arrivals, at)))

    async def _put_aside(self, arrivals: list[Arrival]) -> None:
        spool = self._opened_spool()
        await self._in_thread(lambda: spool.add(arrivals))
        self._spooled += arrivals
        self._moving = self._moving or asyncio.create_task(self._move(), name="line spool")

    async def _move(self) -> None:
        """Into the database, what was put aside; where that fails, again and again, and else at the next start."""
        try:
            while self._spooled:
                try:
                    await self._move_what_is_there()
                except (SQLAlchemyError, sqlite3.Error):
                    log.exception("events of LINE wait in the spool")
                    await asyncio.sleep(_AGAIN_SECONDS)
        finally:
            self._moving = None

    async def _move_what_is_there(self) -> None:
        moved = list(self._spooled)
        async with self._services.database.transaction(urgent=True) as session:
            new = await line.store(session, moved, self._services.clock())
        self._spooled = self._spooled[len(moved) :]
        self._tell(moved, new)
        spool = self._opened_spool()
        await self._in_thread(lambda: spool.drop(moved))

    def _opened_spool(self) -> Spool:
        file = self._services.database.file
        assert file is not None
        self._spool = self._spool or Spool(file)
        return self._spool

    async def _in_thread(self, work: Callable[[], T]) -> T:
        """Run ``work``, one after the other, in the one thread for it."""
        self._thread = self._thread or ThreadPoolExecutor(1, "line-arrivals")
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def close(self) -> None:
        """Let what is under way end, and close what was opened."""
        if under_way := [task for task in (self._writing, self._moving) if task is not None]:
            _, late = await asyncio.wait(under_way, timeout=_STOP_WITHIN_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for opened in (self._spool, self._direct):
            if opened is not None:
                await self._in_thread(opened.close)
        if self._thread is not None:
            self._thread.shutdown()
        self._spool = self._direct = self._thread = None

    def _tell(self, arrivals: Sequence[Arrival], new: set[str]) -> None:
        for one in arrivals:
            outcome = "repeated" if one.webhook_event_id not in new else "new" if one.event else "ignored"
            EVENTS.labels(one.kind if one.kind in KNOWN else _UNKNOWN, outcome).inc()
            new.discard(one.webhook_event_id)  # once more in the same request: repeated
        services = self._services
        if services.line is not None:
            services.line.inbox.ring({one.talk_id for one in arrivals if one.talk_id is not None})


def _all(batch: Sequence[_Request]) -> list[Arrival]:
    return [one for arrivals, _ in batch for one in arrivals]
