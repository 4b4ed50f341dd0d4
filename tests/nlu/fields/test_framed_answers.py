"""What people say around an answer changes nothing: the field's name again, a hesitation, a shy question, a face."""

from __future__ import annotations

from typing import Any

import pytest

from nlu.fields import read
from tests.nlu.fields.reading import AS_OF, fields

# The field asked, what people call it, the words of the answer and the value.
ANSWERS: list[tuple[str, str, str, Any]] = [
    ("company_name", "会社名", "アトリエ凪", "アトリエ凪"),
    ("company_name", "社名", "有限会社かねきち", "有限会社かねきち"),
    ("prefecture", "所在地", "岐阜県", "岐阜県"),
    ("city", "市町村", "関市", "関市"),
    ("industry", "業種", "酒蔵", "E10"),
    ("employees", "従業員数", "三十二名", 32),
    ("capital_yen", "資本金", "800万", 8_000_000),
    ("founded_year", "設立", "昭和61年", 1986),
    ("annual_sales_yen", "年商", "1億5千万", 150_000_000),
    ("contact_name", "担当者", "大森", "大森"),
    ("contact_department", "部署", "品質管理課", "品質管理課"),
    ("contact_email", "メールアドレス", "mori@nagi.example.jp", "mori@nagi.example.jp"),
    ("contact_phone", "電話番号", "0575-22-0199", "+81575220199"),
    ("contact_preference", "連絡方法", "平日の午後", "平日の午後"),
    ("product_name", "商品", "折りたたみ鋏", "折りたたみ鋏"),
    ("target_countries", "国", "インドネシア", ["ID"]),
    ("target_timing", "時期", "再来年の春", "再来年の春"),
    ("implementation_team", "体制", "社長と私の2名", "社長と私の2名"),
]
AROUND = [
    "{words}", "{words}になります", "{words}でございます", "{words}でしょうか", "{words}でよろしいでしょうか", "{words}でいいですか",
    "{words}でお願いできますか", "{words}で登録してください", "{words}ですかね", "{words}ですかねえ", "{words}だと思います", "{words}かと思います",
    "{words}のはずです", "{words}で間違いありません", "{words}といったところです", "{words}ということになります", "{words}ですー", "{words}です〜",
    "{words}ですm(_ _)m", "{words}です(^^)", "{words}です、はい", "{words}です、とりあえず", "{words}ですけど、変わるかもしれません",
    "{words}です。以上です", "{words}です。よろしくお願いします。", "えーと、{words}です", "えっと…{words}です", "そうですねえ…{words}です",
    "はい、{words}です", "お待たせしました。{words}です", "遅くなってすみません。{words}です", "一応、{words}です", "今のところ{words}です",
    "とりあえず{words}です", "たしか{words}です", "うちの場合は{words}です", "確認したところ{words}です", "{name}は{words}です",
    "{name}ですね、{words}です", "{name}ですか？{words}です", "{name}の件ですが、{words}です", "{name}でしたら{words}です", "{name}については{words}です",
    "{name}なら{words}です", "{name}というと{words}です", "{name}は、えーと、{words}です", "{name}ね。{words}です", "{name} {words}です", "{name}：{words}",
    "うちの{name}は{words}です", "{name}は現在{words}です",
]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
def test_the_answer_is_read_within_its_frame(around: str) -> None:
    said = [(field, around.format(name=name, words=words), value) for field, name, words, value in ANSWERS]
    wrong = [(text, found) for field, text, value in said if (found := fields(text, field)).get(field) != value]
    assert wrong == []


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("company_name", "屋号でいいですか"),
        ("company_name", "略称でよろしいでしょうか"),
        ("company_name", "カタカナ表記で大丈夫でしょうか"),
        ("company_name", "会社名ですか？"),
        ("contact_name", "私でいいですか"),
        ("contact_name", "下の名前だけでいいですか"),
        ("contact_phone", "携帯の番号でいいですか"),
        ("capital_yen", "だいたいの数字でいいですか"),
        ("employees", "対象は300人まででしょうか"),
        ("employees", "何人までが対象でしょうか"),
        ("product_name", "どんな商品が対象でしょうか"),
        ("product_name", "まだ名前がないものでもいいですか"),
        ("target_countries", "どの国でしょうか"),
        ("target_timing", "まだ未定でいいですか"),
        ("support_needs", "どんな支援でしょうか"),
    ],
)
def test_a_question_about_the_manner_is_no_answer(asking: str, text: str) -> None:
    assert fields(text, asking) == {}


def test_the_words_of_the_answer_are_still_found_in_the_message() -> None:
    text = "部署ですね、えーと、品質管理課でよろしいでしょうか(^^)"
    (value,) = read(text, "contact_department", AS_OF).values
    assert text[value.start : value.end] == "品質管理課"


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("product_name", "会社名ですね、アトリエ凪でよろしいでしょうか", {"company_name": "アトリエ凪"}),
        ("product_name", "会社名の件ですが、アトリエ凪です", {"company_name": "アトリエ凪"}),
        ("employees", "資本金ですね、800万です", {"capital_yen": 8_000_000}),
        (None, "従業員数の件ですが、12名になります", {"employees": 12}),
        ("product_name", "会社名です", {}),
    ],
)
def test_the_name_of_another_field_gives_it_the_answer(asking: str | None, text: str, expected: dict[str, Any]) -> None:
    assert fields(text, asking) == expected


DECIDED = [
    "{words}でいきたいです", "{words}のほうでお願いします", "{words}で進めさせてください", "{words}にしたいです", "{words}にしました",
    "{words}に決めました", "{words}にしておいてください", "{words}で考えています", "やっぱり{words}で", "今回は{words}のほうで",
    "{words}ということでお願いします", "{words}で合ってます", "{words}でお願いできればと思います",
]  # fmt: skip


@pytest.mark.parametrize("around", DECIDED)
def test_a_noun_that_it_is_to_be_is_the_answer(around: str) -> None:
    said = [
        (field, around.format(words=words), value)
        for field, _, words, value in ANSWERS
        if field
        in (
            "company_name",
            "contact_name",
            "contact_department",
            "contact_preference",
            "product_name",
            "implementation_team",
        )
    ]
    wrong = [(text, found) for field, text, value in said if (found := fields(text, field)).get(field) != value]
    assert wrong == []


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("product_name", "後回しにします"),
        ("product_name", "そっちにします"),
        ("company_name", "それでお願いします"),
        ("contact_name", "社長でお願いします"),
        ("contact_department", "なしにしておいてください"),
        ("implementation_team", "これから決めます"),
    ],
)
def test_what_is_decided_but_names_nothing_is_no_answer(asking: str, text: str) -> None:
    assert asking not in fields(text, asking)


BEFORE_IT = [
    "なるほど、{words}です", "無料なら安心しました。{words}です", "分かりました、{words}です", "ありがとう、{words}です", "よかった、{words}です",
    "お恥ずかしい話ですが、{words}です", "小さい会社ですが、{words}です", "実は、{words}です", "長いですね…{words}です", "さっき聞いてきました。{words}です",
]  # fmt: skip


@pytest.mark.parametrize("around", BEFORE_IT)
def test_what_is_said_to_the_assistant_first_is_no_part_of_the_answer(around: str) -> None:
    said = [(field, around.format(words=words), value) for field, _, words, value in ANSWERS]
    wrong = [(text, found) for field, text, value in said if (found := fields(text, field)).get(field) != value]
    assert wrong == []


def test_an_agreement_before_the_reason_stays_the_answer() -> None:
    assert fields("そうなんです、関税のあおりで", "us_tariff_response") == {"us_tariff_response": True}
    assert fields("半々ですね。お店にも家庭用にも出します", "business_model") == {"business_model": "both"}
