"""GET /console/tickets/{number}/stream: the conversation as it happens, as server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from api import live
from api.console.access import Refused, Seat, concierge
from api.console.chat_view import Head, Line, head_of, line_json, lines_of, ticket_numbered
from api.console.pages import environment
from api.console.routing import ConsoleRoute
from api.services import Services, services
from api.telling import SHOWN, VISITOR, whispers
from bot.dialogue.people import words_kept_back
from bot.storage import users
from bot.storage.conversations import find_conversation, list_messages
from bot.storage.messages import messages_after
from bot.storage.models import Conversation, Message, User

router = APIRouter(prefix="/tickets/{number}/stream", route_class=ConsoleRoute)

_LOOK_SECONDS = 5.0  # a note may get lost, a log-in may end: the stream looks by itself so often
_SEEN_EVERY = timedelta(seconds=30)

Notes = asyncio.Queue[live.Note]


@router.get("")
async def stream(
    seat: Annotated[Seat, Depends(concierge)],
    found: Annotated[Services, Depends(services)],
    number: str,
    after: int = 0,
    last_event_id: Annotated[int, Header()] = 0,
) -> Response:
    """Events ``line``, ``head``, ``typing``, ``shown``; ``end`` when the log-in or the case is gone.

    Lines begin after ``after``, or after the last that a page which connects again has had.
    """
    async with found.database.transaction() as session:
        ticket = await ticket_numbered(session, number)
        if ticket is None:
            raise Refused(404, "受付が見つかりません", "番号をご確認ください。削除された受付かもしれません。")
    desk_line = DeskLine(found, seat, number, ticket.conversation_id, max(after, last_event_id))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # a relay in front must not collect it
    return StreamingResponse(desk_line.events(), media_type="text/event-stream", headers=headers)


@dataclass
class DeskLine:
    """One page of the desk that follows a conversation. ``after`` is the last line it has."""

    services: Services
    seat: Seat
    number: str
    conversation_id: str
    after: int
    head: Head | None = field(default=None, init=False)

    async def events(self) -> AsyncIterator[str]:
        """The events as text, until the log-in or the conversation is gone."""
        with self.services.live.reading(live.conversation(self.conversation_id)) as notes:
            while True:
                news = await self._look()
                if news is None:
                    yield _event("end", {})
                    return
                for event in news:
                    yield event
                yield ": still here\n\n"
                async for event in self._until_news(notes):
                    yield event

    async def _look(self) -> list[str] | None:
        """What is new; None when there is nothing more to look at, or nobody who may."""
        now = self.services.clock()
        async with self.services.database.reading() as session:
            opened = await users.find_session(session, self.seat.secret_hash, now)
            conversation = await find_conversation(session, self.conversation_id)
            if opened is None or conversation is None:
                return None
            messages = await self._messages(session, conversation)
            head = await head_of(session, conversation, self.seat)
        user = opened[1]
        if user.seen_at is None or user.seen_at <= now - _SEEN_EVERY:
            async with self.services.database.transaction() as session:
                await _seen(session, user.id, now)
        lines = lines_of(messages, words_kept_back(messages, conversation.consented), self.after)
        return [*map(self._line, lines), *self._head(head)]

    async def _messages(self, session: AsyncSession, conversation: Conversation) -> Sequence[Message]:
        """What is new; all of it where some may have to be kept back."""
        if conversation.consented:
            return await messages_after(session, conversation.id, self.after, None)
        return await list_messages(session, conversation.id)

    def _line(self, line: Line) -> str:
        self.after = line.seq
        return _event("line", line_json(line), line.seq)

    def _head(self, head: Head) -> list[str]:
        if head == self.head:
            return []
        self.head = head
        html = (
            environment()
            .get_template("_chat_head.html")
            .render(head=head, number=self.number, csrf_token=self.seat.csrf_token)
        )
        return [_event("head", {"html": html, "can_write": head.can_write, "led": head.led})]

    async def _until_news(self, notes: Notes) -> AsyncIterator[str]:
        """What needs no look, until a note that something changed or the time to look anyway."""
        async for note in whispers(notes, _LOOK_SECONDS):
            if note.get("who") == VISITOR:
                yield _event("typing", {})
            if note["kind"] == SHOWN:
                yield _event("shown", {"message_id": note["message_id"]})


async def _seen(session: AsyncSession, user_id: int, at: datetime) -> None:
    await session.execute(update(User).where(User.id == user_id).values(seen_at=at))


def _event(name: str, data: dict[str, Any], event_id: int | None = None) -> str:
    mark = f"id: {event_id}\n" if event_id is not None else ""
    return f"{mark}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
