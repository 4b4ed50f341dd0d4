"""What the benchmark's servers have in common: a process on loopback, the words typed to it, and the figures."""

from __future__ import annotations

import asyncio
import socket
import statistics
import subprocess
import time
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from api.commands.bench_parse import resident_mib

READY_WITHIN_S = 180
Load = Callable[[], Coroutine[Any, Any, list[list[float]]]]  # each conversation's turns, in seconds


@dataclass(frozen=True)
class Figures:
    """One measurement. Times in seconds, memory in MiB (resident, after the load)."""

    ready_s: float
    memory_mib: float
    turns_s: list[float]
    elapsed_s: float

    def rows(self) -> dict[str, str]:
        """The measurement for people, by name."""
        turns = sorted(self.turns_s)
        return {
            "起動から応答まで": f"{self.ready_s:.1f} 秒",
            "メモリ（常駐）": f"{self.memory_mib:.0f} MiB",
            "往復の数": f"{len(turns)}",
            "往復 p50": f"{statistics.median(turns) * 1000:.0f} ms",
            "往復 p95": f"{turns[int(len(turns) * 0.95)] * 1000:.0f} ms",
            "往復 最大": f"{turns[-1] * 1000:.0f} ms",
            "毎秒の往復": f"{len(turns) / self.elapsed_s:.1f}",
        }


@contextmanager
def running(commands: Iterable[list[str]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The commands as processes, ended at the end."""
    processes = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands
    ]
    try:
        yield processes
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


def measure(commands: list[list[str]], health: list[str], load: Load) -> Figures:
    """Start the commands, wait until every address of ``health`` answers 200, run ``load``, and stop them.

    Raises RuntimeError when a process ends by itself, TimeoutError when it is not ready in 180 s.
    """
    started = time.monotonic()
    with running(commands) as processes:
        asyncio.run(until_ready(health, processes))
        ready, begun = time.monotonic() - started, time.monotonic()
        conversations = asyncio.run(load())
        elapsed = time.monotonic() - begun
        memory = sum(resident_mib(process.pid) for process in processes)
    return Figures(ready, memory, [turn for turns in conversations for turn in turns], elapsed)


def free_port() -> int:
    """A port of loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def until_ready(health: list[str], processes: list[subprocess.Popen[bytes]]) -> None:
    """Wait until every address answers 200 (see ``measure``)."""
    async with httpx.AsyncClient() as http:
        for address in health:
            await _answers(http, address, processes)


async def _answers(http: httpx.AsyncClient, address: str, processes: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(READY_WITHIN_S * 10):
        if ended := [one for one in processes if one.poll() is not None]:
            raise RuntimeError(f"{ended[0].args!r} が終了しました（コード {ended[0].returncode}）")
        try:
            if (await http.get(address)).status_code == 200:
                return
        except httpx.TransportError:
            pass
        await asyncio.sleep(0.1)
    raise TimeoutError(f"{address} が準備できませんでした")
