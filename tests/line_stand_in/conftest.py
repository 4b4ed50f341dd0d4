"""LINE, and a bot that only listens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.line_stand_in import LineStandIn, line_stand_in
from tests.line_stand_in.people import user_id

NOW = datetime.fromisoformat("2026-11-21T20:00:00+09:00")


@dataclass
class Bot:
    """Keeps what it hears, answers ``status``."""

    status: int = 200
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    async def listen(self, request: Request) -> Response:
        self.heard.append((dict(request.headers), await request.body()))
        return Response(status_code=self.status)

    @property
    def transport(self) -> httpx.ASGITransport:
        return httpx.ASGITransport(Starlette(routes=[Route("/channels/line/webhook", self.listen, methods=["POST"])]))


@pytest.fixture
def now() -> list[datetime]:
    """The time in the world of LINE; a test moves it on by setting the first element."""
    return [NOW]


@pytest.fixture
async def line(now: list[datetime], bot: Bot) -> AsyncIterator[LineStandIn]:
    async with (
        line_stand_in(lambda: now[0]) as found,
        httpx.AsyncClient(transport=bot.transport, base_url="http://minato.test") as http,
    ):
        found.talks_to(http)
        yield found


@pytest.fixture
def bot() -> Bot:
    return Bot()


@pytest.fixture
def sato() -> str:
    return user_id("佐藤")


@pytest.fixture
async def api(line: LineStandIn) -> AsyncIterator[httpx.AsyncClient]:
    """HTTP to LINE with the channel's access token."""
    headers = {"Authorization": f"Bearer {line.world.access_token}"}
    async with httpx.AsyncClient(base_url=line.base, headers=headers) as http:
        yield http
