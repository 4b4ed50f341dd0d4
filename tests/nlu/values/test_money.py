from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.money import find_money
from nlu.values.normal import normalize
from tests.nlu.values.notation import notations, wide
from tests.nlu.values.properties import check, texts, values


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("3000万", 30_000_000), ("三千万円", 30_000_000), ("3,000万", 30_000_000), ("３０００万円", 30_000_000),
        ("1億2千万", 120_000_000), ("2.5億", 250_000_000),
        ("1億2,000万円", 120_000_000), ("3千万", 30_000_000), ("30百万円", 30_000_000), ("500千円", 500_000),
        ("壱千万円", 10_000_000), ("一〇〇〇万", 10_000_000),
        ("1千500万", 15_000_000), ("1.2億", 120_000_000), ("一億二千万円", 120_000_000), ("¥3,000", 3000),
        ("￥３，０００", 3000), ("\\3,000万", 30_000_000), ("JPY 3000", 3000),
        ("3000万えん", 30_000_000), ("金壱千万円也", 10_000_000), ("¥10,000,000-", 10_000_000),
        ("10,000,000 円", 10_000_000), ("1億5千", 150_000_000), ("1億2000", 120_000_000),
        ("1億5千円", 100_005_000), ("3,456,789千円", 3_456_789_000), ("1,200百万円", 1_200_000_000), ("0円", 0),
        ("3000マン円", 30_000_000), ("5000 万 円", 50_000_000),
        ("1億\u30002,000万円", 120_000_000), ("資本金は300万円です。", 3_000_000), ("年商8000万ちょっと", 80_000_000),
        ("12億3,456万7,890円", 1_234_567_890), ("0.5億円", 50_000_000),
        ("1億千葉県", 100_000_000), ("１０００萬円", 10_000_000), ("ゼロ円", 0), ("10,00万円", 10_000_000),
        ("100万円→500万円", 5_000_000),
    ],
)  # fmt: skip
def test_explicit_amount(text: str, yen: int) -> None:
    (found,) = find_money(normalize(text))
    assert (found.value, found.detail["explicit"]) == (yen, True)


@pytest.mark.parametrize("text", ["3000", "3,000", "三千です", "資本金は500", "1千"])
def test_bare_number_is_not_explicit(text: str) -> None:
    (found,) = find_money(normalize(text))
    assert found.detail["explicit"] is False


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10万ドル", "USD"), ("$5000", "USD"), ("US$5,000", "USD"), ("50万元", "CNY"), ("3,000ユーロ", "EUR"),
        ("€3000", "EUR"), ("100万ウォン", "KRW"), ("5万香港ドル", "HKD"),
        ("台湾ドルで", None), ("50万台湾ドル", "TWD"), ("USD 10,000", "USD"), ("１０万㌦", "USD"),
        ("300万バーツ", "THB"), ("１万ﾎﾟﾝﾄﾞ", "GBP"), ("人民元50万", "CNY"), ("20万米ドル", "USD"),
    ],
)  # fmt: skip
def test_foreign_currency_is_refused(text: str, code: str | None) -> None:
    found = find_money(normalize(text))
    assert [item.problem.detail["code"] for item in found if item.problem] == ([code] if code else [])
    assert all(item.problem and item.problem.code == "money.foreign_currency" for item in found)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("数千万円", "money.vague"), ("数億", "money.vague"), ("1億数千万円", "money.vague"),
        ("何千万か", "money.vague"), ("1〜2億円", "money.range"), ("800万円から1億円", "money.range"),
        ("-500万円", "money.negative"), ("▲500万円", "money.negative"), ("マイナス500万円", "money.negative"),
        ("△１００万円", "money.negative"),
    ],
)  # fmt: skip
def test_problem(text: str, problem: str) -> None:
    assert values(find_money, text) == [problem]


def test_range_in_yen() -> None:
    (found,) = find_money(normalize("3〜4千万円くらい"))
    assert (found.detail["lower"], found.detail["upper"]) == (30_000_000, 40_000_000)


@pytest.mark.parametrize(
    "text",
    [
        "20名", "3万個", "1万社", "2010年", "百円ショップ", "千円札", "100均", "3万人", "1日1000個", "従業員数：12",
        "5軸加工機3台", "1234567890123", "関東一円で販売", "二円形劇場",
        "丸の内1丁目2番3号", "03-3582-8333(内線123)", "3割", "10か国", "50平米", "1.5倍", "一番安い", "2万坪", "30kg",
    ],
)  # fmt: skip
def test_not_money(text: str) -> None:
    assert values(find_money, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "約3000万円",
        "3000万円くらい",
        "3000万円弱",
        "3000万円強",
        "3000万円前後",
        "およそ3000万",
        "だいたい3000万",
        "3000万ほど",
        "3000万円台",
    ],
)
def test_approximate_value_is_taken(text: str) -> None:
    (found,) = find_money(normalize(text))
    assert (found.value, found.approximate) == (30_000_000, True)


def test_span_is_the_amount_without_its_hedges() -> None:
    n = normalize("資本金は約３，０００万円くらいです")
    (found,) = find_money(n)
    assert n.source(found.start, found.end) == "３，０００万円"


def test_change_takes_the_new_amount() -> None:
    assert values(find_money, "300万円から500万円に増資しました") == [5_000_000]


@given(st.integers(min_value=0, max_value=10**13))
def test_every_notation_says_the_same(number: int) -> None:
    for text in notations(number):
        for variant in (text + "円", wide(text) + "円", text + " 円", "資本金は" + text + "円です"):
            assert values(find_money, variant) == [number], variant


@given(texts)
def test_properties(text: str) -> None:
    check(text, find_money)


def test_a_currency_belongs_to_one_amount() -> None:
    assert values(find_money, "50万元20名") == ["money.foreign_currency"]
    assert values(find_money, "100$ 500円") == ["money.foreign_currency", 500]
    assert values(find_money, "資本金1000万円20名") == [10_000_000]


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("売上高(千円) 123,456", [123_456_000]),
        ("売上高(単位:百万円):1,234", [1_234_000_000]),
        ("資本金（万円）：1000", [10_000_000]),
        ("単位:千円 売上 50,000", [50_000_000]),
        ("資本金(百万円)30 従業員(名)20", [30_000_000]),
        ("価格は千円、数量100個", [1000]),
    ],
)
def test_unit_in_the_heading(text: str, yen: list[int]) -> None:
    assert [found.value for found in find_money(normalize(text)) if found.detail["explicit"]] == yen
