"""Industries told in running words, asked for, and words that tell none: tables in data/industry_*.jsonl.

A line is ``[code, field asked, text]``; code null for none, ``?`` for one left open with candidates.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.nlu.fields.reading import reading

_FOLDER = Path(__file__).parent / "data"


def _cases(name: str) -> list[tuple[str | None, str | None, str]]:
    lines = (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(code, asking, text) for code, asking, text in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("code", "asking", "text"), [*_cases("industry_told"), *_cases("industry_told_more"), *_cases("industry_asked")]
)
def test_the_industry_is_read(code: str, asking: str | None, text: str) -> None:
    read = reading(text, asking)
    if code == "?":
        assert "industry" not in read.fields()
        assert [one.code for one in read.problems if one.field == "industry"] == ["industry.ambiguous"]
    else:
        assert read.fields().get("industry") == code


@pytest.mark.parametrize(("code", "asking", "text"), _cases("industry_unsaid"))
def test_no_industry_is_told(code: None, asking: str | None, text: str) -> None:
    assert reading(text, asking).fields().get("industry") is code
