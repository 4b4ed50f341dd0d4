"""Answers that stand: a country given up for a reason, a part of a name, the form of a firm, answers loosely named."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told

GIVEN_UP = ["{}は関税が怖いのでやめます。", "{}やめとくわ。", "{}は船賃が高いから見送ります。", "{}は社長が反対したのでなしで。", "{}は難しそうなので、", "{}をやめて、"]  # fmt: skip
TAKEN = [
    "{}にします",
    "代わりに{}でお願いします",
    "妻が{}の方がいいと言うので、そっちで",
    "{}の方が近いので{}にします",
    "{}に決めました",
]


@pytest.mark.parametrize("given_up", GIVEN_UP)
@pytest.mark.parametrize("asking", ["existing_export", "capital_yen"])
def test_one_country_for_another(given_up: str, asking: str) -> None:
    wrong = {}
    for taken in TAKEN:
        if given_up.endswith("ので、") and "妻" in taken:
            continue
        before = standing({"target_countries": ["VN", "SG"]}, asking)
        said = given_up.format("ベトナム") + taken.replace("{}", "モンゴル")
        if (found := changes(before, told(before, said))) != {"target_countries": ["MN", "SG"]}:
            wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("standing_answers", "asking", "text", "expected"),
    [
        # the form of the firm, and a year that only dates it
        ({"company_name": "有限会社浜田塗装"}, "capital_yen", "有限会社じゃなくて去年から株式会社になってます", {"company_name": "株式会社浜田塗装"}),
        ({"company_name": "有限会社浜田塗装"}, "capital_yen", "有限会社から株式会社に変わったんでした", {"company_name": "株式会社浜田塗装"}),
        ({"company_name": "有限会社浜田塗装"}, "capital_yen", "いずれ株式会社にしたいです", {}),
        # a part of a name in other letters
        ({"company_name": "株式会社さくら堂"}, "employees", "社名の「さくら」は漢字で「佐倉」が正しいです", {"company_name": "株式会社佐倉堂"}),
        ({"product_name": "ゆず日和"}, "employees", "「ゆず」は漢字で「柚子」です", {"product_name": "柚子日和"}),
        # kinds of support
        (
            {"support_needs": ["expert", "trade_fair"]}, "capital_yen", "支援は展示会じゃなくて商談のマッチングです。専門家はそのままで",
            {"support_needs": ["expert", "business_matching"]},
        ),
        # taken back, loosely named
        ({"annual_sales_yen": 90_000_000}, "contact_name", "年商は社外秘なので、回答なしにしてください", {"annual_sales_yen": "skipped"}),
        ({"compliance_declared": True}, "contact_name", "さっきの宣誓みたいなやつ、一旦取り消してあとで回答します", {"compliance_declared": "later"}),
        ({"management_approval": True}, "contact_name", "さっきの「承認」の件は一旦白紙でお願いします", {"management_approval": None}),
        ({"parallel_support": True}, "financial_statements", "さっきの「ほかの支援」ですけど、今は受けていません", {"parallel_support": False}),
        ({"product_lawful": True}, "target_timing", "相手国のことは分かりません", {}),
        # choices in quotes, the number told behind its name, a place that says itself what it is
        ({"product_exists": False}, "employees", "量産が始まったので製品はもう「ある」で", {"product_exists": True}),
        ({"trade_fair_plan": "秋の展示会"}, "motive", "展示会は予算がつかなかったので「なし」に訂正します", {"trade_fair_plan": "なし"}),
        ({"employees": 31}, "website", "社員数、アルバイト入れてました。抜くと22人です", {"employees": 22}),
        ({"prefecture": "兵庫県", "city": "姫路市"}, "employees", "本社が移ったんでした。明石市に変えてください", {"city": "明石市"}),
        # no answers: what a reason mentions, an exclamation, a yes in front of the answer
        ({"financial_statements": "three_years"}, "compliance_declared", "決算書のことですが、まだ設立1年目なので3期分はなかったです", {"financial_statements": "newly_founded"}),
        ({"supply_role": "trading"}, "supplier_consent", "あ、いや、この品は自社で作ってるんでした", {"supply_role": "maker"}),
        ({"product_exists": True}, "product_lawful", "はい、適法です", {"product_lawful": True}),
        ({"existing_base": False}, "overseas_travel_possible", "いいえ、出張は無理です", {"overseas_travel_possible": False}),
    ],
)  # fmt: skip
def test_what_a_message_does(
    standing_answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]
) -> None:
    before = standing(standing_answers, asking)
    assert changes(before, told(before, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("まだです。隣の工場はタイに毎月送ってるらしいですけど", {"existing_export": "none"}),
        ("一度だけ試しに送りました。同業者はドイツに毎月出してます", {"existing_export": "trial"}),
        ("モンゴルは初めてです。タイには毎月出しています", {"existing_export": "none"}),
        ("毎月送ってます。タイにですけど", {}),
    ],
)
def test_other_countries_named_behind_the_answer(text: str, expected: dict[str, Any]) -> None:
    before = standing({"target_countries": ["MN"]}, "existing_export")
    assert changes(before, told(before, text)) == expected
