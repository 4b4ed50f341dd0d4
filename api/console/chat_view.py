"""What the conversation on a ticket's page shows, worked out before the template sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import Seat
from api.console.pages import environment
from bot.dialogue.people import KEPT_BACK, MAX_TEXT, person_name, words_kept_back
from bot.storage.conversations import find_conversation, list_messages
from bot.storage.models import Conversation, Message, Ticket, User
from bot.storage.users import ADMIN

SPEAKERS = {"visitor": "お客様", "bot": "ミナト", "system": ""}


@dataclass(frozen=True)
class Line:
    """One message; ``choices`` are the buttons that the visitor has under it."""

    seq: int
    message_id: str
    role: str
    speaker: str
    text: str
    choices: tuple[str, ...]
    at: datetime


@dataclass(frozen=True)
class Head:
    """Who leads the conversation, and what the person who looks can do about it."""

    state: str
    person: str | None  # who has the case
    mine: bool
    can_join: bool
    can_take: bool  # from somebody else, as an administrator
    waiting_since: datetime | None
    told_away: bool

    @property
    def led(self) -> bool:
        return self.state == "human"

    @property
    def can_write(self) -> bool:
        return self.mine and self.state != "closed"

    @property
    def can_give_back(self) -> bool:
        return self.led and (self.mine or self.can_take)


@dataclass(frozen=True)
class Chat:
    """``message_id`` is the one of the next message: however often its form is sent, it is written once."""

    head: Head
    lines: list[Line]
    after: int
    message_id: str
    longest: int = MAX_TEXT


async def chat_of(session: AsyncSession, conversation_id: str, seat: Seat) -> Chat:
    """The conversation as ``seat`` sees it.

    Raises:
        LookupError: there is no such conversation.
    """
    conversation = await find_conversation(session, conversation_id)
    if conversation is None:
        raise LookupError(conversation_id)
    messages = await list_messages(session, conversation_id)
    lines = lines_of(messages, words_kept_back(messages, conversation.consented))
    return Chat(await head_of(session, conversation, seat), lines, _last(messages), str(uuid4()))


def lines_of(messages: Sequence[Message], kept_back: frozenset[int], after: int = 0) -> list[Line]:
    """The messages later than ``after`` that say anything; of ``kept_back`` the words are not shown."""
    found = (line_of(message, kept_back) for message in messages if message.seq > after)
    return [line for line in found if line.text]


def line_of(message: Message, kept_back: frozenset[int]) -> Line:
    return Line(
        seq=message.seq,
        message_id=message.message_id,
        role=message.role,
        speaker=f"{message.author}さん" if message.role == "concierge" else SPEAKERS.get(message.role, ""),
        text=KEPT_BACK if message.seq in kept_back else _words(message),
        choices=tuple(_labels(message)),
        at=message.at,
    )


async def head_of(session: AsyncSession, conversation: Conversation, seat: Seat) -> Head:
    ticket = await session.scalar(select(Ticket).where(Ticket.conversation_id == conversation.id))
    assignee_id = ticket.assignee_id if ticket else None
    mine = assignee_id == seat.user_id
    is_open = conversation.state != "closed"
    return Head(
        state=conversation.state,
        person=(await names(session, assignee_id)).get(assignee_id or 0),
        mine=mine,
        can_join=is_open and (assignee_id is None or (mine and conversation.state != "human")),
        can_take=is_open and not mine and assignee_id is not None and seat.role == ADMIN,
        waiting_since=conversation.waiting_since,
        told_away=conversation.told_away_at is not None,
    )


async def ticket_numbered(session: AsyncSession, number: str) -> Ticket | None:
    return await session.scalar(select(Ticket).where(Ticket.number == number))


async def names(session: AsyncSession, *user_ids: int | None) -> dict[int, str]:
    """The names that visitors see, by account."""
    wanted = [user_id for user_id in user_ids if user_id is not None]
    if not wanted:
        return {}
    return {
        user.id: person_name(user)
        for user in (await session.execute(select(User).where(User.id.in_(wanted)))).scalars()
    }


def line_json(line: Line) -> dict[str, Any]:
    """For the script: the line as the page shows it, and what is read aloud of it."""
    html = environment().get_template("_chat_line.html").render(line=line)
    spoken = f"{line.speaker}：{line.text}" if line.speaker else line.text
    return {"seq": line.seq, "message_id": line.message_id, "role": line.role, "html": html, "spoken": spoken}


def _words(message: Message) -> str:
    replies = message.replies or []
    said = [reply["text"] for reply in replies if reply.get("text")]
    if any(reply.get("type") == "summary" for reply in replies):
        said.append("（お答えの一覧を表示）")
    return "\n\n".join(said) or message.text


def _labels(message: Message) -> list[str]:
    return [choice["label"] for reply in message.replies or [] for choice in reply.get("choices", [])]


def _last(messages: Sequence[Message]) -> int:
    return messages[-1].seq if messages else 0
