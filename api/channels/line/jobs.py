"""The jobs of what comes in from LINE."""

from __future__ import annotations

from datetime import timedelta

from api.background import Job
from api.channels.line.inbox import work_off
from api.channels.line.metrics import measure
from api.services import Services
from bot.storage import line

# How long the ids of events stay: longer than LINE sends anything again.
KEPT = timedelta(days=7)


async def tidy(services: Services) -> None:
    """Delete events that are long done."""
    async with services.database.transaction() as session:
        await line.forget_done(session, services.clock() - KEPT)


INBOX_JOBS = (
    Job("line inbox", timedelta(seconds=1), work_off),
    Job("line metrics", timedelta(seconds=10), measure),
    Job("line tidying", timedelta(hours=6), tidy),
)
