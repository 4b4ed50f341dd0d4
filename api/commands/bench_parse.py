"""The part of ``minato bench`` that parses: time and memory over many messages, each with words never seen before."""

from __future__ import annotations

import asyncio
import json
import random
import statistics
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rasa.core.processor import MessageProcessor

from api.app import load_agent
from api.commands.evaluate import SETS
from api.commands.parse import understand_text
from api.commands.training import ensure_model
from api.settings import Settings

_SAMPLES = 10  # of the memory, over the run
_KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロン"
_KANJI = "山川田島崎野原木本村上中下大小高井藤石林森池橋谷沢岡水金銀鉄銅酒茶米麦豆塩糸布紙竹革陶漆"


@dataclass(frozen=True)
class ParseFigures:
    """Times in milliseconds; resident memory in MiB before and after each tenth of the run."""

    parses: int
    p50_ms: float
    p95_ms: float
    memory_mib: list[float]


def measure(settings: Settings, parses: int) -> ParseFigures:
    """Parse that many messages: the evaluation lines, each time with new invented words and numbers in them."""
    agent = load_agent(ensure_model(settings))
    assert agent.processor is not None
    return asyncio.run(_parse(agent.processor, parses))


async def _parse(processor: MessageProcessor, parses: int) -> ParseFigures:
    lines = [json.loads(line) for line in (SETS / "fields.jsonl").read_text(encoding="utf-8").splitlines()]
    chance = random.Random(0)
    times: list[float] = []
    memory = [resident_mib()]
    for index in range(parses):
        line = lines[index % len(lines)]
        text = f"{line['text']} {_invented(chance)}"
        start = time.perf_counter()
        await understand_text(processor, text, line.get("asking"), date.fromisoformat(line["as_of"]))
        times.append(time.perf_counter() - start)
        if (index + 1) % max(1, parses // _SAMPLES) == 0:
            memory.append(resident_mib())
    times.sort()
    return ParseFigures(parses, statistics.median(times) * 1000, times[int(len(times) * 0.95)] * 1000, memory)


def _invented(chance: random.Random) -> str:
    word = "".join(chance.choices(_KATAKANA, k=6)) + "".join(chance.choices(_KANJI, k=3))
    return f"{word}{chance.randrange(10**6)}"


def resident_mib(pid: int | None = None) -> float:
    """Resident memory of a process, this one by default (Linux); 0 where /proc does not tell."""
    try:
        lines = Path(f"/proc/{pid or 'self'}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)
