"""WS stream: the token in the first frame; messages and state changes as they happen."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from api.app import build_services, create_app
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.database import Database
from bot.storage.migrate import migrate


@pytest.fixture
def site(agent: LocalAgent, tmp_path: Path) -> Iterator[TestClient]:
    """The whole service with an event loop of its own, as starlette's test client has it."""
    url = f"sqlite:///{tmp_path / 'stream.db'}"

    async def prepare() -> None:
        database = Database(url)
        await migrate(database)
        await database.close()

    asyncio.new_event_loop().run_until_complete(prepare())
    with TestClient(create_app(build_services(Settings(database_url=url), agent))) as client:
        yield client


def _start(site: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = site.post("/v1/conversations", json={"channel": "web"}).json()
    return found


def _say(site: TestClient, started: dict[str, Any], text: str) -> str:
    message_id = str(uuid4())
    response = site.post(
        f"/v1/conversations/{started['conversation_id']}/messages",
        json={"message_id": message_id, "text": text},
        headers={"Authorization": f"Bearer {started['token']}"},
    )
    assert response.status_code == 200
    return message_id


def _open(site: TestClient, started: dict[str, Any]) -> WebSocketTestSession:
    return site.websocket_connect(f"/v1/conversations/{started['conversation_id']}/stream")


def _next(socket: WebSocketTestSession, kind: str) -> dict[str, Any]:
    for _ in range(20):
        frame: dict[str, Any] = socket.receive_json()
        if frame["type"] == kind:
            return frame
    raise AssertionError(f"no {kind} frame")


def test_messages_so_far_then_the_state_then_what_is_new(site: TestClient) -> None:
    started = _start(site)
    with _open(site, started) as socket:
        socket.send_json({"token": started["token"]})
        first = _next(socket, "message")
        assert first["role"] == "bot" and first["replies"] == started["replies"]
        state = _next(socket, "state")
        assert state["state"] == "bot" and state["progress"]["asking"] == "consent_privacy"
        message_id = _say(site, started, "はい")
        mine = _next(socket, "message")
        assert (mine["role"], mine["message_id"]) == ("visitor", message_id)
        assert _next(socket, "message")["role"] == "bot"


def test_every_window_of_a_conversation_is_told_what_one_of_them_said_and_what_the_bot_answered(
    site: TestClient,
) -> None:
    started = _start(site)
    with _open(site, started) as one, _open(site, started) as two:
        for socket in (one, two):
            socket.send_json({"token": started["token"]})
            _next(socket, "state")
        message_id = _say(site, started, "はい")
        for socket in (one, two):
            assert _next(socket, "message")["message_id"] == message_id
            answer = _next(socket, "message")
            assert answer["role"] == "bot" and answer["replies"]


def test_a_conversation_that_was_deleted_ends_its_stream(site: TestClient, tmp_path: Path) -> None:
    started = _start(site)
    with _open(site, started) as socket:
        socket.send_json({"token": started["token"]})
        _next(socket, "state")
        with sqlite3.connect(tmp_path / "stream.db") as database:
            database.execute("DELETE FROM conversations WHERE id = ?", (started["conversation_id"],))
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 4401


def test_a_change_of_state_is_told(site: TestClient) -> None:
    started = _start(site)
    _say(site, started, "はい")
    with _open(site, started) as socket:
        socket.send_json({"token": started["token"]})
        assert _next(socket, "state")["state"] == "bot"
        _say(site, started, "担当者と話したい")
        assert _next(socket, "state")["state"] == "queued"


def test_after_a_known_message_only_later_ones_come(site: TestClient) -> None:
    started = _start(site)
    message_id = _say(site, started, "はい")
    with _open(site, started) as socket:
        socket.send_json({"token": started["token"], "after": message_id})
        frame = _next(socket, "message")
        assert frame["role"] == "bot" and "商品" in frame["text"]


@pytest.mark.parametrize("after", ["nosuch", 5, ["x"], {"a": 1}, None, True])
def test_an_unknown_mark_gives_everything(site: TestClient, after: Any) -> None:
    started = _start(site)
    with _open(site, started) as socket:
        socket.send_json({"token": started["token"], "after": after})
        assert _next(socket, "message")["role"] == "bot"


@pytest.mark.parametrize(
    "frame", ['{"token": "wrong"}', "{}", "[]", "null", "no json", "", '{"token": 5}', '{"token": null}', "[" * 100_000]
)
def test_without_the_right_token_it_is_closed(site: TestClient, frame: str) -> None:
    started = _start(site)
    with _open(site, started) as socket:
        socket.send_text(frame)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 4401


def test_a_binary_first_frame_is_closed_too(site: TestClient) -> None:
    started = _start(site)
    with _open(site, started) as socket:
        socket.send_bytes(b"\x00\x01")
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 4401


def test_the_token_of_another_conversation_opens_nothing(site: TestClient) -> None:
    one, two = _start(site), _start(site)
    with _open(site, one) as socket:
        socket.send_json({"token": two["token"]})
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 4401


def test_the_token_in_the_address_is_not_taken(site: TestClient) -> None:
    started = _start(site)
    url = f"/v1/conversations/{started['conversation_id']}/stream?token={started['token']}"
    with site.websocket_connect(url) as socket:
        socket.send_json({})
        with pytest.raises(WebSocketDisconnect):
            socket.receive_json()


def test_frames_after_the_first_do_not_disturb_it(site: TestClient) -> None:
    started = _start(site)
    with _open(site, started) as socket:
        socket.send_json({"token": started["token"]})
        _next(socket, "state")
        socket.send_text("ping")
        socket.send_bytes(b"\x00")
        _say(site, started, "はい")
        assert _next(socket, "message")["role"] == "visitor"
