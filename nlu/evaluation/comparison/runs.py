"""Starts the workers: a pipeline trained once for its data, and measured anew each time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WORKER = "nlu.evaluation.comparison.worker"
_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


@dataclass(frozen=True)
class Training:
    """A trained model, what it took (seconds) and the most memory on the way (MiB resident)."""

    model: Path
    train_s: float
    train_peak_mib: float


@dataclass(frozen=True)
class Measurement:
    """One process that loaded a model and parsed a set. Seconds from its start to ready, MiB after the last line."""

    load_s: float
    memory_mib: float
    times_ms: list[float]
    parsed: list[dict[str, Any]]

    @property
    def p50_ms(self) -> float:
        return sorted(self.times_ms)[len(self.times_ms) // 2]

    @property
    def p95_ms(self) -> float:
        return sorted(self.times_ms)[int(len(self.times_ms) * 0.95)]


@dataclass(frozen=True)
class Runner:
    """``root`` is the project, ``folder`` where trained models stay until their pipeline or their data change."""

    root: Path
    folder: Path

    def train(self, config: Path, data: Path) -> Training:
        """Train ``config`` on ``data`` (a file or a folder), or take the model that an earlier run left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        model = self.folder / f"{config.stem}-{_digest(self._made_of(config, data))}.tar.gz"
        figures = model.with_suffix(".json")
        if not (model.exists() and figures.exists()):
            domain = self.root / "domain.yml"
            answer = self._ask("train", config, data, domain, model)
            figures.write_text(json.dumps(answer), encoding="utf-8")
        return Training(model, **json.loads(figures.read_text(encoding="utf-8")))

    def measure(self, model: Path, lines: Path) -> Measurement:
        """Load ``model`` in a new process and parse each line of a ``.jsonl`` set there."""
        return Measurement(**self._ask("measure", model, lines, time.monotonic()))

    def _made_of(self, config: Path, data: Path) -> Iterable[Path]:
        yield config
        yield from _files(data)
        text = config.read_text(encoding="utf-8")
        for package in ("components", "evaluation.comparison"):
            if f"nlu.{package}." in text:  # a model is only as good as the code that reads it
                yield from sorted((self.root / "nlu").joinpath(*package.split(".")).glob("*.py"))

    def _ask(self, task: str, *arguments: object) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder) / "answer.json"
            command = [sys.executable, "-m", _WORKER, task, *map(str, arguments), str(answer)]
            done = subprocess.run(
                command, cwd=self.root, env=os.environ | _ENVIRONMENT, capture_output=True, text=True, check=False
            )
            if not answer.exists():
                raise RuntimeError(f"{' '.join(command)}\n{done.stderr}")
            found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
            return found


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.yml")) if path.is_dir() else [path]


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]
