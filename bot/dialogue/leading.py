"""Who leads a conversation is told to its visitor, however the case was moved: from the queue, too, or by another."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.messages import deliver, system_line
from bot.dialogue.people import BOT_AGAIN, announce, led_by, person_name
from bot.dialogue.service import Dialogue
from bot.dialogue.turn import TurnFailed
from bot.handoff.tickets import TicketState
from bot.intake.command_choices import CONTINUE
from bot.storage.database import Database
from bot.storage.desk import Case
from bot.storage.models import Conversation, Message, Ticket, User
from bot.storage.tickets import ticket_of

log = logging.getLogger("minato.dialogue")

_MOVED_WITHIN = timedelta(minutes=5)
_OPEN = [state.value for state in TicketState if state is not TicketState.DONE]


async def keep_told(session: AsyncSession, dialogue: Dialogue | None, case: Case, at: datetime) -> bool:
    """Tell the visitor of a (locked) case who leads, if they were told otherwise; the bot then puts its question again.

    Raises:
        TurnFailed: the caller rolls back.
    """
    conversation, told = case.conversation, await led_by(session, case.conversation.id)
    if conversation.state == "human":
        assignee_id = case.ticket.assignee_id
        user = await session.get(User, assignee_id) if assignee_id is not None else None
        return user is not None and person_name(user) != told and await announce(session, case, user, at)
    if conversation.state != "queued" or told is None:
        return False
    bot_spoke_last = await _last_role(session, conversation.id) == "bot"
    await deliver(session, conversation, system_line(conversation, BOT_AGAIN, at), at)
    if dialogue is not None and not bot_spoke_last:
        await dialogue.tell_intake(session, conversation, CONTINUE)
    return True


async def tell_who_leads(database: Database, dialogue: Dialogue, at: datetime) -> list[str]:
    """Do so for the cases that were moved lately; the ids of the conversations in which it was said."""
    async with database.reading() as session:
        moved = await _moved_lately(session, at)
        wrong = [
            conversation.id for conversation, name in moved if await _was_told_otherwise(session, conversation, name)
        ]
    told = []
    for conversation_id in wrong:
        try:
            async with database.transaction() as session:
                done = await _tell(session, dialogue, conversation_id, at)
        except TurnFailed:
            log.exception("the bot could not go on in conversation %s", conversation_id)
            async with database.transaction() as session:
                done = await _tell(session, None, conversation_id, at)
        if done:
            told.append(conversation_id)
    return told


async def _moved_lately(session: AsyncSession, at: datetime) -> Sequence[tuple[Conversation, User | None]]:
    query = (
        select(Conversation, User)
        .join(Ticket, Ticket.conversation_id == Conversation.id)
        .outerjoin(User, User.id == Ticket.assignee_id)
        .where(Ticket.state.in_(_OPEN), Ticket.updated_at >= at - _MOVED_WITHIN)
    )
    return [(row[0], row[1]) for row in (await session.execute(query)).tuples()]


async def _was_told_otherwise(session: AsyncSession, conversation: Conversation, user: User | None) -> bool:
    leads = person_name(user) if user is not None and conversation.state == "human" else None
    return conversation.state in ("human", "queued") and await led_by(session, conversation.id) != leads


async def _tell(session: AsyncSession, dialogue: Dialogue | None, conversation_id: str, at: datetime) -> bool:
    query = select(Conversation).where(Conversation.id == conversation_id).with_for_update(skip_locked=True)
    conversation = (await session.execute(query)).scalar_one_or_none()
    ticket = await ticket_of(session, conversation_id) if conversation is not None else None
    return (
        conversation is not None
        and ticket is not None
        and await keep_told(session, dialogue, Case(ticket, conversation), at)
    )


async def _last_role(session: AsyncSession, conversation_id: str) -> str | None:
    query = select(Message.role).where(Message.conversation_id == conversation_id).order_by(Message.seq.desc())
    return await session.scalar(query.limit(1))
