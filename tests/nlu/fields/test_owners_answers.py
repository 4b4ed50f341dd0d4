"""Choices, yes and no and support wished for in an owner's own words: deeds, buyers, uses, and what others say.

A line of ``data/owners_answers.jsonl`` is ``asking``, ``text`` and the ``value`` that the text settles for the field
asked; null where it must settle nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.nlu.fields.reading import fields

_TABLE = Path(__file__).parent / "data" / "owners_answers.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in _TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['asking']}-{line['text']}")
def test_自分の言葉で答えた選択とはいいいえ(line: dict[str, Any]) -> None:
    assert fields(line["text"], line["asking"]).get(line["asking"]) == line["value"]


@pytest.mark.parametrize("who", ["同業者", "隣町の豆腐屋さん", "知り合いの社長さん", "お得意さん"])
@pytest.mark.parametrize(
    ("asking", "said"),
    [
        ("consent_privacy", "同意したそうです"),
        ("management_approval", "賛成してくれています"),
        ("supplier_consent", "許可が下りたと言ってました"),
        ("us_tariff_response", "関税で困っています"),
        ("parallel_support", "県の支援を受けています"),
        ("support_needs", "展示会で助けてもらったらしいです"),
    ],
)
def test_よその人の話は答えにならない(who: str, asking: str, said: str) -> None:
    assert asking not in fields(f"{who}は{said}", asking)


def test_決める前の家族の意見は希望に数えない() -> None:
    said = "息子は展示会がいいと言うけど、わたしは代理店を探してほしいです"
    assert fields(said, "support_needs")["support_needs"] == ["business_matching"]


def test_売り先への答えの中の売り方は商品の話にならない() -> None:
    assert "product_exists" not in fields("酒販店に卸しながら、自分の店でも売っています", "business_model")
