from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.eras import ERAS, era_of
from nlu.values.normal import Normalized, normalize
from nlu.values.types import Found
from nlu.values.years import find_years
from tests.nlu.values.notation import kanji, wide
from tests.nlu.values.properties import check, texts, values

AS_OF = date(2026, 11, 21)


def find(n: Normalized) -> list[Found]:
    return find_years(n, AS_OF)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2010年設立", 2010), ("２０１０年", 2010), ("2010 年", 2010), ("二〇一〇年", 2010), ("二千十年", 2010),
        ("千九百八十年", 1980), ("西暦2010年", 2010), ("2010/4", 2010), ("2010年4月1日", 2010),
        ("2010.4.1", 2010), ("2010-04-01", 2010), ("20100401", 2010), ("2010", 2010), ("2010年度", 2010),
        ("'98年", 1998), ("98年設立", 1998), ("05年に創業", 2005),
        ("平成12年", 2000), ("平成１２年", 2000), ("平成 12 年", 2000), ("平成十二年", 2000), ("㍻12年", 2000),
        ("H12", 2000), ("h12年", 2000), ("Ｈ１２", 2000), ("H12.4.1設立", 2000), ("H.12年", 2000),
        ("平成12", 2000), ("昭63年", 1988), ("令和元年", 2019), ("R1", 2019), ("R元年", 2019), ("令和8年", 2026),
        ("昭和63年4月", 1988), ("S63", 1988), ("昭和六十三年四月", 1988), ("昭和64年", 1989),
        ("平成元年", 1989), ("平成31年", 2019), ("大正元年", 1912), ("明治45年", 1912), ("大正15年", 1926),
        ("昭和元年", 1926), ("T10年", 1921), ("M45年", 1912), ("明治5年", 1872), ("慶応3年創業", 1867),
        ("享保3年", 1718),
        ("創業50年", 1976), ("創業から50年", 1976), ("50年前", 1976), ("五十年前", 1976), ("創業100年以上", 1926),
        ("設立10年目", 2017), ("10年ほど前", 2016), ("半年前", 2026), ("3ヶ月前", 2026), ("18か月前", 2025),
        ("半世紀前", 1976), ("創業して今年で50年", 1976), ("50周年です", 1976), ("50年続く", 1976),
        ("もう30年やっています", 1996), ("かれこれ20年", 2006), ("設立3期目です", 2024), ("まだ設立して1年です", 2025),
        ("今年", 2026), ("去年", 2025), ("昨年", 2025), ("一昨年", 2024), ("おととし", 2024), ("来年3月", 2027),
        ("今年度", 2026), ("昨年度", 2025), ("去年の春に独立しました", 2025), ("昨年4月設立", 2025),
    ],
)  # fmt: skip
def test_one_year(text: str, year: int) -> None:
    assert values(find, text) == [year]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("昭和70年", "year.era_range"), ("平成40年", "year.era_range"), ("大正16年", "year.era_range"),
        ("明治50年", "year.era_range"), ("昭和65年設立", "year.era_range"), ("H32年", "year.era_range"),
        ("明治時代", "year.vague"), ("昭和の初め", "year.vague"), ("1980年代", "year.vague"),
        ("昭和40年代", "year.vague"), ("数年前", "year.vague"), ("数十年前", "year.vague"), ("10数年前", "year.vague"),
        ("12年設立", "year.ambiguous"), ("12年です", "year.ambiguous"), ("60年です", "year.ambiguous"),
    ],
)  # fmt: skip
def test_problem(text: str, problem: str) -> None:
    assert values(find, text) == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "3000万円", "2010万円", "2000名", "従業員1985人", "S45C", "M3ネジ", "R32スカイライン", "H2O", "03-3582-2010",
        "1234567890123", "5年保証", "3年間", "千年", "文化事業", "明治大学", "大正製薬", "昭和産業",
        "令和", "2010円", "一年中", "年内", "数年", "T5シャツ", "1,985", "2010-2", "ISO2010A", "12月",
        "賞味期限は1年", "文化",
    ],
)  # fmt: skip
def test_no_year(text: str) -> None:
    assert values(find, text) == ([2010] if text == "2010-2" else [])


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("2010年設立", "founding", True), ("設立は2010年です", "founding", True),
        ("2010年に輸出を開始", "founding_word", None), ("2010", "bare", True), ("2010年", "bare", False),
        ("50年前", "relative", True),
        ("2028年設立予定", "future", True), ("2010年度", "fiscal", True), ("昭和63年4月1日", "month", 4),
        ("昭和63年4月1日", "day", 1), ("平成12年", "era", "平成"), ("昭和40年代", "lower", 1965),
        ("昭和40年代", "upper", 1974), ("H12", "bare", True), ("2005年創業", "founding_word", "創業"),
    ],
)  # fmt: skip
def test_detail(text: str, key: str, expected: object) -> None:
    (found,) = find(normalize(text))
    assert found.detail.get(key) == expected


@pytest.mark.parametrize(
    "text", ["1990年ごろ", "約50年前", "1990年くらい", "創業100年以上", "10年ほど前", "確か1990年"]
)
def test_approximate(text: str) -> None:
    (found,) = find(normalize(text))
    assert found.approximate


def test_impossible_era_year_says_the_last_one() -> None:
    (found,) = find(normalize("昭和70年"))
    assert found.problem is not None
    assert found.problem.detail == {"era": "昭和", "number": "70", "last": "64"}


def test_fiscal_year_before_april_began_the_year_before() -> None:
    assert [found.value for found in find_years(normalize("今年度"), date(2027, 2, 1))] == [2026]
    assert [found.value for found in find_years(normalize("昨年度"), date(2027, 2, 1))] == [2025]


def test_founding_words_tell_two_years_apart() -> None:
    found = find(normalize("2005年に父が創業して、2018年に法人化"))
    assert [(item.value, item.detail["founding_word"]) for item in found] == [(2005, "創業"), (2018, "法人化")]


def test_span_is_the_date() -> None:
    n = normalize("設立は昭和６３年４月１日です")
    (found,) = find(n)
    assert n.source(found.start, found.end) == "昭和６３年４月１日"


@given(st.sampled_from(sorted(ERAS)), st.integers(min_value=1, max_value=64))
def test_every_era_year(name: str, number: int) -> None:
    era = era_of(name)
    expected = era.year(number)
    for said in (str(number), wide(str(number)), kanji(number)):
        assert values(find, f"{name}{said}年") == [expected if expected is not None else "year.era_range"]


@given(st.integers(min_value=1600, max_value=2026))
def test_every_western_year(year: int) -> None:
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    for text in (
        f"{year}年",
        f"{wide(str(year))}年",
        f"{year} 年",
        f"{digits}年",
        f"{year}/4",
        f"設立は{year}です",
        f"{year}年4月",
    ):
        assert values(find, text) == [year], text


@given(texts)
def test_properties(text: str) -> None:
    check(text, find)
