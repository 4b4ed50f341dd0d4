"""Messages that were not understood, and what a person says that they meant. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.storage.figures_times import Span
from bot.storage.models import Conversation, IntakeField, Message, QuestionStep

NOT_UNDERSTOOD = "out_of_scope"
UNSURE = 0.5  # below it the bot took words for something that it was not sure of


class Which(StrEnum):
    """Which of the messages are looked at."""

    OPEN = "open"
    MARKED = "marked"


@dataclass(frozen=True)
class Unheard:
    """A visitor's words and, if one stood, the question that they answer (``field``) in the bot's words."""

    seq: int
    text: str
    at: datetime
    intent: str
    confidence: float
    marked: str | None
    asked: str | None
    field: str | None


def is_unheard() -> ColumnElement[bool]:
    """SQL: a message was not understood and may be read."""
    unsure = or_(Message.intent == NOT_UNDERSTOOD, Message.confidence < UNSURE)
    return and_(Message.intent.is_not(None), Message.role == "visitor", Message.text != "", unsure, _may_be_read())


def _may_be_read() -> ColumnElement[bool]:
    """SQL: looked up for each message. For a join, or EXISTS, PostgreSQL reads all conversations for those of one day."""
    readable = and_(Conversation.consented.is_(True), Conversation.erased_at.is_(None))
    its_own = select(readable).where(Conversation.id == Message.conversation_id)
    return its_own.correlate(Message).scalar_subquery().is_(True)


def _of(which: Which) -> ColumnElement[bool]:
    return Message.marked_intent.is_(None) if which is Which.OPEN else Message.marked_intent.is_not(None)


async def list_unheard(
    session: AsyncSession, span: Span, which: Which, *, limit: int, offset: int = 0
) -> list[Unheard]:
    """The messages of ``span`` that were not understood, the newest first."""
    query = (
        select(Message, _asked(), _field())
        .where(span.holds(Message.at), is_unheard(), _of(which))
        .order_by(Message.at.desc(), Message.seq.desc())
        .limit(limit)
        .offset(offset)
    )
    return [
        Unheard(
            message.seq,
            message.text,
            message.at,
            message.intent or NOT_UNDERSTOOD,
            message.confidence or 0.0,
            message.marked_intent,
            asked,
            field,
        )
        for message, asked, field in (await session.execute(query)).tuples()
    ]


def _asked() -> Any:
    """The words of the bot before the message."""
    earlier = aliased(Message)
    query = select(earlier.text).where(
        earlier.conversation_id == Message.conversation_id, earlier.seq < Message.seq, earlier.role == "bot"
    )
    return query.order_by(earlier.seq.desc()).limit(1).correlate(Message).scalar_subquery()


def _field() -> Any:
    """The question that stood when the message came. What was asked in answer to it has its own time."""
    stood = or_(QuestionStep.settled_at.is_(None), QuestionStep.settled_at >= Message.at)
    query = select(QuestionStep.field).where(
        and_(QuestionStep.conversation_id == Message.conversation_id, QuestionStep.asked_at < Message.at, stood)
    )
    return query.order_by(QuestionStep.asked_at.desc()).limit(1).correlate(Message).scalar_subquery()


async def mark(session: AsyncSession, seq: int, intent: str | None) -> bool:
    """Say what a message meant; None takes it back. False: there is no such message that may be read."""
    mine = (Message.seq == seq, Message.role == "visitor", _may_be_read())
    result = await session.execute(update(Message).where(*mine).values(marked_intent=intent).returning(Message.seq))
    return result.first() is not None


@dataclass(frozen=True)
class Marked:
    """Words with their intent, and the values that the intake of their conversation holds."""

    text: str
    intent: str
    values: Mapping[str, Any]


def _marked(span: Span) -> Select[Message]:
    return (
        select(Message)
        .where(Message.marked_intent.is_not(None), Message.role == "visitor", span.holds(Message.at), _may_be_read())
        .order_by(Message.marked_intent, Message.seq)
    )


async def list_marked(session: AsyncSession, span: Span, fields: Sequence[str]) -> list[Marked]:
    """All marked messages of ``span`` by intent; ``fields`` are those whose values are wanted, earlier ones too."""
    query = _marked(span).where(Message.intent.is_not(None))
    messages = (await session.execute(query)).scalars().all()
    held = await _values(session, {message.conversation_id for message in messages}, fields)
    return [Marked(one.text, one.marked_intent or "", held.get(one.conversation_id, {})) for one in messages]


async def _values(
    session: AsyncSession, conversations: set[str], fields: Sequence[str]
) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    names = sorted(conversations)
    for first in range(0, len(names), 500):  # databases take only so many parameters
        query = select(IntakeField).where(
            IntakeField.conversation_id.in_(names[first : first + 500]), IntakeField.field.in_(fields)
        )
        for row in (await session.execute(query)).scalars():
            told = [row.record.get("value"), *(past.get("value") for past in row.record.get("history") or ())]
            found.setdefault(row.conversation_id, {})[row.field] = [value for value in told if value]
    return found
