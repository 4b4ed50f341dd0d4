"""POST /channels/line/webhook: signature, store, acknowledge. What the events mean is the inbox's to find out."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import JSONResponse

from api.channels.line.arrivals import Arrivals, read
from api.channels.line.metrics import ACKNOWLEDGED, WEBHOOKS
from api.channels.line.signature import HEADER, is_signed
from api.problems import Problem
from api.services import Services, services

MAX_BODY = 1024 * 1024
_NOT_SIGNED = "LINEの署名がありません。"
_WRONGLY_SIGNED = "LINEの署名が合いません。チャネルシークレットの設定をご確認ください。"

router = APIRouter(prefix="/channels/line", include_in_schema=False)


@router.post("/webhook")
async def webhook(request: Request, used: Annotated[Services, Depends(services)]) -> JSONResponse:
    """Take LINE's events.

    Raises:
        Problem: 400 without a signature or not LINE's body, 401 wrongly signed, 404 LINE is off, 413 over 1 MB.
    """
    secret = used.settings.line_channel_secret
    if used.line is None or secret is None:
        raise Problem(404)
    began = time.perf_counter()
    with used.line.inbox.arriving():
        events = _events(await _signed_body(request, secret.get_secret_value()))
        if events:
            await arrivals_of(request, used).keep(read(events, used.clock()))
    ACKNOWLEDGED.observe(time.perf_counter() - began)
    WEBHOOKS.labels("accepted" if events else "empty").inc()
    return JSONResponse({})


def arrivals_of(request: Request, used: Services) -> Arrivals:
    """What this process keeps its events with."""
    state = request.app.state
    if getattr(state, "line_arrivals", None) is None:
        state.line_arrivals = Arrivals(used)
    found: Arrivals = state.line_arrivals
    return found


@asynccontextmanager
async def receiving(app: FastAPI, used: Services) -> AsyncIterator[None]:
    """While the service runs: what was acknowledged before it died is there first."""
    if used.line is None:
        yield
        return
    app.state.line_arrivals = Arrivals(used)
    await app.state.line_arrivals.recover()
    yield
    await app.state.line_arrivals.close()


async def _signed_body(request: Request, secret: str) -> bytes:
    given = request.headers.get(HEADER)
    if not given:
        WEBHOOKS.labels("not_signed").inc()
        raise Problem(400, _NOT_SIGNED)
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            WEBHOOKS.labels("too_large").inc()
            raise Problem(413)
    if not is_signed(bytes(body), given, secret):
        WEBHOOKS.labels("wrongly_signed").inc()
        raise Problem(401, _WRONGLY_SIGNED)
    return bytes(body)


def _events(body: bytes) -> list[Any]:
    try:
        found = json.loads(body)
        events = found["events"]
        if isinstance(events, list):
            return events
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    WEBHOOKS.labels("unreadable").inc()
    raise Problem(400)
