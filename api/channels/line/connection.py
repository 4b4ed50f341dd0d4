"""What one process needs to speak to LINE: the client, what is known of the quota, and bells for sender and inbox."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from api.channels.line.bell import Bell
from api.channels.line.postback import key_of
from api.channels.line.quota import Quota
from api.settings import Settings

if TYPE_CHECKING:
    from api.channels.line.client import LineClient


@dataclass(frozen=True)
class Line:
    """Built once by the composition root while LINE is on. ``postback_key`` signs what buttons carry."""

    settings: Settings
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
    secret, token = settings.line_channel_secret, settings.line_channel_access_token
    if not (secret and token):
        return None
    from api.channels.line.client import LineClient

    client = LineClient(token.get_secret_value(), settings.line_api_base, settings.line_data_base)
    return Line(settings, client, Quota(client, settings.line_push_reserve), key_of(secret.get_secret_value()))
