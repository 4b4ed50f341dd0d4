"""What becomes of answers across turns, in owners' words: put right by denials, moved, left out, given late."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told

# (answers that stand, statuses, question asked, message, what it changes)
Case = tuple[dict[str, Any], dict[str, str], str, str, dict[str, Any]]
PUT_RIGHT: list[Case] = [
    ({"business_model": "b2c"}, {}, "existing_base", "ないです。個人だけと書きましたが、旅館にも卸しているので両方です", {"business_model": "both", "existing_base": False}),
    ({"existing_export": "none"}, {}, "existing_base", "ありません。輸出の経験、ないと言いましたが、一度だけ見本を送って試しに売ったことがありました", {"existing_export": "trial", "existing_base": False}),
    ({"management_approval": True}, {}, "product_category", "日用品です。承認は「はい」じゃなくて「いいえ」でした", {"management_approval": False, "product_category": "consumer"}),
    ({"management_approval": True}, {}, "product_category", "社長の承認の件ですが、まだ取れていませんでした。いいえに直してください", {"management_approval": False}),
    ({"existing_base": False}, {}, "employees", "4人です。拠点は「ある」が正しいです", {"existing_base": True, "employees": 4}),
    ({"overseas_travel_possible": True}, {}, "employees", "すみません出張ですが、やっぱり行けないに変えてください", {"overseas_travel_possible": False}),
    ({"supplier_consent": True, "supply_role": "trading"}, {}, "employees", "6人です。あと許諾、口頭だけだったのでもらっていないことにしてください", {"supplier_consent": False, "employees": 6}),
    ({"founded_year": 1985}, {}, "employees", "創業は昭和60年じゃなく61年でした", {"founded_year": 1986}),
    ({"founded_year": 1985}, {}, "employees", "60年じゃなくて62年でした、創業は", {"founded_year": 1987}),
    ({"prefecture": "徳島県", "city": "鳴門市"}, {}, "employees", "18人です。徳島じゃなくて兵庫の南あわじ市でした", {"prefecture": "兵庫県", "city": "南あわじ市", "employees": 18}),
    ({"prefecture": "香川県"}, {}, "employees", "すみません、香川じゃなくて徳島です", {"prefecture": "徳島県"}),
    ({"product_name": "木のお椀"}, {}, "product_description", "お椀じゃなくて木の皿のほうで申し込みます", {"product_name": "木の皿"}),
    ({"product_name": "ゆず味噌"}, {}, "product_exists", "商品ですが、ゆず味噌よりゆず胡椒のほうを出したいです", {"product_name": "ゆず胡椒"}),
    ({"product_name": "陶器のカップ"}, {}, "product_exists", "商品名を「はるひ」に変更してください", {"product_name": "はるひ"}),
    ({"company_name": "株式会社ひかり工芸"}, {}, "city", "会社の名前、ひかりじゃなくて光です", {"company_name": "株式会社光工芸"}),
    ({"contact_department": "購買部"}, {}, "employees", "購買じゃない、調達部です", {"contact_department": "調達部"}),
    ({"contact_department": "営業部"}, {}, "employees", "部署名が変わって、今は海外営業部です", {"contact_department": "海外営業部"}),
    ({"implementation_team": "社長と営業1名"}, {}, "employees", "体制は社長と営業2名に変わりました", {"implementation_team": "社長と営業2名"}),
    ({"trade_fair_plan": "来年5月の上海の見本市"}, {}, "employees", "見本市は5月じゃなくて9月になりました", {"trade_fair_plan": "来年9月の上海の見本市"}),
    ({"trade_fair_plan": "3月のシンガポールの見本市"}, {}, "employees", "8人。展示会、出るのをやめました", {"trade_fair_plan": "なし", "employees": 8}),
    ({"capital_yen": 10_000_000}, {}, "founded_year", "2001年。去年増資したのを忘れてました、資本金は3000万円です", {"capital_yen": 30_000_000, "founded_year": 2001}),
]  # fmt: skip
LEFT: list[Case] = [
    ({"annual_sales_yen": 300_000_000}, {}, "employees", "30人です。売上は非公開なので、やっぱりスキップでお願いします", {"annual_sales_yen": "skipped", "employees": 30}),
    ({"annual_sales_yen": 90_000_000, "capital_yen": 5_000_000}, {}, "founded_year", "2003年です。売上と資本金は一旦取り消してください", {"annual_sales_yen": None, "capital_yen": None, "founded_year": 2003}),
    ({"annual_sales_yen": 90_000_000, "capital_yen": 5_000_000}, {}, "founded_year", "売上と資本金は両方とも後で答えます。創業は2003年です", {"annual_sales_yen": "later", "capital_yen": "later", "founded_year": 2003}),
    ({}, {"capital_yen": "later"}, "founded_year", "資本金は書類がなくて結局分かりませんでした。設立は平成元年です", {"capital_yen": "unknown", "founded_year": 1989}),
    ({"founded_year": 1975}, {}, "employees", "14名。創業の年、自信がないので分からないにしといてください", {"founded_year": "unknown", "employees": 14}),
]  # fmt: skip
LATE: list[Case] = [
    ({}, {"annual_sales_yen": "unknown"}, "contact_name", "西条です。売上、分かりました。8,400万円です", {"annual_sales_yen": 84_000_000, "contact_name": "西条"}),
    ({}, {"capital_yen": "skipped"}, "founded_year", "2011年です。飛ばした資本金ですが、300万円でした", {"capital_yen": 3_000_000, "founded_year": 2011}),
    ({}, {"existing_base": "later"}, "employees", "9人。拠点は確認したところありませんでした", {"existing_base": False, "employees": 9}),
    ({}, {"product_url": "later"}, "employees", "3人です。ページできてました https://tsugaru.example.com/apple", {"product_url": "https://tsugaru.example.com/apple", "employees": 3}),
    ({}, {"compliance_declared": "later"}, "product_name", "さっきの法令遵守の申告ですが、全部当てはまります", {"compliance_declared": True}),
    ({"target_timing": "来年の6月"}, {}, "product_name", "すみません時期なんですけど、工事が延びたので来年の10月にしてください", {"target_timing": "来年の10月"}),
]  # fmt: skip
MOVED: list[Case] = [
    ({"contact_name": "営業部"}, {}, "employees", "あ、部署を書いちゃいました。名前は白石です", {"contact_department": "営業部", "contact_name": "白石"}),
    ({"capital_yen": 230_000_000}, {}, "employees", "いかん、今のは売上の数字じゃった。資本金は3000万じゃ", {"annual_sales_yen": 230_000_000, "capital_yen": 30_000_000}),
    ({"company_name": "小林茂"}, {}, "city", "さっき書いたのは私の名前で、会社名は小林鉄工所です", {"contact_name": "小林茂", "company_name": "小林鉄工所"}),
    ({"motive": "社長と私の二人でやります"}, {}, "employees", "さっきのは体制の話でした", {"implementation_team": "社長と私の二人", "motive": None}),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "statuses", "asking", "text", "expected"), [*PUT_RIGHT, *LEFT, *LATE, *MOVED])
def test_what_becomes_of_answers(
    answers: dict[str, Any], statuses: dict[str, str], asking: str, text: str, expected: dict[str, Any]
) -> None:
    before = standing(answers, asking, **statuses)
    assert changes(before, told(before, text)) == expected


@pytest.mark.parametrize(
    ("untaken", "text", "expected"),
    [
        ("500万円です", "すみません、資本金と間違えました。社員は6人です", {"capital_yen": 5_000_000, "employees": 6}),
        ("2,400万", "ごめん、今のは年商。人数は6", {"annual_sales_yen": 24_000_000, "employees": 6}),
        ("1987年", "今のは創業の年ですね。社員は12人です", {"founded_year": 1987, "employees": 12}),
    ],
)
def test_the_message_before_that_was_no_answer_goes_where_it_belongs(
    untaken: str, text: str, expected: dict[str, Any]
) -> None:
    before = replace(
        standing({"annual_sales_yen": 90_000_000} if "年商" not in text else {}, "employees"), untaken=untaken
    )
    assert changes(before, told(before, text)) == expected


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        ({"employees": 24}, "capital_yen", "うちの取引先は24人じゃなくて50人います", {}),
        ({"business_model": "b2b"}, "employees", "7人です。企業だけじゃなくて県の団体ともやってます", {"employees": 7}),
        ({"existing_base": False}, "parallel_support", "ないです", {"parallel_support": False}),
        ({}, "corporate_number", "番号は飛ばしてください", {"corporate_number": "skipped"}),
        ({"annual_sales_yen": 90_000_000}, "product_url", "URLは後で", {"product_url": "later"}),
    ],
)
def test_look_alikes_change_nothing_else(
    answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]
) -> None:
    before = standing(answers, asking)
    intent = {"番号は飛ばしてください": "skip", "URLは後で": "postpone"}.get(text, "inform")
    assert changes(before, told(before, text, intent)) == expected


@pytest.mark.parametrize(
    ("asking", "text", "intent", "status"),
    [
        ("annual_sales_yen", "言わないといけませんか？スキップで", "ask_explanation", "skipped"),
        ("capital_yen", "必須ですか？とりあえず後でお願いします", "ask_explanation", "later"),
    ],
)
def test_a_wish_beside_a_question(asking: str, text: str, intent: str, status: str) -> None:
    before = standing({}, asking)
    assert changes(before, told(before, text, intent)) == {asking: status}
