"""What one process needs to speak to LINE: the client, what is known of the quota, and a bell for the sender."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from api.channels.line.bell import Bell
from api.channels.line.client import LineClient, client_of
from api.channels.line.postback import key_of
from api.channels.line.quota import Quota
from api.settings import Settings


@dataclass(frozen=True)
class Line:
    """Built once by the composition root while LINE is on. ``postback_key`` signs what buttons carry."""

    client: LineClient
    quota: Quota
    postback_key: bytes
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    inbox: Bell = field(default_factory=Bell)

    def wake_sender(self) -> None:
        """Have the sender look at once. Other processes look every second."""
        self.bell.set()

    async def close(self) -> None:
        await self.client.close()


def line_of(settings: Settings) -> Line | None:
    """The connection that the settings tell of; None while LINE is off."""
    client, secret = client_of(settings), settings.line_channel_secret
    if client is None or secret is None:
        return None
    return Line(client, Quota(client, settings.line_push_reserve), key_of(secret.get_secret_value()))
