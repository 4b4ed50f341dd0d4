"""The tables of the comparison as Markdown, and their place in the decision record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from nlu.evaluation.comparison.cross_validation import CrossValidation
from nlu.evaluation.comparison.fields import TAGGED
from nlu.evaluation.comparison.intents import Paired
from nlu.evaluation.comparison.runs import Measurement, Training
from nlu.evaluation.comparison.study import FieldRow, IntentRow, Study, VariantRow
from nlu.evaluation.scoring import FieldScore, Tally

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write(record: Path, tables: str) -> None:
    """Put the tables between the marks of a record; the words around them stay.

    Raises:
        ValueError: the record has no such marks.
    """
    text = record.read_text(encoding="utf-8")
    if not 0 <= text.find(BEGIN) < text.find(END):
        raise ValueError(f"{record.name} has no {BEGIN} … {END}")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    record.write_text(f"{before}{BEGIN}\n{tables}\n{END}{after}", encoding="utf-8")


def render(study: Study, made_from: str) -> str:
    """All tables. ``made_from`` says in a few words what was measured where and when."""
    return "\n".join(
        [made_from, "", *_intents(study), "", *_variants(study), "", *_fields(study), "", *_each_field(study)]
    )


def _intents(study: Study) -> Iterator[str]:
    yield f"### Intents: whole pipelines in Rasa, {study.intent_lines} lines\n"
    yield (
        "| pipeline | accuracy | macro-F1 | accuracy with arbitration | lines won / lost against shipped | 5-fold "
        f"| {_COSTS} |"
    )
    yield "|---" * 12 + "|"
    for row in study.intents:
        yield f"| {_intent_cells(row)} | {_costs(row.training, row.measured)} |"


def _intent_cells(row: IntentRow) -> str:
    plain, arbitrated = row.result.plain, row.result.arbitrated
    return (
        f"{row.name} | {plain.accuracy:.3f} | {plain.macro_f1:.3f} | {arbitrated.accuracy:.3f} "
        f"| {_paired(row.against)} | {_cross(row.cross)}"
    )


def _variants(study: Study) -> Iterator[str]:
    yield (
        f"### Intents: one thing changed at a time, {study.examples} examples in {study.groups} groups of "
        "near-duplicates\n"
    )
    yield (
        "| variant | accuracy | macro-F1 | with arbitration | set: won / lost (p) | 5-fold ± deviation "
        "| folds: won / lost (p) | fit s | rank p50 ms |"
    )
    yield "|---" * 9 + "|"
    for row in study.variants:
        yield f"| {_variant_cells(row)} | {row.fit_s:.1f} | {row.rank_ms:.2f} |"


def _variant_cells(row: VariantRow) -> str:
    plain, arbitrated = row.result.plain, row.result.arbitrated
    return (
        f"{row.name} | {plain.accuracy:.3f} | {plain.macro_f1:.3f} | {arbitrated.accuracy:.3f} "
        f"| {_paired(row.against_set)} | {_cross(row.cross)} | {_paired(row.against_cross)}"
    )


def _fields(study: Study) -> Iterator[str]:
    yield (
        f"### Fields that stand in the text ({len(TAGGED)} of them): {study.field_lines} lines, "
        f"{study.unasked_lines} of them with nothing asked\n"
    )
    yield f"The taggers were taught with {study.silver_marks} marks that the rules themselves had made.\n"
    yield f"| | precision | recall | F1 | precision, nothing asked | recall, nothing asked | {_COSTS} |"
    yield "|---" * 12 + "|"
    for row in study.fields:
        yield f"| {row.name} | {_prf(row.all)} | {_pr(row.unasked)} | {_costs(row.training, row.measured)} |"


def _each_field(study: Study) -> Iterator[str]:
    yield "F1 by field:\n"
    yield "| field | " + " | ".join(row.name.split(",")[0] for row in study.fields) + " |"
    yield "|---" * (1 + len(study.fields)) + "|"
    for name in TAGGED:
        yield f"| `{name}` | " + " | ".join(_f1_of(row, name) for row in study.fields) + " |"


def _f1_of(row: FieldRow, name: str) -> str:
    tally = row.all.fields.get(name, Tally())
    return f"{_f1(tally):.2f}" if tally.right + tally.wrong + tally.missed else "–"


def _f1(tally: Tally) -> float:
    total = 2 * tally.right + tally.wrong + tally.missed
    return 2 * tally.right / total if total else 1.0


def _pr(score: FieldScore) -> str:
    return f"{score.total.precision:.3f} | {score.total.recall:.3f}"


def _prf(score: FieldScore) -> str:
    return f"{_pr(score)} | {_f1(score.total):.3f}"


_COSTS = "train s | most memory training | start to ready s | memory MiB | parse p50 ms | p95 ms"


def _costs(training: Training, measured: Measurement) -> str:
    return (
        f"{training.train_s:.0f} | {training.train_peak_mib:.0f} | {measured.load_s:.1f} | {measured.memory_mib:.0f} "
        f"| {measured.p50_ms:.1f} | {measured.p95_ms:.1f}"
    )


def _paired(pair: Paired) -> str:
    if not pair.won + pair.lost:
        return "–"
    return (
        f"+{pair.won} −{pair.lost} ({pair.chance:.2f})" if pair.chance >= 0.01 else f"+{pair.won} −{pair.lost} (<0.01)"
    )


def _cross(cross: CrossValidation | None) -> str:
    return "not run" if cross is None else f"{cross.score.accuracy:.3f} ± {cross.deviation:.3f}"
