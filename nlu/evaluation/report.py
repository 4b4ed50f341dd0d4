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
    """All figures of one measurement. Times are wall time in this process."""

    intents: IntentScore
    fields: FieldScore
    dialogues: Dialogues
    parse_p50_ms: float
    parse_p95_ms: float
    ready_seconds: float


def render(report: Report, *, details: bool) -> str:
    """The figures; with ``details``, every error too."""
    return (
        "\n".join([*_figures(report), *_confusions(report), *_fields(report), *(_errors(report) if details else ())])
        + "\n"
    )


def _figures(report: Report) -> Iterator[str]:
    fields, dialogues = report.fields, report.dialogues
    yield "# minato eval\n"
    yield "| measure | value |\n|---|---|"
    yield f"| intent accuracy | {report.intents.accuracy:.4f} |"
    yield f"| intent macro-F1 | {report.intents.macro_f1:.4f} |"
    yield f"| field precision | {fields.total.precision:.4f} |"
    yield f"| field recall | {fields.total.recall:.4f} |"
    yield f"| lines exactly right | {fields.exact}/{fields.lines} |"
    yield f"| lines with several fields exactly right | {fields.multi_exact}/{fields.multi_lines} |"
    yield f"| lines that settle nothing, with something taken | {fields.taken_there}/{fields.settled_nothing} |"
    yield f"| dialogues exactly right | {dialogues.right}/{dialogues.total} |"
    yield f"| parse p50 / p95 | {report.parse_p50_ms:.1f} / {report.parse_p95_ms:.1f} ms |"
    yield f"| start to ready | {report.ready_seconds:.0f} s |"


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
