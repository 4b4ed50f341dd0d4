"""Webhooks to a real receiver: what it is told, how it knows who speaks, and what becomes of each answer."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from api.notifications import webhooks
from api.notifications.webhooks import retry_at
from bot.handoff.notices import Event
from bot.storage.models import WebhookEndpoint
from bot.storage.outbox import PAUSES
from tests.api.console.cases import FULL, NOW, add_case
from tests.api.notifications.desk import SECRET, Desk
from tests.api.notifications.http_server import Receiver, hang_up, receiver, silence
from tests.api.notifications.tls import self_signed


async def test_出来事と受付を伝える(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url)
    await add_case(desk.database, (*FULL, ("contact_email", "eguchi@ariake.example", "")))
    await desk.deliver()
    await desk.deliver()
    (call,) = hooks.calls
    assert call.path == "/hooks?for=minato" and call.headers["host"] == f"127.0.0.1:{hooks.port}"
    assert call.headers["minato-event"] == call.told["event"] == "ticket.created"
    assert call.headers["minato-delivery"] == call.told["id"]
    assert call.told["at"] == "2026-11-24T08:00:00+09:00"
    ticket = call.told["ticket"]
    assert ticket.pop("verdicts").keys() == {"handson_2026", "new_exporter_10000"}
    assert ticket == {
        "number": "M-0001",
        "state": "new",
        "reason": "completed",
        "channel": "web",
        "company_name": "有明海苔本舗株式会社",
        "product_name": "海苔の佃煮「磯日和」",
        "target_countries": ["SG"],
        "prefecture": None,
        "stage": None,
        "created_at": "2026-11-24T08:00:00+09:00",
        "due_at": "2026-11-24T15:00:00+09:00",
        "assignee": None,
        "url": "https://minato.test/console/tickets/M-0001",
    }
    assert not any(word in call.body.decode() for word in ("江口", "eguchi", "0952", "8195"))


async def test_署名は時刻と本文にかかる(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await desk.deliver()
    (call,) = hooks.calls
    time = int(NOW.timestamp())
    expected = hmac.new(SECRET.encode(), f"{time}.".encode() + call.body, hashlib.sha256).hexdigest()
    assert call.headers["minato-signature"] == f"t={time},v1={expected}"


async def test_選んだ出来事だけを_動いている送り先だけに(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url + "&only=replies", [Event.VISITOR_REPLIED])
    off = await desk.endpoint(hooks.url + "&off=1")
    await _set_active(desk, off, False)
    await add_case(desk.database)
    await desk.deliver()
    assert hooks.calls == [] and await desk.items("webhook") == []


ANSWERS = [
    pytest.param(200, "delivered", "", id="200"),
    pytest.param(204, "delivered", "", id="204"),
    pytest.param(301, "dead", "転送には従いません", id="転送"),
    pytest.param(400, "dead", "断られました（400）", id="400"),
    pytest.param(401, "dead", "断られました（401）", id="401"),
    pytest.param(404, "dead", "断られました（404）", id="404"),
    pytest.param(410, "dead", "もう使われていない", id="410"),
    pytest.param(408, "retry", "いまは受け取れない", id="408"),
    pytest.param(429, "retry", "いまは受け取れない", id="429"),
    pytest.param(500, "retry", "いまは受け取れない", id="500"),
    pytest.param(503, "retry", "いまは受け取れない", id="503"),
]


@pytest.mark.parametrize(("status", "result", "words"), ANSWERS)
async def test_返事ごとのあつかい(desk: Desk, hooks: Receiver, status: int, result: str, words: str) -> None:
    hooks.status = status
    hooks.headers = {"Location": hooks.url + "&elsewhere=1"}
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await desk.deliver()
    (item,) = await desk.items("webhook")
    found = "delivered" if item.delivered_at else "dead" if item.failed_at else "retry"
    assert (found, item.attempts, len(hooks.calls)) == (result, 1, 1)
    assert words in (item.last_error or "")


async def test_間を空けて送り直し_最後はあきらめ_番号は同じ(desk: Desk, hooks: Receiver) -> None:
    hooks.status = 500
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await desk.deliver()
    for number, pause in enumerate(PAUSES, start=1):
        desk.clock.forward(pause - timedelta(seconds=1))
        await desk.deliver()
        assert len(hooks.calls) == number, "before its time"
        desk.clock.forward(timedelta(seconds=1))
        await desk.deliver()
        assert len(hooks.calls) == number + 1
    (item,) = await desk.items("webhook")
    assert item.failed_at == desk.clock.at
    desk.clock.forward(timedelta(days=30))
    await desk.deliver()
    assert len(hooks.calls) == len(PAUSES) + 1
    assert len({call.headers["minato-delivery"] for call in hooks.calls}) == 1
    assert len({call.headers["minato-signature"] for call in hooks.calls}) == len(hooks.calls)


async def test_待つように言われたら_その時刻まで待つ(desk: Desk, hooks: Receiver) -> None:
    hooks.status, hooks.headers = 429, {"Retry-After": "3600"}
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await desk.deliver()
    (item,) = await desk.items("webhook")
    assert item.next_attempt_at == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("120", NOW + timedelta(seconds=120)),
        ("99999999999999", NOW + timedelta(hours=24)),
        ("Tue, 24 Nov 2026 02:00:00 GMT", datetime(2026, 11, 24, 2, tzinfo=UTC)),
        ("Tue, 24 Nov 2099 02:00:00 GMT", NOW + timedelta(hours=24)),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("", None),
    ],
)
def test_待つ時刻を読む(value: str | None, expected: datetime | None) -> None:
    assert retry_at(value, NOW) == expected


@pytest.mark.parametrize("instead", [silence, hang_up])
async def test_返事がなければ待ちすぎずに_また試す(
    desk: Desk, hooks: Receiver, instead: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhooks, "STEP_TIMEOUT", 0.2)
    hooks.instead = instead  # type: ignore[assignment]
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await asyncio.wait_for(desk.deliver(), 5)
    (item,) = await desk.items("webhook")
    assert item.failed_at is None and item.attempts == 1 and item.last_error


async def test_一文字ずつ返す相手にも_時間の限りがある(
    desk: Desk, hooks: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def trickle(writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"H")
            await writer.drain()
            await asyncio.sleep(0.05)

    monkeypatch.setattr(webhooks, "TIMEOUT", 0.3)
    hooks.instead = trickle
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await asyncio.wait_for(desk.deliver(), 5)
    (item,) = await desk.items("webhook")
    assert "時間内に返事がありません" in (item.last_error or "")


@pytest.mark.parametrize(
    ("name_on_it", "trusted", "arrives"),
    [
        pytest.param("localhost", True, True, id="信頼できる"),
        pytest.param("localhost", False, False, id="だれも保証していない"),
        pytest.param("hooks.example", True, False, id="別の名前の証明書"),
    ],
)
async def test_HTTPSでは_相手の名前の証明書を確かめる(
    desk: Desk, name_on_it: str, trusted: bool, arrives: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to an address that was looked up before; the certificate is checked by the name."""
    server, trusting = self_signed(name_on_it)
    if trusted:
        monkeypatch.setattr(webhooks, "_tls", lambda: trusting)
    async with receiver(server) as other:
        await desk.endpoint(f"https://localhost:{other.port}/")
        await add_case(desk.database)
        await desk.deliver()
        (item,) = await desk.items("webhook")
        assert [call.headers["host"] for call in other.calls] == [f"localhost:{other.port}"] * arrives
        assert ("証明書" in (item.last_error or "")) is not arrives


async def test_ひとつの送り先の失敗は_ほかの送り先に響かない(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint("http://127.0.0.1:1/")
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await desk.deliver()
    desk.clock.forward(PAUSES[0])
    await desk.deliver()
    first, second = await desk.items("webhook")
    assert (first.attempts, second.attempts, len(hooks.calls)) == (2, 1, 1)


async def test_中のアドレスに変わった送り先には送らない(desk: Desk, hooks: Receiver) -> None:
    """The name was harmless when it was registered; what counts is where it leads when something is sent."""
    number = await desk.endpoint(f"https://10.0.0.{hooks.port % 200 + 1}/")
    await add_case(desk.database)
    await desk.deliver()
    (item,) = await desk.items("webhook")
    assert item.failed_at is not None and "MINATO_WEBHOOK_ALLOW_PRIVATE" in (item.last_error or "")
    assert number


async def test_鍵が変わって読めなければ_登録し直すように言う(desk: Desk, hooks: Receiver) -> None:
    await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await desk.with_settings(secret_key="another key, quite another").deliver()
    (item,) = await desk.items("webhook")
    assert hooks.calls == [] and item.failed_at is not None and "登録し直して" in (item.last_error or "")


async def test_送る前に停止した送り先には送らない(desk: Desk, hooks: Receiver) -> None:
    hooks.status = 500
    endpoint = await desk.endpoint(hooks.url)
    await add_case(desk.database)
    await desk.deliver()
    await _set_active(desk, endpoint, False)
    desk.clock.forward(PAUSES[0])
    await desk.deliver()
    (item,) = await desk.items("webhook")
    assert len(hooks.calls) == 1 and "停止" in (item.last_error or "")


async def _set_active(desk: Desk, endpoint_id: int, active: bool) -> None:
    async with desk.database.transaction() as session:
        await session.execute(update(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id).values(active=active))
