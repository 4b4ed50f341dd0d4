"""Where people leave: each question, how many reached it, answered it, went away there. Nothing here commits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Case, case, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.intake.registry import REGISTRY
from bot.storage.figures import COMPLETED
from bot.storage.figures_times import Span
from bot.storage.models import Conversation, QuestionStep, Ticket

QUIET = timedelta(hours=24)  # without a word for so long, a visitor counts as gone
FATES = ("left", "handed", "here")
_SENT = "sent"
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
    counts, standing = await _counts(session, span), await _standing(session, span, now)
    stops = [
        _stop(entry.name, counts.get(entry.name, (0, 0)), standing.get(entry.name, Counter())) for entry in REGISTRY
    ]
    agreed = await _agreed(session, span, now)
    sent = agreed.pop(_SENT, 0)
    # Of those who agreed, who stands at no question has only the review to go.
    at_review = agreed - Counter({fate: sum(found[fate, True] for found in standing.values()) for fate in FATES})
    return [*stops, Stop(REVIEW, sent + at_review.total(), sent, **at_review)]


def _stop(field: str, counts: tuple[int, int], standing: Counter[tuple[str, bool]]) -> Stop:
    return Stop(field, *counts, **{fate: standing[fate, True] + standing[fate, False] for fate in FATES})


def _fate(now: datetime) -> Case[str]:
    """SQL: what became of a conversation (a ticket joined to it)."""
    gone = or_(Conversation.updated_at <= now - QUIET, Conversation.state == "closed")
    return case((Ticket.reason == COMPLETED, _SENT), (Ticket.id.is_not(None), "handed"), (gone, "left"), else_="here")


async def _counts(session: AsyncSession, span: Span) -> dict[str, tuple[int, int]]:
    """Field → (asked, settled)."""
    query = (
        select(QuestionStep.field, func.count(), func.count(QuestionStep.settled_at))
        .join(Conversation, Conversation.id == QuestionStep.conversation_id)
        .where(span.holds(Conversation.created_at))
        .group_by(QuestionStep.field)
    )
    return {field: (asked, settled) for field, asked, settled in (await session.execute(query)).tuples()}


async def _standing(session: AsyncSession, span: Span, now: datetime) -> dict[str, Counter[tuple[str, bool]]]:
    """Field → how many stand there, by what became of them and whether they agreed.

    Whether a step is the last is looked up for those alone that are not settled: one in a conversation, mostly.
    """
    later = aliased(QuestionStep)
    is_last = ~exists().where(
        later.conversation_id == QuestionStep.conversation_id, later.asked_at > QuestionStep.asked_at
    )
    fate = _fate(now).label("fate")
    query = (
        select(QuestionStep.field, fate, Conversation.consented, func.count())
        .join(Conversation, Conversation.id == QuestionStep.conversation_id)
        .join(Ticket, Ticket.conversation_id == Conversation.id, isouter=True)
        .where(span.holds(Conversation.created_at), QuestionStep.settled_at.is_(None), is_last)
        .group_by(QuestionStep.field, "fate", Conversation.consented)
    )
    standing: dict[str, Counter[tuple[str, bool]]] = {}
    for field, name, agreed, times in (await session.execute(query)).tuples():
        standing.setdefault(field, Counter())[name, bool(agreed)] += times
    return standing


async def _agreed(session: AsyncSession, span: Span, now: datetime) -> Counter[str]:
    """Of the conversations with consent, how many came to what. Those of before steps were kept have none."""
    fate = _fate(now).label("fate")
    query = (
        select(fate, func.count())
        .select_from(Conversation)
        .join(Ticket, Ticket.conversation_id == Conversation.id, isouter=True)
        .where(
            span.holds(Conversation.created_at),
            Conversation.consented.is_(True),
            exists().where(QuestionStep.conversation_id == Conversation.id),
        )
        .group_by("fate")
    )
    return Counter({str(name): times for name, times in (await session.execute(query)).tuples()})


def hardest(stops: Sequence[Stop], most: int = 3) -> list[str]:
    """The questions where the most people leave, at most ``most``; none where nobody does."""
    ranked = sorted((stop for stop in stops if stop.left), key=lambda stop: -stop.left)
    return [stop.field for stop in ranked[:most]]
