"""Corrections by the short names of questions, of the way a name is written, of lists of needs, of whom one sends to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        (
            {"product_category": "other"},
            "product_exists",
            "さっきのカテゴリ、食品のほうでした。",
            {"product_category": "agri_food"},
        ),
        ({"supply_role": "trading"}, "product_lawful", "さっきの役割、メーカーのほうでした", {"supply_role": "maker"}),
        (
            {"product_name": "花すみ"},
            "supply_role",
            "商品名は「花すみ」じゃなくて「はなすみ」とひらがなでした",
            {"product_name": "はなすみ"},
        ),
        (
            {"contact_name": "渡辺"},
            "contact_email",
            "名前、渡辺じゃなくて「渡邊」と旧字でした",
            {"contact_name": "渡邊"},
        ),
        (
            {"support_needs": ["trade_fair", "finance"]},
            "financial_statements",
            "資金は外してください。展示会と、ネット販売のことで",
            {"support_needs": ["trade_fair", "ecommerce"]},
        ),
        (
            {"support_needs": ["trade_fair", "finance"]},
            "overseas_travel_possible",
            "資金は外してください。展示会は来年です",
            {"support_needs": ["trade_fair"]},
        ),
        (
            {"existing_export": "continuous"},
            "trade_fair_plan",
            "ごめん勘違い、毎月送ってるのは国内の問屋だった。台湾へ直接は出したことない",
            {"existing_export": "none"},
        ),
        (
            {"capital_yen": 8_000_000},
            "employees",
            "資本金はいったん消してください、確認します",
            {"capital_yen": "later"},
        ),
    ],
)
def test_立っている答えの直し(answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, asking)
    assert changes(before, told(before, text, "correct")) == expected
