"""``minato bench``: the service as a process, under typed conversations at the same time, over HTTP on loopback."""

from __future__ import annotations

import asyncio
import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from rich.console import Console
from rich.table import Table

from api.commands.bench_parse import ParseFigures, measure, resident_mib
from api.commands.sample import SAMPLE
from api.commands.training import ensure_model
from api.settings import Settings

READY_WITHIN_S = 180
_MOST_TURNS = 80
_CLOSING = "はい、お願いします"


@dataclass(frozen=True)
class Figures:
    """One measurement. Times in seconds, memory in MiB (resident, after the load)."""

    ready_s: float
    memory_mib: float
    conversations: int
    turns_s: list[float]
    elapsed_s: float


def run(settings: Settings, conversations: int, parses: int) -> None:
    """Measure and print."""
    ensure_model(settings)
    with tempfile.TemporaryDirectory() as folder:
        figures = _measure(Path(folder), conversations)
    table = _table(figures)
    for name, value in _rows_of_parsing(measure(settings, parses)).items():
        table.add_row(name, value)
    Console().print(table)


def _rows_of_parsing(figures: ParseFigures) -> dict[str, str]:
    memory = figures.memory_mib
    return {
        "言葉の読み取り（新しい語つき）": f"{figures.parses:,} 回",
        "読み取り p50": f"{figures.p50_ms:.1f} ms",
        "読み取り p95": f"{figures.p95_ms:.1f} ms",
        "メモリ（はじめ → 1割 → おわり）": f"{memory[0]:.0f} → {memory[min(1, len(memory) - 1)]:.0f} → {memory[-1]:.0f} MiB",
    }


def _measure(folder: Path, conversations: int) -> Figures:
    port = _free_port()
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    command += ["--database-url", f"sqlite:///{folder / 'bench.db'}"]
    base, started = f"http://127.0.0.1:{port}", time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        asyncio.run(_until_ready(base, process))
        ready = time.monotonic() - started
        begun = time.monotonic()
        turns = asyncio.run(_talk_at_once(base, conversations))
        return Figures(ready, resident_mib(process.pid), conversations, turns, time.monotonic() - begun)
    finally:
        process.terminate()
        process.wait(timeout=30)


async def _until_ready(base: str, process: subprocess.Popen[bytes]) -> None:
    async with httpx.AsyncClient(base_url=base) as http:
        for _ in range(READY_WITHIN_S * 10):
            if process.poll() is not None:
                raise RuntimeError(f"minato serve が終了しました（コード {process.returncode}）")
            try:
                if (await http.get("/readyz")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.1)
    raise TimeoutError("minato serve が準備できませんでした")


async def _talk_at_once(base: str, conversations: int) -> list[float]:
    """Every turn's time, over all conversations, each a whole intake from hello to handoff."""
    words: dict[str, str] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    async with httpx.AsyncClient(base_url=base, timeout=60) as http:
        times = await asyncio.gather(*(_one(http, words) for _ in range(conversations)))
    return [turn for turns in times for turn in turns]


async def _one(http: httpx.AsyncClient, words: dict[str, str]) -> list[float]:
    begun = (await http.post("/v1/conversations", json={"channel": "web"})).raise_for_status().json()
    headers = {"Authorization": f"Bearer {begun['token']}"}
    path, asking, times = f"/v1/conversations/{begun['conversation_id']}/messages", begun["progress"]["asking"], []
    for _ in range(_MOST_TURNS):
        body: dict[str, Any] = {"message_id": str(uuid4()), "text": words[asking] if asking else _CLOSING}
        start = time.perf_counter()
        answer = (await http.post(path, json=body, headers=headers)).raise_for_status().json()
        times.append(time.perf_counter() - start)
        asking = answer["progress"]["asking"]
        if answer["state"] == "queued":
            return times
    raise RuntimeError(f"会話が最後まで進みませんでした（{asking}）")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _table(figures: Figures) -> Table:
    turns = sorted(figures.turns_s)
    table = Table(title="minato bench")
    table.add_column("測ったもの")
    table.add_column("値", justify="right")
    rows = {
        "起動から応答まで": f"{figures.ready_s:.1f} 秒",
        "メモリ（常駐）": f"{figures.memory_mib:.0f} MiB",
        "同時の会話": f"{figures.conversations}",
        "往復の数": f"{len(turns)}",
        "往復 p50": f"{statistics.median(turns) * 1000:.0f} ms",
        "往復 p95": f"{turns[int(len(turns) * 0.95)] * 1000:.0f} ms",
        "往復 最大": f"{turns[-1] * 1000:.0f} ms",
        "毎秒の往復": f"{len(turns) / figures.elapsed_s:.1f}",
    }
    for name, value in rows.items():
        table.add_row(name, value)
    return table
