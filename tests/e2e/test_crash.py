"""SIGKILL in mid-conversation: nothing acknowledged is lost, nothing is done twice."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from httpx import AsyncClient

from api.settings import ROOT
from tests.e2e.visitor import Visitor

STARTED = "ミナトが起動しました"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """``minato serve`` as a process of its own, once it says that it answers; killed at the end."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "MINATO_ATTACHMENTS_DIR": str(folder / "attachments")}
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    command += ["--database-url", f"sqlite:///{folder / 'minato.db'}"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if STARTED in line:
                break
        else:
            raise AssertionError(f"it did not start: {''.join(said)}")
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


@asynccontextmanager
async def browser(port: int) -> AsyncIterator[AsyncClient]:
    async with AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as http:
        yield http


async def test_the_conversation_goes_on_after_a_kill(model: Path, tmp_path: Path, port: int) -> None:
    with serving(tmp_path, port) as process:
        async with browser(port) as http:
            visitor = await (await Visitor(http).start()).answer_until("employees")
            acknowledged: dict[str, Any] = {
                "message_id": str(uuid4()),
                "text": "資本金は5000万円でした。従業員は35人です",
            }
            answer = (await visitor.post(acknowledged)).json()
            before = await visitor.get()
        under_way = {"message_id": str(uuid4()), "text": "従業員は40人に訂正します"}
        _send_and_leave(port, visitor, under_way)
        process.send_signal(signal.SIGKILL)
        process.wait()

    with serving(tmp_path, port):
        async with browser(port) as http:
            visitor = _moved(visitor, http)
            after = await visitor.get()
            assert after["messages"][: len(before["messages"])] == before["messages"]
            assert await visitor.value("capital_yen") == 50_000_000
            assert (await visitor.post(acknowledged)).json() == answer, "resent, it is answered as it was"
            once = (await visitor.post(under_way)).json()
            assert (await visitor.post(under_way)).json() == once
            record = await visitor.record("employees")
            assert record is not None and record["value"] == 40
            assert [past["value"] for past in record["history"]] == [35], "done once"
            ids = [message["message_id"] for message in (await visitor.get())["messages"]]
            assert ids.count(under_way["message_id"]) == ids.count(acknowledged["message_id"]) == 1
            await visitor.say("昭和48年")
            await visitor.answer_until(None)
            await visitor.choose("submit")
            assert visitor.replies[0]["ticket"] == "M-0001"


def _moved(visitor: Visitor, http: AsyncClient) -> Visitor:
    """The same visitor, on the service that was started anew."""
    other = Visitor(http)
    other.id, other.headers = visitor.id, visitor.headers
    other.progress = visitor.progress
    return other


def _send_and_leave(port: int, visitor: Visitor, body: dict[str, Any]) -> None:
    """Send a message and do not wait for its answer."""
    content = json.dumps(body).encode()
    head = (
        f"POST /v1/conversations/{visitor.id}/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Authorization: {visitor.headers['Authorization']}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode() + content)
