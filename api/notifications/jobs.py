"""The jobs of the notices. E-mails and webhooks have one each: a server that hangs holds up its own kind only."""

from __future__ import annotations

from datetime import timedelta

from api.background import Job
from api.notifications.deadlines import tell_deadlines
from api.notifications.mail import deliver_mail
from api.notifications.metrics import measure
from api.notifications.outcome import Kind
from api.notifications.runner import work_off
from api.notifications.spread import spread_notices
from api.notifications.webhooks import deliver_webhook
from api.services import Services
from bot.storage import outbox

# How long what was delivered stays, to be looked up; longer than notices.MISSED_AT_MOST, so that none comes again.
KEPT = timedelta(days=30)


async def deliver_mails(services: Services) -> None:
    await work_off(services, (Kind.EMAIL.value, Kind.EMAIL_TEST.value), deliver_mail)


async def deliver_webhooks(services: Services) -> None:
    await work_off(services, (Kind.WEBHOOK.value, Kind.WEBHOOK_TEST.value), deliver_webhook)


async def tidy(services: Services) -> None:
    """Delete what was delivered long ago."""
    async with services.database.transaction() as session:
        await outbox.forget_delivered(session, services.clock() - KEPT)


NOTIFICATION_JOBS = (
    Job("deadlines", timedelta(seconds=30), tell_deadlines),
    Job("notices", timedelta(seconds=1), spread_notices),
    Job("e-mails", timedelta(seconds=1), deliver_mails),
    Job("webhooks", timedelta(seconds=1), deliver_webhooks),
    Job("outbox metrics", timedelta(seconds=10), measure),
    Job("outbox tidying", timedelta(hours=6), tidy),
)
