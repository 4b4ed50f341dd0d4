"""Whom a firm sells to, who makes what it sells, what kind of thing that is and whether it exists: told and asked.

A line of ``data/partners.jsonl`` is ``field``, ``asking`` (the field just asked, or null), ``text`` and the ``value``
that the text settles for the field; null where it must settle nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.nlu.fields.reading import fields

_TABLE = Path(__file__).parent / "data" / "partners.jsonl"
LINES: list[dict[str, Any]] = [json.loads(line) for line in _TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("line", LINES, ids=lambda line: str(line["text"]))
def test_partners_and_makers(line: dict[str, Any]) -> None:
    assert fields(line["text"], line["asking"]).get(line["field"]) == line["value"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ホテルに{}", "b2b"),
        ("観光客に{}", "b2c"),
        ("ホテルにも観光客にも{}", "both"),
        ("ホテルと、観光客の両方に{}", "both"),
    ],
)
@pytest.mark.parametrize("sale", ["売っています", "販売しております", "買ってもらっています", "売りたいです"])
def test_every_way_to_sell_ties_the_partner(said: str, meant: str, sale: str) -> None:
    assert fields(said.format(sale))["business_model"] == meant


@pytest.mark.parametrize("tail", ["売っていますか？", "売るとしたら許可が要りますか", "売っていると聞きました"])
def test_questions_suppositions_and_hearsay_tie_nobody(tail: str) -> None:
    assert "business_model" not in fields(f"ホテルに{tail}")


@pytest.mark.parametrize("who", ["うち", "自社", "自分たち", "社内", "家族"])
@pytest.mark.parametrize(
    "said", ["{}で織っています", "織るのも染めるのも{}です", "織りから仕上げまで全部{}でやっています", "染めは{}です"]
)
def test_agent_and_verb_stand_in_any_order(said: str, who: str) -> None:
    assert fields(said.format(who))["supply_role"] == "maker"


@pytest.mark.parametrize(
    "tail", ["織りたいです", "織る予定です", "織ってもらっています", "織っていません", "織るか迷っています"]
)
def test_what_is_not_made_here_now_makes_no_maker(tail: str) -> None:
    assert fields(f"うちで{tail}").get("supply_role") is None
