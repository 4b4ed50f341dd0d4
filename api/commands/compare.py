"""``minato eval --components`` and ``--folds``: candidates side by side, and the shipped classifier cross-validated."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from rich.console import Console

from api.settings import ROOT, Settings
from bot.dialogue.clock import clock_from
from nlu.evaluation.comparison import study, table
from nlu.evaluation.comparison.cross_validation import CrossValidation, cross_validate, cut
from nlu.evaluation.comparison.examples import read_examples
from nlu.evaluation.comparison.recipes import shipped

RECORD = ROOT / "docs" / "decisions" / "0008-components-measured.md"
_SETS = ROOT / "nlu" / "evaluation" / "sets"
_MOST_CONFUSIONS = 15


def compare(settings: Settings, sets: Path | None = None, record: Path = RECORD) -> None:
    """Train and measure every candidate and rewrite the tables of the decision record.

    An hour or more when nothing is trained yet; trained models stay in ``compare`` beside the service's models.
    """
    voice = Console(stderr=True)
    bench = study.Bench(
        ROOT, sets or _SETS, settings.models_dir / "compare", lambda name: voice.print(f"測定中：{name}")
    )
    found = study.run(bench)
    today = clock_from(settings.clock)().date()
    table.write(
        record, table.render(found, f"Measured {today.isoformat()} by `minato eval --components` on {_machine()}.")
    )
    voice.print(f"書き換えた記録：{record}")


def _machine() -> str:
    """Times mean little without it: cores, and how many processes wanted them at the end."""
    cores, load = os.cpu_count(), os.getloadavg()[2]
    return f"{cores} cores of {platform.machine()}, load average {load:.1f}, Python {platform.python_version()}"


def append_folds(output: Path, folds: int) -> None:
    """Cross-validate the shipped recipe over the training examples; print the figures and add them to a report."""
    examples = read_examples(ROOT / "nlu" / "data")
    cross = cross_validate(shipped(ROOT / "config.yml"), examples, cut(examples, folds))
    text = _section(cross, folds)
    with output.open("a", encoding="utf-8") as report:
        report.write(text)
    Console().print(text, markup=False, highlight=False)


def _section(cross: CrossValidation, folds: int) -> str:
    lines = [
        f"\n## Intents by {folds}-fold cross-validation\n",
        "| measure | value |\n|---|---|",
        f"| accuracy (no arbitration; near-duplicates in one fold) | {cross.score.accuracy:.4f} |",
        f"| deviation between folds | {cross.deviation:.4f} |",
        f"| macro-F1 | {cross.score.macro_f1:.4f} |",
        f"| examples / groups of near-duplicates | {len(cross.got)} / {cross.groups} |",
        "\n| gold | got | times |\n|---|---|---|",
    ]
    lines += [f"| {gold} | {got} | {times} |" for gold, got, times in cross.score.confusions()[:_MOST_CONFUSIONS]]
    return "\n".join(lines) + "\n"
