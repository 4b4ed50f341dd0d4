"""The webhook: whom it believes, what it keeps, and how often."""

from __future__ import annotations

import json
from typing import Any

import pytest
from linebot.v3.webhook import SignatureValidator
from prometheus_client import REGISTRY

from api.channels.line.signature import HEADER, is_signed, signature
from api.channels.line.webhook import MAX_BODY
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import GROUP, SECRET, LineSide, body_of, event, text
from tests.api.conversations.test_problems import assert_problem


def _counted(outcome: str) -> float:
    return REGISTRY.get_sample_value("minato_line_webhooks_total", {"outcome": outcome}) or 0.0


@pytest.mark.parametrize("words", ["こんにちは", "👨‍👩‍👧 \n\t\\u0000", "", "x" * 10_000])
def test_署名はLINEのSDKと合う(words: str) -> None:
    body = body_of(text(words))
    assert SignatureValidator(SECRET).validate(body.decode(), signature(body, SECRET))
    assert is_signed(body, signature(body, SECRET), SECRET)
    assert not is_signed(body + b" ", signature(body, SECRET), SECRET)


@pytest.mark.parametrize(
    ("signed", "status", "outcome"),
    [
        (None, 200, "accepted"),
        ("", 400, "not_signed"),
        ("違う".encode().hex(), 401, "wrongly_signed"),
        (signature(body_of(), SECRET), 401, "wrongly_signed"),
        (signature(body_of(), "another secret"), 401, "wrongly_signed"),
    ],
)
async def test_署名のない要求と合わない要求は断って数える(
    line: LineSide, signed: str | None, status: int, outcome: str
) -> None:
    before = _counted(outcome)
    answer = await line.post(body_of(text("相談したいです")), signed)
    assert answer.status_code == status
    assert _counted(outcome) == before + 1
    assert len(await told.events(line.services)) == (1 if status == 200 else 0)


async def test_署名のヘッダーがないときも400(line: LineSide) -> None:
    assert_problem(await line.http.post("/channels/line/webhook", content=body_of()), 400)


async def test_LINEの画面の検証には200(line: LineSide) -> None:
    assert (await line.post(body_of())).status_code == 200
    assert await told.events(line.services) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'{"events": {}}',
        b'{"events": null}',
        b"\xff\xfe",
        b"{",
        b"[" * 100_000,
        b'"events"',
    ],
)
async def test_読めない本文は400で何も残さない(line: LineSide, body: bytes) -> None:
    assert_problem(await line.post(body), 400)
    assert await told.events(line.services) == []


async def test_1MBを超える本文は読まない(line: LineSide) -> None:
    padded = body_of(text("あ")).ljust(MAX_BODY, b" ")
    assert (await line.post(padded)).status_code == 200
    assert_problem(await line.post(padded + b" "), 413)


@pytest.mark.parametrize(
    "odd",
    [
        None, 3, "event", [], {}, {"type": "message"}, {"webhookEventId": 5}, {"webhookEventId": ""},
        {"webhookEventId": "x" * 65}, {"webhookEventId": "a\nb"},
    ],
)  # fmt: skip
async def test_idのない出来事は数えるだけで_ほかは受け取る(line: LineSide, odd: Any) -> None:
    await line.send(odd, text("相談したいです"), odd)
    assert [one.kind for one in await told.events(line.services)] == ["message"]


@pytest.mark.parametrize("timestamp", [None, "now", 10**30, -(10**30), True, [], 1.5])
@pytest.mark.parametrize(
    "source", [None, "user", {}, {"type": "user", "userId": 3}, {"type": "user", "userId": "\ud800"}]
)
async def test_おかしな出来事でも落ちない(line: LineSide, timestamp: Any, source: Any) -> None:
    odd = {**text("あ"), "timestamp": timestamp, "source": source, "replyToken": 7}
    body = json.dumps({"destination": "", "events": [odd]}).encode()
    assert (await line.post(body)).status_code == 200
    (kept,) = await told.events(line.services)
    assert (kept.user_id, kept.event, kept.done_at is None) == (None, None, False)


async def test_同じ出来事は_同じ要求の中でも_届き直しても_一度だけ残る(line: LineSide) -> None:
    one, two = text("一つ"), text("二つ")
    await line.send(one, one, two)
    again = {**one, "deliveryContext": {"isRedelivery": True}}
    await line.send(again, two)
    assert [kept.webhook_event_id for kept in await told.events(line.services)] == [
        one["webhookEventId"], two["webhookEventId"],
    ]  # fmt: skip


KINDS = [
    ("videoPlayComplete", {"videoPlayComplete": {"trackingId": "t"}}),
    ("beacon", {"beacon": {"hwid": "d41d8cd98f", "type": "enter"}}),
    ("accountLink", {"link": {"result": "ok", "nonce": "n"}}),
    ("delivery", {"delivery": {"data": "15034552939884E28681A7D668CEA94C147C716C0EC9DFE8B80B44EF3B57F6BD"}}),
    ("memberJoined", {"joined": {"members": []}}),
    ("membership", {"membership": {"type": "joined", "membershipId": 1}}),
    ("module", {"module": {"type": "attached"}}),
    ("botSuspended", {}),
    ("aKindOfTheFuture", {"anything": [1]}),
]


@pytest.mark.parametrize(("kind", "parts"), KINDS)
async def test_用のない種類と知らない種類は_数えて終わる(line: LineSide, kind: str, parts: dict[str, Any]) -> None:
    counted = "unknown" if kind == "aKindOfTheFuture" else kind
    labels = {"kind": counted, "outcome": "ignored"}
    before = REGISTRY.get_sample_value("minato_line_events_total", labels) or 0.0
    await line.say(event(kind, **parts))
    (kept,) = await told.events(line.services)
    assert kept.done_at is not None and kept.event is None and kept.reply_token is None
    assert REGISTRY.get_sample_value("minato_line_events_total", labels) == before + 1
    assert await told.user(line.services) is None


async def test_待機中のチャネルへの出来事には何もしない(line: LineSide) -> None:
    await line.say({**text("相談したいです"), "mode": "standby"})
    assert await told.user(line.services) is None


async def test_グループで言われたことの返信の鍵は_その人のものにならない(line: LineSide) -> None:
    await line.send(text("みなさんこんにちは", group=GROUP))
    (kept,) = await told.events(line.services)
    assert kept.user_id == GROUP


async def test_署名がヘッダーに入れられない字でも落ちない(line: LineSide) -> None:
    headers = [(HEADER.encode(), "ü".encode("latin-1"))]
    answer = await line.http.post("/channels/line/webhook", content=body_of(), headers=headers)
    assert answer.status_code == 401
