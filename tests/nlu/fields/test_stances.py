"""Who agrees, what is lawful, who can travel: yes and no in indirect words, told in passing and asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nlu.values.realis import clause_end, denied, is_so, was_done
from tests.nlu.fields.reading import fields

_TABLE = Path(__file__).parent / "data" / "stances.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in _TABLE.read_text(encoding="utf-8").splitlines()]
FIELDS = (
    "management_approval", "supplier_consent", "product_lawful", "compliance_declared", "consent_privacy",
    "overseas_consulting_business", "overseas_travel_possible", "parallel_support", "financial_statements",
)  # fmt: skip
ASKED = sorted({str(line["asking"]) for line in LINES})


@pytest.mark.parametrize("asking", ASKED)
def test_what_is_claimed_is_taken_and_nothing_else(asking: str) -> None:
    wrong = {}
    for line in LINES:
        if str(line["asking"]) != asking:
            continue
        taken = {field: value for field, value in fields(line["text"], line["asking"]).items() if field in FIELDS}
        if taken != line["value"]:
            wrong[line["text"]] = taken
    assert not wrong


def test_the_table_holds_look_alikes() -> None:
    assert sum(not line["value"] for line in LINES) * 4 >= len(LINES)


@pytest.mark.parametrize(
    ("ending", "done"),
    [
        ("ています", True),
        ("てあるんです", True),
        ("た", True),
        ("ていません", False),
        ("てない", False),
        ("てませんけど、もらえます", False),
        ("たら始めます", None),
        ("てから", None),
        ("たい", None),
        ("ているところです", None),
        ("て、来月申し込みたい", None),
    ],
)
def test_an_act_is_done_not_done_or_left_open(ending: str, done: bool | None) -> None:
    assert was_done(f"許可をもらっ{ending}", 6) is done


def test_a_state_holds_is_denied_or_is_left_open() -> None:
    assert is_so("乗り気です", 3) is True
    assert is_so("乗り気ではないです", 3) is False
    assert is_so("乗り気なら", 3) is None
    assert denied("問題はありません", 2) is True
    assert denied("問題がある", 2) is False
    assert denied("問題ないかどうか", 2) is None


def test_a_clause_ends_at_its_mark_or_its_joint() -> None:
    assert clause_end("行けますけど、遠い", 3) == 4
    assert clause_end("行けます", 3) == 4
