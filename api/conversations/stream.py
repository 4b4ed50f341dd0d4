"""WS /v1/conversations/{id}/stream: messages and state changes as they happen."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketState

from api.conversations import service
from api.services import Services
from bot.storage.conversations import find_conversation
from bot.storage.messages import messages_after

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])

_POLL_SECONDS = 1.0
_AUTHENTICATION_SECONDS = 10.0
_UNAUTHORISED = 4401


@router.websocket("/{conversation_id}/stream")
async def stream(socket: WebSocket, conversation_id: str) -> None:
    """First frame ``{"token": …, "after": message_id?}``; then ``{"type": "message"|"state", …}`` frames."""
    services: Services = socket.app.state.services
    await socket.accept()
    hello = await _hello(socket)
    async with services.database.reading() as session:
        conversation = await service.authorised(session, conversation_id, str(hello.get("token", "")))
    if conversation is None:
        if socket.client_state is not WebSocketState.DISCONNECTED:
            await socket.close(_UNAUTHORISED)
        return
    after = hello.get("after")
    news = _send_news(socket, services, conversation_id, after if isinstance(after, str) else None)
    sender = asyncio.create_task(news)
    end = asyncio.create_task(_disconnected(socket))
    try:
        await asyncio.wait((sender, end), return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in (sender, end):
            task.cancel()
    with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect):
        await sender


async def _disconnected(socket: WebSocket) -> None:
    """Return when the visitor has gone; whatever they send before is not looked at."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


async def _hello(socket: WebSocket) -> dict[str, Any]:
    try:
        received = await asyncio.wait_for(socket.receive(), _AUTHENTICATION_SECONDS)
        frame = json.loads(received.get("text") or "")
    except (TimeoutError, ValueError, RecursionError):
        return {}
    return frame if isinstance(frame, dict) else {}


async def _send_news(socket: WebSocket, services: Services, conversation_id: str, after: str | None) -> None:
    """Send what is new until the task is cancelled or the conversation is deleted, which closes the socket.

    The database is asked, since any replica may have written it.
    """
    seq, state = None, None
    while True:
        async with services.database.reading() as session:
            conversation = await find_conversation(session, conversation_id)
            news = await messages_after(session, conversation_id, seq, after)
        if conversation is None:
            await socket.close(_UNAUTHORISED)
            return
        for message in news:
            seq = message.seq
            await socket.send_json({"type": "message", **service.message_view(message)})
        if conversation.state != state:
            state = conversation.state
            await socket.send_json({"type": "state", "state": state, "progress": conversation.progress})
        await asyncio.sleep(_POLL_SECONDS)
