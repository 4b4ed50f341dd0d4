"""The whole service on LINE, in this process with its jobs running, and LINE."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from httpx import ASGITransport, AsyncClient
from pydantic import SecretStr
from sqlalchemy import func, select

from api.app import build_services, create_app
from api.channels.line.bell import Bell
from api.services import Services
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.models import LineEvent, OutboxItem, Ticket
from tests.e2e.desk import SetClock
from tests.line_stand_in import LineStandIn, line_stand_in

_AT_A_LOOK = 0.1  # seconds on the clock, where time passes while one waits
_PATIENCE = 60.0  # seconds of the machine


@dataclass
class OnLine:
    """One process of the service, and LINE. ``clock`` is both sides'."""

    services: Services
    http: AsyncClient
    line: LineStandIn
    clock: SetClock

    @property
    def database(self) -> Database:
        return self.services.database

    async def settled(self, *, time_passes: bool = False) -> None:
        """Wait until every event has had its effect and nothing waits to go out, or for its next attempt."""

        async def done() -> bool:
            self.clock.go_on(seconds=_AT_A_LOOK if time_passes else 0)
            return await is_settled(self.services.database, self.line)

        await until(done)

    async def tickets(self) -> list[Ticket]:
        async with self.services.database.reading() as session:
            return list((await session.execute(select(Ticket).order_by(Ticket.number))).scalars())


@asynccontextmanager
async def on_line(
    agent: LocalAgent, url: str, folder: Path, clock: SetClock | None = None, **more: Any
) -> AsyncIterator[OnLine]:
    """Both, until the block ends; then nothing may have been wrong in what LINE got."""
    clock = clock or SetClock()
    async with line_stand_in(clock) as line:
        settings = Settings(
            database_url=url,
            attachments_dir=folder / "attachments",
            clock=clock(),
            line_channel_secret=SecretStr(line.world.channel_secret),
            line_channel_access_token=SecretStr(line.world.access_token),
            line_api_base=line.base,
            line_data_base=line.base,
            **more,
        )
        services = build_services(settings, agent, clock)
        assert services.line is not None
        services = replace(services, line=replace(services.line, inbox=Bell(settle_seconds=0)))
        await migrate(services.database)
        app = create_app(services)
        transport = ASGITransport(app, raise_app_exceptions=False)
        async with (
            app.router.lifespan_context(app),
            AsyncClient(transport=transport, base_url="http://minato.test", follow_redirects=True) as http,
        ):
            line.talks_to(http)
            yield OnLine(services, http, line, clock)
        line.assert_no_violation()
        line.assert_no_push_while_a_reply_token_lived()


async def until(true: Callable[[], Awaitable[object]], seconds: float = _PATIENCE) -> None:
    """Wait until something is so that nobody tells of."""
    async with asyncio.timeout(seconds):
        while True:
            if await true():
                return
            await asyncio.sleep(0.02)


async def is_settled(database: Database, line: LineStandIn, *, but_for: str | None = None) -> bool:
    """Whether all that was acknowledged to LINE is stored and worked off, and all messages sent.

    ``but_for``: a user whose events may still wait; what is there to be sent to them has to be sent.
    """
    acknowledged = {
        each["webhookEventId"]
        for done in line.webhooks.deliveries
        if done.status == 200
        for each in done.events
        if but_for is None or each["source"]["userId"] != but_for
    }
    done = select(func.count()).where(LineEvent.webhook_event_id.in_(acknowledged), LineEvent.done_at.is_not(None))
    going_out = select(func.count()).where(
        OutboxItem.kind == "line_message", OutboxItem.delivered_at.is_(None), OutboxItem.failed_at.is_(None)
    )
    async with database.reading() as session:
        return await session.scalar(done) == len(acknowledged) and not await session.scalar(going_out)
