"""Where webhooks go. Nothing here commits."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import OutboxItem, WebhookEndpoint


def new_secret() -> str:
    """What an endpoint's webhooks are signed with: 256 random bits, with a prefix that tells what it is."""
    return f"whsec_{secrets.token_urlsafe(32)}"


async def list_endpoints(session: AsyncSession) -> Sequence[WebhookEndpoint]:
    return (await session.execute(select(WebhookEndpoint).order_by(WebhookEndpoint.id))).scalars().all()


async def find_by_url(session: AsyncSession, url: str) -> WebhookEndpoint | None:
    return await session.scalar(select(WebhookEndpoint).where(WebhookEndpoint.url == url))


async def add(session: AsyncSession, url: str, sealed_secret: str, events: list[str], at: datetime) -> WebhookEndpoint:
    """A new, active endpoint that is told of ``events``."""
    endpoint = WebhookEndpoint(url=url, secret=sealed_secret, events=events, active=True, created_at=at)
    session.add(endpoint)
    await session.flush()
    return endpoint


async def remove(session: AsyncSession, endpoint: WebhookEndpoint) -> None:
    """Delete an endpoint with everything that was, or still is, to be delivered to it."""
    await session.execute(delete(OutboxItem).where(to_endpoint(endpoint.id)))
    await session.delete(endpoint)


def to_endpoint(endpoint_id: int) -> ColumnElement[bool]:
    """Which items of the outbox are an endpoint's."""
    told: ColumnElement[bool] = OutboxItem.payload["endpoint_id"].as_integer() == endpoint_id
    return told
