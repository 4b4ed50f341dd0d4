"""The HTTP of the stand-in: who asks, whether LINE would refuse it, how it is to fail, then its handler."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.line_stand_in import channel, menus, sending
from tests.line_stand_in.asking import Answer, Asked, operation_of, problems_of, refused
from tests.line_stand_in.failures import RAW, STATUS, Failure, Failures, Order
from tests.line_stand_in.webhooks import Webhooks
from tests.line_stand_in.world import Call, World

_HANDLERS: dict[str, Callable[[World, Asked], Answer]] = {
    **sending.HANDLERS,
    **menus.HANDLERS,
    **channel.HANDLERS,
}
_VERIFY = ("/v2/oauth/verify", "/oauth2/v2.1/verify")
_MOST_BYTES = 2 * 1024 * 1024
_HANGS = (Failure.HANG, Failure.ACCEPTED_HANG)
_CUTS = (Failure.CUT, Failure.ACCEPTED_CUT)


class Server:
    """Serves both hosts of LINE, api.line.me and api-data.line.me, at one address on loopback."""

    def __init__(self, world: World, webhooks: Webhooks, failures: Failures) -> None:
        self.world, self.webhooks, self.failures = world, webhooks, failures
        self._closing = asyncio.Event()
        app = web.Application(client_max_size=_MOST_BYTES * 2)
        app.router.add_route("*", "/{anything:.*}", self._serve)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        self.base = ""

    async def start(self, port: int = 0) -> None:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        self._closing.set()
        self.failures.clear()
        await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read()
        if request.path in _VERIFY:
            given = request.query.get("access_token") or (await request.post()).get("access_token")
            return _written(channel.verify_token(self.world, str(given)))
        found = operation_of(request.method, request.path)
        if found is None:
            self.world.broke(f"{request.method} {request.path}: LINE has no such endpoint")
            return _written(refused(404, "Not found"))
        operation, parts = found
        headers = {name.lower(): value for name, value in request.headers.items()}
        body, wrong = _body(raw, headers, operation.binary, operation.schema is not None)
        asked = Asked(operation, parts, dict(request.query), headers, body)
        order = self.failures.due(operation.name)
        if order is None or order.failure.accepted or order.failure is Failure.SLOW:
            answer = await self._answer(asked, wrong)
        else:
            answer = _failed(order)
        if order is not None and order.failure is Failure.SLOW:
            await self._either(self.failures.gate)
        if order is not None and order.failure.accepted and answer.status < 300:
            answer = _failed(order)
        silent = order is not None and order.failure in (*_HANGS, *_CUTS) and answer.status not in (400, 401, 409)
        self._note(asked, request.path, None if silent else answer.status)
        if silent and order is not None:
            await self._fall_silent(request, order.failure)
        return _written(answer, f"request-{self.world.number()}")

    async def _answer(self, asked: Asked, wrong: Answer | None) -> Answer:
        if asked.headers.get("authorization") != f"Bearer {self.world.access_token}":
            return refused(*STATUS[Failure.UNAUTHORIZED])
        if wrong is not None:
            self.world.broke(f"{asked.operation.name}: {wrong.body['message']}")
            return wrong
        problems = problems_of(asked)
        if problems:
            for each in problems:
                self.world.broke(f"{asked.operation.name}: {each}")
            return refused(400, f"The request body has {len(problems)} error(s)", problems)
        if asked.operation.name == "testWebhookEndpoint":
            return await channel.test_webhook(self.world, asked, self.webhooks)
        handler = _HANDLERS.get(asked.operation.name)
        if handler is None:
            self.world.broke(f"{asked.operation.name}: the stand-in does not play this endpoint")
            return refused(404, "Not found")
        return handler(self.world, asked)

    def _note(self, asked: Asked, path: str, status: int | None) -> None:
        body = asked.body if not isinstance(asked.body, bytes) else f"{len(asked.body)} bytes"
        self.world.calls.append(Call(asked.operation.name, path, asked.headers, body, status, self.world.clock()))
        self.world.changed.set()

    async def _fall_silent(self, request: web.Request, failure: Failure) -> None:
        if failure in _HANGS:
            await self._either(self._closing)
        if request.transport is not None:
            request.transport.abort()

    async def _either(self, awaited: asyncio.Event) -> None:
        """Until the event, or until the stand-in closes."""
        waits = [asyncio.ensure_future(each.wait()) for each in (awaited, self._closing)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


def _body(raw: bytes, headers: dict[str, str], binary: bool, json_body: bool) -> tuple[Any, Answer | None]:
    """The body as it is to be read, and LINE's refusal if it cannot be."""
    if len(raw) > _MOST_BYTES:
        return None, refused(413, "Request exceeds the max size of 2MB.")
    if binary or not raw:
        return raw if binary else None, None
    if json_body and headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return raw, refused(415, "Unsupported Media Type")
    try:
        return json.loads(raw), None
    except ValueError:
        return raw, refused(400, "The request body could not be parsed as JSON")


def _failed(order: Order) -> Answer:
    if order.failure in RAW:
        return Answer(*RAW[order.failure], media_type="text/html")
    status, message = STATUS.get(order.failure, (500, ""))
    headers = {"retry-after": str(order.retry_after)} if order.retry_after is not None else {}
    return Answer(status, {"message": order.message or message}, headers)


def _written(answer: Answer, request_id: str = "") -> web.Response:
    headers = {"x-line-request-id": request_id, **answer.headers}
    if isinstance(answer.body, bytes):
        return web.Response(status=answer.status, body=answer.body, headers=headers, content_type=answer.media_type)
    return web.json_response(answer.body, status=answer.status, headers=headers)
