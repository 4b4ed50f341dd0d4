"""Names made whole, goods dropped, answers taken back in quotes, yes and no put right, what is not known beside facts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told


@pytest.mark.parametrize(
    ("standing_answers", "asking", "text", "expected"),
    [
        # names
        ({"company_name": "青葉食品"}, "employees", "社名の前に株式会社が付きます", {"company_name": "株式会社青葉食品"}),
        ({"company_name": "みどり園"}, "employees", "会社名、うしろに有限会社が付くんでした", {"company_name": "みどり園有限会社"}),
        ({"company_name": "みどり園"}, "employees", "取引先は頭に株式会社が付きます", {}),
        ({"company_name": "有限会社さくら堂"}, "city", "4月に株式会社さくらへ社名変更したんでした", {"company_name": "株式会社さくら"}),
        ({"company_name": "有限会社さくら堂"}, "city", "来年は株式会社さくらに変わる予定です", {}),
        ({"contact_name": "中村"}, "contact_email", "フルネームは中村由美です", {"contact_name": "中村由美"}),
        ({"contact_name": "佐藤"}, "contact_email", "下の名前は健一です", {"contact_name": "佐藤健一"}),
        ({"contact_name": "木下"}, "contact_email", "先月から姓が木下から大野になったんでした", {"contact_name": "大野"}),
        ({"contact_name": "木下"}, "contact_email", "弟は結婚して姓が大野に変わりました", {}),
        # goods
        ({"product_name": "包丁とハサミ"}, "product_category", "ハサミはやめて包丁だけにします", {"product_name": "包丁"}),
        ({"product_name": "味噌と醤油"}, "product_category", "醤油だけでも申し込めますか？", {}),
        # taken back
        ({"capital_yen": 10_000_000}, "founded_year", "資本金「1000万」は取り消してください。後日お伝えします", {"capital_yen": "later"}),
        ({"management_approval": True}, "product_name", "承認の「はい」は取り消して。専務に確認してから答えます", {"management_approval": "later"}),
        ({"trade_fair_plan": "なし"}, "overseas_travel_possible", "見本市の「なし」は取り消して。分からないで", {"trade_fair_plan": "unknown"}),
        # left as it stands
        ({"motive": "国内が縮むため"}, "implementation_team", "動機はさっきのでOKです。社長と営業1名です", {"implementation_team": "社長と営業1名"}),
        ({"product_name": "陶器の茶碗"}, "product_category", "商品名は陶器の茶碗のままで。日用品です", {"product_category": "consumer"}),
        ({"product_description": "竹のかご"}, "capital_yen", "説明文は「手で編む竹かご」に差し替えで", {"product_description": "手で編む竹かご"}),
        # yes and no
        ({"existing_base": False}, "target_timing", "台北に支店がありました、拠点ありで", {"existing_base": True}),
        ({"overseas_travel_possible": True}, "parallel_support", "出張やっぱり無理でした。いいえで", {"overseas_travel_possible": False}),
        ({"overseas_consulting_business": False}, "compliance_declared", "さっきの質問、「はい」が正解でした", {"overseas_consulting_business": True}),
        ({"existing_export": "none"}, "existing_base", "輸出、前に一度だけ試しに出したことがありました", {"existing_export": "trial"}),
        ({"project_type": "overseas_base"}, "target_countries", "タイです。店は先の話なので今回は輸出でお願いします", {"project_type": "export", "target_countries": ["TH"]}),
        # not known, beside a fact
        ({}, "founded_year", "分からないです、古い会社なので。従業員は9人です", {"founded_year": "unknown", "employees": 9}),
        ({}, "employees", "12人です。資本金は分かりません", {"employees": 12, "capital_yen": "unknown"}),
        ({}, "capital_yen", "分かりにくい説明ですみません。従業員は8人です", {"employees": 8}),
        # who writes
        ({}, "contact_name", "森下（海外営業部）です", {"contact_name": "森下", "contact_department": "海外営業部"}),
        ({}, "implementation_team", "社長と営業部長、じゃなくて社長と総務部長です", {"implementation_team": "社長と総務部長"}),
    ],
)  # fmt: skip
def test_an_answer_that_stands_becomes_what_is_said(
    standing_answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]
) -> None:
    before = standing(standing_answers, asking)
    assert changes(before, told(before, text)) == expected
