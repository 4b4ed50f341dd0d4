"""How conversations go, counted: how many begin, finish, are handed over; when; by which channel. Nothing here commits.

What belongs to a conversation is counted in the period in which the conversation began; docs/decisions/0014 says how
each figure is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Integer, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import OfficeHours
from bot.storage.figures_times import (
    DAY_SECONDS,
    JAPAN_SECONDS,
    OpeningTime,
    Span,
    Spread,
    epoch,
    japan_day,
    japan_hour,
)
from bot.storage.models import Conversation, Message, QuestionStep, Ticket

COMPLETED = "completed"  # the reason of a ticket whose intake was sent in


@dataclass(frozen=True)
class Flow:
    """Conversations: ``midway`` were handed to a person before the intake was sent in."""

    begun: int = 0
    consented: int = 0
    completed: int = 0
    midway: int = 0

    @property
    def handed_over(self) -> int:
        return self.completed + self.midway

    def __add__(self, other: Flow) -> Flow:
        return Flow(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Flow)))


async def flow_by_channel(session: AsyncSession, span: Span) -> dict[str, Flow]:
    """Of the conversations that began in ``span``, by channel."""
    is_completed = Ticket.reason == COMPLETED
    query = (
        select(
            Conversation.channel,
            func.count(),
            func.sum(case((Conversation.consented, 1), else_=0)).cast(Integer),
            func.sum(case((is_completed, 1), else_=0)).cast(Integer),
            func.sum(case((and_(Ticket.id.is_not(None), ~is_completed), 1), else_=0)).cast(Integer),
        )
        .join(Ticket, Ticket.conversation_id == Conversation.id, isouter=True)
        .where(span.holds(Conversation.created_at))
        .group_by(Conversation.channel)
    )
    return {channel: Flow(*numbers) for channel, *numbers in await session.execute(query)}


def flow(by_channel: Mapping[str, Flow]) -> Flow:
    return sum(by_channel.values(), Flow())


@dataclass(frozen=True)
class Starts:
    """When conversations began: by day, by weekday (Monday is 0) and hour, and how many while the desk was closed."""

    by_day: Mapping[date, int]
    by_hour: Mapping[tuple[int, int], int]
    after_hours: int
    total: int


async def starts(session: AsyncSession, span: Span, hours: OfficeHours) -> Starts:
    """The minutes in which the conversations of ``span`` began; opening times change at full minutes only."""
    minute = (epoch(Conversation.created_at) // 60).label("minute")
    query = select(minute, func.count()).where(span.holds(Conversation.created_at)).group_by(minute)
    opening = OpeningTime(hours, span.begin, span.end)
    by_day: Counter[date] = Counter()
    by_hour: Counter[tuple[int, int]] = Counter()
    closed = 0
    for found, times in (await session.execute(query)).tuples():
        seconds = int(found) * 60
        by_day[japan_day(seconds)] += times
        by_hour[japan_hour(seconds)] += times
        closed += 0 if opening.is_open(seconds) else times
    return Starts(by_day, by_hour, closed, by_day.total())


async def completed_by_day(session: AsyncSession, span: Span) -> dict[date, int]:
    """Of the conversations that began on each day, how many were sent in (on whatever day)."""
    day = ((epoch(Conversation.created_at) + JAPAN_SECONDS) // DAY_SECONDS).label("day")
    query = (
        select(day, func.count())
        .join(Ticket, Ticket.conversation_id == Conversation.id)
        .where(span.holds(Conversation.created_at), Ticket.reason == COMPLETED)
        .group_by(day)
    )
    return {japan_day(found * DAY_SECONDS): times for found, times in (await session.execute(query)).tuples()}


async def times_to_finish(session: AsyncSession, span: Span) -> Spread:
    """From the first greeting to sending in, to the minute (rounded down); breaks that visitors take are in it.

    Sent in is when the ticket was opened or, where a person had been asked for before, when the last question was
    settled.
    """
    settled = (
        select(func.max(QuestionStep.settled_at))
        .where(QuestionStep.conversation_id == Conversation.id)
        .correlate(Conversation)
        .scalar_subquery()
    )
    sent = epoch(Ticket.created_at)
    last = func.coalesce(epoch(settled), sent)
    minutes = ((case((last > sent, last), else_=sent) - epoch(Conversation.created_at)) // 60).label("minutes")
    query = (
        select(minutes, func.count())
        .join(Ticket, Ticket.conversation_id == Conversation.id)
        .where(span.holds(Conversation.created_at), Ticket.reason == COMPLETED)
        .group_by(minutes)
    )
    found = (await session.execute(query)).tuples()
    return Spread.counted({int(value) * 60: times for value, times in found})


async def questions_asked(session: AsyncSession, span: Span, topics: Sequence[str]) -> dict[str, int]:
    """How often each of ``topics`` (``faq/cost``) was asked in ``span``, the most often first."""
    query = (
        select(Message.intent, func.count())
        .where(Message.intent.in_(topics), span.holds(Message.at))
        .group_by(Message.intent)
        .order_by(func.count().desc(), Message.intent)
    )
    return {str(topic): times for topic, times in (await session.execute(query)).tuples()}
