"""What taggers' spans come to, how candidates are paired, and the tables' place in the record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nlu.evaluation.comparison import fields, intents
from nlu.evaluation.comparison.classifier import Recipe
from nlu.evaluation.comparison.cross_validation import cross_validate, cut
from nlu.evaluation.comparison.examples import Example
from nlu.evaluation.comparison.runs import Measurement, Training
from nlu.evaluation.comparison.study import FieldRow, IntentRow, Study, VariantRow
from nlu.evaluation.comparison.table import BEGIN, END, render, write
from nlu.intents.arbitration import Ranked


def span(text: str, words: str, entity: str) -> dict[str, object]:
    start = text.index(words)
    return {"entity": entity, "value": words, "start": start, "end": start + len(words)}


@pytest.mark.parametrize(
    ("text", "asking", "marked", "expected"),
    [
        ("大阪府堺市です", None, [("大阪府堺市", "Province")], {"prefecture": "大阪府", "city": "堺市"}),
        ("ベトナムとタイ", None, [("ベトナム", "Country"), ("タイ", "Country")], {"target_countries": ["VN", "TH"]}),
        ("1000万円です", "annual_sales_yen", [("1000万円", "Money")], {"annual_sales_yen": 10_000_000}),
        ("1000万円です", None, [("1000万円", "Money")], {"capital_yen": 10_000_000}),
        ("社員12名", None, [("12名", "employees")], {"employees": 12}),
        ("昨日の夜", None, [("夜", "Time")], {}),
    ],
)
def test_spans_become_values(
    text: str, asking: str | None, marked: list[tuple[str, str]], expected: dict[str, object]
) -> None:
    line = {"text": text, "asking": asking, "as_of": "2026-11-21"}
    assert fields.spans_to_fields(line, [span(text, words, entity) for words, entity in marked]) == expected


def test_the_reader_marks_its_fields(tmp_path: Path) -> None:
    target = tmp_path / "silver.json"
    examples = [Example("資本金は1000万円、社員は12名です", "inform"), Example("費用はいくらですか", "faq/cost")]
    assert fields.write_silver(examples, target) == 2
    marked = json.loads(target.read_text(encoding="utf-8"))["rasa_nlu_data"]["common_examples"]
    for example in marked:
        for entity in example["entities"]:
            assert example["text"][entity["start"] : entity["end"]] == entity["value"]
    assert [len(example["entities"]) for example in marked] == [2, 0]


def test_only_fields_that_stand_in_the_text_count() -> None:
    line = {"text": "", "fields": {"employees": 12, "product_exists": True}, "optional": {"sme_class": "retail"}}
    found = fields.score([line], [{"employees": 12}])
    assert (found.total.right, found.total.wrong, found.total.missed) == (1, 0, 0)


def test_pairs_count_what_only_one_has_right() -> None:
    pair = intents.paired((True, True, False, True), (True, False, True, False))
    assert (pair.won, pair.lost) == (2, 1)
    assert pair.chance == pytest.approx(1.0)
    assert intents.paired((True,), (True,)).chance == 1.0


def test_arbitration_stands_behind_the_ranking() -> None:
    line = {"text": "資本金1000万円", "asking": None, "intent": "inform"}
    result = intents.score([line], [[Ranked("faq/cost", 0.4), Ranked("inform", 0.3)]])
    assert (result.plain.accuracy, result.arbitrated.accuracy) == (0, 1)


def test_the_tables_replace_only_what_is_between_the_marks(tmp_path: Path) -> None:
    record = tmp_path / "record.md"
    record.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write(record, "new")
    assert record.read_text(encoding="utf-8") == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
    record.write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match=r"record\.md"):
        write(record, "new")


def test_every_row_of_a_table_is_as_long_as_its_head() -> None:
    for table in render(a_study(), "Measured.").split("\n\n"):
        lengths = {line.count("|") for line in table.splitlines() if line.startswith("|")}
        assert len(lengths) <= 1


def a_study() -> Study:
    examples = [
        Example("はい", "affirm"),
        Example("ええ", "affirm"),
        Example("いいえ", "deny"),
        Example("違う", "deny"),
    ]
    cross = cross_validate(Recipe(), examples, cut(examples, 2))
    result = intents.score([{"text": "はい", "asking": None, "intent": "affirm"}], [[Ranked("affirm", 0.9)]])
    training, measured = Training(Path("m"), 1.0, 10.0), Measurement(1.0, 10.0, [1.0, 2.0], [])
    pair = intents.paired((True,), (False,))
    score = fields.score([{"fields": {"employees": 12}}], [{"employees": 12}])
    return Study(
        examples=4, groups=4, intent_lines=1, field_lines=1, unasked_lines=1, silver_marks=1,
        intents=[
            IntentRow("a", training, measured, result, pair, cross),
            IntentRow("b", training, measured, result, pair, None),
        ],
        variants=[VariantRow("a", result, pair, cross, pair, 1.0, 0.1)],
        fields=[FieldRow("rules", training, measured, score, score)],
    )  # fmt: skip
