from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.normal import normalize
from nlu.values.numbers import find_numbers
from nlu.values.numerals import integer_of
from tests.nlu.values.notation import kanji, notations
from tests.nlu.values.properties import check, texts


def values(text: str) -> list[object]:
    return [found.value if found.problem is None else found.problem.code for found in find_numbers(normalize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3000万", 30_000_000), ("三千万", 30_000_000), ("3,000万", 30_000_000), ("１億2千万", 120_000_000),
        ("2.5億", 250_000_000), ("30百万", 30_000_000), ("500千", 500_000), ("壱千万", 10_000_000),
        ("一〇〇〇万", 10_000_000),
        ("二十", 20), ("0", 0), ("1千500万", 15_000_000), ("二・五億", 250_000_000), ("3、000万", 30_000_000),
        ("3.000万", 30_000_000),
        ("1億 2,000万", 120_000_000), ("10 000 000円", 10_000_000), ("3000まん", 30_000_000), ("三 千 万", 30_000_000),
        ("1.5", Decimal("1.5")), ("八百万円", 8_000_000), ("弐千参百万", 23_000_000),
        ("12億3,456万7,890", 1_234_567_890),
    ],
)  # fmt: skip
def test_one_number(text: str, expected: object) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "一番", "三重県", "千葉", "八百屋", "一般", "二次", "百貨店", "万博", "十分", "一方", "四国", "九州", "三菱",
        "五十嵐", "第一", "六本木の四万十料理",
        "一度ご相談したいです", "二次電池", "七味唐辛子", "百合", "千疋屋", "万年筆", "同一人物", "第一人者",
        "03-3582-8333", "2010/4/1", "ISO9001", "H12", "A-100",
        "〒100-0005", "丸の内1-2-3", "10:30", "https://example.co.jp/2024/10", "tanaka2000@example.co.jp", "内線12",
        "万が一", "何人ですか", "参加します",
        "五百旗頭", "千代田区", "株式会社三井", "八十里越", "一人ひとり",
    ],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("数十", "number.vague"), ("数百万", "number.vague"), ("十数", "number.vague"), ("百数十人", "number.vague"),
        ("何人か", "number.vague"),
        ("20数名", "number.vague"), ("1億数千万", "number.vague"), ("10〜20", "number.range"),
        ("10名から20名", "number.range"), ("2、3人", "number.range"),
        ("十五六人", "number.range"), ("10以上20未満", "number.range"), ("10か20", "number.range"),
        ("12、3人", "number.range"),
    ],
)  # fmt: skip
def test_problem(text: str, expected: str) -> None:
    assert values(text) == [expected]


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("10〜20名", 10, 20), ("3〜4千万", 30_000_000, 40_000_000), ("1〜2億円", 100_000_000, 200_000_000),
        ("500-1000万円", 5_000_000, 10_000_000),
        ("800万から1億", 8_000_000, 100_000_000), ("二、三十人", 20, 30), ("2、30人", 20, 30), ("四五人", 4, 5),
        ("1億2千万～1億5千万円", 120_000_000, 150_000_000),
        ("3千〜4千万円", 30_000_000, 40_000_000), ("10人以上20人未満", 10, 20),
    ],
)  # fmt: skip
def test_range_keeps_both_ends(text: str, lower: int, upper: int) -> None:
    (found,) = find_numbers(normalize(text))
    assert (found.detail["lower"], found.detail["upper"]) == (lower, upper)
    assert found.problem is not None
    assert found.problem.detail == {"lower": f"{lower:,}", "upper": f"{upper:,}"}


@pytest.mark.parametrize(
    "text",
    [
        "約20",
        "およそ20",
        "20くらい",
        "20ぐらい",
        "20ほど",
        "20程度",
        "20弱",
        "20強",
        "20前後",
        "だいたい20",
        "20人くらい",
        "20名ほど",
        "20余り",
        "ざっと20",
        "20ちょっと",
        "20人位",
    ],
)
def test_approximate(text: str) -> None:
    (found,) = find_numbers(normalize(text))
    assert found.value == 20
    assert found.approximate


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("20名", "名"),
        ("20 名", "名"),
        ("3か国", "か国"),
        ("5トン", "トン"),
        ("3000万円", "円"),
        ("20", None),
        ("20です", None),
    ],
)
def test_unit(text: str, unit: str | None) -> None:
    (found,) = find_numbers(normalize(text))
    assert found.detail["unit"] == unit


def test_lines_do_not_run_together() -> None:
    assert values("1億\n2000万") == [100_000_000, 20_000_000]


def test_two_values_side_by_side() -> None:
    assert values("資本金1億 20名") == [100_000_000, 20]


@given(st.integers(min_value=0, max_value=10**13))
def test_every_notation_says_the_same(number: int) -> None:
    for text in notations(number):
        assert values(text + "円") == [number], text


@given(st.integers(min_value=1, max_value=9999))
def test_kanji_integer(number: int) -> None:
    assert integer_of(kanji(number)) == number or number in (12, 23, 34, 45, 56, 67, 78, 89)


@given(texts)
def test_properties(text: str) -> None:
    check(text, find_numbers)
