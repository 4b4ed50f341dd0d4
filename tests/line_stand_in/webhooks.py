"""LINE's side of the webhook: signed requests to the bot, and what came back."""

from __future__ import annotations

import base64
import copy
import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from tests.line_stand_in.events import Event
from tests.line_stand_in.world import World

TIMEOUT_SECONDS = 2.0  # how long LINE waits for the bot


@dataclass(frozen=True)
class Delivery:
    """One request to the bot. ``status`` None: the bot did not answer; LINE may redeliver."""

    events: tuple[Event, ...]
    status: int | None
    error: str = ""

    @property
    def event(self) -> Event:
        """The only event."""
        (found,) = self.events
        return found

    @property
    def message_id(self) -> str:
        found: str = self.event["message"]["id"]
        return found

    @property
    def reply_token(self) -> str:
        found: str = self.event["replyToken"]
        return found


class Webhooks:
    """``http`` is how the bot is reached: a client with its base address (or the app itself behind a transport)."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.http: httpx.AsyncClient | None = None
        self.path = "/channels/line/webhook"
        self.deliveries: list[Delivery] = []

    async def deliver(self, events: Sequence[Event], **changed: Any) -> Delivery:
        """Send events in one request, signed; ``changed``: ``signature`` (None: no header) or ``body`` of one's own."""
        if not self.world.webhook_active:
            return Delivery(tuple(events), None, "webhook switched off")
        status, error = await self.send(self.body_of(events), self.http, self.path, **changed)
        if status == 200:
            for each in events:
                if "replyToken" in each:
                    self.world.tokens[each["replyToken"]].acknowledged = True
        made = Delivery(tuple(events), status, error)
        self.deliveries.append(made)
        return made

    async def redeliver(self, delivery: Delivery) -> Delivery:
        """The same events again, as LINE sends them when it has not seen a 200: same ids, marked as redelivered."""
        return await self.deliver(redelivered(delivery.events))

    def body_of(self, events: Iterable[Event]) -> bytes:
        body = {"destination": self.world.bot_user_id, "events": list(events)}
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()

    def signature(self, body: bytes) -> str:
        digest = hmac.new(self.world.channel_secret.encode(), body, hashlib.sha256).digest()
        return base64.b64encode(digest).decode()

    async def send(
        self, body: bytes, http: httpx.AsyncClient | None, path: str, *, signature: str | None = ""
    ) -> tuple[int | None, str]:
        """The bot's status, or None with the error's name. An empty ``signature`` is replaced by the right one."""
        assert http is not None, "tell the stand-in where the bot is: line.talks_to(client)"
        headers = {"content-type": "application/json; charset=utf-8", "user-agent": "LineBotWebhook/2.0"}
        if signature is not None:
            headers["x-line-signature"] = signature or self.signature(body)
        try:
            answer = await http.post(path, content=body, headers=headers, timeout=TIMEOUT_SECONDS)
        except httpx.TimeoutException:
            return None, "REQUEST_TIMEOUT"
        except httpx.TransportError:
            return None, "COULD_NOT_CONNECT"
        return answer.status_code, "" if answer.is_success else "ERROR_STATUS_CODE"


def redelivered(events: Iterable[Event]) -> list[Event]:
    found = copy.deepcopy(list(events))
    for each in found:
        each["deliveryContext"] = {"isRedelivery": True}
    return found
