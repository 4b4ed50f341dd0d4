"""When each question was first asked and when it was settled. Nothing here commits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import QuestionStep


async def record_steps(
    session: AsyncSession, conversation_id: str, asking: str | None, settled: Collection[str], at: datetime
) -> None:
    """After a turn: ``asking`` is asked now, the fields of ``settled`` have an answer or a status.

    Only the first time counts for each; a question that was never asked (its answer came unasked) has no step.
    """
    query = select(QuestionStep).where(
        QuestionStep.conversation_id == conversation_id, QuestionStep.settled_at.is_(None)
    )
    for step in (await session.execute(query)).scalars():
        if step.field in settled:
            step.settled_at = at
    if asking is not None and await session.get(QuestionStep, (conversation_id, asking)) is None:
        session.add(QuestionStep(conversation_id=conversation_id, field=asking, asked_at=at, settled_at=None))
