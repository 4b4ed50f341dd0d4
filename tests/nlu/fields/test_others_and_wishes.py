"""Lines that settle nothing give nothing, whatever was asked: other firms, wishes, prices, remarks on the question."""

from __future__ import annotations

from datetime import date

import pytest

from nlu.fields import read

TODAY = date(2026, 11, 21)

SILENT = [
    ("employees", "義理の兄がやってる会社は社員が45人です"),
    ("employees", "うちの元請けは従業員1,200名の大企業です"),
    ("employees", "昔勤めてた工場は80人規模でした"),
    ("employees", "前の職場は150人いました"),
    ("employees", "あと3人くらい雇えたらええなあと思ってます"),
    ("employees", "組合員さんは85人いますが職員の数は確認しないと"),
    ("employees", "先月ベテランが2人辞めちゃいまして"),
    ("capital_yen", "グループの持株会社は資本金10億円です"),
    ("capital_yen", "機械が一台2,500万円もするんですよ"),
    ("annual_sales_yen", "親会社の売上は200億くらいあるみたいですけど"),
    ("annual_sales_yen", "輸出で1億円は売りたいですね"),
    ("founded_year", "この工場の建屋は1985年に建ったものです"),
    ("founded_year", "私が入社したのは2008年です"),
    ("founded_year", "機械を入れ替えたのが平成30年です"),
    ("founded_year", "私は昭和47年生まれです"),
    ("entity_type", "そろそろ法人にしたほうがええんかなあ"),
    ("entity_type", "ゆくゆくは法人化したいと思っています"),
    ("entity_type", "法人にするか個人のままでいくか検討中です"),
    ("entity_type", "合同会社がいいって税理士さんに勧められてます"),
    ("company_name", "有限会社ってもう作れないんですよね"),
    ("prefecture", "前は神奈川県で働いてました"),
    ("prefecture", "工場を熊本に移す計画があります"),
    ("city", "工場をいずれ北上市に建てたいと思ってます"),
    ("city", "親戚が松山市で旅館をやってます"),
    ("industry", "友達は酒蔵をやっています"),
    ("industry", "息子は東京で建築の仕事をしてます"),
    ("sme_class", "仕入れ先は卸売業者さんです"),
    ("financial_statements", "友達の会社は3期分出したと言ってました"),
    ("parallel_support", "友人はジェトロの専門家に見てもらっているそうです"),
    ("target_countries", "同級生の会社はインドで苦労してるみたいです"),
    ("trade_fair_plan", "隣の会社はドバイの展示会に出たらしい"),
    ("motive", "うーん、なんて言うたらええんやろ"),
    ("motive", "それは一言では言えませんねえ"),
    ("motive", "改めて聞かれると困っちゃいますね"),
    ("motive", "面接みたいやなあ"),
    ("product_description", "写真を見てもらったほうが早いかも"),
    ("product_description", "文章にするのは苦手でして"),
    (None, "昨日テレビで従業員30人の町工場の特集を見ました"),
    (None, "ニュースで売上10億の町工場をやってました"),
    (None, "同級生がベトナムで縫製工場やってます"),
]

OWN_AFTER_ALL = [
    ("employees", "親会社は大きいですけど、うちは11人です", "employees", 11),
    ("employees", "隣の工場は80人やけど、うちは7人や", "employees", 7),
    ("employees", "友人の紹介で来ました。社員は15人です", "employees", 15),
    ("employees", "8人で回しています、もう一人雇いたいです", "employees", 8),
    ("employees", "パート2人辞めて今は9人", "employees", 9),
    ("capital_yen", "機械も買って資本金は900万まで増やしました", "capital_yen", 9_000_000),
    ("annual_sales_yen", "単価が安いので年商は4,000万ほどです", "annual_sales_yen", 40_000_000),
    ("annual_sales_yen", "1億2千万、ここから伸ばしたいです", "annual_sales_yen", 120_000_000),
    ("founded_year", "2003年、前の会社を辞めて始めました", "founded_year", 2003),
    ("founded_year", "父が継いだのが平成元年、創業は昭和30年です", "founded_year", 1955),
    ("prefecture", "前は東京で働いてましたが、今は長野県です", "prefecture", "長野県"),
    ("city", "松本市です。塩尻市に工場を建てたいと思ってます", "city", "松本市"),
    (None, "親戚の会社が閉めたので機械を引き継ぎ、岐阜県関市で刃物を作ってます", "city", "関市"),
    ("entity_type", "個人事業ですが、法人化も考えています", "entity_type", "sole_proprietor"),
    ("entity_type", "去年会社にした", "entity_type", "corporation"),
    ("parallel_support", "知り合いの会社の人に見てもらってます", "parallel_support", True),
]


@pytest.mark.parametrize(("asking", "text"), SILENT)
def test_what_settles_nothing_gives_nothing(asking: str | None, text: str) -> None:
    assert read(text, asking, TODAY).fields() == {}


@pytest.mark.parametrize(("asking", "text", "field", "value"), OWN_AFTER_ALL)
def test_own_facts_beside_others(asking: str | None, text: str, field: str, value: object) -> None:
    assert read(text, asking, TODAY).fields().get(field) == value
