"""Events of LINE's webhook from their arrival to their effect, and the users they come from. Nothing here commits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Executable, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.storage.models import Base, Conversation, LineEvent, LineUser

# How long an event is one process's own; longer than its effect may take (a file is fetched within a minute).
LEASE = timedelta(minutes=2)
# After the first, second, … failed attempt; after the last the event is given up, so that later ones get their turn.
PAUSES = (
    timedelta(seconds=1),
    timedelta(seconds=3),
    timedelta(seconds=10),
    timedelta(seconds=30),
    timedelta(minutes=1),
)
# How far LINE's clock may be ahead of ours; from further on, all that is said later would seem to come too late.
AHEAD = timedelta(minutes=5)
_ERROR_LENGTH = 500
_WAITS = LineEvent.done_at.is_(None)
# Of a person: what counts as having been said after something else.
WORDS = ("message", "postback", "messageEdited")


@dataclass(frozen=True)
class Arrival:
    """An event as it came in. ``talk_id`` is the user's, or the group's whose events are taken in order, too.

    ``event`` None: nothing is to be done about it, only its id is kept.
    """

    webhook_event_id: str
    kind: str
    talk_id: str | None
    sent_at: datetime
    reply_token: str | None
    event: dict[str, Any] | None


@dataclass(frozen=True)
class Taken:
    """An event that is this process's to work on. ``conversation_id``: where its user's words go, if there is one."""

    id: int
    webhook_event_id: str
    kind: str
    talk_id: str
    sent_at: datetime
    event: dict[str, Any]
    reply_token: str | None
    attempts: int
    conversation_id: str | None


async def store(session: AsyncSession, arrivals: Sequence[Arrival], at: datetime) -> set[str]:
    """Keep events that were not seen before; their ids."""
    found = await session.execute(storing(session.get_bind().dialect, arrivals, at))
    return set(found.scalars())


def storing(dialect: Dialect, arrivals: Sequence[Arrival], at: datetime) -> Executable:
    """The one statement of it, which gives the ids."""
    rows = [
        {
            "webhook_event_id": one.webhook_event_id, "kind": one.kind, "user_id": one.talk_id, "sent_at": min(one.sent_at, at + AHEAD),
            "received_at": at, "event": one.event, "reply_token": one.reply_token, "attempts": 0, "next_attempt_at": at,
            "done_at": None if one.event is not None and one.talk_id is not None else at,
        }
        for one in arrivals
    ]  # fmt: skip
    statement = _insert(dialect, LineEvent).values(rows).on_conflict_do_nothing(index_elements=["webhook_event_id"])
    found: Executable = statement.returning(LineEvent.webhook_event_id)
    return found


async def waiting_talks(session: AsyncSession, at: datetime, without: Collection[str], limit: int) -> Sequence[str]:
    """Users (or groups) with an event to work on, who waits longest first; none of whom an event is under way."""
    other = aliased(LineEvent)
    busy = select(other.id).where(
        other.user_id == LineEvent.user_id, other.done_at.is_(None), other.attempts > 0, other.next_attempt_at > at
    )
    query = (
        select(LineEvent.user_id)
        .where(_WAITS, LineEvent.next_attempt_at <= at, LineEvent.user_id.is_not(None), ~busy.exists())
        .group_by(LineEvent.user_id)
        .order_by(func.min(LineEvent.id))
        .limit(limit)
    )
    if without:
        query = query.where(LineEvent.user_id.not_in(without))
    return [str(one) for one in (await session.execute(query)).scalars()]


async def take(session: AsyncSession, talk_id: str, at: datetime) -> Taken | None:
    """The user's next event by LINE's own time, leased to the caller; None when another process is at it."""
    user = await _locked_user(session, talk_id, at)
    if user is None:
        return None
    mine = (_WAITS, LineEvent.user_id == talk_id)
    query = select(LineEvent).where(*mine).order_by(LineEvent.sent_at, LineEvent.id).limit(1)
    event = (await session.execute(query)).scalar_one_or_none()
    busy = select(LineEvent.id).where(*mine, LineEvent.attempts > 0, LineEvent.next_attempt_at > at).limit(1)
    if event is None or event.next_attempt_at > at or await session.scalar(busy) is not None:
        return None
    event.attempts, event.next_attempt_at = event.attempts + 1, at + LEASE
    conversation = await session.get(Conversation, user.conversation_id) if user.conversation_id else None
    alive = conversation is not None and conversation.erased_at is None
    return Taken(
        event.id, event.webhook_event_id, event.kind, talk_id, event.sent_at, event.event or {}, event.reply_token,
        event.attempts, user.conversation_id if alive else None,
    )  # fmt: skip


async def _locked_user(session: AsyncSession, talk_id: str, at: datetime) -> LineUser | None:
    query = select(LineUser).where(LineUser.user_id == talk_id)
    if await session.scalar(query.with_only_columns(LineUser.user_id)) is None:
        await add_user(session, talk_id, at)
    return (await session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()


async def add_user(session: AsyncSession, talk_id: str, at: datetime) -> None:
    """Know a user, if they are not known yet."""
    row = {"user_id": talk_id, "created_at": at}
    await session.execute(
        _insert(session.get_bind().dialect, LineUser).values(row).on_conflict_do_nothing(index_elements=["user_id"])
    )


async def finish(session: AsyncSession, event_id: int, at: datetime, error: str | None = None) -> None:
    """Its effect is there (or, with ``error``, given up): what was said lies in the conversation."""
    values = {"done_at": at, "event": None, "last_error": error}
    await session.execute(update(LineEvent).where(LineEvent.id == event_id, _WAITS).values(values))


async def back_off(session: AsyncSession, taken: Taken, at: datetime, error: str) -> bool:
    """An attempt failed: it waits for the next; whether there is one. Without, the caller gives it up."""
    if taken.attempts > len(PAUSES):
        return False
    values = {"next_attempt_at": at + PAUSES[taken.attempts - 1], "last_error": error[:_ERROR_LENGTH]}
    await session.execute(update(LineEvent).where(LineEvent.id == taken.id, _WAITS).values(values))
    return True


async def end_leases(session: AsyncSession, at: datetime) -> None:
    """At the start of the only process: whoever was at an event is gone."""
    await session.execute(update(LineEvent).where(_WAITS, LineEvent.attempts > 0).values(next_attempt_at=at))


async def lock_user(session: AsyncSession, user_id: str) -> LineUser | None:
    query = select(LineUser).where(LineUser.user_id == user_id).with_for_update()
    return (await session.execute(query)).scalar_one_or_none()


async def live_conversation(session: AsyncSession, user_id: str) -> Conversation | None:
    """The conversation that began on LINE with a user, unless it was erased."""
    query = select(Conversation).where(Conversation.channel == "line", Conversation.sender == user_id)
    return (await session.execute(query.where(Conversation.erased_at.is_(None)))).scalar_one_or_none()


async def first_of_later(session: AsyncSession, taken: Taken, kinds: Collection[str] = WORDS) -> datetime | None:
    """When we received the first of what the user sent after an event and was worked on before it; None for nothing."""
    query = select(func.min(LineEvent.received_at)).where(
        LineEvent.user_id == taken.talk_id,
        LineEvent.kind.in_(kinds),
        LineEvent.sent_at > taken.sent_at,
        LineEvent.done_at.is_not(None),
    )
    found: datetime | None = await session.scalar(query)
    return found


async def waiting_parts(session: AsyncSession, talk_id: str, kind: str) -> Sequence[dict[str, Any]]:
    """What waits of a kind for one user: the object in each event that is named like it."""
    query = select(LineEvent.event).where(_WAITS, LineEvent.user_id == talk_id, LineEvent.kind == kind)
    found = [(event or {}).get(kind) for event in (await session.execute(query)).scalars()]
    return [part for part in found if isinstance(part, dict)]


@dataclass(frozen=True)
class Backlog:
    """How much waits, and since when the oldest of it."""

    count: int
    oldest: datetime | None


async def backlog(session: AsyncSession) -> Backlog:
    query = select(func.count(), func.min(LineEvent.received_at)).where(_WAITS)
    return Backlog(*(await session.execute(query)).tuples().one())


async def forget_done(session: AsyncSession, before: datetime) -> None:
    """Delete events that came in before a moment and are done. Their ids are not known any more."""
    await session.execute(delete(LineEvent).where(LineEvent.received_at < before, LineEvent.done_at.is_not(None)))


async def forget_users_of(session: AsyncSession, conversation_id: str) -> None:
    """With a conversation's data goes who its user is on LINE, and what came from there."""
    mine = LineUser.conversation_id == conversation_id
    await session.execute(delete(LineEvent).where(LineEvent.user_id.in_(select(LineUser.user_id).where(mine))))
    await session.execute(delete(LineUser).where(mine))


def _insert(dialect: Dialect, table: type[Base]) -> Any:
    """An INSERT that can leave out what is there: both databases have it, each by its own class."""
    return (sqlite if dialect.name == "sqlite" else postgresql).insert(table)
