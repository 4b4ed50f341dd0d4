from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.eligibility.jsonl import check_line
from tests.bot.eligibility.profiles import COMPLETE, TODAY


def _answer(line: str) -> dict[str, Any]:
    answer = check_line(line, TODAY)
    assert "\n" not in answer
    found: dict[str, Any] = json.loads(answer)
    return found


def test_一行を判定する() -> None:
    answer = _answer(json.dumps({"profile": COMPLETE, "as_of": "2026-12-01"}))
    assert answer["as_of"] == "2026-12-01"
    assert answer["programmes"]["handson_2026"]["verdict"] == "eligible"
    assert answer["programmes"]["new_exporter_10000"]["stage"] == "challenge"


@pytest.mark.parametrize("line", ['{"profile": {}}', '{"profile": {}, "as_of": null}'])
def test_基準日がなければ既定の日(line: str) -> None:
    assert _answer(line)["as_of"] == TODAY.isoformat()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("", ""), ("{", ""), ("[]", ""), ("null", ""), ("[" * 100_000, ""), ('{"profile": NaN}', "profile"),
        ("{}", "profile"), ('{"profile": []}', "profile"), ('{"profile": {}, "as_of": "明日"}', "as_of"),
        ('{"profile": {}, "as_of": 20261121}', "as_of"), ('{"profile": {}, "as_of": "2026-02-30"}', "as_of"),
        ('{"profile": {"employees": "20人"}}', "employees"),
        ('{"profile": {"capital_yen": NaN}}', "capital_yen"),
        ('{"profile": {"target_countries": ["アメリカ"]}}', "target_countries"),
    ],
)  # fmt: skip
def test_読めない行は誤りの一行になる(line: str, field: str) -> None:
    error = _answer(line)["error"]
    assert error["field"] == field
    assert error["detail"].endswith("。")


@settings(max_examples=200)
@given(st.text() | st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps))
def test_どんな行でも落ちない(line: str) -> None:
    assert "error" in _answer(line)


@settings(max_examples=200)
@given(
    st.dictionaries(
        st.sampled_from(sorted(COMPLETE)),
        st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()),
    )
)
def test_どんな値でも落ちない(profile: dict[str, Any]) -> None:
    assert _answer(json.dumps({"profile": profile})).keys() & {"error", "programmes"}


def test_日付の型は日だけ() -> None:
    assert json.loads(check_line('{"profile": {}}', date(2026, 4, 1)))["as_of"] == "2026-04-01"
