"""Short answers to the yes/no and choice questions, in the words most people use; what is neither settles nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.nlu.fields.reading import fields

LINES = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "short_answers.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("field", "value", "said"), [(one["field"], one["value"], one["said"]) for one in LINES])
def test_a_short_answer_is_read(field: str, value: Any, said: list[str]) -> None:
    wrong = {words: found for words in said if (found := fields(words, field).get(field)) != value}
    assert wrong == {}
