"""The report of ``minato eval`` as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nlu.evaluation.scoring import FieldScore, IntentScore

MOST_CONFUSIONS = 25


@dataclass
class Dialogues:
    """How many short dialogues ended with exactly the right values."""

    total: int = 0
    right: int = 0
    errors: list[tuple[Mapping[str, Any], list[str]]] = field(default_factory=list)

    def add(self, line: Mapping[str, Any], differences: list[str]) -> None:
        self.total += 1
        self.right += not differences
        if differences:
            self.errors.append((line, differences))


@dataclass(frozen=True)
class Report:
    """All figures of one set. Times are wall time in this process."""

    intents: IntentScore
    fields: FieldScore
    dialogues: Dialogues
    parse_p50_ms: float
    parse_p95_ms: float


def render(reports: Mapping[str, Report], *, details: bool) -> str:
    """The figures of each set beside each other; with ``details``, confusions, fields and every error of each too."""
    parts = ["# minato eval\n", *_figures(reports)]
    for name, report in reports.items():
        parts += [f"\n# Set: {name}", *_confusions(report), *_fields(report), *(_errors(report) if details else ())]
    return "\n".join(parts) + "\n"


def _figures(reports: Mapping[str, Report]) -> Iterator[str]:
    columns = [_column(report) for report in reports.values()]
    yield f"| measure | {' | '.join(reports)} |\n|---|{'---|' * len(columns)}"
    for measure in columns[0]:
        yield f"| {measure} | {' | '.join(column[measure] for column in columns)} |"


def _column(report: Report) -> dict[str, str]:
    fields, dialogues, intents = report.fields, report.dialogues, report.intents
    measured = bool(intents.pairs)
    return {
        "intent lines": str(sum(intents.pairs.values())),
        "intent accuracy": f"{intents.accuracy:.4f}" if measured else "–",
        "intent macro-F1": f"{intents.macro_f1:.4f}" if measured else "–",
        "field precision": f"{fields.total.precision:.4f}",
        "field recall": f"{fields.total.recall:.4f}",
        "lines exactly right": f"{fields.exact}/{fields.lines}",
        "lines with several fields exactly right": f"{fields.multi_exact}/{fields.multi_lines}",
        "lines that settle nothing, with something taken": f"{fields.taken_there}/{fields.settled_nothing}",
        "dialogues exactly right": f"{dialogues.right}/{dialogues.total}",
        "parse p50 / p95 (ms)": f"{report.parse_p50_ms:.1f} / {report.parse_p95_ms:.1f}",
    }


def _confusions(report: Report) -> Iterator[str]:
    yield "\n## Intents confused\n\n| gold | got | times |\n|---|---|---|"
    for gold, got, count in report.intents.confusions()[:MOST_CONFUSIONS]:
        yield f"| {gold} | {got} | {count} |"


def _fields(report: Report) -> Iterator[str]:
    yield "\n## Fields\n\n| field | precision | recall | right | wrong | missed |\n|---|---|---|---|---|---|"
    for name, tally in sorted(report.fields.fields.items()):
        yield (
            f"| {name} | {tally.precision:.3f} | {tally.recall:.3f} | {tally.right} | {tally.wrong} | {tally.missed} |"
        )


def _errors(report: Report) -> Iterator[str]:
    yield "\n## Every error\n\n### Intents\n"
    for line, intent in report.intents.errors:
        yield f"- {line['text']!r} (asking {line.get('asking')}): {intent}, not {line['intent']}"
    yield "\n### Fields\n"
    for line, got in report.fields.errors:
        yield f"- {line['text']!r} (asking {line.get('asking')}): {dict(got)}, not {line['fields']}"
    yield "\n### Dialogues\n"
    for line, differences in report.dialogues.errors:
        yield f"- {line['id']} ({line['phenomenon']}): {'; '.join(differences)}"
