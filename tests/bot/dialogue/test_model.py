"""Which model fits the sources, and that a model is there whole or not at all."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import rasa

from bot.dialogue.model import TrainingFailed, fingerprint, model_path, train, training_lock


def sources(root: Path) -> Path:
    for name in ("config.yml", "domain.yml", "nlu/data/greet.yml", "bot/data/rules.yml", "nlu/components/a.py"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return root


@pytest.mark.parametrize("changed", ["config.yml", "domain.yml", "nlu/data/greet.yml", "bot/data/rules.yml"])
def test_a_change_of_the_sources_wants_another_model(tmp_path: Path, changed: str) -> None:
    root = sources(tmp_path)
    before = fingerprint(root)
    assert fingerprint(root) == before
    (root / changed).write_text("changed")
    assert fingerprint(root) != before


def test_what_is_no_source_of_the_model_wants_none(tmp_path: Path) -> None:
    root = sources(tmp_path)
    before = fingerprint(root)
    (root / "nlu" / "data" / "notes.txt").write_text("changed")
    assert fingerprint(root) == before


def test_a_training_that_breaks_off_leaves_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sources(tmp_path)

    def breaks_off(*, output: str, **_: Any) -> None:
        (Path(output) / "model.tar.gz").write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(rasa, "train", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        train(root, tmp_path / "models")
    assert not list((tmp_path / "models").glob("*.tar.gz"))


def test_no_model_from_rasa_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = sources(tmp_path)
    monkeypatch.setattr(rasa, "train", lambda **_: None)
    with pytest.raises(TrainingFailed):
        train(root, tmp_path / "models")
    assert not model_path(root, tmp_path / "models").exists()


def test_the_last_three_models_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, models = sources(tmp_path), tmp_path / "models"
    models.mkdir()
    for age, name in enumerate(("newest", "newer", "old", "oldest")):
        path = models / f"minato-{name}.tar.gz"
        path.write_bytes(b"model")
        os.utime(path, (1_000_000 - age, 1_000_000 - age))

    def gives_a_model(*, output: str, **_: Any) -> SimpleNamespace:
        path = Path(output) / "model.tar.gz"
        path.write_bytes(b"model")
        return SimpleNamespace(model=str(path))

    monkeypatch.setattr(rasa, "train", gives_a_model)
    trained = train(root, models)
    assert {path.name for path in models.glob("*.tar.gz")} == {
        trained.name, "minato-newest.tar.gz", "minato-newer.tar.gz"
    }  # fmt: skip


def test_one_training_at_a_time(tmp_path: Path) -> None:
    with training_lock(tmp_path), (tmp_path / ".lock").open("w") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
