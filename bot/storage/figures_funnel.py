"""Where people leave: each question, how many reached it, answered it, went away there. Nothing here commits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Select, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.intake.registry import REGISTRY
from bot.storage.figures import COMPLETED
from bot.storage.figures_times import Span
from bot.storage.models import Conversation, QuestionStep, Ticket

QUIET = timedelta(hours=24)  # without a word for so long, a visitor counts as gone
REVIEW = "review"  # the summary that is to be approved: all questions settled, nothing sent in


@dataclass(frozen=True)
class Stop:
    """One question. Of those who were ``asked`` and did not settle it, some ``left``, some asked for a person.

    ``here`` are on it now: asked last, and not gone for long. The rest were asked and went on by another way.
    """

    field: str
    asked: int = 0
    settled: int = 0
    left: int = 0
    handed: int = 0
    here: int = 0

    @property
    def share_left(self) -> float:
        """Of those who were asked, between 0 and 1."""
        return self.left / self.asked if self.asked else 0.0


async def funnel(session: AsyncSession, span: Span, now: datetime) -> list[Stop]:
    """All questions in the order of asking, and the review, for the conversations that began in ``span``."""
    counts = await _counts(session, span)
    standing = await _standing(session, span, now)
    stops = [_stop(entry.name, *counts.get(entry.name, (0, 0)), standing.get(entry.name, {})) for entry in REGISTRY]
    sent = (await session.execute(_sent(span))).scalar_one()
    waiting = standing.get(REVIEW, {})
    return [*stops, _stop(REVIEW, sent + sum(waiting.values()), sent, waiting)]


def _stop(field: str, asked: int, settled: int, standing: Mapping[str, int]) -> Stop:
    return Stop(field, asked, settled, **standing)


async def _counts(session: AsyncSession, span: Span) -> dict[str, tuple[int, int]]:
    query = (
        select(QuestionStep.field, func.count(), func.count(QuestionStep.settled_at))
        .join(Conversation, Conversation.id == QuestionStep.conversation_id)
        .where(span.holds(Conversation.created_at))
        .group_by(QuestionStep.field)
    )
    return {field: (asked, settled) for field, asked, settled in (await session.execute(query)).tuples()}


def _sent(span: Span) -> Select[int]:
    return (
        select(func.count())
        .select_from(Conversation)
        .join(Ticket, Ticket.conversation_id == Conversation.id)
        .where(span.holds(Conversation.created_at), Ticket.reason == COMPLETED)
    )


async def _standing(session: AsyncSession, span: Span, now: datetime) -> dict[str, dict[str, int]]:
    """Where the conversations that were not sent in stand: field → what became of them there → how many."""
    unfinished = (
        select(
            Conversation.id,
            Conversation.consented,
            Ticket.id.is_not(None).label("handed"),
            or_(Conversation.updated_at <= now - QUIET, Conversation.state == "closed").label("gone"),
        )
        .join(Ticket, Ticket.conversation_id == Conversation.id, isouter=True)
        .where(span.holds(Conversation.created_at), or_(Ticket.id.is_(None), Ticket.reason != COMPLETED))
        .cte("unfinished")
    )
    newest = func.row_number().over(
        partition_by=QuestionStep.conversation_id, order_by=(QuestionStep.asked_at.desc(), QuestionStep.field)
    )
    steps = (
        select(
            QuestionStep.field,
            QuestionStep.settled_at.is_(None).label("standing"),
            unfinished.c.consented,
            unfinished.c.handed,
            unfinished.c.gone,
            newest.label("place"),
        )
        .join(unfinished, unfinished.c.id == QuestionStep.conversation_id)
        .subquery()
    )
    fate = case((steps.c.handed.cast(Boolean), "handed"), (steps.c.gone.cast(Boolean), "left"), else_="here")
    where = case((steps.c.standing.cast(Boolean), steps.c.field), else_=REVIEW).label("stands_at")
    query = (
        select(where, fate.label("fate"), func.count())
        .where(steps.c.place == 1, or_(steps.c.standing, and_(~steps.c.standing, steps.c.consented)))
        .group_by("stands_at", "fate")
    )
    found: dict[str, dict[str, int]] = {}
    for field, what, times in (await session.execute(query)).tuples():
        found.setdefault(field, {})[what] = times
    return found


def hardest(stops: Sequence[Stop], most: int = 3) -> list[str]:
    """The questions where the most people leave, at most ``most``; none where nobody does."""
    ranked = sorted((stop for stop in stops if stop.left), key=lambda stop: -stop.left)
    return [stop.field for stop in ranked[:most]]
