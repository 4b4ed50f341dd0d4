"""What owners tell of themselves before anybody asks: trades, places, goods, notes without verbs, dialect."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

TRADES_AND_PLACES: list[tuple[str, dict[str, Any]]] = [
    ("八尾でネジ屋しとります", {"city": "八尾市", "prefecture": "大阪府", "industry": "E24"}),
    ("高知のゆず農家やき", {"prefecture": "高知県", "industry": "A01"}),
    ("波佐見町で焼き物", {"city": "波佐見町", "prefecture": "長崎県", "industry": "E21"}),
    ("富山でガラス工房やってます", {"prefecture": "富山県", "industry": "E21"}),
    ("浜松のピアノ部品工場です", {"city": "浜松市", "prefecture": "静岡県", "industry": "E32"}),
    ("福岡市博多区に事務所があります", {"city": "福岡市", "prefecture": "福岡県"}),
    ("敦賀市や", {"city": "敦賀市", "prefecture": "福井県"}),
    ("うちは港区港南1-2-3です", {"city": "港区"}),
    ("長崎の五島列島で椿油を搾っています。", {"product_name": "椿油", "prefecture": "長崎県"}),
    (
        "岩手の遠野でホップを育ててます。農家です。",
        {"supply_role": "maker", "product_name": "ホップ", "city": "遠野市", "prefecture": "岩手県", "industry": "A01"},
    ),
    ("パン屋をやって30年になります", {"founded_year": 1996, "industry": "I58"}),
    ("メガネ枠メーカーです", {"industry": "E32", "supply_role": "maker"}),
    (
        "茨城県笠間市／笠間焼の窯元／個人／1990年創業",
        {
            "founded_year": 1990,
            "city": "笠間市",
            "prefecture": "茨城県",
            "industry": "E21",
            "entity_type": "sole_proprietor",
        },
    ),
    (
        "札幌でアプリ開発の会社を2019年に立ち上げました。社員は7人です",
        {"employees": 7, "founded_year": 2019, "city": "札幌市", "prefecture": "北海道", "industry": "G39"},
    ),
]
NAMES: list[tuple[str, dict[str, Any]]] = [
    (
        "有限会社大橋鋳造の大橋です。",
        {"company_name": "有限会社大橋鋳造", "entity_type": "corporation", "contact_name": "大橋"},
    ),
    (
        "株式会社カナデの営業部長をしております片山です。",
        {"company_name": "株式会社カナデ", "entity_type": "corporation", "contact_name": "片山"},
    ),
    (
        "法人番号7000012050002、株式会社ナニワ精工、大阪市西成区",
        {
            "corporate_number": "7000012050002",
            "company_name": "株式会社ナニワ精工",
            "entity_type": "corporation",
            "city": "大阪市",
            "prefecture": "大阪府",
        },
    ),
    ("うちの娘の結衣が担当します", {"contact_name": "結衣"}),
    ("担当は貿易課の陳です", {"contact_name": "陳", "contact_department": "貿易課"}),
]
FIGURES: list[tuple[str, dict[str, Any]]] = [
    ("合同会社を去年つくりました", {"founded_year": 2025, "entity_type": "corporation"}),
    ("3年前に独立しました", {"founded_year": 2023}),
    ("35年前に父が会社を興しました", {"founded_year": 1991}),
    ("2人で始めて今は20人", {"employees": 20}),
    ("社員30名（うち正社員22名）", {"employees": 30}),
    ("うちは正社員12名です", {"employees": 12}),
    ("職人5人とわしでやっとります", {"employees": 5}),
    ("ネジ屋です、10人", {"employees": 10, "industry": "E24"}),
    ("従業院9名、資本菌300万円です", {"employees": 9, "capital_yen": 3_000_000}),
]
GOODS_AND_MARKETS: list[tuple[str, dict[str, Any]]] = [
    ("うちの味噌をアメリカに売りたい", {"project_type": "export", "target_countries": ["US"], "product_name": "味噌"}),
    ("燕三条で作っている爪切りを売りたいです", {"product_name": "爪切り"}),
    ("売りたいものは手ぬぐいです", {"product_name": "手ぬぐい"}),
    ("品目：冷凍うどん", {"product_name": "冷凍うどん"}),
    ("ブランド名は「雪椿」です", {"product_name": "雪椿"}),
    ("アプリを海外に展開したいと思ってます", {"product_name": "アプリ"}),
    (
        "輸出したい商品：ゆずポン酢　輸出先：シンガポール　時期：来年10月",
        {
            "product_name": "ゆずポン酢",
            "target_countries": ["SG"],
            "target_timing": "来年10月",
            "project_type": "export",
        },
    ),
    ("タイの旅行会社と組みたい", {"target_countries": ["TH"]}),
    (
        "香港の百貨店に置いてもらいたい",
        {"project_type": "export", "target_countries": ["HK"], "business_model": "b2b"},
    ),
    ("国：台湾、タイ", {"target_countries": ["TW", "TH"]}),
    ("米国、英国、豪州の3つが希望です", {"target_countries": ["US", "GB", "AU"]}),
    ("マレーシアが第一候補、次がインドネシア", {"target_countries": ["MY", "ID"]}),
    ("中国は避けたい、タイとベトナムに売りたい", {"project_type": "export", "target_countries": ["TH", "VN"]}),
    ("輸出するなら台湾がいいです", {"target_countries": ["TW"]}),
    (
        "タイのバンコクに事務所を作りたい",
        {"target_countries": ["TH"], "project_type": "overseas_base"},
    ),
    (
        "香港に現地法人をつくりたい。2028年3月までに",
        {"target_countries": ["HK"], "project_type": "overseas_base", "target_timing": "2028年3月まで"},
    ),
    ("企業にも個人にも売りたい", {"business_model": "both"}),
    ("越境ECと展示会の支援をお願いしたい", {"support_needs": ["ecommerce", "trade_fair"]}),
    ("支援してほしいのはバイヤー探しです", {"support_needs": ["business_matching"]}),
    ("補助金の相談もしたい", {"support_needs": ["finance"]}),
    ("体制は社長と私の2名です", {"implementation_team": "社長と私の2名"}),
    ("動機：国内が縮小　時期：来年中　展示会：なし", {"motive": "国内が縮小", "target_timing": "来年中", "trade_fair_plan": "なし"}),
    ("メールで連絡ください", {"contact_preference": "メール"}),
]  # fmt: skip
NOTES: list[tuple[str, dict[str, Any]]] = [
    (
        "出張OK、拠点なし、決算書3期分あり、以上",
        {"overseas_travel_possible": True, "existing_base": False, "financial_statements": "three_years"},
    ),
    ("輸出経験ゼロ、海外出張は可能です", {"existing_export": "none", "overseas_travel_possible": True}),
    ("メーカーさんの許可はまだです", {"supplier_consent": False}),
    ("社長の了解はもう取っとる", {"management_approval": True}),
    ("日本でも現地でも法律上の問題はありません", {"product_lawful": True}),
    ("他の支援は受けてません", {"parallel_support": False}),
    ("他では支援を受けていません", {"parallel_support": False}),
    ("同じ内容でジェトロの支援を受けています", {"parallel_support": True}),
    ("商品は既に販売中", {"product_exists": True}),
    ("コンプラ3つとも満たしとる", {"compliance_declared": True}),
    ("コンサル業ではありません", {"overseas_consulting_business": False}),
    ("展示会は出る予定ありません", {"trade_fair_plan": "なし"}),
    ("輸出もしたことない", {"existing_export": "none"}),
]
NOTHING = [
    "商品は重いので船便がいいです",
    "ものはいいんですが値段が高い",
    "メインは国内の飲食店です",
    "うちの強みを海外に展開したい",
    "在庫を売りたい",
    "うちの商品は味がいいと評判です",
    "パン屋でコーヒーを飲みました", "近所の酒蔵が廃業しました", "友人は農家です", "以前はIT企業に勤めていました",
    "取引先の豆腐メーカーから聞きました", "東京ビッグサイトの展示会を見ました", "横浜の港から船で送ります",
    "ベトナムの縫製工場に委託しています", "高松市、金沢市、仙台市に店があります", "神戸の取引先に卸しています",
    "商品は安全です", "商品は国内で人気です", "商品は全部で10種類", "商品は決まってません", "主力は海外です",
    "海外に拠点がないとだめですか", "輸出実績なしでも大丈夫でしょうか", "社長の承認がないと申し込めないと聞きました",
    "BtoBって何", "メーカーさんに聞いてみます", "来年会社を作る予定です", "いつか台湾に行ってみたい",
    "2027年6月までに返事をください", "3人で打ち合わせしたいです", "5人家族です", "1998年生まれです",
    "輸出を始めて10年です", "展示会に5人で行きました", "国内に拠点は3つあります", "税理士の承認はまだ",
    "台湾のバイヤーから引き合いがありました", "来年までに従業員を増やしたい",
    "取引先は、株式会社ナニワ精工、と言います", "電話は苦手です",
]  # fmt: skip
ASKED: list[tuple[str, str, dict[str, Any]]] = [
    ("product_category", "食品ですかね", {"product_category": "agri_food"}),
    ("product_category", "たぶん日用品だと思います", {"product_category": "consumer"}),
    ("supply_role", "たぶん卸だと思います", {"supply_role": "trading"}),
    ("business_model", "株式会社", {"entity_type": "corporation"}),
    ("motive", "約8億", {}),
    ("product_description", "約8億", {}),
    ("motive", "tanaka@example.co.jp", {"contact_email": "tanaka@example.co.jp"}),
    ("target_timing", "平日の午前中", {}),
    ("target_timing", "早いに越したことはない", {"target_timing": "早いに越したことはない"}),
    ("product_name", "精密バネ、商品はもうあります", {"product_name": "精密バネ", "product_exists": True}),
    ("product_name", "商品名はまだ、仮で「みなと」", {}),
    ("employees", "いません、家族だけです", {"employees": 0}),
    ("employees", "十人もおらんわ", {}),
    ("employees", "15人やのうて16人や", {"employees": 16}),
    ("founded_year", "大正13年やと聞いとります", {"founded_year": 1924}),
    ("founded_year", "100年です", {"founded_year": 1926}),
    ("prefecture", "淡路島です", {"prefecture": "兵庫県"}),
    ("prefecture", "大阪", {"prefecture": "大阪府"}),
    ("city", "大阪", {"city": "大阪市", "prefecture": "大阪府"}),
    ("city", "札幌市中央区です", {"city": "札幌市", "prefecture": "北海道"}),
    ("project_type", "ハノイに支店を出す", {"project_type": "overseas_base", "target_countries": ["VN"]}),
    ("existing_base", "あらへん", {"existing_base": False}),
    ("parallel_support", "もろてます", {"parallel_support": True}),
    ("management_approval", "まだ言うてへん", {"management_approval": False}),
    ("management_approval", "取締役会で決まりました", {"management_approval": True}),
    ("product_exists", "店で売っとります", {"product_exists": True}),
    ("product_lawful", "違法な成分はありません", {"product_lawful": True}),
    ("overseas_travel_possible", "足が悪うてよう行かん", {"overseas_travel_possible": False}),
    ("supplier_consent", "はい、もろてます", {"supplier_consent": True}),
]


@pytest.mark.parametrize(("text", "expected"), [*TRADES_AND_PLACES, *NAMES, *FIGURES, *GOODS_AND_MARKETS, *NOTES])
def test_told_without_being_asked(text: str, expected: dict[str, Any]) -> None:
    assert fields(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_it_is_left(text: str) -> None:
    assert fields(text) == {}


@pytest.mark.parametrize(("asking", "text", "expected"), ASKED)
def test_answers_in_peoples_own_words(asking: str, text: str, expected: dict[str, Any]) -> None:
    assert fields(text, asking) == expected
