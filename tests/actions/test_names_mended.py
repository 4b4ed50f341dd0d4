"""Names and plans put right in ordinary wordings; and what is no description although a description is asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told

ANSWERS: list[tuple[str, str, str, str]] = [
    ("company_name", "屋号", "ひなた商店", "ひなた工房"),
    ("product_name", "商品名", "竹の箸", "漆の箸"),
    ("contact_name", "窓口", "有馬", "有馬 涼"),
    ("contact_department", "部署", "総務部", "購買課"),
    ("contact_preference", "電話の時間", "平日の午前中", "木曜の午後"),
    ("target_timing", "時期", "来年の春", "来年の秋"),
    ("trade_fair_plan", "展示会", "来年2月の台北の茶葉展", "来年9月の台北の茶葉展"),
    ("implementation_team", "体制", "社長と事務の2名", "専務と営業の3名"),
]
WORDINGS = [
    "{name}、正式には「{new}」でした。直しておいてください", "{name}は{new}が正しいです", "{name}ですけど、やっぱり{new}にします",
    "{name}ですが、正しくは{new}です。{old}と書いたのは私の勘違いでした", "{name}を{new}に替えてください",
    "{name}、変換を間違えました。{new}が正しいです", "社長に聞いたら、{name}は{new}だそうです",
    "先ほどの{name}、{new}でした。失礼しました", "あ、{name}なんですが、{new}でした。前のは忘れてください", "{name}、{new}に改めさせてください",
]  # fmt: skip


@pytest.mark.parametrize("before_it", ["", "はい、行けます。"])
@pytest.mark.parametrize("wording", WORDINGS)
def test_a_name_is_put_right(wording: str, before_it: str) -> None:
    asking = "overseas_travel_possible" if before_it else "motive"
    answered = {asking: True} if before_it else {}
    wrong = {}
    for field, name, old, new in ANSWERS:
        before = standing({field: old}, asking)
        said = before_it + wording.format(name=name, old=old, new=new)
        if (found := changes(before, told(before, said))) != {field: new, **answered}:
            wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        ({"company_name": "有限会社大田製作"}, "website", "社名ですが「製作」ではなくて「製作所」です。有限会社大田製作所でお願いします", {"company_name": "有限会社大田製作所"}),
        ({"contact_name": "斉藤"}, "website", "私の名前、「斉」ではなく「齋」です。直しておいてください", {"contact_name": "齋藤"}),
        ({"contact_name": "有馬"}, "employees", "9人です。窓口も別の者にします。購買課の三宅に替えてください。", {"employees": 9, "contact_name": "三宅", "contact_department": "購買課"}),
        ({"trade_fair_plan": "来年2月の台北の茶葉展"}, "trade_fair_plan", "展示会ですが、正しくは来年9月の台北の茶葉展です。2月と書いたのは事務の勘違いでした", {"trade_fair_plan": "来年9月の台北の茶葉展"}),
        ({"trade_fair_plan": "来年2月の台北の茶葉展"}, "trade_fair_plan", "資金が足りず、出展はキャンセルしました。", {"trade_fair_plan": "なし"}),
        ({"target_timing": "半年後"}, "website", "時期ですけど、やっぱり1年後にします", {"target_timing": "1年後"}),
        ({}, "contact_name", "有馬です。有馬が二人おりますので、「有馬 涼」までお願いします", {"contact_name": "有馬 涼"}),
        ({}, "contact_name", "貿易の三宅が担当します。私は経理の者で、代わりに打っています", {"contact_name": "三宅", "contact_department": "貿易"}),
        ({}, "contact_department", "営業部 貿易準備室です", {"contact_department": "営業部 貿易準備室"}),
        ({}, "contact_department", "購買課という部署です", {"contact_department": "購買課"}),
        ({}, "company_name", "正式には「ひなた工房」です", {"company_name": "ひなた工房"}),
        # What describes nothing.
        ({"target_countries": ["TH", "VN"]}, "product_description", "やっぱりベトナムは取り消します。送料が合わないと言われました。", {"target_countries": ["TH"]}),
        ({}, "product_description", "丁寧に説明していただき、ありがとうございます。社長にも見せておきます。", {}),
        ({}, "motive", "同じような質問ばかりで疲れました。", {}),
        ({}, "product_description", "今日は雨で配達がばたばたしています。", {}),
        ({"company_name": "ひなた商店"}, "product_description", "屋号、正式には「ひなた工房」でした。直しておいてください", {"company_name": "ひなた工房"}),
        # What only looks like a correction.
        ({"company_name": "ひなた商店"}, "founded_year", "昭和60年です。社名はその時に祖父が決めたそうです", {"founded_year": 1985}),
        ({"product_name": "竹の箸"}, "product_description", "商品は間違いなく一生使えます。漆を3回塗ります", {"product_description": "商品は間違いなく一生使えます。漆を3回塗ります"}),
        ({"contact_name": "有馬"}, "contact_department", "海外課です。窓口は一つだけです", {"contact_department": "海外課"}),
        ({"target_timing": "来年の春"}, "contact_name", "森です。時期はこれでいいです", {"contact_name": "森"}),
    ],
)  # fmt: skip
def test_names_beside_other_words(answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, asking)
    assert changes(before, told(before, text)) == expected
