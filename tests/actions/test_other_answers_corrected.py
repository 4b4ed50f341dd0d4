"""Other answers than the one asked, put right beside it: contradicted, two at once, in a part, narrowed, taken back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        (
            {"existing_export": "none"},
            "existing_base",
            "海外に拠点はありません。輸出は毎月香港に送ってました",
            {"existing_base": False, "existing_export": "continuous"},
        ),
        (
            {"financial_statements": "not_ready"},
            "overseas_consulting_business",
            "いいえ。決算書は経理が3期分出してきました",
            {"overseas_consulting_business": False, "financial_statements": "three_years"},
        ),
        (
            {"overseas_travel_possible": True},
            "parallel_support",
            "受けてません。海外出張は子供が小さくて行けないです",
            {"parallel_support": False, "overseas_travel_possible": False},
        ),
        (
            {"business_model": "b2b"},
            "existing_base",
            "ないです。売り先は個人の方にも売ってます",
            {"existing_base": False, "business_model": "both"},
        ),
        (
            {"supplier_consent": False, "supply_role": "trading"},
            "business_model",
            "蔵元の承諾書が今届きました",
            {"supplier_consent": True},
        ),
        ({"management_approval": True}, "product_name", "社長の承認まだでした", {"management_approval": False}),
    ],
)
def test_a_named_answer_told_otherwise_changes(
    answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]
) -> None:
    before = standing(answers, asking)
    assert changes(before, told(before, text)) == expected


@pytest.mark.parametrize(
    ("answers", "asking", "text"),
    [
        ({"existing_export": "none"}, "existing_base", "輸出は取引先の商社さんがやってます"),
        ({"existing_export": "none"}, "existing_base", "輸出はこれから毎月やりたいです"),
        ({"management_approval": True}, "trade_fair_plan", "承認は取るのに苦労しました"),
        ({"overseas_travel_possible": True}, "parallel_support", "海外出張は費用がかかりますか?"),
        ({"existing_base": False}, "target_timing", "拠点は将来ハノイに作れたらいいなと思ってます"),
    ],
)
def test_what_only_speaks_of_a_named_answer_leaves_it(answers: dict[str, Any], asking: str, text: str) -> None:
    before = standing(answers, asking)
    assert not set(changes(before, told(before, text))) & set(answers)


@pytest.mark.parametrize(
    ("answers", "text", "expected"),
    [
        (
            {"capital_yen": 10_000_000, "employees": 20},
            "資本金と人数、両方間違えてました。800万円と18人です",
            {"capital_yen": 8_000_000, "employees": 18},
        ),
        (
            {"prefecture": "大阪府", "employees": 20},
            "県と人数が間違いでした。兵庫県、25人です",
            {"prefecture": "兵庫県", "employees": 25},
        ),
        (
            {"capital_yen": 5_000_000, "employees": 3},
            "資本金、人数ともに訂正です。600万、4人",
            {"capital_yen": 6_000_000, "employees": 4},
        ),
    ],
)
def test_two_answers_are_put_right_in_their_order(answers: dict[str, Any], text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, "contact_name")
    assert changes(before, told(before, text)) == expected


@pytest.mark.parametrize(
    ("standing_address", "text", "expected"),
    [
        ("info@umi.example.jp", "メール、infoじゃなくてsalesでした", "sales@umi.example.jp"),
        ("info@umi.example.jp", "アドレスのumiのところ、umeが正しいです", "info@ume.example.jp"),
        ("info@umi.example.co.jp", "メール、.co.jpじゃなくて.jpでした", "info@umi.example.jp"),
        ("info@umi.example.jp", "メールアドレス間違えました。umi→umine", "info@umine.example.jp"),
        ("ito@kai.example.jp", "メールの綴り違いました、itoじゃなくて itou@kai.example.jp です", "itou@kai.example.jp"),
    ],
)
def test_a_part_of_an_address_changes(standing_address: str, text: str, expected: str) -> None:
    before = standing({"contact_email": standing_address}, "contact_phone")
    assert changes(before, told(before, text, "correct")) == {"contact_email": expected}


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        ({"existing_base": False}, "target_timing", "さっきの質問、よく考えたら「あります」でした", {"existing_base": True}),
        (
            {"us_tariff_response": True, "target_countries": ["US", "TH", "VN"]},
            "existing_base",
            "関税の質問、読み違えてて「いいえ」でした",
            {"us_tariff_response": False},
        ),
        ({"contact_name": "石井"}, "product_name", "担当者は来月から松本に代わります", {"contact_name": "松本"}),
        ({"capital_yen": 7_000_000}, "contact_name", "資本金、900万に直せますか?", {"capital_yen": 9_000_000}),
        ({"trade_fair_plan": "6月のパリ"}, "motive", "展示会の参加はキャンセルになりました", {"trade_fair_plan": "なし"}),
        ({"company_name": "まるや商店"}, "prefecture", "登記上の名前は株式会社丸屋商店です", {"company_name": "株式会社丸屋商店"}),
        (
            {"implementation_team": "営業2名"},
            "parallel_support",
            "担当は「営業3名と社長」に直してください",
            {"implementation_team": "営業3名と社長"},
        ),
        (
            {"support_needs": ["market_selection", "finance"]},
            "financial_statements",
            "支援は資金調達だけに絞ってください",
            {"support_needs": ["finance"]},
        ),
        (
            {"support_needs": ["trade_fair"]},
            "financial_statements",
            "展示会よりEC販売のほうがいいので替えてください",
            {"support_needs": ["ecommerce"]},
        ),
        (
            {"target_countries": ["TH"]},
            "existing_export",
            "やっぱりベトナムも戻してください",
            {"target_countries": ["TH", "VN"]},
        ),
        (
            {"product_description": "布の鞄です"},
            "business_model",
            "説明を差し替えます→「帆布を手縫いした鞄」",
            {"product_description": "帆布を手縫いした鞄"},
        ),
    ],
)  # fmt: skip
def test_it_changes_in_other_words(answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, asking)
    assert changes(before, told(before, text)) == expected


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("annual_sales_yen", 200_000_000, "売上うろ覚えなんで取り消しで。後ほど答えます"),
        ("employees", 30, "人数あやふやなので後で答えます"),
        ("founded_year", 1990, "設立年は自信がないので一旦取り消してください。後日お知らせします"),
    ],
)
def test_what_was_said_without_being_sure_is_left_for_later(field: str, value: Any, text: str) -> None:
    before = standing({field: value}, "contact_name")
    after = told(before, text).profile
    assert after.value(field) is None
    assert str(after.records[field].status) == "later"
    assert "contact_name" not in after
