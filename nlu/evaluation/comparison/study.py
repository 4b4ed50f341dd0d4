"""The whole comparison: every pipeline trained and measured, every variant cross-validated."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlu.evaluation.comparison import fields, intents
from nlu.evaluation.comparison.candidates import FIELD_PIPELINES, INTENT_PIPELINES, Pipeline, variants
from nlu.evaluation.comparison.classifier import Recipe, train
from nlu.evaluation.comparison.cross_validation import CrossValidation, Folds, cross_validate, cut
from nlu.evaluation.comparison.examples import Example, read_examples
from nlu.evaluation.comparison.features import reader
from nlu.evaluation.comparison.intents import IntentResult, Lines, Paired, paired
from nlu.evaluation.comparison.recipes import compared, shipped
from nlu.evaluation.comparison.runs import Measurement, Runner, Training
from nlu.evaluation.scoring import FieldScore
from nlu.intents.arbitration import Ranked

FOLDS = 5
Say = Callable[[str], None]


@dataclass(frozen=True)
class IntentRow:
    """One whole pipeline. ``cross`` is None where five more trainings would take hours."""

    name: str
    training: Training
    measured: Measurement
    result: IntentResult
    against: Paired  # on the set, beside the shipped recipe
    cross: CrossValidation | None


@dataclass(frozen=True)
class VariantRow:
    """One recipe outside Rasa; ``fit_s`` with reading the examples, ``rank_ms`` the median from text to ranking."""

    name: str
    result: IntentResult
    against_set: Paired
    cross: CrossValidation
    against_cross: Paired
    fit_s: float
    rank_ms: float


@dataclass(frozen=True)
class FieldRow:
    """One way to fields: on every line of the set, and on those before which nothing was asked."""

    name: str
    training: Training
    measured: Measurement
    all: FieldScore
    unasked: FieldScore


@dataclass(frozen=True)
class Study:
    """All results, and what they were got from."""

    examples: int
    groups: int
    intent_lines: int
    field_lines: int
    unasked_lines: int
    silver_marks: int
    intents: list[IntentRow]
    variants: list[VariantRow]
    fields: list[FieldRow]


@dataclass(frozen=True)
class Bench:
    """Where things are: the project, its sets, a folder for work, and a voice for progress."""

    root: Path
    sets: Path
    work: Path
    say: Say

    @property
    def runner(self) -> Runner:
        return Runner(self.root, self.work)

    @property
    def data(self) -> Path:
        return self.root / "nlu" / "data"

    def lines(self, name: str) -> tuple[Lines, Path]:
        """A set, and a copy of it in which every line has its date."""
        text = (self.sets / f"{name}.jsonl").read_text(encoding="utf-8")
        lines = [{"as_of": fields.AS_OF.isoformat(), **json.loads(line)} for line in text.splitlines()]
        self.work.mkdir(parents=True, exist_ok=True)
        copy = self.work / f"{name}.jsonl"
        copy.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        return lines, copy

    def measure(self, pipeline: Pipeline, data: Path, lines: Path) -> tuple[Training, Measurement]:
        self.say(pipeline.file)
        training = self.runner.train(self.root / "nlu" / "evaluation" / "pipelines" / f"{pipeline.file}.yml", data)
        return training, self.runner.measure(training.model, lines)


def run(bench: Bench) -> Study:
    """Everything, one after the other: times are only comparable when nothing else runs."""
    examples = read_examples(bench.data)
    intent_lines, field_lines = bench.lines("intents")[0], bench.lines("fields")[0]
    field_rows, marks = study_fields(bench, examples)
    folds = cut(examples, FOLDS)
    rows, crosses = study_variants(bench, examples, intent_lines, folds)
    return Study(
        examples=len(examples),
        groups=folds.groups,
        intent_lines=len(intent_lines),
        field_lines=len(field_lines),
        unasked_lines=sum(line["asking"] is None for line in field_lines),
        silver_marks=marks,
        intents=study_intents(bench, examples, folds, crosses),
        variants=rows,
        fields=field_rows,
    )


def study_intents(
    bench: Bench, examples: list[Example], folds: Folds, crosses: dict[Recipe, CrossValidation]
) -> list[IntentRow]:
    """The whole pipelines, each in processes of its own; ``crosses`` is what the variants have validated already."""
    lines, copy = bench.lines("intents")
    reference = evaluate(shipped(bench.root / "config.yml"), examples, lines)[0]
    rows = []
    for pipeline in INTENT_PIPELINES:
        training, measured = bench.measure(pipeline, bench.data, copy)
        result = intents.score(lines, [_ranking(parsed) for parsed in measured.parsed])
        recipe = compared(bench.root / "nlu" / "evaluation" / "pipelines" / f"{pipeline.file}.yml")
        cross = crosses.get(recipe) or cross_validate(recipe, examples, folds) if recipe else None
        against = paired(result.right, reference.right)
        rows.append(IntentRow(pipeline.name, training, measured, result, against, cross))
    return rows


def _ranking(parsed: dict[str, Any]) -> list[Ranked]:
    return [Ranked(intent, confidence) for intent, confidence in parsed["ranking"]]


def study_variants(
    bench: Bench, examples: list[Example], lines: Lines, folds: Folds
) -> tuple[list[VariantRow], dict[Recipe, CrossValidation]]:
    """The shipped recipe and its variants, on the set and by cross-validation; the latter by recipe too."""
    rows: list[VariantRow] = []
    crosses: dict[Recipe, CrossValidation] = {}
    for name, recipe in variants(shipped(bench.root / "config.yml")).items():
        if recipe in crosses:
            continue  # it is the shipped one under another name
        bench.say(name)
        result, fit_s, rank_ms = evaluate(recipe, examples, lines)
        cross = crosses[recipe] = cross_validate(recipe, examples, folds)
        first = rows[0] if rows else None
        on_set = paired(result.right, first.result.right if first else result.right)
        on_folds = paired(_hits(examples, cross), _hits(examples, first.cross if first else cross))
        rows.append(VariantRow(name, result, on_set, cross, on_folds, fit_s, rank_ms))
    return rows, crosses


def evaluate(recipe: Recipe, examples: list[Example], lines: Lines) -> tuple[IntentResult, float, float]:
    """A recipe learned from all examples: its result on the lines, seconds to learn, median milliseconds a line."""
    started = time.perf_counter()
    read = reader(recipe.features)
    classifier = train(recipe, [read(example.text) for example in examples], [example.intent for example in examples])
    learned, rankings, times = time.perf_counter() - started, [], []
    for line in lines:
        start = time.perf_counter()
        rankings.append(classifier.rank(read(line["text"])))
        times.append((time.perf_counter() - start) * 1000)
    return intents.score(lines, rankings), learned, statistics.median(times)


def _hits(examples: list[Example], cross: CrossValidation) -> tuple[bool, ...]:
    return tuple(example.intent == got for example, got in zip(examples, cross.got, strict=True))


def study_fields(bench: Bench, examples: list[Example]) -> tuple[list[FieldRow], int]:
    """The rules and the taggers on the set of fields, and how many marks the taggers were taught with."""
    lines, copy = bench.lines("fields")
    silver = bench.work / "silver.json"
    marks = fields.write_silver(examples, silver)
    rows = []
    for pipeline in FIELD_PIPELINES:
        training, measured = bench.measure(pipeline, silver, copy)
        found = [_found(pipeline, line, parsed) for line, parsed in zip(lines, measured.parsed, strict=True)]
        unasked = [index for index, line in enumerate(lines) if line["asking"] is None]
        some = fields.score([lines[at] for at in unasked], [found[at] for at in unasked])
        rows.append(FieldRow(pipeline.name, training, measured, fields.score(lines, found), some))
    return rows, marks


def _found(pipeline: Pipeline, line: dict[str, Any], parsed: dict[str, Any]) -> dict[str, Any]:
    if pipeline.file == "entities_rules":
        return {entity["entity"]: entity["value"] for entity in parsed["entities"]}
    return fields.spans_to_fields(line, parsed["entities"])
