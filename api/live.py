"""Tells open pages that something happened: in this process at once, in other replicas through PostgreSQL.

A note says only where to look (``conversation:<id>``, ``desk``) and, for typing, who. What happened is read from the
database; a note that gets lost costs a few seconds, since every reader also looks by itself now and then.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any
from uuid import uuid4

import psycopg

from bot.storage.database import Database

log = logging.getLogger("minato.live")

DESK = "desk"
_CONVERSATION = "conversation:"
_CHANNEL = "minato"
_PENDING_MOST = 100  # notes that one reader has not taken yet; the oldest goes first
_RECONNECT_SECONDS = 2.0

Note = dict[str, Any]


def conversation(conversation_id: str) -> str:
    """The topic of one conversation."""
    return _CONVERSATION + conversation_id


class Hub:
    """One for each process. ``listening`` must run for notes of other replicas to arrive."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._origin = uuid4().hex
        self._readers: dict[str, set[asyncio.Queue[Note]]] = {}
        self._bells: list[Callable[[], None]] = []

    def on_change(self, bell: Callable[[], None]) -> None:
        """Ring ``bell`` at every note on a conversation, whichever it is."""
        self._bells.append(bell)

    @contextmanager
    def reading(self, *topics: str) -> Iterator[asyncio.Queue[Note]]:
        """A queue of the notes on ``topics`` while the block runs."""
        queue: asyncio.Queue[Note] = asyncio.Queue(_PENDING_MOST)
        for topic in topics:
            self._readers.setdefault(topic, set()).add(queue)
        try:
            yield queue
        finally:
            for topic in topics:
                self._readers[topic].discard(queue)
                if not self._readers[topic]:
                    del self._readers[topic]

    async def publish(self, topic: str, **note: Any) -> None:
        """Tell the readers of ``topic``, here and in other replicas. Call it after the commit."""
        self._hand_out(topic, note)
        if self._database.is_sqlite:
            return
        payload = json.dumps({"origin": self._origin, "topic": topic, "note": note}, ensure_ascii=False)
        async with self._database.engine.connect() as connection:
            await connection.exec_driver_sql("SELECT pg_notify(%s, %s)", (_CHANNEL, payload))
            await connection.commit()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Take notes of other replicas while the block runs (PostgreSQL)."""
        if self._database.is_sqlite:
            yield
            return
        task = asyncio.create_task(self._listen())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def _hand_out(self, topic: str, note: Note) -> None:
        for bell in self._bells if topic.startswith(_CONVERSATION) else ():
            bell()
        for queue in self._readers.get(topic, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait({"topic": topic, **note})

    async def _listen(self) -> None:
        url = self._database.url.set(drivername="postgresql").render_as_string(hide_password=False)
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {_CHANNEL}")
                    async for notice in connection.notifies():
                        told = json.loads(notice.payload)
                        if told["origin"] != self._origin:
                            self._hand_out(told["topic"], told["note"])
            except psycopg.OperationalError as error:
                log.warning("notes of other replicas do not arrive just now: %s", error)
                await asyncio.sleep(_RECONNECT_SECONDS)
