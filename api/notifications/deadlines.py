"""Finds the deadlines that come near and tells of each once."""

from __future__ import annotations

from datetime import timedelta

from api.services import Services
from bot.handoff.notices import told_by
from bot.storage.calendar import hours_with_days
from bot.storage.notices import announce_deadline, near_deadlines


async def tell_deadlines(services: Services) -> None:
    """Put a notice into the outbox for each deadline that is near by opening time."""
    at, notice = services.clock(), timedelta(minutes=services.settings.deadline_notice_minutes)
    async with services.database.reading() as session:
        until = told_by(at, notice, await hours_with_days(session, services.hours))
        near = await near_deadlines(session, until, at)
    for ticket in near:
        async with services.database.transaction() as session:
            await announce_deadline(session, ticket.id, until, at)
