"""The month's quota of messages sent unasked: looked up now and then, with a reserve for what people write."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from prometheus_client import Gauge

from api.channels.line.client import LineClient, LineError

log = logging.getLogger("minato.line")

LOOKED_UP_EVERY = timedelta(minutes=5)
REMAINING = Gauge("minato_line_quota_remaining", "Messages of the month that may still be pushed; -1: no limit.")


class Quota:
    """What is left of the month, as LINE said last, less what was pushed since.

    While LINE has never said, everything may go: its own 429 stops it.
    """

    def __init__(self, client: LineClient, reserve: int) -> None:
        self._client = client
        self._reserve = reserve
        self._left: int | None = None
        self._looked_at: datetime | None = None

    async def bot_may_push(self, at: datetime) -> bool:
        """Whether the bot's own words may be pushed, or what is left is kept for people."""
        if self._looked_at is None or at - self._looked_at >= LOOKED_UP_EVERY:
            self._looked_at = at
            await self._look()
        return self._left is None or self._left > self._reserve

    def pushed(self) -> None:
        """One call that LINE accepted: it counts once, however many messages are in it."""
        if self._left is not None:
            self._set(max(0, self._left - 1))

    def used_up(self) -> None:
        """LINE itself said that nothing is left."""
        self._set(0)

    async def _look(self) -> None:
        try:
            limit = await self._client.quota()
            self._set(None if limit is None else max(0, limit - await self._client.quota_used()))
        except LineError as error:
            log.warning("the quota could not be looked up: %s", error)

    def _set(self, left: int | None) -> None:
        self._left = left
        REMAINING.set(-1 if left is None else left)
