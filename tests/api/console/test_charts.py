"""Charts are SVG that the page's policy lets through, with what they say in words."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from api.console.charts import Part, bar, columns, heat, heat_level, tag
from api.console.figures_tables import length, number, open_length, percent

EVIL = '<script>alert("x")</script>'
CHARTS = [
    columns(EVIL, [EVIL, "11/2"], [[Part(EVIL, 3, "main")], []]),
    columns("何もない", ["11/1"], [[]]),
    bar([Part(EVIL, 3, "main"), Part("b", 0, "bad")], 4),
    bar([], 0),
    heat(EVIL, {(0, 9): 3, (6, 23): 1}, {(0, 9): True}),
    heat("何もない", {}, {}),
]


@pytest.mark.parametrize("drawn", CHARTS)
def test_図は正しいSVGで台本も書式も持たない(drawn: Markup) -> None:
    root = ElementTree.fromstring(drawn)
    assert root.tag == "svg" and (root.get("aria-label") or root.get("aria-hidden") == "true")
    elements = list(root.iter())
    assert {one.tag for one in elements} <= {"svg", "rect", "text", "title", "line"}
    assert not [one for one in elements if "style" in one.attrib or any(name.startswith("on") for name in one.attrib)]


def test_帯の長さは割合() -> None:
    first, second = ElementTree.fromstring(bar([Part("a", 1, "main"), Part("b", 2, "bad")], 4)).iter("rect")
    assert (first.get("x"), first.get("width"), second.get("x"), second.get("width")) == ("0%", "25%", "25%", "50%")


def test_柱の高さは件数に比例する() -> None:
    drawn = ElementTree.fromstring(columns("", ["a", "b"], [[Part("a", 10, "main")], [Part("b", 5, "main")]]))
    tall, short = (float(one.get("height") or 0) for one in drawn.iter("rect"))
    assert tall == 2 * short == 132


@pytest.mark.parametrize(("count", "level"), [(0, 0), (1, 1), (20, 1), (21, 2), (99, 5), (100, 5)])
def test_濃さの段階(count: int, level: int) -> None:
    assert heat_level(count, 100) == level


def test_属性は逃がされる() -> None:
    assert str(tag("text", "a<b", class_='"x"', x=None)) == '<text class="&#34;x&#34;">a&lt;b</text>'


@pytest.mark.parametrize(
    ("seconds", "words", "business"),
    [
        (None, "–", "–"), (20, "1分未満", "1分未満"), (45 * 60, "45分", "45分"), (3 * 3600, "3時間", "3時間"),
        (3 * 3600 + 1200, "3時間20分", "3時間20分"), (28 * 3600, "1日4時間", "28時間"),
    ],
)  # fmt: skip
def test_長さの書き方(seconds: float | None, words: str, business: str) -> None:
    assert (length(seconds), open_length(seconds)) == (words, business)


def test_数と割合の書き方() -> None:
    assert (number(1234), number(2.5), number(3.0)) == ("1,234", "2.5", "3")
    assert (percent(0.334), percent(0.004), percent(0), percent(None)) == ("33%", "0.4%", "0%", "–")
