"""Answers passed on from those who were asked, choices by their place, and what says nothing of one's own firm."""

from __future__ import annotations

from datetime import date

import pytest

from bot.intake.registry import FIELDS
from nlu.fields import read
from nlu.values.ordinals import SHOWN

AS_OF = date(2026, 11, 21)

READ = [
    ("supplier_consent", "OKの返事が来ました", True),
    ("supplier_consent", "出していいそうです", True),
    ("supplier_consent", "窯元さんに電話したら、構わないそうです", True),
    ("supplier_consent", "先方の社長さんから大丈夫だと言われました", True),
    ("supplier_consent", "むしろ向こうから頼まれました", True),
    ("supplier_consent", "だめだそうです", False),
    ("supplier_consent", "難しいと言われています", False),
    ("management_approval", "社長に話したら、やっていいそうです", True),
    ("management_approval", "父に聞いたら問題ないそうです", True),
    ("management_approval", "会社の方針です", True),
    ("management_approval", "来月の役員会で決まります", False),
    ("management_approval", "社長には来週話す予定です", False),
    ("overseas_travel_possible", "行ってきていいとのことです", True),
    ("overseas_travel_possible", "毎年行っています", True),
    ("product_lawful", "輸入できるそうです", True),
    ("product_lawful", "問題なく売れます", True),
    ("product_lawful", "台湾では売れないそうです", False),
    ("product_exists", "商品になっています", True),
    ("product_exists", "まだ商品になっていません", False),
    ("existing_base", "バンコクに一つ構えてます", True),
    ("existing_base", "事務所は引き払いました", False),
    ("existing_export", "一回も海外に出していません", "none"),
    ("existing_export", "サンプルすら送ったことがありません", "none"),
    ("existing_export", "注文があったときだけ送っています", "trial"),
    ("existing_export", "もう何年も出しています", "continuous"),
    ("overseas_consulting_business", "海外進出のコンサルをしています", True),
    ("overseas_consulting_business", "商品を売りたいです", False),
    ("compliance_declared", "処分を受けたことはありません", True),
    ("parallel_support", "重複はありません", False),
    ("us_tariff_response", "影響は受けていません", False),
    ("financial_statements", "3期に満たないです", "newly_founded"),
    ("financial_statements", "3期とも揃っているとのことです", "three_years"),
    ("business_model", "半々です", "both"),
    ("business_model", "飲食店のほうかな", "b2b"),
    ("sme_class", "卸もやりますが、主に製造です", "manufacturing_other"),
    ("project_type", "後者です", "overseas_base"),
    ("project_type", "現地で作って現地で売りたい", "overseas_base"),
    ("product_category", "二番目だと思います", "industrial"),
    ("entity_type", "税理士に勧められて法人にしました", "corporation"),
]


@pytest.mark.parametrize(("field", "text", "value"), READ)
def test_an_answer_is_read_whoever_gave_it(field: str, text: str, value: object) -> None:
    assert read(text, field, AS_OF).fields().get(field) == value


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("prefecture", "本社の登記は香川だそうです", "香川県"),
        ("city", "観音寺市とのことです", "観音寺市"),
        ("employees", "経理に聞いたら嘱託も入れて41人だそうです", 41),
        ("annual_sales_yen", "前期は5億4千万だったそうです", 540_000_000),
        ("target_timing", "専務に聞いたら再来年の春だそうです", "再来年の春"),
        ("target_countries", "会長によるとマレーシアだそうです", ["MY"]),
        ("contact_name", "担当は塩見だそうです", "塩見"),
        ("product_name", "社長いわく「朝霧」だそうです", "朝霧"),
        ("industry", "登記では印刷業だそうです", "E15"),
        ("website", "従業員は41名とのことです", None),
    ],
)
def test_what_ones_own_people_report_answers_any_question(field: str, text: str, value: object) -> None:
    assert read(text, field, AS_OF).fields().get(field) == value


def test_figures_of_ones_own_firm_are_taken_from_a_report_without_being_asked() -> None:
    assert read("社長に電話しました。資本金が900万、社員は16名だそうです", "website", AS_OF).fields() == {
        "capital_yen": 9_000_000,
        "employees": 16,
    }


LEFT = [
    ("capital_yen", "対象は資本金3億円以下だそうですね"),
    ("employees", "同業の会社は40人だそうです"),
    ("annual_sales_yen", "得意先は10億とのことです"),
    ("supplier_consent", "知り合いの会社はもらっているそうです"),
    ("supplier_consent", "評判はいいそうです"),
    ("management_approval", "タイは輸出が難しいと聞いています"),
    ("management_approval", "同業者は社長の承認をもらったそうです"),
    ("financial_statements", "友人の会社は3期分あるそうです"),
    ("existing_base", "親会社にはあるそうです"),
    ("product_lawful", "向こうでは高く売れるそうです"),
    ("overseas_consulting_business", "知り合いがコンサルをしています"),
    ("project_type", "三番目です"),
    ("sme_class", "一番上の息子が手伝っています"),
]


@pytest.mark.parametrize(("field", "text"), LEFT)
def test_what_others_do_settles_nothing(field: str, text: str) -> None:
    assert field not in read(text, field, AS_OF).fields()


def test_the_places_are_those_the_page_shows() -> None:
    for field, shown in SHOWN.items():
        assert shown == tuple(choice.value for choice in FIELDS[field].choices), field


def test_the_consent_of_a_makers_head_is_not_the_firms() -> None:
    assert read("製造元の社長さんから許可をもらっています", "supplier_consent", AS_OF).fields() == {
        "supplier_consent": True
    }
