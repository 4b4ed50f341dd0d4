"""When the person who leads a conversation does not answer: the visitor is told once, and offered a call."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.messages import deliver, system_line
from bot.dialogue.people import person_name
from bot.dialogue.service import Dialogue
from bot.dialogue.turn import TurnFailed
from bot.handoff.hours import OfficeHours
from bot.handoff.moments import moment
from bot.intake.command_choices import AWAY
from bot.storage.audit import Action, record
from bot.storage.calendar import hours_with_days
from bot.storage.database import Database
from bot.storage.desk import Case, keep_waiting
from bot.storage.models import Conversation, Ticket, User
from bot.storage.tickets import ticket_of

log = logging.getLogger("minato.dialogue")

UNSEEN_FOR = timedelta(minutes=2)  # after which a concierge counts as gone
_AT_ONCE = 50  # conversations of one round


async def tell_those_who_wait(
    database: Database, dialogue: Dialogue, at: datetime, limit: timedelta, hours: OfficeHours
) -> list[str]:
    """Give to the bot what people left unanswered; the ids of those conversations. Each in a transaction of its own.

    A visitor is told when they have waited for ``limit``, or at once when nobody is at the desk for them any more:
    their concierge has not been seen for ``UNSEEN_FOR``, or the account is gone. Several processes may do it at once:
    the row of the conversation is locked, and who comes second finds nothing left to do.
    """
    async with database.reading() as session:
        waiting = await _waiting(session, at, limit)
    told = []
    for conversation_id in waiting:
        try:
            async with database.transaction() as session:
                done = await _tell(session, dialogue, conversation_id, at, limit, hours, offering=True)
        except TurnFailed:
            log.exception("no call could be offered in conversation %s", conversation_id)
            async with database.transaction() as session:
                done = await _tell(session, dialogue, conversation_id, at, limit, hours, offering=False)
        if done:
            told.append(conversation_id)
    return told


async def _waiting(session: AsyncSession, at: datetime, limit: timedelta, one: str | None = None) -> Sequence[str]:
    unseen = or_(User.id.is_(None), User.active.is_(False), User.seen_at.is_(None), User.seen_at <= at - UNSEEN_FOR)
    query = (
        select(Conversation.id)
        .join(Ticket, Ticket.conversation_id == Conversation.id)
        .outerjoin(User, User.id == Ticket.assignee_id)
        .where(
            Conversation.state == "human", Conversation.told_away_at.is_(None), Conversation.waiting_since.is_not(None)
        )
        .where(or_(Conversation.waiting_since <= at - limit, unseen))
        .order_by(Conversation.waiting_since)
        .limit(_AT_ONCE)
    )
    if one is not None:
        query = query.where(Conversation.id == one)
    return (await session.execute(query)).scalars().all()


async def _tell(
    session: AsyncSession,
    dialogue: Dialogue,
    conversation_id: str,
    at: datetime,
    limit: timedelta,
    hours: OfficeHours,
    *,
    offering: bool,
) -> bool:
    query = select(Conversation).where(Conversation.id == conversation_id).with_for_update(skip_locked=True)
    conversation = (await session.execute(query)).scalar_one_or_none()
    if conversation is None or not await _waiting(session, at, limit, conversation_id):
        return False  # somebody is at it just now, or was
    ticket = await ticket_of(session, conversation_id)
    assert ticket is not None
    case = Case(ticket, conversation)
    keep_waiting(case, at, await hours_with_days(session, hours))
    user = await session.get(User, ticket.assignee_id) if ticket.assignee_id is not None else None
    person = f"相談員の{person_name(user)}さん" if user is not None else "担当の相談員"
    words = dialogue.words("person_away").format(person=person, reply_by=moment(ticket.expected_reply_by))
    await deliver(session, conversation, system_line(conversation, words, at), at)
    record(session, Action.RELEASED, at, subject=ticket.number, reason="unanswered")
    if offering:
        await dialogue.tell_intake(session, conversation, AWAY)
    return True
