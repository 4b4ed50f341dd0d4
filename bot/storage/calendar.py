"""The counter's own days: opened or closed whatever the calendar says. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import JST, OfficeHours
from bot.handoff.tickets import TicketState
from bot.storage.models import CalendarDay, Ticket


async def hours_with_days(session: AsyncSession, hours: OfficeHours) -> OfficeHours:
    """``hours`` with the days that an administrator opened or closed."""
    days = (await session.execute(select(CalendarDay.day, CalendarDay.is_open))).tuples().all()
    opened = frozenset(day for day, is_open in days if is_open)
    closed = frozenset(day for day, is_open in days if not is_open)
    return replace(hours, open_days=hours.open_days | opened, closed_days=(hours.closed_days - opened) | closed)


async def list_days(session: AsyncSession, since: date) -> Sequence[CalendarDay]:
    """The days from ``since`` on, in order."""
    query = select(CalendarDay).where(CalendarDay.day >= since).order_by(CalendarDay.day)
    return (await session.execute(query)).scalars().all()


async def set_day(session: AsyncSession, day: date, is_open: bool, note: str, at: datetime) -> None:
    """Open or close a day; what was set for it before is replaced."""
    await session.merge(CalendarDay(day=day, is_open=is_open, note=note, updated_at=at))


async def clear_day(session: AsyncSession, day: date) -> None:
    """Leave a day to the calendar again."""
    await session.execute(delete(CalendarDay).where(CalendarDay.day == day))


async def count_due(session: AsyncSession, day: date) -> int:
    """The open cases by which a person must act on that day in Japan."""
    start = datetime.combine(day, time(), JST)
    query = (
        select(func.count())
        .select_from(Ticket)
        .where(
            Ticket.state != TicketState.DONE.value, Ticket.due_at >= start, Ticket.due_at < start + timedelta(days=1)
        )
    )
    return int(await session.scalar(query) or 0)
