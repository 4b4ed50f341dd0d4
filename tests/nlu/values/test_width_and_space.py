"""Full width and spaces between a number and its unit change nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from nlu.values.contacts import find_phones
from nlu.values.corporate_number import find_corporate_numbers
from nlu.values.counts import find_counts
from nlu.values.money import find_money
from nlu.values.normal import Normalized
from nlu.values.timing import find_timings
from nlu.values.types import Found
from nlu.values.years import find_years
from tests.nlu.values.properties import values

Finder = Callable[[Normalized], list[Found]]
_WIDE = str.maketrans("0123456789.,-()@:/ABCHRST", "０１２３４５６７８９．，－（）＠：／ＡＢＣＨＲＳＴ")
_GAP = re.compile(r"(?<=[0-9一二三四五六七八九十百千万億])(?=[万億千百円名人年月日ヶか数])")


def years(n: Normalized) -> list[Found]:
    return find_years(n, date(2026, 11, 21))


def timings(n: Normalized) -> list[Found]:
    return find_timings(n, date(2026, 11, 21))


def variants(text: str) -> list[str]:
    spaced = [text[: gap.start()] + space + text[gap.start() :] for gap in _GAP.finditer(text) for space in " \u3000"]
    return [text.translate(_WIDE), _GAP.sub(" ", text), *spaced]


_MONEY = "3000万円 三千万円 1億2千万円 500千円 30百万円 10万ドル 数千万円 1〜2億円 約3000万円くらい 1億5千 -500万円"
_COUNTS = (
    "20名 二十人ほど 正社員8名とパート12名 数十名 10〜20名 2、3人 従業員20 パート除いて15名 一人でやってます 20数名"
)
_YEARS = "平成12年4月1日 2010年4月設立 昭和63年 創業50年 50年前 創業100年以上 H12年 設立10年目 10年ほど前 昭和70年"
_TIMINGS = "2027年1月まで 来年3月まで 1年以内 3ヶ月後 令和9年3月 2、3年後 2027年度中 1月末まで 2027年4月から6月"
_CASES: list[tuple[Finder, str]] = [
    (find_money, _MONEY),
    (find_counts, _COUNTS),
    (years, _YEARS),
    (timings, _TIMINGS),
    (find_corporate_numbers, "法人番号は7000012050002 T7000012050002"),
    (find_phones, "03-3582-8333 (03)3582-8333"),
]


@pytest.mark.parametrize(("find", "text"), [(find, text) for find, texts in _CASES for text in texts.split()])
def test_same_values(find: Finder, text: str) -> None:
    expected = values(find, text)
    assert expected
    for variant in variants(text):
        assert values(find, variant) == expected, variant
