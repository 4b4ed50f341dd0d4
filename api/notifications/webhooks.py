"""Sends one webhook: signed, over HTTPS, to an address that was looked at, following no redirect."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

import httpx

from api.notifications.addresses import NotAllowed, checked, host_of, resolve
from api.notifications.facts import load_facts
from api.notifications.outcome import DELIVERED, OBSOLETE, Kind, Outcome, again, dead
from api.notifications.runner import Claimed
from api.secrets_box import Unreadable, unseal
from api.services import Services
from bot.storage.models import WebhookEndpoint

log = logging.getLogger("minato.notifications")

TEST_EVENT = "test"
STEP_TIMEOUT = 5.0  # seconds to connect, and for each part of the answer
TIMEOUT = 15.0  # seconds for the whole call; less than runner.LEASE
_LATEST_RETRY = timedelta(hours=24)
_GONE = 410


async def deliver_webhook(services: Services, item: Claimed) -> Outcome:
    """Tell an endpoint of an event, with the ticket as it stands now."""
    async with services.database.reading() as session:
        endpoint = await session.get(WebhookEndpoint, item.payload.get("endpoint_id", 0))
        test = item.kind == Kind.WEBHOOK_TEST
        facts = await load_facts(session, item.payload.get("ticket_id", 0), services.settings)
    if endpoint is None:
        return dead("送り先が削除されています。")
    if not endpoint.active and not test:
        return dead("送り先が停止されています。")
    if facts is None and not test:
        return OBSOLETE
    try:
        secret = unseal(endpoint.secret, services.settings)
    except Unreadable:
        return dead("署名の鍵を読めません（MINATO_SECRET_KEY が変わりました）。送り先を登録し直してください。")
    body = encode(delivery_id(item), item.payload, None if facts is None else facts.as_dict())
    headers = signed_headers(delivery_id(item), item.payload["event"], body, secret, services.clock())
    outcome = await post(
        endpoint.url, body, headers, at=services.clock(), allow_private=services.settings.webhook_allow_private
    )
    if outcome.error:
        log.warning("webhook %s to endpoint %s not delivered: %s", item.key, endpoint.id, outcome.error)
    return outcome


def delivery_id(item: Claimed) -> str:
    """The same at every attempt; another in another installation."""
    return hashlib.sha256(f"{item.key}|{item.created_at.isoformat()}".encode()).hexdigest()[:32]


def encode(delivery: str, payload: dict[str, Any], ticket: dict[str, Any] | None) -> bytes:
    told = {"id": delivery, "event": payload["event"], "at": payload["at"], "ticket": ticket}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def signed_headers(delivery: str, event: str, body: bytes, secret: str, at: datetime) -> dict[str, str]:
    """The headers of one attempt (contract §9). ``at``: now."""
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Minato",
        "Minato-Event": event,
        "Minato-Delivery": delivery,
        "Minato-Signature": signature(secret, body, int(at.timestamp())),
    }


def signature(secret: str, body: bytes, timestamp: int) -> str:
    """``t=<unix>,v1=<hex>``: HMAC-SHA256 over the time, a dot and the body."""
    mac = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256)
    return f"t={timestamp},v1={mac.hexdigest()}"


async def post(url: str, body: bytes, headers: dict[str, str], *, at: datetime, allow_private: bool) -> Outcome:
    """One attempt. The answer's body is not read."""
    try:
        async with asyncio.timeout(TIMEOUT):
            status, retry_after = await _post(url, body, headers, allow_private)
    except NotAllowed as refusal:
        return dead(str(refusal))
    except (TimeoutError, httpx.TimeoutException):
        return again("送り先から時間内に返事がありませんでした。")
    except ssl.SSLError:
        return again("送り先の証明書を確認できませんでした。")
    except (httpx.TransportError, OSError) as error:
        certificate = "CERTIFICATE" in str(error).upper()
        return again("送り先の証明書を確認できませんでした。" if certificate else "送り先につながりませんでした。")
    return judge(status, retry_after, at)


async def _post(url: str, body: bytes, headers: dict[str, str], allow_private: bool) -> tuple[int, str | None]:
    asked = checked(url)
    port = asked.port or (443 if asked.scheme == "https" else 80)
    addresses = await resolve(host_of(asked), port, allow_private=allow_private)
    # Proxies of the environment are left alone: they would look the name up themselves.
    async with httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=STEP_TIMEOUT, verify=_tls()) as http:
        for address in addresses:
            request = http.build_request(
                "POST", asked.copy_with(host=address, fragment=None), content=body,
                headers={**headers, "Host": asked.netloc.decode("ascii")},
                extensions={"sni_hostname": host_of(asked)},
            )  # fmt: skip
            try:
                response = await http.send(request, stream=True)
            except httpx.ConnectError:
                if address == addresses[-1]:
                    raise
                continue
            await response.aclose()
            return response.status_code, response.headers.get("Retry-After")
    raise OSError("no address")


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def judge(status: int, retry_after: str | None, at: datetime) -> Outcome:
    """What an answer means: 2xx is delivered, 408, 425, 429 and 5xx may pass, the rest will not."""
    if 200 <= status < 300:
        return DELIVERED
    if status in (408, 425, 429) or status >= 500:
        return again(f"送り先が、いまは受け取れないと返事をしました（{status}）。", retry_at(retry_after, at))
    if status == _GONE:
        return dead("送り先が、もう使われていないと返事をしました（410）。送り先を停止するか、削除してください。")
    if 300 <= status < 400:
        return dead(
            f"送り先が別の場所を案内しました（{status}）。転送には従いません。新しいアドレスを登録してください。"
        )
    return dead(f"送り先に断られました（{status}）。アドレスと、受け取る側の設定をご確認ください。")


def retry_at(value: str | None, at: datetime) -> datetime | None:
    """When ``Retry-After`` (seconds or an HTTP date) asks to be tried again; a day ahead at the most."""
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        seconds = min(int(value.strip()[:9]), int(_LATEST_RETRY.total_seconds()))
        return at + timedelta(seconds=seconds)
    try:
        asked = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = asked if asked.tzinfo else asked.replace(tzinfo=UTC)
    return min(aware, at + _LATEST_RETRY)
