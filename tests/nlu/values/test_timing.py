from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.normal import Normalized, normalize
from nlu.values.timing import find_timings
from nlu.values.types import Found
from tests.nlu.values.notation import wide
from tests.nlu.values.properties import check, texts, values

AS_OF = date(2026, 11, 21)


def find(n: Normalized) -> list[Found]:
    return find_timings(n, AS_OF)


@pytest.mark.parametrize(
    "text",
    [
        "2027年1月まで", "来年3月", "年内", "半年後", "1年以内", "来年度中", "再来年", "令和9年3月", "なるべく早く",
        "来年の春頃", "3ヶ月後", "今年度中", "2027/1", "年明け", "来年1月末まで", "できるだけ早く", "半年くらい",
        "2027年度",
        "1月まで", "来春", "2027年春", "来期", "遅くとも2027年3月まで", "2027年4月から6月", "2027年10月〜12月",
        "来年か再来年", "2、3年後", "1〜2年以内", "R9.3", "FY2027", "2027年第2四半期", "年度内", "来月から",
        "今年の12月まで",
        "二年後", "1年半以内", "早急", "すぐにでも", "今すぐ", "数年以内", "半年から1年くらい", "来年の展示会まで",
        "27年4月", "採択後半年以内", "採択されたらすぐ", "春頃", "今年いっぱい", "ゴールデンウィーク明け", "3週間後",
        "令和九年三月末まで",
        "5年以内", "来年早々", "早ければ来年", "来年の上半期", "年末まで", "2027年中",
    ],
)  # fmt: skip
def test_words_as_said(text: str) -> None:
    assert values(find, text) == [text]
    assert (
        values(find, text + "に輸出を始めたいです") == [text]
        or text in ("27年4月",)
        or values(find, text + "です") == [text]
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2027年1月までに輸出したい", "2027年1月まで"), ("１年以内に", "1年以内"),
        ("２０２７年　１月まで", "2027年1月まで"), ("できれば来年中に", "来年中"), ("2027年3月をめどに", "2027年3月"),
        ("1年後くらいを目標に", "1年後くらい"),
        ("タイに2027年3月までに輸出したい", "2027年3月まで"), ("来年4月から輸出を始めたい", "来年4月から"),
        ("2027年4月頃を予定しています", "2027年4月頃"), ("半年以内にアメリカへ", "半年以内"), ("1年で始めたい", "1年"),
    ],
)  # fmt: skip
def test_trimmed(text: str, value: str) -> None:
    assert values(find, text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "未定", "まだ決めていません", "わかりません", "2010年設立", "創業50年", "50年前", "今年設立しました",
        "3月決算です", "昨年から輸出しています", "2024年に輸出を開始した", "5年保証", "十分です", "まっすぐ",
        "すぐれた技術", "2010年4月1日",
        "従業員20名", "資本金1000万円", "特にありません", "来年設立予定です", "賞味期限は半年", "株式会社春日",
        "納期は2週間以内です", "春巻きを作っています", "冬虫夏草", "24時間対応",
    ],
)  # fmt: skip
def test_no_timing(text: str) -> None:
    assert values(find, text) == []


@pytest.mark.parametrize(
    ("text", "key"), [("半年", "bare"), ("3月です", "bare"), ("なるべく早く", "soon"), ("至急", "soon")]
)
def test_detail(text: str, key: str) -> None:
    (found,) = find(normalize(text))
    assert found.detail[key] is True


@given(
    st.integers(min_value=2027, max_value=2040),
    st.integers(min_value=1, max_value=12),
    st.sampled_from(["まで", "頃", "から", "末まで", ""]),
)
def test_every_month_in_any_width(year: int, month: int, suffix: str) -> None:
    said = f"{year}年{month}月{suffix}"
    for text in (said, wide(said), f"{year} 年 {month} 月{suffix}", said + "に始めたいです"):
        assert values(find, text) == [said], text


@given(texts)
def test_properties(text: str) -> None:
    check(text, find)
