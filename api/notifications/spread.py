"""From one notice to an item for each receiver, in one transaction: one that fails repeats none of the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.outcome import Kind
from api.services import Services
from api.settings import Settings, addresses_in
from bot.storage import outbox
from bot.storage.models import OutboxItem, Ticket, User, WebhookEndpoint
from bot.storage.notices import NOTICE

_BATCH = 50


async def spread_notices(services: Services) -> None:
    """Turn the notices that wait into items of e-mail and webhook."""
    at = services.clock()
    async with services.database.reading() as session:
        if not await outbox.any_due(session, at, (NOTICE,)):
            return
    async with services.database.transaction() as session:
        for notice in await outbox.due(session, at, _BATCH, (NOTICE,)):
            await _spread(session, notice, services.settings, at)
            outbox.delivered(notice, at)


async def _spread(session: AsyncSession, notice: OutboxItem, settings: Settings, at: datetime) -> None:
    ticket = await session.get(Ticket, notice.payload["ticket_id"])
    if ticket is None:
        return
    if settings.smtp_host:
        for suffix, to in await _mail_receivers(session, ticket, settings):
            await _put(session, notice, Kind.EMAIL, suffix, to, at)
    for endpoint in await _endpoints(session, notice.payload["event"]):
        await _put(session, notice, Kind.WEBHOOK, f"w{endpoint.id}", {"endpoint_id": endpoint.id}, at)


async def _put(
    session: AsyncSession, notice: OutboxItem, kind: Kind, suffix: str, to: dict[str, Any], at: datetime
) -> None:
    payload = {**notice.payload, **to}
    await outbox.enqueue(session, kind.value, f"{notice.key}:{suffix}", payload, at, notice.conversation_id)


async def _mail_receivers(
    session: AsyncSession, ticket: Ticket, settings: Settings
) -> list[tuple[str, dict[str, Any]]]:
    """Whoever has the case, else everybody who takes cases; and the addresses of the settings. Each address once."""
    reachable = select(User).where(User.active.is_(True), User.email.is_not(None), User.email != "").order_by(User.id)
    people = list((await session.execute(reachable)).scalars())
    assignee = [user for user in people if user.id == ticket.assignee_id]
    takers = assignee or [user for user in people if user.available]
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for address, suffix, to in (*_accounts(takers), *_fixed(settings)):
        found.setdefault(address.casefold(), (suffix, to))
    return list(found.values())


def _accounts(people: list[User]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for user in people:
        yield user.email or "", f"u{user.id}", {"user_id": user.id}


def _fixed(settings: Settings) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for address in addresses_in(settings.notify_to or ""):
        yield address, f"a{hashlib.sha256(address.casefold().encode()).hexdigest()[:8]}", {"address": address}


async def _endpoints(session: AsyncSession, event: str) -> list[WebhookEndpoint]:
    active = select(WebhookEndpoint).where(WebhookEndpoint.active.is_(True)).order_by(WebhookEndpoint.id)
    return [endpoint for endpoint in (await session.execute(active)).scalars() if event in endpoint.events]
