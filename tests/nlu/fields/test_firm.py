"""What owners tell of their firm, asked or not, beside what sounds alike and is somebody else's or left open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from nlu.fields.trade_roles import DEALS, MAKES, own_role
from tests.nlu.fields.reading import fields

_FIRM = frozenset(
    {
        "industry", "prefecture", "city", "entity_type", "corporate_number", "capital_yen", "annual_sales_yen",
        "employees", "founded_year", "contact_phone",
    }
)  # fmt: skip
_TABLE = Path(__file__).parent / "data" / "firm.jsonl"
CASES = [json.loads(line) for line in _TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_the_firm_is_read(case: dict[str, Any]) -> None:
    allowed = case.get("allowed", {})
    read = {name: value for name, value in fields(case["text"], case["asking"]).items() if name in _FIRM}
    assert {name: value for name, value in read.items() if allowed.get(name) != value} == case["fields"]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (MAKES, "糸を染めるところから織り上げまで自社です"),
        (MAKES, "うちの工房で削って磨いてます"),
        (MAKES, "仕込みも瓶詰めも自分のところ"),
        (DEALS, "産地の職人さんから買って雑貨店に卸してます"),
        (DEALS, "うちは作ってません、問屋です"),
        (None, "デザインは自社です"),
        (None, "作ってるのは近所の工場さんです"),
        (None, "よろしくお願いします"),
    ],
)
def test_who_makes_the_goods(role: str | None, text: str) -> None:
    assert own_role(text) == role
