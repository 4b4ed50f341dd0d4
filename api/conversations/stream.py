"""WS /v1/conversations/{id}/stream: messages, typing and state changes as they happen."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from starlette.websockets import WebSocketState

from api import live
from api.conversations import service
from api.services import Services
from api.telling import PERSON, SHOWN, TYPING, VISITOR, whisper, whispers
from bot.storage.conversations import find_conversation
from bot.storage.messages import messages_after
from bot.storage.models import Message

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])

_LOOK_SECONDS = 3.0  # a note may get lost: the stream looks by itself so often
_AUTHENTICATION_SECONDS = 10.0
_TYPING_SECONDS = 2.0  # between two notes that the visitor types
_UNAUTHORISED = 4401

Notes = asyncio.Queue[live.Note]


@dataclass
class _Line:
    """One open stream. ``state`` is what its page was told last."""

    socket: WebSocket
    services: Services
    conversation_id: str
    state: dict[str, Any] | None = None
    typed_at: float = float("-inf")

    @property
    def topic(self) -> str:
        return live.conversation(self.conversation_id)

    @property
    def on_the_desk(self) -> bool:
        """Whether a person may be looking: before that nobody is told anything of the visitor."""
        return self.state is not None and self.state["state"] in ("queued", "human")


@router.websocket("/{conversation_id}/stream")
async def stream(socket: WebSocket, conversation_id: str) -> None:
    """First frame ``{"token": …, "after": message_id?}``; then ``message``, ``state`` and ``typing`` frames.

    The visitor's page may send ``{"type": "typing"}``: it is passed on and never stored.
    """
    services: Services = socket.app.state.services
    await socket.accept()
    hello = await _hello(socket)
    async with services.database.reading() as session:
        token = str(hello.get("token", ""))
        conversation = await service.authorised(session, conversation_id, token, services.clock())
    if conversation is None:
        if socket.client_state is not WebSocketState.DISCONNECTED:
            await socket.close(_UNAUTHORISED)
        return
    after = hello.get("after")
    line = _Line(socket, services, conversation_id)
    with services.live.reading(line.topic) as notes:
        sender = asyncio.create_task(_send_news(line, notes, after if isinstance(after, str) else None))
        end = asyncio.create_task(_listen(line))
        try:
            await asyncio.wait((sender, end), return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sender, end):
                task.cancel()
        with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect):
            await sender


async def _listen(line: _Line) -> None:
    """Pass on that the visitor types; return when they have gone. Whatever else they send is not looked at."""
    while (received := await line.socket.receive())["type"] != "websocket.disconnect":
        if _frame(received).get("type") == "typing" and line.on_the_desk:
            await _pass_on_typing(line)


async def _pass_on_typing(line: _Line) -> None:
    now = time.monotonic()
    if now - line.typed_at >= _TYPING_SECONDS:
        line.typed_at = now
        await whisper(line.services.live, line.topic, kind=TYPING, who=VISITOR)


async def _hello(socket: WebSocket) -> dict[str, Any]:
    try:
        return _frame(await asyncio.wait_for(socket.receive(), _AUTHENTICATION_SECONDS))
    except TimeoutError:
        return {}


def _frame(received: Any) -> dict[str, Any]:
    """What came as a JSON object; anything else is an empty one."""
    try:
        frame = json.loads(received.get("text") or "")
    except (ValueError, RecursionError):
        return {}
    return frame if isinstance(frame, dict) else {}


async def _send_news(line: _Line, notes: Notes, after: str | None) -> None:
    """Send what is new until the task is cancelled or the conversation is deleted, which closes the socket.

    A note says that there is something; what it is, the database says, since any replica may have written it.
    """
    seq = None
    while True:
        async with line.services.database.reading() as session:
            conversation = await find_conversation(session, line.conversation_id)
            news = await messages_after(session, line.conversation_id, seq, after)
            person = await service.person(session, conversation) if conversation else None
        if conversation is None:
            await line.socket.close(_UNAUTHORISED)
            return
        for message in news:
            seq = message.seq
            await _send_message(line, message)
        state = {"state": conversation.state, "person": person}
        if state != line.state:
            line.state = state
            await line.socket.send_json({"type": "state", **state, "progress": conversation.progress})
        await _until_news(line, notes)


async def _send_message(line: _Line, message: Message) -> None:
    await line.socket.send_json({"type": "message", **service.message_view(message)})
    if message.role == "concierge" and line.state is not None:  # not of what was there before the page was
        await whisper(line.services.live, line.topic, kind=SHOWN, message_id=message.message_id)


async def _until_news(line: _Line, notes: Notes) -> None:
    """Wait for a note that something changed, or for the time to look anyway; pass on who types meanwhile."""
    async for note in whispers(notes, _LOOK_SECONDS):
        if note.get("who") == PERSON:
            await line.socket.send_json({"type": "typing", "person": note["name"]})
