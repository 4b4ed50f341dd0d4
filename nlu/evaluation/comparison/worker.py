"""One training or one measurement in a process of its own, so that its time and memory are its own.

``python -m nlu.evaluation.comparison.worker train|measure …`` writes a JSON object to the file named last.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

_WARM_UP = 30  # parses before the clock counts: caches, lazy imports, TensorFlow's tracing


def train(config: str, data: str, domain: str, model: str) -> dict[str, Any]:
    """Train a pipeline on a file or folder of examples; ``model`` is the path of the archive to write."""
    from rasa.model_training import train_nlu

    target, started = Path(model), time.monotonic()
    made = train_nlu(config, data, str(target.parent), target.name.removesuffix(".tar.gz"), domain=domain)
    if made is None:
        raise RuntimeError("Rasa gave no model")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"train_s": time.monotonic() - started, "train_peak_mib": peak}


def measure(model: str, lines: str, started: str) -> dict[str, Any]:
    """Load a model and parse the lines of a set. ``started`` is the monotonic time at which the process was asked for."""
    from rasa.core.agent import Agent

    processor = Agent.load(model).processor
    assert processor is not None
    ready = time.monotonic() - float(started)
    texts = [json.loads(line) for line in Path(lines).read_text(encoding="utf-8").splitlines()]
    times, parsed = asyncio.run(_parse(processor, texts))
    return {"load_s": ready, "memory_mib": _resident_mib(), "times_ms": times, "parsed": parsed}


async def _parse(processor: Any, lines: list[dict[str, Any]]) -> tuple[list[float], list[dict[str, Any]]]:
    from rasa.core.channels.channel import UserMessage

    def message(line: dict[str, Any]) -> Any:
        return UserMessage(line["text"], metadata={key: line[key] for key in ("asking", "as_of") if key in line})

    for line in lines[:_WARM_UP]:
        await processor.parse_message(message(line))
    times, answers = [], []
    for line in lines:
        asked, start = message(line), time.perf_counter()
        parsed = await processor.parse_message(asked)
        times.append((time.perf_counter() - start) * 1000)
        answers.append({"ranking": _ranking(parsed), "entities": [_entity(one) for one in parsed["entities"]]})
    return times, answers


def _ranking(parsed: dict[str, Any]) -> list[list[Any]]:
    """[intent, confidence], the retrieval intent ``faq`` with the topic that Rasa's response selector chose."""
    response = (parsed.get("response_selector") or {}).get("faq", {}).get("response", {})
    topic = response.get("intent_response_key", "faq")
    return [
        [topic if one["name"] == "faq" else one["name"], float(one["confidence"])]
        for one in parsed.get("intent_ranking") or []
    ]


def _entity(found: dict[str, Any]) -> dict[str, Any]:
    return {name: found[name] for name in ("entity", "value", "start", "end")}


def _resident_mib() -> float:
    """Resident memory of this process (Linux)."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


if __name__ == "__main__":
    *arguments, answer = sys.argv[2:]
    found = train(*arguments) if sys.argv[1] == "train" else measure(*arguments)
    Path(answer).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
