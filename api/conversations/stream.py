"""WS /v1/conversations/{id}/stream: messages and state changes as they happen."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect

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
        await socket.close(_UNAUTHORISED)
        return
    sender = asyncio.create_task(_send_news(socket, services, conversation_id, hello.get("after")))
    with contextlib.suppress(WebSocketDisconnect):
        while True:
            await socket.receive_text()  # nothing is expected; this notices the end
    sender.cancel()


async def _hello(socket: WebSocket) -> dict[str, Any]:
    try:
        frame = json.loads(await asyncio.wait_for(socket.receive_text(), _AUTHENTICATION_SECONDS))
    except (TimeoutError, ValueError, WebSocketDisconnect):
        return {}
    return frame if isinstance(frame, dict) else {}


async def _send_news(socket: WebSocket, services: Services, conversation_id: str, after: str | None) -> None:
    """Send what is new until the task is cancelled. The database is asked: any replica may have written it."""
    seq, state = None, None
    while True:
        async with services.database.reading() as session:
            conversation = await find_conversation(session, conversation_id)
            news = await messages_after(session, conversation_id, seq, after)
        for message in news:
            seq = message.seq
            await socket.send_json({"type": "message", **service.message_view(message)})
        if conversation is not None and conversation.state != state:
            state = conversation.state
            await socket.send_json({"type": "state", "state": state, "progress": conversation.progress})
        await asyncio.sleep(_POLL_SECONDS)
