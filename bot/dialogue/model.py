"""The trained model: which one fits the current configuration, domain and data; and training it."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# What a model is made of. Code of the components counts: a model is only as good as the code that reads it.
_SOURCES = ("config.yml", "domain.yml", "bot/data", "nlu/data", "nlu/components", "nlu/intents", "requirements.lock")
_KEPT = 3  # models: today's, and two to go back to
_SUFFIXES = frozenset({".yml", ".py", ".lock"})


class TrainingFailed(RuntimeError):
    """Rasa gave no model."""


def fingerprint(root: Path) -> str:
    """16 hex digits over the names and contents of all that a model is made of, relative to ``root``."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files(root: Path) -> Iterator[Path]:
    for name in _SOURCES:
        path = root / name
        if path.is_dir():
            yield from sorted(item for item in path.rglob("*") if item.suffix in _SUFFIXES)
        elif path.is_file():
            yield path


def model_path(root: Path, models_dir: Path) -> Path:
    """Where the model for the current sources is, or would be."""
    return models_dir / f"minato-{fingerprint(root)}.tar.gz"


def train(root: Path, models_dir: Path) -> Path:
    """Train a model for the current sources, from ``root`` as working folder; the path of the new model.

    The model appears under its name only when it is whole, whatever is killed on the way.

    Raises:
        TrainingFailed: Rasa gave no model; its log says why.
    """
    import rasa

    target = model_path(root, models_dir)
    models_dir.mkdir(parents=True, exist_ok=True)
    before = Path.cwd()
    os.chdir(root)  # config, domain and data are named relative to the project
    try:
        with tempfile.TemporaryDirectory(dir=models_dir, prefix=".training-") as folder:
            result = rasa.train(
                domain="domain.yml", config="config.yml", training_files=[], output=folder, fixed_model_name="model",
                force_training=True,
            )  # fmt: skip
            if not result or not result.model:
                raise TrainingFailed("Rasa gave no model")
            Path(result.model).replace(target)
        _drop_old(models_dir)
    finally:
        os.chdir(before)
    return target


def _drop_old(models_dir: Path) -> None:
    models = sorted(models_dir.glob("minato-*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in models[_KEPT:]:
        old.unlink(missing_ok=True)


@contextmanager
def training_lock(models_dir: Path) -> Iterator[None]:
    """One training at a time for a folder of models; whoever comes second waits."""
    models_dir.mkdir(parents=True, exist_ok=True)
    with (models_dir / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
