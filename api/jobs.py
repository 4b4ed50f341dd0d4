"""The jobs of the service."""

from __future__ import annotations

from datetime import timedelta

from api.background import Job
from api.callbacks import offer_callbacks, tell_those_who_wait, tell_who_leads
from api.channels.line.jobs import INBOX_JOBS
from api.channels.line.sender import SENDER_JOBS
from api.notifications.jobs import NOTIFICATION_JOBS
from api.services import Services
from bot.storage.figures_kept import keep_days
from bot.storage.links import forget_old_links


async def keep_figures(services: Services) -> None:
    """Count the days that changed, so that whoever looks at the figures does not wait for it."""
    await keep_days(services.database, services.clock())


async def forget_links(services: Services) -> None:
    """Delete one-time links and codes that ended long ago."""
    async with services.database.transaction() as session:
        await forget_old_links(session, services.clock() - timedelta(days=1))


JOBS: tuple[Job, ...] = (
    Job("callbacks", timedelta(seconds=30), offer_callbacks),
    Job("away", timedelta(seconds=5), tell_those_who_wait),
    Job("leads", timedelta(seconds=5), tell_who_leads),
    Job("figures", timedelta(seconds=10), keep_figures),
    Job("links", timedelta(hours=1), forget_links),
    *NOTIFICATION_JOBS,
)


def jobs_of(services: Services) -> tuple[Job, ...]:
    """The jobs that run: LINE's own only while LINE is on."""
    return JOBS if services.line is None else (*JOBS, *INBOX_JOBS, *SENDER_JOBS)
