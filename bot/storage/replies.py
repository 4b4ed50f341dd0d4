"""Words that concierges send often. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import CannedReply


class TitleTaken(ValueError):
    """Another reply has that title."""


async def list_replies(session: AsyncSession) -> Sequence[CannedReply]:
    """In the order that concierges gave them."""
    query = select(CannedReply).order_by(CannedReply.position, CannedReply.id)
    return (await session.execute(query)).scalars().all()


async def find_reply(session: AsyncSession, reply_id: int) -> CannedReply | None:
    return await session.get(CannedReply, reply_id)


async def save_reply(session: AsyncSession, reply: CannedReply | None, title: str, text: str, at: datetime) -> None:
    """Add a reply after the others, or give ``reply`` other words.

    Raises:
        TitleTaken: another one has the title.
    """
    same = (await session.execute(select(CannedReply).where(CannedReply.title == title))).scalar_one_or_none()
    if same is not None and same is not reply:
        raise TitleTaken(title)
    if reply is None:
        last = (await session.execute(select(func.max(CannedReply.position)))).scalar_one()
        session.add(CannedReply(title=title, text=text, position=(last or 0) + 1, updated_at=at))
    else:
        reply.title, reply.text, reply.updated_at = title, text, at
    await session.flush()


async def move_reply(session: AsyncSession, reply: CannedReply, *, up: bool) -> None:
    """One place up or down; nothing at the end of the list."""
    found = list(await list_replies(session))
    index = found.index(reply)
    other = index - 1 if up else index + 1
    if 0 <= other < len(found):
        found[index], found[other] = found[other], found[index]
    for position, one in enumerate(found, 1):
        one.position = position
    await session.flush()
