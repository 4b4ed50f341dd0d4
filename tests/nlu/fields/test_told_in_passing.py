"""What owners say beside the answer: countries, exports, bases, makers, customers and goods, and what looks like it.

A line of ``data/passing.jsonl`` is ``asking`` (the field just asked, or null), ``text`` and ``fields``: the value of
each field named, null where the text must settle nothing for it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.nlu.fields.reading import fields

_TABLE = Path(__file__).parent / "data" / "passing.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in _TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line["text"])[:24])
def test_what_is_told_in_passing(line: dict[str, Any]) -> None:
    taken = fields(line["text"], line["asking"])
    for field, value in line["fields"].items():
        found = taken.get(field)
        assert (sorted(found) if field == "support_needs" else found) == value
