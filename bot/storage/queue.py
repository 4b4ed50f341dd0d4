"""The queue: which tickets are shown, in which order, and how many there are. Nothing here commits.

Each part of the queue has an index that holds its order and everything it is filtered by; the tickets themselves are read
only for the page that is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import ColumnElement
from sqlalchemy.sql.elements import TextClause

from bot.storage.bigrams import terms
from bot.storage.models import Ticket
from bot.storage.search import where_said

COUNTED = 1_000  # with a filter no more are counted
COUNTED_OF_MANY = 300  # and of what a search finds nearly everywhere
NOBODY = 0  # in place of an assignee: tickets that nobody has taken


@dataclass(frozen=True)
class _Part:
    """A part of the queue: its condition, written out since only so the databases see that its index fits, and its order."""

    condition: TextClause
    order: tuple[ColumnElement[Any], ...]


_OPEN = _Part(text("tickets.state <> 'done'"), (Ticket.rank_at.asc(), Ticket.id.asc()))
_DONE = _Part(text("tickets.state = 'done'"), (Ticket.updated_at.desc(), Ticket.id.desc()))
_VERDICTS = {"handson_2026": Ticket.handson_verdict, "new_exporter_10000": Ticket.exporter_verdict}
_CANDIDATE = ("eligible", "needs_review")


class Which(StrEnum):
    """Which part of the queue is looked at."""

    OPEN = "open"
    DONE = "done"
    ALL = "all"


@dataclass(frozen=True)
class QueueFilter:
    """What the queue is narrowed to; empty values narrow nothing.

    ``programme`` alone keeps those for whom it is not ruled out, ``verdict`` alone those who have it in any programme.
    ``assignee_id`` is NOBODY for tickets that nobody has. ``words`` must all be in the names or in what people said.
    """

    channel: str = ""
    programme: str = ""
    verdict: str = ""
    stage: str = ""
    prefecture: str = ""
    state: str = ""
    assignee_id: int | None = None
    after_hours: bool = False
    words: str = ""

    @property
    def narrows(self) -> bool:
        return self != QueueFilter()


@dataclass(frozen=True)
class Count:
    """``more``: there are more than were counted."""

    number: int
    more: bool = False

    def __add__(self, other: Count) -> Count:
        return Count(self.number + other.number, self.more or other.more)


@dataclass(frozen=True)
class QueueCounts:
    open: Count
    done: Count

    def of(self, which: Which) -> Count:
        return {Which.OPEN: self.open, Which.DONE: self.done, Which.ALL: self.open + self.done}[which]


@dataclass(frozen=True)
class Selection:
    """A filter made ready for one session."""

    conditions: Sequence[ColumnElement[bool]] = ()
    most: int | None = None  # how far is counted

    def ids(self, part: _Part) -> Select[int]:
        return select(Ticket.id).where(part.condition, *self.conditions)


async def selection(session: AsyncSession, wanted: QueueFilter) -> Selection:
    """``wanted`` as conditions on tickets."""
    found, most = _conditions(wanted), COUNTED if wanted.narrows else None
    if words := terms(wanted.words):
        said = await where_said(session, words)
        found.append(said.condition)
        most = COUNTED_OF_MANY if said.many else most
    return Selection(found, most)


def _conditions(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    plain: dict[Any, Any] = {
        Ticket.channel: wanted.channel,
        Ticket.stage: wanted.stage,
        Ticket.prefecture: wanted.prefecture,
        Ticket.state: wanted.state,
    }
    found = [column == value for column, value in plain.items() if value]
    if wanted.assignee_id is not None:
        mine = Ticket.assignee_id == wanted.assignee_id
        found.append(Ticket.assignee_id.is_(None) if wanted.assignee_id == NOBODY else mine)
    if wanted.after_hours:
        found.append(Ticket.after_hours.is_(True))
    if wanted.programme or wanted.verdict:
        columns = [_VERDICTS[wanted.programme]] if wanted.programme else list(_VERDICTS.values())
        values = (wanted.verdict,) if wanted.verdict else _CANDIDATE
        found.append(or_(*(column.in_(values) for column in columns)))
    return found


async def list_tickets(
    session: AsyncSession, which: Which, chosen: Selection | None = None, *, limit: int, offset: int = 0
) -> list[Ticket]:
    """Open tickets by what is due, the earliest first; done ones after them, the latest first."""
    ids = await _page_of_ids(session, which, chosen or Selection(), limit, offset)
    found = (await session.execute(select(Ticket).where(Ticket.id.in_(ids)))).scalars()
    by_id = {ticket.id: ticket for ticket in found}
    return [by_id[ticket_id] for ticket_id in ids]


async def _page_of_ids(session: AsyncSession, which: Which, chosen: Selection, limit: int, offset: int) -> list[int]:
    found: list[int] = []
    if which is not Which.DONE:
        waiting = chosen.ids(_OPEN).order_by(*_OPEN.order).limit(limit).offset(offset)
        found = list((await session.execute(waiting)).scalars())
    if which is not Which.OPEN and len(found) < limit:
        before = (await _count(session, chosen, _OPEN, None)).number if which is Which.ALL else 0
        over = chosen.ids(_DONE).order_by(*_DONE.order).limit(limit - len(found)).offset(max(0, offset - before))
        found += (await session.execute(over)).scalars()
    return found


async def count_tickets(session: AsyncSession, chosen: Selection | None = None) -> QueueCounts:
    """How many there are; with a filter each part is counted up to COUNTED."""
    chosen = chosen or Selection()
    return QueueCounts(*[await _count(session, chosen, part, chosen.most) for part in (_OPEN, _DONE)])


async def _count(session: AsyncSession, chosen: Selection, part: _Part, most: int | None) -> Count:
    found = chosen.ids(part)
    if most is not None:
        found = found.limit(most + 1)
    number = (await session.execute(select(func.count()).select_from(found.subquery()))).scalar_one()
    return Count(number) if most is None or number <= most else Count(most, more=True)


async def find_ticket(session: AsyncSession, number: str) -> Ticket | None:
    return (await session.execute(select(Ticket).where(Ticket.number == number))).scalar_one_or_none()


async def newest_ticket(session: AsyncSession) -> int:
    """The id of the ticket opened last, 0 without any."""
    return (await session.execute(select(func.max(Ticket.id)))).scalar_one() or 0


async def opened_since(session: AsyncSession, ticket_id: int) -> int:
    """How many tickets were opened after that one."""
    newer = select(func.count()).select_from(Ticket).where(Ticket.id > ticket_id)
    return (await session.execute(newer)).scalar_one()
