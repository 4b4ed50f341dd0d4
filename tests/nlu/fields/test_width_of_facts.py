"""Figures, places, bases, approvals and customers in sentences of many shapes; what only looks alike settles nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

PLACES = [
    ("岐阜の関で刃物", "岐阜県", "関市"),
    ("新潟の燕で洋食器です", "新潟県", "燕市"),
    ("福井・鯖江の眼鏡枠メーカーです", "福井県", "鯖江市"),
    ("兵庫は豊岡、鞄の町です", "兵庫県", "豊岡市"),
    ("島根の雲南っちゅう所で醤油を作っとります", "島根県", "雲南市"),
    ("熊本の人吉という町で球磨焼酎を造ってます", "熊本県", "人吉市"),
    ("会社は香川にあります、丸亀です", "香川県", "丸亀市"),
    ("山形の天童で将棋の駒を、祖父の代から", "山形県", "天童市"),
    ("広島市安佐南区で味噌を", "広島県", "広島市"),
    ("うちの民宿は富山県南砺市の井波で、従業員は5人です", "富山県", "南砺市"),
    ("以前は東京の台東区で靴、今は千葉の松戸で鞄です", "千葉県", "松戸市"),
    ("岡山の児島でジーンズ", "岡山県", None),
    ("秋田のほうで日本酒を", "秋田県", None),
    ("高岡の合同会社みのり工房と申します", "富山県", "高岡市"),
    ("家族四人でみかんを作っとる農家です、和歌山の有田で", "和歌山県", "有田市"),
    ("もともとは名古屋でしたが、5年前に四日市に移ってきました", "三重県", "四日市市"),
    ("大阪の堺で商談会です", None, None),
    ("大阪の堺で修業しました", None, None),
    ("松本市の工場で作ってもらってます", None, None),
    ("京都の宇治でお茶を買い付けてます", None, None),
    ("妻の実家が青森の弘前でりんごです", None, None),
    ("取引先は新潟の燕で金属加工です", None, None),
    ("東大阪の有限会社カネシロに発注してます", None, None),
]


@pytest.mark.parametrize(("text", "prefecture", "city"), PLACES)
def test_where_the_firm_is(text: str, prefecture: str | None, city: str | None) -> None:
    read = fields(text)
    assert (read.get("prefecture"), read.get("city")) == (prefecture, city)


SETTLED: list[tuple[str | None, str, dict[str, Any]]] = [
    ("city", "つくばみらい市です、つくば市とは別の", {"prefecture": "茨城県", "city": "つくばみらい市"}),
    ("city", "盛岡の隣の滝沢です", {"prefecture": "岩手県", "city": "滝沢市"}),
    # a base to be founded
    (None, "ケニアに整備工場をつくりたいんです。向こうには何も持ってません",
     {"target_countries": ["KE"], "project_type": "overseas_base", "existing_base": False}),
    (None, "タイで居酒屋を開業したい。まだ現地には何ひとつない状態です",
     {"target_countries": ["TH"], "project_type": "overseas_base", "existing_base": False}),
    (None, "ラオスに事務所を置く話が進んでいます。まっさらの状態からです",
     {"target_countries": ["LA"], "project_type": "overseas_base", "existing_base": False}),
    (None, "香港の店に商品を置きたい", {"target_countries": ["HK"], "project_type": "export"}),
    (None, "タイに工場を建てたいと言われました", {}),
    (None, "タイに支店を出した友人がいます", {}),
    ("existing_base", "むこうに出先を構えてますねん", {"existing_base": True}),
    ("existing_base", "現地法人なら3年前に設立済み", {"existing_base": True}),
    ("existing_base", "営業所を置いてはどうかと言われてます", {}),
    # approval
    (None, "決裁は下りています。よそには相談してません", {"management_approval": True, "parallel_support": False}),
    ("management_approval", "もらってます。補助金の承認はまだですが", {"management_approval": True}),
    ("management_approval", "はい、ただし社長は出張には反対してます", {"management_approval": True}),
    ("overseas_travel_possible", "社長に聞いてみないとなんとも言えないです", {}),
    ("overseas_travel_possible", "社長は渋ってるけど、私なら行けます", {"overseas_travel_possible": True}),
    (None, "海外出張も苦になりません", {"overseas_travel_possible": True}),
    (None, "まだ社長には言っていませんが、専務は乗り気です", {"management_approval": False}),
    # customers
    ("business_model", "国内は店頭で個人に、海外は商社に", {"business_model": "b2b"}),
    (None, "個人への販売は国内だけで、台湾は飲食店向けのみです", {"business_model": "b2b"}),
    ("business_model", "基本は法人ですが、話があれば個人にも", {"business_model": "b2b"}),
    ("business_model", "声がかかれば業者さんにも", {}),
    ("business_model", "状況次第では企業にも売ります", {}),
    ("supply_role", "半分は自社、半分は仕入れですね", {}),
    ("supply_role", "派遣先で作業するのが仕事です", {"supply_role": "service_provider"}),
    ("sme_class", "小売もするけど大半は卸なので卸売で", {"sme_class": "wholesale"}),
    # trades
    (None, "飲食業ではなく食品製造業です、漬物の", {"industry": "E09"}),
    (None, "IT企業と思われがちですが実は製造業、センサーの", {"industry": "E28"}),
    (None, "コンサル業をしているということもありません", {"overseas_consulting_business": False}),
    ("industry", "箪笥を作る木工所", {"industry": "E13"}),
    # the law of the firm is not that of the goods
    ("parallel_support", "並行した支援はなし、法令違反もなし", {"parallel_support": False}),
    # figures
    (None, "創業から今年でちょうど80年", {"founded_year": 1946}),
    (None, "うちは今年で創業35年目です", {"founded_year": 1992}),
    ("founded_year", "再来年で90年になります", {"founded_year": 1938}),
    (None, "年商は3億、これは一昨年の数字で、去年は2億6千万でした", {"annual_sales_yen": 260_000_000}),
    (None, "売上は9億ちょっと手前、8億8千万円です", {"annual_sales_yen": 880_000_000}),
    ("annual_sales_yen", "8億、いやそれはグループ全体で、うち単体は3億です", {"annual_sales_yen": 300_000_000}),
    ("capital_yen", "1000万から去年3000万に増やしました", {"capital_yen": 30_000_000}),
    (None, "海外に行ける社員は一人もいません", {"overseas_travel_possible": False}),
    (None, "父と弟と3人でやってて、雇ってる人は別に6人います", {"employees": 6}),
    ("employees", "先代の頃は90人おったんですわ", {}),
    ("employees", "さっき14人て言うたけど違うた、17人", {"employees": 17}),
    # countries
    (None, "アメリカの展示会で声をかけられたのがきっかけで、カナダに出したい",
     {"target_countries": ["CA"], "project_type": "export"}),
    (None, "関税でアメリカは諦めて、メキシコに切り替えます", {"target_countries": ["MX"]}),
    (None, "うちは個人商店です", {"entity_type": "sole_proprietor"}),
    (None, "商品はまだ形になっていなくて、来春できあがる予定です", {"product_exists": False}),
    ("target_countries", "タイかベトナムか迷ってたんですが、ベトナムで", {"target_countries": ["VN"]}),
    ("target_countries", "本命がマレーシア、その次がフィリピンですかね", {"target_countries": ["MY", "PH"]}),
    ("target_countries", "インドには出さず、タイだけにします", {"target_countries": ["TH"]}),
    ("target_countries", "韓国は入れないで、台湾と香港", {"target_countries": ["TW", "HK"]}),
    ("support_needs", "どの国なら売れるか調べて下さい", {"support_needs": ["market_selection"]}),
    ("target_countries", "フランスに輸出したか。まだ一度も出しとらん",
     {"target_countries": ["FR"], "project_type": "export", "existing_export": "none"}),
    ("industry", "食品加工業です", {"industry": "E09"}),
    ("existing_export", "タイに見本を少し", {"existing_export": "trial"}),
    # who tells what the firm makes is its maker; others who make, plans and software are not
    (None, "手さげ袋を作ってます", {"product_name": "手さげ袋", "supply_role": "maker"}),
    (None, "近所の工場で作ってもらってる手さげ袋です", {}),
    (None, "カタログはいま作っています", {}),
    (None, "勤怠のアプリを作ってます", {"product_name": "勤怠のアプリ", "industry": "G39"}),
    # a gesture with a sign for man or woman, in any skin
    ("consent_privacy", "はい🙆‍♀️", {"consent_privacy": True}),
    ("consent_privacy", "ええで🙆🏽‍♂️", {"consent_privacy": True}),
    ("consent_privacy", "🙅‍♀️", {"consent_privacy": False}),
    # what is asked, before its answer
    ("contact_department", "部署…企画課です", {"contact_department": "企画課"}),
    ("product_name", "桐の下駄ですねえ", {"product_name": "桐の下駄"}),
    ("prefecture", "登記は東京ですけど、工場が長野なので長野でお願いします", {"prefecture": "長野県"}),
]  # fmt: skip


@pytest.mark.parametrize(("asking", "text", "expected"), SETTLED)
def test_what_is_said_and_nothing_else(asking: str | None, text: str, expected: dict[str, Any]) -> None:
    assert fields(text, asking) == expected
