"""Every yes/no and choice field in the words of owners: asked and told beside other things, in dialect, and traps.

A line of ``data/choices.jsonl`` is ``field``, ``asking`` (the field just asked, or null), ``text`` and the ``value``
that the text settles for the field; null where it must settle nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.nlu.fields.reading import fields

_TABLE = Path(__file__).parent / "data" / "choices.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in _TABLE.read_text(encoding="utf-8").splitlines()]
BY_FIELD = {name: [line for line in LINES if line["field"] == name] for name in sorted({one["field"] for one in LINES})}


@pytest.mark.parametrize("field", BY_FIELD)
def test_what_owners_say_is_taken_for_what_it_means(field: str) -> None:
    wrong = {}
    for line in BY_FIELD[field]:
        taken = fields(line["text"], line["asking"]).get(field)
        if (sorted(taken) if isinstance(taken, list) else taken) != line["value"]:
            wrong[line["text"]] = taken
    assert not wrong


def test_the_table_has_traps_and_other_questions() -> None:
    for field, lines in BY_FIELD.items():
        assert sum(line["value"] is None for line in lines) >= 3, field
        assert any(line["asking"] != field for line in lines), field
