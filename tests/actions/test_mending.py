"""An answer that stands, put right in so many words while another question is asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told

# The field, what people call it, its standing words and value, the new words and value.
ANSWERS: list[tuple[str, str, str, Any, str, Any]] = [
    ("employees", "従業員数", "31名", 31, "28名", 28),
    ("capital_yen", "資本金", "800万円", 8_000_000, "1200万円", 12_000_000),
    ("founded_year", "設立年", "1974年", 1974, "1976年", 1976),
    ("contact_name", "担当者", "大橋", "大橋", "古橋", "古橋"),
    ("contact_department", "部署", "購買課", "購買課", "貿易課", "貿易課"),
    ("contact_preference", "連絡方法", "平日の朝", "平日の朝", "水曜の夕方", "水曜の夕方"),
    ("target_timing", "時期", "2027年6月まで", "2027年6月まで", "2028年1月まで", "2028年1月まで"),
    ("trade_fair_plan", "展示会", "なし", "なし", "来年5月のSIAL", "来年5月のSIAL"),
    ("implementation_team", "体制", "専務と私", "専務と私", "専務と営業の3名", "専務と営業の3名"),
    ("target_countries", "国", "タイ", ["TH"], "ポーランド", ["PL"]),
]
WORDINGS = [
    "{name}を{new}に変更してください", "{name}は{new}に直してください", "{name}が違いました。{new}です", "{name}だけ違いました。{new}です",
    "すみません、{name}を間違えました。{new}です", "{name}の訂正です。{new}です", "{name}も直します。{new}にしてください",
    "さっきの{name}ですが、正しくは{new}です", "{name}の件、{old}ではなくて{new}に変えてください", "訂正。{name}は{new}です",
    "さっきの{name}、{new}の間違いでした", "{name}を確認したら{new}でした", "調べたら{name}は{new}でした", "{name}、よく見たら{new}でした",
    "{name}の入力を間違えてました、{new}です", "{name}が間違っていたので{new}に直します", "ごめんなさい、{name}は{new}でした",
    "{name}を訂正させてください。{new}が正しいです", "{name}は{old}ではなく{new}です",
    "{name}やっぱり{new}に変更で", "すみません{name}やっぱり{new}でお願いします", "{name}やはり{new}に直してください", "{name}は、やっぱり{new}で",
]  # fmt: skip


@pytest.mark.parametrize("wording", WORDINGS)
def test_the_answer_named_is_put_right_and_nothing_else(wording: str) -> None:
    wrong = {}
    for field, name, old, value, new, mended in ANSWERS:
        before = standing({field: value}, "overseas_travel_possible")
        said = wording.format(name=name, old=old, new=new)
        if (found := changes(before, told(before, said))) != {field: mended}:
            wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        ({"employees": 40}, "founded_year", "平成9年です。さっきの40人は内職さんまで入れた数でした。33人に直してください",
         {"founded_year": 1997, "employees": 33}),
        ({"capital_yen": 8_000_000}, "management_approval", "はい。でも資本金は違います、1200万円です",
         {"management_approval": True, "capital_yen": 12_000_000}),
        ({"business_model": "b2b"}, "product_lawful", "販売先の件、一般の方にも売っているので両方にしてください", {"business_model": "both"}),
        ({"annual_sales_yen": 90_000_000}, "website", "年商は税理士に確認してからにしたいので取り消してください", {"annual_sales_yen": None}),
    ],
)  # fmt: skip
def test_beside_an_answer_or_a_reason(
    answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]
) -> None:
    before = standing(answers, asking)
    assert changes(before, told(before, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "時期が違いました。",
        "担当者を直したいです。",
        "部署の件ですが、あとで直します",
        "31名で合っていますか",
        "従業員数の訂正はできますか",
    ],
)
def test_a_wish_to_correct_gives_no_value(text: str) -> None:
    answers = {
        "employees": 31,
        "contact_name": "大橋",
        "contact_department": "購買課",
        "target_timing": "2027年6月まで",
    }
    before = standing(answers, "overseas_travel_possible")
    assert {
        name for name, value in changes(before, told(before, text)).items() if value not in (None, "later")
    } == set()


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        ({"contact_name": "大橋", "contact_department": "購買課"}, "contact_email", "担当が替わりました。窓口は生産管理課の古橋になります",
         {"contact_name": "古橋", "contact_department": "生産管理課"}),
        ({"contact_name": "大橋", "contact_department": "購買課"}, "product_name", "担当を総務の古橋に変更お願いします",
         {"contact_name": "古橋", "contact_department": "総務"}),
        ({"contact_name": "大橋", "contact_department": "購買課"}, "contact_email", "担当は古橋に変更してください", {"contact_name": "古橋"}),
        ({"product_name": "桐の箱"}, "product_exists", "商品名ですが、「桐の箱」ではなく商標の「きりばこ」に直してください", {"product_name": "きりばこ"}),
        ({"trade_fair_plan": "なし"}, "motive", "展示会ですが、「国際雑貨展」に出展することが決まりました", {"trade_fair_plan": "国際雑貨展"}),
        ({"trade_fair_plan": "なし"}, "motive", "展示会やっぱり春の国際雑貨展に出ます", {"trade_fair_plan": "春の国際雑貨展"}),
        ({"annual_sales_yen": 90_000_000}, "website", "売上やっぱり後で答えます", {"annual_sales_yen": "later"}),
        ({"annual_sales_yen": 90_000_000}, "website", "売上やっぱり言わないとだめですか", {}),
    ],
)  # fmt: skip
def test_what_comes_with_it(answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, asking)
    assert changes(before, told(before, text)) == expected
