"""What all figures are made of, counted by the database day by day. Nothing here commits.

What is counted says nothing of the hour at which it is looked at, nor of opening hours: who left in the meantime, whose
answer is late and how long the desk was open in between is worked out from it when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import chain
from typing import Any

from sqlalchemy import Case, ColumnElement, Select, case, exists, func, null, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.handoff.tickets import TicketState
from bot.storage.figures_times import DAY_SECONDS, JAPAN_SECONDS, Span, epoch, japan_day
from bot.storage.figures_unheard import Which, is_unheard
from bot.storage.models import Conversation, Message, QuestionStep, Ticket

COMPLETED = "completed"  # the reason of a ticket whose intake was sent in
QUIET = timedelta(hours=24)  # without a word for so long, a visitor counts as gone
DAY_MINUTES = 1_440


class Part(StrEnum):
    """What is counted, each by its keys. Conversations count on the day on which they began, tickets on that of opening.

    ``since`` is the last word of a conversation that is ``here`` at the time of counting, else None.
    """

    TALKS = "talks"  # conversations by channel, consent, whether a question was asked, fate, since
    STARTS = "starts"  # conversations by the minute of the day at which they began
    FINISH = "finish"  # conversations that were sent in, by the minutes that it took
    STEPS = "steps"  # questions by field; then how many are settled
    STANDING = "standing"  # conversations by the field that was asked last and is not settled, consent, fate, since
    REASONS = "reasons"  # tickets by reason
    HANDSON = "handson"  # tickets by the verdict of one programme
    EXPORTER = "exporter"  # and of the other
    STAGES = "stages"  # tickets by stage
    WAITS = "waits"  # tickets by the seconds of opening, assignment, first answer, and whether they are done
    HEARD = "heard"  # messages by what was understood, and Which of the unheard ones they are


class Fate(StrEnum):
    """What became of a conversation."""

    SENT = "sent"
    HANDED = "handed"
    LEFT = "left"
    HERE = "here"


WIDTH = {
    Part.TALKS: 6, Part.STARTS: 2, Part.FINISH: 2, Part.STEPS: 3, Part.STANDING: 5, Part.REASONS: 2, Part.HANDSON: 2,
    Part.EXPORTER: 2, Part.STAGES: 2, Part.WAITS: 5, Part.HEARD: 3,
}  # fmt: skip
# Of each part the keys, then how many, again and again in one flat list: of lists of rows there would be so many that
# Python's collector of garbage takes longer than all the rest.
Counts = Mapping[str, Sequence[Any]]
Days = Mapping[date, Counts]


def rows(days: Days, part: Part) -> Iterator[tuple[Any, ...]]:
    """What was counted on all days, one after the other: the keys, then how many."""
    return chain.from_iterable(rows_of(counts, part) for counts in days.values())


def rows_of(counts: Counts, part: Part) -> Iterator[tuple[Any, ...]]:
    """What was counted on one day."""
    return zip(*[iter(counts.get(part, ()))] * WIDTH[part], strict=True)


def fate_at(fate: str, since: int | None, now: datetime) -> str:
    """What has become of a conversation ``now``: who was here may have left without a word."""
    return Fate.LEFT if since is not None and since <= (now - QUIET).timestamp() else fate


async def count_days(session: AsyncSession, span: Span, now: datetime) -> dict[date, Counts]:
    """Each day of ``span``, counted from the conversations, questions, tickets and messages themselves."""
    found: dict[date, dict[str, list[Any]]] = {day: {} for day in span}
    for part, query in _queries(span, now):
        for number, *row in await session.execute(query):
            found[japan_day(number * DAY_SECONDS)].setdefault(part, []).extend(row)
    return dict(found)


def _queries(span: Span, now: datetime) -> Iterable[tuple[Part, Select[*tuple[Any, ...]]]]:
    begun, opened = Conversation.created_at, Ticket.created_at
    consented, fate = _as_number(Conversation.consented.is_(True)), _fate(now)
    since = case((fate == Fate.HERE.value, epoch(Conversation.updated_at)), else_=null())
    asked = _as_number(exists().where(QuestionStep.conversation_id == Conversation.id))
    its_ticket = Ticket.conversation_id == Conversation.id
    its_steps = QuestionStep.conversation_id == Conversation.id
    minute = ((epoch(begun) + JAPAN_SECONDS) // 60) % DAY_MINUTES
    talks = _counted(begun, span, Conversation.channel, consented, asked, fate, since).select_from(Conversation)
    yield Part.TALKS, talks.join(Ticket, its_ticket, isouter=True)
    yield Part.STARTS, _counted(begun, span, minute)
    finished = _counted(begun, span, _minutes_to_finish()).select_from(Conversation).join(Ticket, its_ticket)
    yield Part.FINISH, finished.where(Ticket.reason == COMPLETED)
    steps = _counted(begun, span, QuestionStep.field).add_columns(func.count(QuestionStep.settled_at))
    yield Part.STEPS, steps.select_from(Conversation).join(QuestionStep, its_steps)
    standing = _counted(begun, span, QuestionStep.field, consented, fate, since).select_from(Conversation)
    standing = standing.join(QuestionStep, its_steps).join(Ticket, its_ticket, isouter=True)
    yield Part.STANDING, standing.where(QuestionStep.settled_at.is_(None), _is_last())
    yield Part.REASONS, _counted(opened, span, Ticket.reason)
    yield Part.HANDSON, _counted(opened, span, Ticket.handson_verdict)
    yield Part.EXPORTER, _counted(opened, span, Ticket.exporter_verdict)
    yield Part.STAGES, _counted(opened, span, Ticket.stage)
    done = _as_number(Ticket.state == TicketState.DONE.value)
    yield (
        Part.WAITS,
        _counted(opened, span, epoch(opened), epoch(Ticket.assigned_at), epoch(Ticket.first_reply_at), done),
    )
    yield Part.HEARD, _counted(Message.at, span, Message.intent, _which()).where(Message.intent.is_not(None))


def _counted(moment: Any, span: Span, *keys: Any) -> Select[*tuple[Any, ...]]:
    """How many there are in ``span`` by the day of ``moment`` and ``keys``."""
    day = (epoch(moment) + JAPAN_SECONDS) // DAY_SECONDS
    named = [key.label(f"key_{index}") for index, key in enumerate((day, *keys))]
    return select(*named, func.count()).where(span.holds(moment)).group_by(*named)


def _as_number(condition: ColumnElement[bool]) -> Case[int]:
    return case((condition, 1), else_=0)


def _fate(now: datetime) -> Case[str]:
    gone = or_(Conversation.updated_at <= now - QUIET, Conversation.state == "closed")
    sent, handed = Ticket.reason == COMPLETED, Ticket.id.is_not(None)
    return case((sent, Fate.SENT.value), (handed, Fate.HANDED.value), (gone, Fate.LEFT.value), else_=Fate.HERE.value)


def _is_last() -> ColumnElement[bool]:
    """Looked up for those steps alone that are not settled: one in a conversation, mostly."""
    later = aliased(QuestionStep)
    return ~exists().where(
        later.conversation_id == QuestionStep.conversation_id, later.asked_at > QuestionStep.asked_at
    )


def _minutes_to_finish() -> ColumnElement[int]:
    """From the first greeting to sending in, rounded down; breaks that visitors take are in it.

    Sent in is when the ticket was opened or, where a person had been asked for before, when the last question was
    settled.
    """
    last = select(func.max(QuestionStep.settled_at)).where(QuestionStep.conversation_id == Conversation.id)
    settled = func.coalesce(epoch(last.correlate(Conversation).scalar_subquery()), epoch(Ticket.created_at))
    sent = case((settled > epoch(Ticket.created_at), settled), else_=epoch(Ticket.created_at))
    return (sent - epoch(Conversation.created_at)) // 60


def _which() -> Case[Any]:
    marked = Message.marked_intent.is_not(None)
    which = case((marked, Which.MARKED.value), else_=Which.OPEN.value)
    return case((is_unheard(), which), else_=null())
