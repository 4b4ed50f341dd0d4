"""Training with a progress bar."""

from __future__ import annotations

import io
import logging
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from api.settings import ROOT, Settings
from bot.dialogue.model import model_path, train, training_lock

_STEPS = 18  # messages Rasa logs while training; the bar ends full whatever the number is


class _Steps(logging.Handler):
    """Moves the bar at each step that Rasa's graph reports."""

    def __init__(self, progress: Progress, task: int) -> None:
        super().__init__()
        self._progress, self._task = progress, task

    def emit(self, record: logging.LogRecord) -> None:
        self._progress.advance(self._task, 1)  # type: ignore[arg-type]


def train_with_progress(settings: Settings) -> Path:
    """Train for the current sources and say how far it is; the path of the model."""
    console, chatter = Console(file=sys.stderr), io.StringIO()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    logger = logging.getLogger("rasa.engine.training.hooks")
    with Progress(*columns, console=console) as progress:
        task = progress.add_task("会話モデルを学習しています", total=_STEPS)
        handler = _Steps(progress, int(task))
        logger.addHandler(handler)
        level, propagate = logger.level, logger.propagate
        logger.setLevel(logging.INFO)
        logger.propagate = False
        try:
            with redirect_stdout(chatter), redirect_stderr(chatter):  # Rasa draws a dozen bars of its own
                path = train(ROOT, settings.models_dir)
        except Exception:
            console.print(chatter.getvalue(), markup=False)
            raise
        finally:
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagate
        progress.update(task, completed=_STEPS)
    return path


def ensure_model(settings: Settings) -> Path:
    """The model for the current sources, trained now if there is none."""
    path = model_path(ROOT, settings.models_dir)
    if path.exists():
        return path
    with training_lock(settings.models_dir):
        return path if path.exists() else train_with_progress(settings)
