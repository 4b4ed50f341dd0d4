"""``minato bench``: whole typed intakes at the same time over HTTP on loopback, by Minato and by stock Rasa."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from rich.console import Console
from rich.table import Table

from api.commands import bench_parse, bench_stock
from api.commands.bench_load import Figures, free_port, measure
from api.commands.sample import SAMPLE
from api.commands.training import ensure_model
from api.settings import Settings

_MOST_TURNS = 80
_CLOSING = "はい、お願いします"


def run(settings: Settings, conversations: int, parses: int, stock: bool = True) -> None:
    """Measure and print; without ``stock`` only Minato itself."""
    model = ensure_model(settings)
    with tempfile.TemporaryDirectory() as folder:
        figures, typed = _minato(Path(folder), conversations)
        beside = bench_stock.run(Path(folder), model, typed, conversations) if stock else None
    Console().print(_served(figures, beside, conversations))
    Console().print(_parsed(bench_parse.measure(settings, parses)))


def _served(figures: Figures, stock: Figures | None, conversations: int) -> Table:
    table = Table(title=f"minato bench：同時に {conversations} 人の相談")
    table.add_column("測ったもの")
    table.add_column("Minato", justify="right")
    theirs = stock.rows() if stock else {}
    if stock:
        table.add_column("rasa run ＋ rasa run actions", justify="right")
    for name, value in figures.rows().items():
        table.add_row(name, value, *([theirs[name]] if stock else []))
    return table


def _parsed(figures: bench_parse.ParseFigures) -> Table:
    memory = figures.memory_mib
    table = Table(title="言葉の読み取り（毎回、新しい語つき）", show_header=False)
    table.add_row("回数", f"{figures.parses:,}")
    table.add_row("p50", f"{figures.p50_ms:.1f} ms")
    table.add_row("p95", f"{figures.p95_ms:.1f} ms")
    table.add_row(
        "メモリ（はじめ → 1割 → おわり）",
        f"{memory[0]:.0f} → {memory[min(1, len(memory) - 1)]:.0f} → {memory[-1]:.0f} MiB",
    )
    return table


def _minato(folder: Path, conversations: int) -> tuple[Figures, list[str]]:
    """The figures, and what each of the conversations typed."""
    port = free_port()
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    command += ["--database-url", f"sqlite:///{folder / 'bench.db'}"]
    base = f"http://127.0.0.1:{port}"
    typed: list[str] = []
    load = partial(_talk_at_once, base, conversations, typed)
    return measure([command], [f"{base}/readyz"], load), typed


async def _talk_at_once(base: str, conversations: int, typed: list[str]) -> list[list[float]]:
    """Every turn's time; each conversation is a whole intake from hello to handoff. ``typed`` gets the first one's."""
    words: dict[str, str] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    async with httpx.AsyncClient(base_url=base, timeout=60) as http:
        ends = await asyncio.gather(*(_one(http, words) for _ in range(conversations)))
    typed += ends[0][1]
    return [times for times, _ in ends]


async def _one(http: httpx.AsyncClient, words: dict[str, str]) -> tuple[list[float], list[str]]:
    begun = (await http.post("/v1/conversations", json={"channel": "web"})).raise_for_status().json()
    headers = {"Authorization": f"Bearer {begun['token']}"}
    path, asking = f"/v1/conversations/{begun['conversation_id']}/messages", begun["progress"]["asking"]
    times: list[float] = []
    typed: list[str] = []
    for _ in range(_MOST_TURNS):
        typed.append(words[asking] if asking else _CLOSING)
        body: dict[str, Any] = {"message_id": str(uuid4()), "text": typed[-1]}
        start = time.perf_counter()
        answer = (await http.post(path, json=body, headers=headers)).raise_for_status().json()
        times.append(time.perf_counter() - start)
        asking = answer["progress"]["asking"]
        if answer["state"] == "queued":
            return times, typed
    raise RuntimeError(f"会話が最後まで進みませんでした（{asking}）")
