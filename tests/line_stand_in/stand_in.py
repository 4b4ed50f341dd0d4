"""The stand-in as a test holds it: ``async with line_stand_in() as line:``."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx

from bot.dialogue.clock import system_clock
from tests.line_stand_in.failures import Failure, Failures, Order
from tests.line_stand_in.people import People
from tests.line_stand_in.server import Server
from tests.line_stand_in.webhooks import Delivery, Webhooks
from tests.line_stand_in.world import Call, Message, Sent, World

# A token younger than this share of its life is one that a careful bot would have used.
_SURELY_ALIVE = 5 / 6


class LineStandIn(People):
    """LINE, for one channel. Its world (``line.world``) may be set as a test needs it: quota, token's life, users."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        world = World(clock)
        self.webhooks = Webhooks(world)
        self._failures = Failures()
        self._server = Server(world, self.webhooks, self._failures)
        super().__init__(world, self.webhooks)

    # Where it is, and where the bot is.

    @property
    def base(self) -> str:
        """The address to set as MINATO_LINE_API_BASE and MINATO_LINE_DATA_BASE."""
        return self._server.base

    @property
    def environment(self) -> dict[str, str]:
        """What a process of Minato needs to speak to the stand-in."""
        return {
            "MINATO_LINE_CHANNEL_SECRET": self.world.channel_secret,
            "MINATO_LINE_CHANNEL_ACCESS_TOKEN": self.world.access_token,
            "MINATO_LINE_API_BASE": self.base,
            "MINATO_LINE_DATA_BASE": self.base,
        }

    def talks_to(self, bot: httpx.AsyncClient, path: str = "/channels/line/webhook") -> None:
        """Send webhooks through ``bot``: to a process at its base address, or into this process by its transport."""
        self.webhooks.http, self.webhooks.path = bot, path

    async def start(self, port: int = 0) -> None:
        await self._server.start(port)

    async def stop(self) -> None:
        await self._server.stop()

    # What came of it.

    @property
    def calls(self) -> list[Call]:
        return self.world.calls

    @property
    def sent(self) -> list[Sent]:
        return self.world.sent

    @property
    def pushes(self) -> list[Sent]:
        return [each for each in self.world.sent if each.how == "push"]

    @property
    def replies(self) -> list[Sent]:
        return [each for each in self.world.sent if each.how == "reply"]

    @property
    def violations(self) -> list[str]:
        """Everything that LINE's rules do not allow, in the order in which it came."""
        return self.world.violations

    def received(self, user: str) -> list[Message]:
        """The message objects that reached the user."""
        return self._received(user)

    def texts(self, user: str) -> list[str]:
        """What the user could read: texts, and what stands for other messages."""
        return [each.get("text") or each.get("altText") or f"（{each['type']}）" for each in self.received(user)]

    async def until(self, true: Callable[[], Any], seconds: float = 10) -> None:
        """Wait until something is so, looked at whenever the bot has called: ``await line.until(lambda: line.pushes)``."""
        async with asyncio.timeout(seconds):
            while not true():
                self.world.changed.clear()
                await self.world.changed.wait()

    def assert_no_violation(self) -> None:
        assert self.violations == []

    def assert_no_push_while_a_reply_token_lived(self) -> None:
        """Every push was one that no reply could have spared. Tokens near their end are not counted."""
        limit = self.world.token_life.total_seconds() * _SURELY_ALIVE
        wasted = [each for each in self.pushes if each.token_age is not None and each.token_age < limit]
        assert wasted == [], [f"{each.user}: token of {each.token_age:.1f} s ago" for each in wasted]

    # How LINE is to be.

    def fails(
        self, failure: Failure, on: str | None = None, *, times: int | None = 1, retry_after: int | None = None,
        message: str | None = None,
    ) -> None:  # fmt: skip
        """Fail the next call (of the operation ``on``: ``replyMessage``, ``pushMessage`` …), ``times`` of them."""
        self._failures.order(Order(failure, on, times, retry_after, message))

    def go_on(self) -> None:
        """LINE is well again: ordered failures are taken back, slow answers come."""
        self._failures.clear()

    def lets_reply_tokens_die(self) -> None:
        """As if more than their life had passed."""
        for token in self.world.tokens.values():
            token.given -= self.world.token_life + timedelta(seconds=1)

    # How webhooks may come.

    async def verifies(self, **changed: Any) -> Delivery:
        """The console's 検証: a signed request without events."""
        return await self.webhooks.deliver((), **changed)

    async def redelivers(self, delivery: Delivery) -> Delivery:
        return await self.webhooks.redeliver(delivery)

    async def repeats(self, delivery: Delivery) -> Delivery:
        """The very same request twice, without a mark."""
        return await self.webhooks.deliver(delivery.events)


@asynccontextmanager
async def line_stand_in(clock: Callable[[], datetime] = system_clock, port: int = 0) -> AsyncIterator[LineStandIn]:
    """LINE on loopback until the end of the block."""
    line = LineStandIn(clock)
    await line.start(port)
    try:
        yield line
    finally:
        await line.stop()
