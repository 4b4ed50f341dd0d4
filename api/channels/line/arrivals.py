"""What LINE sent, read and kept. Requests that come at the same time are written together, ahead of waiting turns."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from api.channels.line.events import KNOWN, handles
from api.channels.line.metrics import EVENTS
from api.services import Services
from bot.storage import line
from bot.storage.line import Arrival

_ID_LENGTH = 64
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

    async def keep(self, arrivals: Sequence[Arrival]) -> None:
        """Return once they are stored for good.

        Raises:
            SQLAlchemyError: they are not; LINE will send them again.
        """
        kept: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrivals, kept))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write(), name="line arrivals")
        await kept

    async def _write(self) -> None:
        try:
            while self._waiting:
                await self._write_what_waits()
        finally:
            self._writing = None

    async def _write_what_waits(self) -> None:
        """Everything that came until the database is free for us, in one transaction."""
        batch: list[_Request] = []
        try:
            async with self._services.database.transaction(urgent=True) as session:
                batch, self._waiting = self._waiting, []
                new = await line.store(session, _all(batch), self._services.clock())
        except Exception as error:  # whatever it was: each request that waits must hear of it
            failed, self._waiting = batch or self._waiting, self._waiting if batch else []
            for _, kept in failed:
                if not kept.done():
                    kept.set_exception(error)
            return
        for _, kept in batch:
            if not kept.done():
                kept.set_result(None)
        self._tell(_all(batch), new)

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
