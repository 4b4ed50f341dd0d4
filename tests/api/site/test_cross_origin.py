"""Whose pages may call the API, over real HTTP: exact origins only, everybody else's before anything is done."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import func, select
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from api.app import create_app
from api.services import Services
from bot.storage.models import Conversation

SHOP = "https://shop.example.jp"
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
STRANGERS = [
    "https://evil.example", "null", "http://shop.example.jp", "https://shop.example.jp:8443", "https://shop.example.jp.evil.example",
    "https://sub.shop.example.jp", "https://SHOP.example.jp",
]  # fmt: skip


@pytest.fixture(autouse=True)
def of_the_operator(services: Services) -> None:
    services.settings.allowed_origins = SHOP


async def started(services: Services) -> int:
    async with services.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Conversation)) or 0


async def test_an_allowed_page_may_ask_and_read(client: AsyncClient) -> None:
    before = await client.options("/v1/conversations", headers={"Origin": SHOP, **PREFLIGHT})
    assert before.status_code == 204 and before.headers["access-control-allow-origin"] == SHOP
    assert {"authorization", "content-type"} <= set(before.headers["access-control-allow-headers"].lower().split(", "))
    answer = await client.post("/v1/conversations", json={"channel": "web"}, headers={"Origin": SHOP})
    assert answer.status_code == 201 and answer.headers["access-control-allow-origin"] == SHOP
    assert "Origin" in answer.headers["vary"] and "access-control-allow-credentials" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


async def test_so_may_it_read_what_went_wrong(client: AsyncClient) -> None:
    answer = await client.post("/v1/links/open", json={"code": "nothing"}, headers={"Origin": SHOP})
    assert answer.status_code == 404 and answer.headers["access-control-allow-origin"] == SHOP


@pytest.mark.parametrize("origin", STRANGERS)
async def test_a_strange_page_is_refused_before_anything_is_done(
    client: AsyncClient, services: Services, origin: str
) -> None:
    before = await client.options("/v1/conversations", headers={"Origin": origin, **PREFLIGHT})
    answer = await client.post("/v1/conversations", json={"channel": "web"}, headers={"Origin": origin})
    for refused in (before, answer):
        assert refused.status_code == 403 and "access-control-allow-origin" not in refused.headers
        assert "許可するオリジン" in refused.json()["detail"] and refused.headers["vary"] == "Origin"
    assert await started(services) == 0


async def test_our_own_page_and_programs_need_no_leave(client: AsyncClient) -> None:
    for headers in ({}, {"Origin": "http://minato.test"}):
        answer = await client.post("/v1/conversations", json={"channel": "web"}, headers=headers)
        assert answer.status_code == 201 and "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(("origin", "allowed"), [(SHOP, True), ("http://minato.test", True), (STRANGERS[0], False)])
async def test_any_page_may_ask_whether_it_may(client: AsyncClient, origin: str, allowed: bool) -> None:
    answer = await client.get("/widget/admission", headers={"Origin": origin})
    assert answer.json() == {"allowed": allowed} and answer.headers["access-control-allow-origin"] == "*"


async def test_the_console_is_nobody_elses(client: AsyncClient) -> None:
    answer = await client.get("/console/login", headers={"Origin": SHOP})
    assert "access-control-allow-origin" not in answer.headers


@pytest.fixture
async def crashing(services: Services) -> AsyncIterator[AsyncClient]:
    app = create_app(services)

    async def start(channel: str) -> None:
        raise RuntimeError(channel)

    services.dialogue.start = start  # type: ignore[assignment]
    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://minato.test") as http:
        yield http


async def test_a_defect_can_be_read_too(crashing: AsyncClient) -> None:
    answer = await crashing.post("/v1/conversations", json={"channel": "web"}, headers={"Origin": SHOP})
    assert answer.status_code == 500 and answer.headers["access-control-allow-origin"] == SHOP


@pytest.mark.parametrize(("origin", "opened"), [(SHOP, True), (None, True), (STRANGERS[0], False)])
def test_a_stream_opens_to_allowed_pages_only(services: Services, origin: str | None, opened: bool) -> None:
    web = TestClient(create_app(services))
    headers = {"Origin": origin} if origin else {}
    with (
        pytest.raises(WebSocketDisconnect) as ended,
        web.websocket_connect("/v1/conversations/nobody/stream", headers=headers) as socket,
    ):
        socket.send_json({"token": "wrong"})
        socket.receive_json()
    assert (ended.value.code == 4401) is opened  # accepted, and then not this conversation's key
