"""The trained model: which one fits the current configuration, domain and data; and training it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

# What a model is made of. Code of the components counts: a model is only as good as the code that reads it.
_SOURCES = ("config.yml", "domain.yml", "bot/data", "nlu/data", "nlu/components", "nlu/intents", "requirements.lock")
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

    Raises:
        TrainingFailed: Rasa gave no model; its log says why.
    """
    import rasa

    target = model_path(root, models_dir)
    before = Path.cwd()
    os.chdir(root)  # config, domain and data are named relative to the project
    try:
        result = rasa.train(
            domain="domain.yml",
            config="config.yml",
            training_files=[],
            output=str(target.parent),
            fixed_model_name=target.name.removesuffix(".tar.gz"),
            force_training=True,
        )
    finally:
        os.chdir(before)
    if not result or not result.model:
        raise TrainingFailed("Rasa gave no model")
    return Path(result.model)
