"""``minato check --jsonl``: a line of JSON in, a line of JSON out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.eligibility.check import check
from bot.eligibility.facts import FactError


def check_line(line: str, default_as_of: date) -> str:
    """The decision for one line ``{"profile": {...}, "as_of": "YYYY-MM-DD"}``, without a line break.

    ``as_of`` may be absent or null: then ``default_as_of``. A line that cannot be judged gives
    ``{"error": {"field", "detail"}}`` with a Japanese detail, so that answers keep step with lines.
    """
    try:
        profile, as_of = _read(line, default_as_of)
        answer = check(profile, as_of).as_dict()
    except FactError as error:
        answer = {"error": {"field": error.field, "detail": error.message}}
    return json.dumps(answer, ensure_ascii=False)


def _read(line: str, default_as_of: date) -> tuple[Mapping[str, object], date]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise FactError("", "JSON として読めません。1行に1つのオブジェクトを書いてください。") from error
    if not isinstance(data, dict):
        raise FactError("", 'オブジェクト {"profile": …, "as_of": …} を書いてください。')
    return _profile(data.get("profile")), _day(data.get("as_of"), default_as_of)


def _profile(value: Any) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise FactError("profile", "項目名と値のオブジェクトを入れてください。")
    return value


def _day(value: Any, default: date) -> date:
    if value is None:
        return default
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise FactError("as_of", "日付を YYYY-MM-DD の形で入れてください。") from error
