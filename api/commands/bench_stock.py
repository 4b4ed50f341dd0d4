"""The same assistant as Rasa runs it: ``rasa run`` and ``rasa run actions``, its SQL tracker store, its REST channel."""

from __future__ import annotations

import asyncio
import sys
import time
from functools import partial
from pathlib import Path
from uuid import uuid4

import httpx
import yaml

from api.commands.bench_load import Figures, free_port, measure


def run(folder: Path, model: Path, words: list[str], conversations: int) -> Figures:
    """The figures of stock Rasa with this model, each conversation typing ``words`` in turn.

    ``folder`` takes its settings and its database. Raises what ``bench_load.measure`` raises.
    """
    port, actions = free_port(), free_port()
    settings = _settings(folder, actions)
    rasa = [sys.executable, "-m", "rasa", "run"]
    server = [*rasa, "-i", "127.0.0.1", "-p", str(port), "-m", str(model), *settings]
    base = f"http://127.0.0.1:{port}"
    return measure(
        [server, [*rasa, "actions", "-p", str(actions)]],
        [f"http://127.0.0.1:{actions}/health", f"{base}/"],
        partial(_talk_at_once, base, words, conversations),
    )


def _settings(folder: Path, actions: int) -> list[str]:
    endpoints, credentials = folder / "endpoints.yml", folder / "credentials.yml"
    store = {"type": "SQL", "dialect": "sqlite", "url": f"sqlite:///{folder / 'stock.db'}"}
    action_endpoint = {"url": f"http://127.0.0.1:{actions}/webhook"}
    endpoints.write_text(yaml.safe_dump({"tracker_store": store, "action_endpoint": action_endpoint}))
    credentials.write_text("rest:\n")
    return ["--endpoints", str(endpoints), "--credentials", str(credentials)]


async def _talk_at_once(base: str, words: list[str], conversations: int) -> list[list[float]]:
    async with httpx.AsyncClient(base_url=base, timeout=120) as http:
        return await asyncio.gather(*(_one(http, words) for _ in range(conversations)))


async def _one(http: httpx.AsyncClient, words: list[str]) -> list[float]:
    sender, times = str(uuid4()), []
    for text in words:
        start = time.perf_counter()
        answer = await http.post("/webhooks/rest/webhook", json={"sender": sender, "message": text})
        times.append(time.perf_counter() - start)
        if not answer.raise_for_status().json():
            raise RuntimeError(f"rasa run が「{text}」に答えませんでした")
    return times
