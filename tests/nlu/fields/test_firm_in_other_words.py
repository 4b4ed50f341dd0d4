"""Facts of the firm and stances told in words of many trades and regions."""

from __future__ import annotations

from datetime import date

import pytest

from nlu.fields import read

TODAY = date(2026, 11, 21)

TOLD = [
    ("entity_type", "平成10年に母が始めた店で、法人にはしていません", "entity_type", "sole_proprietor"),
    (None, "開業は平成20年、会社にはせず個人でやっております", "entity_type", "sole_proprietor"),
    (None, "開業届だけで法人化はしていません", "entity_type", "sole_proprietor"),
    ("entity_type", "法人成りはまだで、個人でやってます", "entity_type", "sole_proprietor"),
    (None, "長崎の五島で民宿をやってて、料理人と掃除の人あわせて9人です", "employees", 9),
    ("employees", "組合員は60人、事務局は3人です", "employees", 3),
    (None, "事務局員が4人います", "employees", 4),
    ("founded_year", "再来年で50周年です", "founded_year", 1978),
    ("founded_year", "来年、30周年", "founded_year", 1997),
    (None, "曾祖父の代から120年、味噌を造っております", "founded_year", 1906),
    ("founded_year", "先代から数えて70年", "founded_year", 1956),
    (None, "会社は今年作ったばかりです", "founded_year", 2026),
    (None, "おととし立ち上げたばかりで決算は1回だけです", "founded_year", 2024),
    (None, "【会社名】株式会社ミツワ 【業種】繊維・衣服等卸 【資本金】1000万円", "industry", "I51"),
    ("industry", "機械器具卸", "industry", "I54"),
    ("overseas_consulting_business", "コンサルには縁がないです", "overseas_consulting_business", False),
    (
        "overseas_consulting_business",
        "うちは物売りやから、コンサルはせえへん",
        "overseas_consulting_business",
        False,
    ),
    (None, "コンサルティング事業は行っておりません", "overseas_consulting_business", False),
    ("compliance_declared", "3つともOKです", "compliance_declared", True),
    (None, "コンプラ関係の3項目は全て大丈夫です", "compliance_declared", True),
    ("annual_sales_yen", "4億円台です。細かくは4億2,300万円", "annual_sales_yen", 423_000_000),
    (
        "annual_sales_yen",
        "ざっくり9千万円台ですが、決算書の数字は9,210万円です",
        "annual_sales_yen",
        92_100_000,
    ),
    ("management_approval", "決めるのは俺やから問題ない", "management_approval", True),
    ("management_approval", "わしが社長じゃけえ", "management_approval", True),
    ("sme_class", "小売です。卸はやっていません", "sme_class", "retail"),
    ("sme_class", "卸です。店で売ったりはしません", "sme_class", "wholesale"),
    ("overseas_travel_possible", "海外出張は余裕です", "overseas_travel_possible", True),
    ("overseas_travel_possible", "出張は余裕がありません", "overseas_travel_possible", False),
    (None, "出張なら喜んで行きます", "overseas_travel_possible", True),
    (None, "別の機関で見てもらってるのはないです", "parallel_support", False),
    (None, "協同組合三木の刃物です。兵庫県三木市の鍛冶屋12軒でやっております", "city", "三木市"),
    (None, "福岡県大川市の家具屋5軒でつくった組合です", "city", "大川市"),
]
NOT_TOLD = [
    ("compliance_declared", "①②は全部OKだけど③が怪しい", "compliance_declared"),
    ("management_approval", "社長が私なら即決なんですけどね", "management_approval"),
    ("annual_sales_yen", "8千万円くらい、去年は9,120万円でした", "annual_sales_yen"),
    ("overseas_consulting_business", "木を削るだけの仕事です、コンサルはありません", "industry"),
    (None, "父の代から30年お付き合いのある窯元の器です", "founded_year"),
]


@pytest.mark.parametrize(("asking", "text", "field", "value"), TOLD)
def test_told(asking: str | None, text: str, field: str, value: object) -> None:
    assert read(text, asking, TODAY).fields().get(field) == value


@pytest.mark.parametrize(("asking", "text", "field"), NOT_TOLD)
def test_not_told(asking: str | None, text: str, field: str) -> None:
    assert field not in read(text, asking, TODAY).fields()
