"""``minato bench --line``: how fast LINE's webhook is acknowledged while the bot is busy with what it says."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from aiohttp import web
from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from api.channels.line.signature import HEADER, signature
from api.commands.bench_load import free_port, running, until_ready
from api.commands.sample import SAMPLE
from api.commands.training import ensure_model
from api.settings import Settings
from bot.storage.database import Database
from bot.storage.models import LineEvent, Message

PER_SECOND = 200
SECONDS = 30
_USERS = 100
_IDLE_SECONDS = 3.0  # the server closes a connection that is idle for 5
_Connection = tuple[float, asyncio.StreamReader, asyncio.StreamWriter]  # idle since when
_SECRET = "bench-channel-secret"
_START = 1_795_258_800_000


@dataclass(frozen=True)
class LineFigures:
    """Times in seconds; ``late_s``: how much later than planned the last request was sent; ``turns`` while it lasted."""

    answers_s: list[float]
    failed: int
    late_s: float
    waiting: int
    turns: int

    def rows(self) -> dict[str, str]:
        """The measurement for people, by name."""
        answers = sorted(self.answers_s)
        return {
            "出来事の数（失敗）": f"{len(answers):,}（{self.failed}）",
            "応答 p50": f"{_at(answers, 0.5):.0f} ms",
            "応答 p95": f"{_at(answers, 0.95):.0f} ms",
            "応答 p99": f"{_at(answers, 0.99):.0f} ms",
            "応答 最大": f"{answers[-1] * 1000:.0f} ms",
            "送る側の遅れ": f"{self.late_s * 1000:.0f} ms",
            "その間に答えた往復": f"{self.turns:,}",
            "そのとき待っていた出来事": f"{self.waiting:,}",
        }


def run(settings: Settings, seconds: int = SECONDS) -> None:
    """Measure on SQLite and on PostgreSQL, and print."""
    ensure_model(settings)
    found: dict[str, LineFigures] = {}
    with tempfile.TemporaryDirectory() as folder:
        found["SQLite"] = asyncio.run(_measure(f"sqlite:///{Path(folder) / 'bench.db'}", seconds))
        if find_spec("pgserver") is not None:  # of the development group only
            import pgserver

            server = pgserver.get_server(Path(folder) / "postgres", cleanup_mode="delete")
            found["PostgreSQL"] = asyncio.run(_measure(server.get_uri(), seconds))
            server.cleanup()
    table = Table(title=f"minato bench --line：毎秒 {PER_SECOND} 件を {seconds} 秒、どれもお客様の言葉（{_USERS} 人）")
    for name in ("測ったもの", *found):
        table.add_column(name, justify="left" if name == "測ったもの" else "right")
    for name in next(iter(found.values())).rows():
        table.add_row(name, *(figures.rows()[name] for figures in found.values()))
    Console().print(table)


async def _measure(database_url: str, seconds: int) -> LineFigures:
    port = free_port()
    async with _line() as base:
        given = {"CHANNEL_SECRET": _SECRET, "CHANNEL_ACCESS_TOKEN": "bench", "API_BASE": base, "DATA_BASE": base}
        os.environ.update({f"MINATO_LINE_{name}": value for name, value in given.items()})
        command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port), "--database-url", database_url]
        with running([command]) as processes:
            await until_ready([f"http://127.0.0.1:{port}/readyz"], processes)
            answers, failed, late = await _send(port, seconds)
            waiting, turns = await _what_became_of_it(database_url)
    return LineFigures(answers, failed, late, waiting, turns)


async def _send(port: int, seconds: int) -> tuple[list[float], int, float]:
    """One request an event at its planned moment, whether the ones before were answered or not.

    Written straight to connections that stay open: the sender must not take the machine from the server.
    """
    requests = [_request(body) for body in itertools.islice(_bodies(), PER_SECOND * seconds)]
    answers: list[float] = []
    failed, late, idle = 0, 0.0, list[_Connection]()

    async def post(request: bytes, planned: float) -> None:
        nonlocal failed
        while idle and time.perf_counter() - idle[-1][0] > _IDLE_SECONDS:
            idle.pop()[2].close()
        reader, writer = idle.pop()[1:] if idle else await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(int(re.search(rb"content-length: (\d+)", head, re.IGNORECASE)[1]))  # type: ignore[index]
        answers.append(time.perf_counter() - planned)
        failed += b" 200 " not in head[:20]
        idle.append((time.perf_counter(), reader, writer))

    start, under_way = time.perf_counter(), []
    for place, request in enumerate(requests):
        planned = start + place / PER_SECOND
        ahead = planned - time.perf_counter()
        if ahead > 0:
            await asyncio.sleep(ahead)
        late = max(late, -ahead)
        under_way.append(asyncio.create_task(post(request, max(planned, time.perf_counter()))))
    await asyncio.gather(*under_way)
    for _, _, writer in idle:
        writer.close()
    return answers, failed, late


def _request(body: bytes) -> bytes:
    head = (
        "POST /channels/line/webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"{HEADER}: {signature(body, _SECRET)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _bodies() -> Iterator[bytes]:
    """Signed requests of one event: users who type a whole intake."""
    words = list(json.loads(SAMPLE.read_text(encoding="utf-8")).values())
    chance = random.Random(5)
    for number in itertools.count():
        user = chance.randrange(_USERS)
        event: dict[str, Any] = {
            "type": "message", "mode": "active", "timestamp": _START + 5 * number,
            "source": {"type": "user", "userId": f"U{user:032x}"}, "webhookEventId": f"01BENCH{number:019}",
            "deliveryContext": {"isRedelivery": False}, "replyToken": f"bench-{number}",
            "message": {"id": str(number), "type": "text", "text": chance.choice(words), "quoteToken": "q"},
        }  # fmt: skip
        yield json.dumps({"destination": f"U{0:032x}", "events": [event]}, ensure_ascii=False).encode()


async def _what_became_of_it(database_url: str) -> tuple[int, int]:
    """Events that wait still, and messages of visitors that were answered."""
    database = Database(database_url)
    async with database.reading() as session:
        waiting = await session.scalar(select(func.count()).where(LineEvent.done_at.is_(None)))
        turns = await session.scalar(select(func.count()).where(Message.role == "visitor"))
    await database.close()
    return int(waiting or 0), int(turns or 0)


@asynccontextmanager
async def _line() -> AsyncIterator[str]:
    """A server in LINE's place that takes everything."""

    async def take(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"sentMessages": [{"id": "1"}], "type": "none", "totalUsage": 0})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def _at(answers: list[float], share: float) -> float:
    return answers[min(len(answers) - 1, int(len(answers) * share))] * 1000
