"""What waits to go out over LINE, conversation by conversation, and the reply tokens it may use. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.storage.models import Conversation, LineEvent, LineUser, OutboxItem

KIND = "line_message"
CHANNEL = "line"

_Other = aliased(OutboxItem)


@dataclass(frozen=True)
class Receiver:
    """``blocked``: they want nothing from us."""

    user_id: str
    blocked: bool


async def conversations_due(session: AsyncSession, at: datetime, limit: int) -> Sequence[str]:
    """Conversations with something to send now, whose call before is not under way and not waiting for its next try."""
    before = and_(_waiting(_Other), _Other.conversation_id == OutboxItem.conversation_id, _pending(_Other, at))
    query = (
        select(OutboxItem.conversation_id)
        .where(_waiting(OutboxItem), OutboxItem.conversation_id.is_not(None), OutboxItem.next_attempt_at <= at)
        .where(~select(_Other.id).where(before).exists())
        .distinct()
        .limit(limit)
    )
    return [found for found in (await session.execute(query)).scalars() if found is not None]


async def take(session: AsyncSession, conversation_id: str, at: datetime) -> Sequence[OutboxItem]:
    """All that waits in a conversation, in its order, locked; nothing while any process is at it.

    What another replica has locked is skipped: without all of them the order would be lost, so that none is taken.
    """
    mine = (_waiting(OutboxItem), OutboxItem.conversation_id == conversation_id)
    query = select(OutboxItem).where(*mine).order_by(OutboxItem.id).with_for_update(skip_locked=True)
    items = (await session.execute(query)).scalars().all()
    there = (await session.execute(select(OutboxItem.id).where(*mine))).scalars().all()
    if {item.id for item in items} != set(there) or any(_is_pending(item, at) for item in items):
        return ()
    return items if any(item.next_attempt_at <= at for item in items) else ()


async def receiver_of(session: AsyncSession, conversation_id: str) -> Receiver | None:
    """Who is to get a conversation's messages: who goes on with it on LINE, or who began it there."""
    query = select(LineUser).where(LineUser.conversation_id == conversation_id).order_by(LineUser.created_at.desc())
    user = (await session.execute(query.limit(1))).scalar_one_or_none()
    if user is None:
        conversation = await session.get(Conversation, conversation_id)
        if conversation is None or conversation.channel != CHANNEL or not conversation.sender:
            return None
        user = await session.get(LineUser, conversation.sender)
        if user is None:
            return Receiver(conversation.sender, blocked=False)
    return Receiver(user.user_id, blocked=user.blocked_at is not None)


async def block(session: AsyncSession, user_id: str, at: datetime) -> None:
    """The user has blocked us, or is gone."""
    user = await session.get(LineUser, user_id, with_for_update=True)
    if user is None:
        session.add(LineUser(user_id=user_id, created_at=at, blocked_at=at))
    elif user.blocked_at is None:
        user.blocked_at = at


async def live_token(session: AsyncSession, user_id: str, since: datetime) -> LineEvent | None:
    """The newest event received after ``since`` whose reply token no call has taken, locked.

    A row that another process is writing (it marks the event as done) is waited for: passed over, it would cost a push.
    """
    query = (
        select(LineEvent)
        .where(LineEvent.user_id == user_id, LineEvent.received_at > since)
        .where(LineEvent.reply_token.is_not(None), LineEvent.token_used_by.is_(None))
        .order_by(LineEvent.received_at.desc(), LineEvent.id.desc())
        .with_for_update()
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none()


async def token_of(session: AsyncSession, call_id: str) -> LineEvent | None:
    """The event whose token a call took."""
    query = select(LineEvent).where(LineEvent.token_used_by == call_id, LineEvent.reply_token.is_not(None))
    return (await session.execute(query.limit(1))).scalar_one_or_none()


async def next_token(session: AsyncSession, call_id: str, user_id: str, since: datetime) -> LineEvent | None:
    """Forget the token that a call took, since it is dead, and take the next newest in its place, if there is one."""
    dead = update(LineEvent).where(LineEvent.token_used_by == call_id).values(reply_token=None)
    await session.execute(dead)
    event = await live_token(session, user_id, since)
    if event is not None:
        event.token_used_by = call_id
    return event


def lease(items: Sequence[OutboxItem], call_id: str, until: datetime) -> None:
    """From now on the items are one call's; no other process tries them before ``until``."""
    for item in items:
        item.call_id, item.next_attempt_at = call_id, until


async def end_leases(session: AsyncSession, at: datetime) -> None:
    """At the start of the only process: whoever made a first call is gone, so that it may be tried again at once.

    After that an item may as well be waiting for its next try, as LINE has asked.
    """
    begun = (_waiting(OutboxItem), OutboxItem.call_id.is_not(None), OutboxItem.attempts == 0)
    await session.execute(update(OutboxItem).where(*begun).values(next_attempt_at=at))


def release(item: OutboxItem, at: datetime, pause: timedelta = timedelta(0)) -> None:
    """The item goes out in another call: after the pause, or with the next that its conversation has reason for."""
    item.call_id, item.next_attempt_at, item.attempts = None, at + pause, 0


async def free_token(session: AsyncSession, call_id: str) -> None:
    """Give back the token of a call that surely sent nothing."""
    await session.execute(update(LineEvent).where(LineEvent.token_used_by == call_id).values(token_used_by=None))


def _waiting(table: type[OutboxItem]) -> ColumnElement[bool]:
    return and_(table.kind == KIND, table.delivered_at.is_(None), table.failed_at.is_(None))


def _pending(table: type[OutboxItem], at: datetime) -> ColumnElement[bool]:
    return and_(table.next_attempt_at > at, or_(table.call_id.is_not(None), table.attempts > 0))


def _is_pending(item: OutboxItem, at: datetime) -> bool:
    return item.next_attempt_at > at and (item.call_id is not None or item.attempts > 0)
