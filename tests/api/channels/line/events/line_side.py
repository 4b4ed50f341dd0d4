"""LINE as these tests need it: it signs and sends events, and keeps what users sent and what it was called for."""

from __future__ import annotations

import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from httpx import AsyncClient, Response

from api.channels.line.inbox import work_off_what_waits
from api.channels.line.signature import HEADER, signature
from api.services import Services
from tests.conftest import NOW

SECRET, TOKEN = "channel-secret-of-the-tests", "channel-access-token"
BOT = "U" + "0" * 32
TANAKA = "U" + "1" * 32
GROUP = "C" + "2" * 32
_START = int(NOW.timestamp() * 1000)

Event = dict[str, Any]


@dataclass
class Files:
    """The content endpoint and the rest of the API: ``content`` by message id, ``fails`` are its next statuses.

    ``endless``: what a content begins with that has no end; ``cut_after``: so many bytes the connection is cut.
    """

    base: str = ""
    content: dict[str, bytes] = field(default_factory=dict)
    fails: list[int] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    endless: bytes | None = None
    cut_after: int | None = None

    async def give(self, request: web.Request) -> web.StreamResponse:
        if self.fails:
            return web.json_response({"message": "not now"}, status=self.fails.pop(0))
        data = self.content.get(request.match_info["id"])
        if data is not None and (self.endless is not None or self.cut_after is not None):
            return await self._stream(request, data)
        return web.Response(body=data) if data is not None else web.json_response({"message": "gone"}, status=404)

    async def _stream(self, request: web.Request, data: bytes) -> web.StreamResponse:
        answer = web.StreamResponse()
        if self.endless is None:
            answer.content_length = len(data)
        await answer.prepare(request)
        assert request.transport is not None
        await answer.write(data[: self.cut_after] if self.endless is None else self.endless)
        while self.endless is not None and not request.transport.is_closing():
            await answer.write(b"x" * 65_536)
        request.transport.abort()
        return answer

    async def called(self, request: web.Request) -> web.Response:
        self.calls.append((request.path, await request.json()))
        return web.json_response({"sentMessages": [{"id": "1"}]})


@asynccontextmanager
async def serving() -> AsyncIterator[Files]:
    """A real server on loopback."""
    files, app = Files(), web.Application()
    app.router.add_get("/v2/bot/message/{id}/content", files.give)
    app.router.add_post("/v2/bot/{rest:.*}", files.called)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    files.base = f"http://{host}:{port}"
    yield files
    await runner.cleanup()


_ids = itertools.count(1)


def event(kind: str, at: float = 0, *, user: str | None = TANAKA, group: str | None = None, **parts: Any) -> Event:
    """An event that LINE sends ``at`` seconds after the tests' start."""
    number = next(_ids)
    source: dict[str, Any] = {"type": "group", "groupId": group} if group else {"type": "user"}
    if user is not None:
        source["userId"] = user
    return {
        "type": kind,
        "mode": "active",
        "timestamp": _START + int(at * 1000),
        "source": source,
        "webhookEventId": f"01EVENT{number:019}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"token-{number}",
        **parts,
    }


def message(kind: str, at: float = 0, *, message_id: str | None = None, **parts: Any) -> Event:
    """A message event; ``user`` and ``group`` as of ``event``."""
    outside = {name: parts.pop(name) for name in ("user", "group") if name in parts}
    return event("message", at, message={"id": message_id or f"m{next(_ids)}", "type": kind, **parts}, **outside)


def text(words: str, at: float = 0, **parts: Any) -> Event:
    return message("text", at, text=words, quoteToken="q", **parts)


def id_of(sent: Event) -> str:
    found: str = sent["message"]["id"]
    return found


def body_of(*events: Event) -> bytes:
    return json.dumps({"destination": BOT, "events": events}).encode()


@dataclass
class LineSide:
    """LINE's servers: ``send`` posts to our webhook, ``run`` lets the inbox work, ``say`` does both."""

    http: AsyncClient
    services: Services
    files: Files

    async def post(self, body: bytes, signed: str | None = None) -> Response:
        headers = {HEADER: signature(body, SECRET) if signed is None else signed, "Content-Type": "application/json"}
        return await self.http.post("/channels/line/webhook", content=body, headers=headers)

    async def send(self, *events: Event) -> None:
        answer = await self.post(body_of(*events))
        assert answer.status_code == 200, answer.text

    async def run(self) -> None:
        await work_off_what_waits(self.services)

    async def say(self, *events: Event) -> None:
        await self.send(*events)
        await self.run()
