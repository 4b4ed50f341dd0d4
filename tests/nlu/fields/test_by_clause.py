"""A name said in one clause of several, goods of a place, goods told by what they are called."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

PERSONS = [
    ("読みにくくてすみません、鷲津です", "鷲津"),
    ("名字は薬師寺です", "薬師寺"),
    ("フルネームで言うと本庄九十九です", "本庄九十九"),
    ("連絡先は娘の多田羅みなみで", "多田羅みなみ"),
    ("いとうです、漢字は普通の伊藤です", "伊藤"),
    ("河野です。カワノじゃなくコウノです", "河野"),
    ("檜でお願いしまーす", "檜"),
    ("越中といいます。営業部です。メールは e@minato.example.jp", "越中"),
    ("登録名はリー・ウォンでお願いします", "リー・ウォン"),
]
FIRMS = [
    ("四国パルプです、よろしくお願いいたします", "四国パルプ"),
    ("民宿の名前はうみねこ荘です", "うみねこ荘"),
    ("RED ANCHORという屋号でやってます", "RED ANCHOR"),
    ("屋号は祖父の名から「吉兵衛」です", "吉兵衛"),
    ("屋号は「なぎさ昆布」で、個人事業主です", "なぎさ昆布"),
    ("来月社名が変わるので後で書きます", None),
]
GOODS = [
    ("北海道の牛乳です", "北海道の牛乳"),
    ("長崎の鯵です", "長崎の鯵"),
    ("最中ですね、「夕凪」って言います", "夕凪"),
    ("いわし缶です、商品名「オイルマル」", "オイルマル"),
    ("骨付きの鶏と、冷凍のつくねです", "骨付きの鶏と、冷凍のつくね"),
]
TOLD: list[tuple[str | None, str, dict[str, Any]]] = [
    (None, "「ほしあかり」という行灯を台湾に出したい", {"product_name": "ほしあかり", "target_countries": ["TW"]}),
    ("business_model", "両方です。うちの「白波レンガ」は店にも家にも売ります", {"business_model": "both"}),
    ("product_name", "屋号は「ことのは堂」、場所は神奈川県鎌倉市です", {"company_name": "ことのは堂"}),
    ("existing_export", "どっちもないです", {"existing_export": "none"}),
    ("existing_base", "どちらの国にもありません", {"existing_base": False}),
    ("business_model", "どちらもやるつもりです", {"business_model": "both"}),
    ("website", "0が一個足りない🙏 売上は8億です", {"annual_sales_yen": 800_000_000}),
]


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        *(("contact_name", *one) for one in PERSONS),
        *(("company_name", *one) for one in FIRMS),
        *(("product_name", *one) for one in GOODS),
    ],
)
def test_the_one_clause_that_is_a_name_is_taken(asking: str, text: str, expected: str | None) -> None:
    assert fields(text, asking).get(asking) == expected


@pytest.mark.parametrize(("asking", "text", "expected"), TOLD)
def test_each_word_goes_where_it_belongs(asking: str | None, text: str, expected: dict[str, Any]) -> None:
    found = fields(text, asking)
    assert {name: found.get(name) for name in expected} == expected
    assert found.get("product_name") in (expected.get("product_name"), None)


def test_a_promise_decides_nothing() -> None:
    assert fields("まだ社内で決まってないので後で答えます", "target_countries") == {}
