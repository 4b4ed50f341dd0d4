"""Answers that stand, changed in ordinary words while something else is asked: names, heads, countries, wares."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        (
            {"product_name": "つきかげ"},
            "product_exists",
            "すみません、名前が変わりました。「つきかげ白」です",
            {"product_name": "つきかげ白"},
        ),
        (
            {"product_name": "つきかげ"},
            "product_exists",
            "名前を「月影」に直してください",
            {"product_name": "月影"},
        ),
        (
            {"employees": 18},
            "founded_year",
            "さっきの人数、アルバイト1人混じってた。17に直して",
            {"employees": 17},
        ),
        ({"employees": 44}, "contact_name", "従業員、退職で減ってました。42人です", {"employees": 42}),
        (
            {"product_exists": False},
            "product_url",
            "商品なんですが、先週から売り出していました",
            {"product_exists": True},
        ),
        (
            {"financial_statements": "not_ready"},
            "parallel_support",
            "決算書な、3期分出てきたわ",
            {"financial_statements": "three_years"},
        ),
        (
            {"target_countries": ["TH", "IN", "VN"]},
            "existing_base",
            "国の順番、インドを一番にしてください。次がベトナム、タイは最後で",
            {"target_countries": ["IN", "VN", "TH"]},
        ),
        (
            {"target_countries": ["TH", "IN", "VN"]},
            "existing_base",
            "ベトナムを先頭に。インドは最後に回してください",
            {"target_countries": ["VN", "TH", "IN"]},
        ),
        (
            {"target_countries": ["TH", "IN", "VN"]},
            "existing_base",
            "優先順位なんですが、インドを一番にしてください。タイが二番、ベトナムは三番のままで",
            {"target_countries": ["IN", "TH", "VN"]},
        ),
        (
            {"support_needs": ["trade_fair", "expert"]},
            "compliance_declared",
            "支援のところ、展示会はやめて、売り先探しと専門家の助言にします",
            {"support_needs": ["expert", "business_matching"]},
        ),
        (
            {"product_category": "industrial"},
            "product_exists",
            "さっきの分類、産業用じゃなくて一般消費者向けの品でした",
            {"product_category": "consumer"},
        ),
        (
            {"supply_role": "trading"},
            "supplier_consent",
            "あ、違いますね。瓶詰めも箱詰めも全部うちでやってるから、仕入れではなく自社製造です",
            {"supply_role": "maker"},
        ),
        (
            {"company_name": "サクラ工房"},
            "founded_year",
            "屋号なんですけど、カタカナじゃなくて「桜工房」が正しいです",
            {"company_name": "桜工房"},
        ),
        (
            {"product_name": "ツユクサ"},
            "product_description",
            "商品名の表記、ローマ字でTSUYUKUSAに直してください",
            {"product_name": "TSUYUKUSA"},
        ),
        (
            {"prefecture": "愛知県", "city": "豊橋市"},
            "industry",
            "所在地は登記のほうにします。静岡県湖西市に変更お願いします",
            {"prefecture": "静岡県", "city": "湖西市"},
        ),
        (
            {"target_countries": ["TH", "VN"]},
            "existing_export",
            "タイはやめて、ベトナムと韓国でお願いします",
            {"target_countries": ["VN", "KR"]},
        ),
        (
            {"motive": "国内が頭打ちなので"},
            "support_needs",
            "目的のところ書き直します。「北欧の器好きに会津の漆を届けたい」にしてください",
            {"motive": "北欧の器好きに会津の漆を届けたい"},
        ),
    ],
)
def test_a_standing_answer_changes(answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, asking)
    got = changes(before, told(before, text))
    assert {name: got.get(name) for name in expected} == expected
    assert set(got) <= {*expected, "project_type", "business_model"}


@pytest.mark.parametrize(
    ("answers", "asking", "text", "kept"),
    [
        (
            {"target_countries": ["US", "CA", "MX"]},
            "us_tariff_response",
            "はい、関税のことがあるのでアメリカは外せません",
            "target_countries",
        ),
        ({"product_exists": False}, "motive", "去年発売した商品が好評だったので", "product_exists"),
        ({"contact_name": "花岡"}, "contact_email", "品名はまだ内緒です", "contact_name"),
    ],
)
def test_a_standing_answer_stays(answers: dict[str, Any], asking: str, text: str, kept: str) -> None:
    before = standing(answers, asking)
    assert kept not in changes(before, told(before, text))


_FRAMES = (
    "上で{old}と書いたけど{new}です",
    "{name}の訂正をお願いいたします。{old}と申しましたが{new}でございました",
    "先ほど{name}を{old}とお答えしましたが、正しくは{new}でございます",
    "{name}は{old}でしたっけ？ {new}に直してください",
    "{old}と答えた{name}ですが、{new}に直します",
    "{old}を{new}に変更してください",
    "{name}をもう一度言います。{new}です",
    "{name}だけ変えてもいいですか？{new}にします",
    "{name}のところ{new}に書き換えてください",
)


@pytest.mark.parametrize("frame", _FRAMES)
@pytest.mark.parametrize(
    ("field", "name", "old", "new"),
    [
        ("contact_name", "担当者", "篠田", "篠原"),
        ("contact_department", "部署", "製造部", "第二製造部"),
        ("product_name", "商品名", "柿の葉茶", "柿の葉煎茶"),
        ("contact_preference", "連絡の時間", "平日の朝", "平日の夕方"),
    ],
)
def test_a_name_that_stands_is_replaced(frame: str, field: str, name: str, old: str, new: str) -> None:
    before = standing({field: old}, "overseas_travel_possible")
    assert changes(before, told(before, frame.format(name=name, old=old, new=new), "correct")) == {field: new}


def test_one_consent_is_not_the_other() -> None:
    before = standing({"supply_role": "trading"}, "management_approval", supplier_consent="later")
    assert changes(before, told(before, "今専務と話して、OKもらいました", "affirm")) == {"management_approval": True}


def test_a_month_alone_changes_the_time_that_stands() -> None:
    before = standing({"target_timing": "2027年4月まで"}, "support_needs")
    after = told(before, "4月は早すぎるか。2027年9月までに変更", "correct")
    assert changes(before, after) == {"target_timing": "2027年9月まで"}
