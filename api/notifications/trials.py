"""Trying the settings out: one e-mail or webhook, delivered at once, by the way that the real ones go."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy import select

from api.notifications.mail import deliver_mail
from api.notifications.outcome import Kind, Outcome
from api.notifications.runner import LEASE, Claimed, Deliver, claimed_of, deliver_one
from api.notifications.webhooks import TEST_EVENT, deliver_webhook
from api.services import Services
from bot.handoff.hours import JST
from bot.storage import outbox
from bot.storage.models import OutboxItem


async def try_mail(services: Services, user_id: int) -> Outcome:
    """An e-mail to an account."""
    return await _try(services, Kind.EMAIL_TEST, {"user_id": user_id}, deliver_mail)


async def try_webhook(services: Services, endpoint_id: int) -> Outcome:
    """A webhook with the event ``test`` and no ticket; to an endpoint that is switched off, too."""
    return await _try(services, Kind.WEBHOOK_TEST, {"endpoint_id": endpoint_id}, deliver_webhook)


async def _try(services: Services, kind: Kind, to: dict[str, Any], deliver: Deliver) -> Outcome:
    """A person waits for the result: it is tried once."""
    at, key = services.clock(), f"test:{uuid4().hex}"
    payload = {"event": TEST_EVENT, "at": at.astimezone(JST).isoformat(timespec="seconds"), **to}
    async with services.database.transaction() as session:
        await outbox.enqueue(session, kind.value, key, payload, at)
        item = (await session.execute(select(OutboxItem).where(OutboxItem.key == key))).scalar_one()
        item.next_attempt_at = at + LEASE
        claimed = claimed_of(item)
    return await deliver_one(services, claimed, _once(deliver))


def _once(deliver: Deliver) -> Deliver:
    async def attempt(services: Services, item: Claimed) -> Outcome:
        return (await deliver(services, item)).for_good()

    return attempt
