"""Choices by wording alone: enough when asked, unmistakable when not, and never when denied."""

from __future__ import annotations

import pytest

from nlu.values.enums import find_choice, find_needs
from nlu.values.normal import normalize

ASKED: list[tuple[str, str, list[str]]] = [
    ("entity_type", "一般社団法人です", ["corporation"]),
    ("entity_type", "農事組合法人です", ["cooperative"]),
    ("entity_type", "株式会社ではなく個人です", ["sole_proprietor"]),
    ("entity_type", "法人番号はわかりません", []),
    ("supply_role", "うちは作っていません、仕入れです", ["trading"]),
    ("financial_statements", "まだ用意していない", ["not_ready"]),
    ("business_model", "BtoBとBtoCの両方", ["both"]),
    ("sme_class", "飲食店です", ["retail"]),
]
TOLD: list[tuple[str, str, list[str]]] = [
    ("entity_type", "個人情報の扱い", []),
    ("entity_type", "法人向けの商品です", []),
    ("project_type", "輸出したことがありません", []),
    ("project_type", "海外に輸出したい", ["export"]),
    ("existing_export", "輸出は初めてです", ["none"]),
]


@pytest.mark.parametrize(("field", "text", "values"), ASKED)
def test_words_in_answer(field: str, text: str, values: list[str]) -> None:
    assert _values(field, text, asked=True) == values


@pytest.mark.parametrize(("field", "text", "values"), TOLD)
def test_words_unasked(field: str, text: str, values: list[str]) -> None:
    assert _values(field, text, asked=False) == values


def test_needs_turned_down_are_left_out() -> None:
    n = normalize("商談はお願いしたいですが、資金はいりません")
    assert [one.value for one in find_needs(n, 0, len(n.text), asked=True)] == ["business_matching"]


def _values(field: str, text: str, *, asked: bool) -> list[str]:
    n = normalize(text)
    return list(dict.fromkeys(one.value for one in find_choice(n, field, 0, len(n.text), asked=asked)))
