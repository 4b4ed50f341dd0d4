"""Conversations, their messages, Rasa's events and the intake's records. Nothing here commits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import Conversation, DecisionRow, IntakeField, Message, TrackerEvent


async def find_conversation(session: AsyncSession, conversation_id: str) -> Conversation | None:
    return await session.get(Conversation, conversation_id)


async def lock_conversation(session: AsyncSession, conversation_id: str) -> Conversation | None:
    """The conversation with its row locked until the transaction ends: one turn at a time, on any replica.

    One whose data was erased is none any more: nothing is to be added to it.
    """
    there = (Conversation.id == conversation_id, Conversation.erased_at.is_(None))
    query = select(Conversation).where(*there).with_for_update()
    return (await session.execute(query)).scalar_one_or_none()


async def find_message(session: AsyncSession, conversation_id: str, message_id: str) -> Message | None:
    query = select(Message).where(Message.conversation_id == conversation_id, Message.message_id == message_id)
    return (await session.execute(query)).scalar_one_or_none()


async def list_messages(session: AsyncSession, conversation_id: str) -> Sequence[Message]:
    """All messages in the order in which they came."""
    query = select(Message).where(Message.conversation_id == conversation_id).order_by(Message.seq)
    return (await session.execute(query)).scalars().all()


async def intake_records(session: AsyncSession, conversation_id: str) -> dict[str, Any]:
    """Field → record (contract §1), as stored since consent was given."""
    query = select(IntakeField).where(IntakeField.conversation_id == conversation_id)
    return {row.field: row.record for row in (await session.execute(query)).scalars()}


async def store_intake(
    session: AsyncSession, conversation_id: str, before: dict[str, Any], after: dict[str, Any], at: datetime
) -> None:
    """Make the stored records, which are ``before``, equal to ``after``; writes only what differs."""
    gone = before.keys() - after.keys()
    if gone:
        mine = IntakeField.conversation_id == conversation_id
        await session.execute(delete(IntakeField).where(mine, IntakeField.field.in_(gone)))
    for field, record in after.items():
        if before.get(field) != record:
            row = IntakeField(conversation_id=conversation_id, field=field, record=record, updated_at=at)
            await session.merge(row)


async def forget_intake(session: AsyncSession, conversation_id: str) -> None:
    await session.execute(delete(IntakeField).where(IntakeField.conversation_id == conversation_id))


async def forget_earlier_words(session: AsyncSession, message: Message) -> None:
    """Delete all messages before ``message`` in its conversation."""
    mine = Message.conversation_id == message.conversation_id
    await session.execute(delete(Message).where(mine, Message.seq < message.seq))


async def forget_events(session: AsyncSession, conversation_id: str) -> None:
    await session.execute(delete(TrackerEvent).where(TrackerEvent.conversation_id == conversation_id))


async def latest_decision(session: AsyncSession, conversation_id: str) -> DecisionRow | None:
    query = select(DecisionRow).where(DecisionRow.conversation_id == conversation_id).order_by(DecisionRow.seq.desc())
    return (await session.execute(query.limit(1))).scalar_one_or_none()


async def store_decision(session: AsyncSession, conversation_id: str, decision: dict[str, Any], at: datetime) -> None:
    """Add a decision unless it is the one stored last."""
    last = await latest_decision(session, conversation_id)
    if last is None or last.decision != decision:
        ruleset = str(decision["ruleset"])
        session.add(DecisionRow(conversation_id=conversation_id, ruleset=ruleset, decision=decision, at=at))


def log_events(session: AsyncSession, conversation_id: str, events: Iterable[dict[str, Any]], at: datetime) -> None:
    """Append Rasa's events to the full log."""
    session.add_all(
        TrackerEvent(conversation_id=conversation_id, name=event["event"], at=at, data=event) for event in events
    )
