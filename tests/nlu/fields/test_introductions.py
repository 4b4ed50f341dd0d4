"""Firms that introduce themselves, three values and more in one message: each lands in its field, nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

INTRODUCTIONS: list[tuple[str, dict[str, Any]]] = [
    (
        "株式会社湊精機の田中と申します。新潟県燕市で金属部品を作っています。資本金1000万円、従業員25名です。ベ"
        "トナムへの輸出を考えています。",
        {
            "company_name": "株式会社湊精機",
            "entity_type": "corporation",
            "contact_name": "田中",
            "prefecture": "新潟県",
            "city": "燕市",
            "capital_yen": 10_000_000,
            "employees": 25,
            "target_countries": ["VN"],
            "project_type": "export",
            "industry": "E24",
        },
    ),
    (
        "会社名：有限会社みなと食品\n所在地：静岡県焼津市\n資本金：300万円\n従業員：12名\n設立：平成3年\n年商："
        "1億5千万円\n電話：054-621-1234\nメール：info@minato-foods.co.jp",
        {
            "company_name": "有限会社みなと食品",
            "entity_type": "corporation",
            "prefecture": "静岡県",
            "city": "焼津市",
            "capital_yen": 3_000_000,
            "employees": 12,
            "founded_year": 1991,
            "annual_sales_yen": 150_000_000,
            "contact_phone": "+81546211234",
            "contact_email": "info@minato-foods.co.jp",
        },
    ),
    (
        "資本金は1,000万円、従業員数は30人、2005年設立です",
        {"capital_yen": 10_000_000, "employees": 30, "founded_year": 2005},
    ),
    (
        "台湾とシンガポールに輸出したいです。担当は営業部の佐藤です。sato@example.co.jp",
        {
            "target_countries": ["TW", "SG"],
            "project_type": "export",
            "contact_name": "佐藤",
            "contact_department": "営業部",
            "contact_email": "sato@example.co.jp",
        },
    ),
    (
        "まだ輸出したことがないんですが、ドイツに日本酒を売りたいです",
        {"project_type": "export", "existing_export": "none", "target_countries": ["DE"], "product_name": "日本酒"},
    ),
    (
        "北海道札幌市で菓子を製造しています",
        {"supply_role": "maker", "product_name": "菓子", "prefecture": "北海道", "city": "札幌市", "industry": "E09"},
    ),
    ("燕市の湊製作所です", {"city": "燕市", "prefecture": "新潟県", "company_name": "湊製作所"}),
    (
        "岐阜で刃物を作っている会社です。アメリカに売りたいんですけど、専門家に同行してもらえますか？",
        {
            "supply_role": "maker",
            "product_name": "刃物",
            "project_type": "export",
            "prefecture": "岐阜県",
            "target_countries": ["US"],
            "industry": "E24",
        },
    ),
    (
        "申し込みたいです。株式会社みなと食品、担当の山本です。",
        {"company_name": "株式会社みなと食品", "entity_type": "corporation", "contact_name": "山本"},
    ),
    (
        "資本金：3,000万円／従業員：35名／設立：1973年",
        {"capital_yen": 30_000_000, "employees": 35, "founded_year": 1973},
    ),
    (
        "資本金3000万 従業員35名 年商8億 創業1973年",
        {"capital_yen": 30_000_000, "employees": 35, "annual_sales_yen": 800_000_000, "founded_year": 1973},
    ),
    (
        "3000万円の資本金で、35人の従業員がいて、8億円の売上があります",
        {"capital_yen": 30_000_000, "employees": 35, "annual_sales_yen": 800_000_000},
    ),
    (
        "１９７３年創業で社員は３５名、資本金は３，０００万円",
        {"founded_year": 1973, "employees": 35, "capital_yen": 30_000_000},
    ),
    (
        "アメリカの関税対策として、アメリカとカナダとメキシコに輸出したい",
        {"target_countries": ["US", "CA", "MX"], "us_tariff_response": True, "project_type": "export"},
    ),
    (
        "愛知県豊田市の自動車部品メーカーです。従業員80名、資本金5000万円。メキシコに工場を作りたい。",
        {
            "prefecture": "愛知県",
            "city": "豊田市",
            "employees": 80,
            "capital_yen": 50_000_000,
            "target_countries": ["MX"],
            "industry": "E31",
            "project_type": "overseas_base",
            "supply_role": "maker",
        },
    ),
    (
        "担当は海外営業部の高橋健太、kenta@minato.jp、090-1111-2222です",
        {
            "contact_name": "高橋健太",
            "contact_department": "海外営業部",
            "contact_email": "kenta@minato.jp",
            "contact_phone": "+819011112222",
        },
    ),
    (
        "福岡県の酒蔵です。純米酒をフランスとイギリスに売っていきたいと考えています。",
        {
            "project_type": "export",
            "prefecture": "福岡県",
            "industry": "E10",
            "target_countries": ["FR", "GB"],
            "product_name": "純米酒",
        },
    ),
    (
        "東京都大田区で町工場をやっています。従業員は私を含めて8人、創業は昭和50年です。",
        {"prefecture": "東京都", "city": "大田区", "employees": 8, "founded_year": 1975, "industry": "E"},
    ),
    (
        "お世話になっております。石川県金沢市の有限会社加賀菓子舗、代表の前田と申します。和菓子を台湾に輸出した"
        "いと考えております。従業員は12名、創業は明治20年です。",
        {
            "prefecture": "石川県",
            "city": "金沢市",
            "company_name": "有限会社加賀菓子舗",
            "entity_type": "corporation",
            "contact_name": "前田",
            "target_countries": ["TW"],
            "project_type": "export",
            "employees": 12,
            "founded_year": 1887,
            "product_name": "和菓子",
        },
    ),
    (
        "兵庫県三木市で大工道具を作ってる職人です。一人でやってます。ドイツとアメリカに売りたいです",
        {
            "supply_role": "maker",
            "product_name": "大工道具",
            "project_type": "export",
            "prefecture": "兵庫県",
            "city": "三木市",
            "employees": 1,
            "industry": "E24",
            "target_countries": ["DE", "US"],
        },
    ),
    (
        "宮崎の焼酎メーカーです。シンガポールで販路を広げたいです。",
        {
            "project_type": "export",
            "prefecture": "宮崎県",
            "target_countries": ["SG"],
            "industry": "E10",
            "supply_role": "maker",
        },
    ),
    (
        "資本金は900万円、社員数は22名、売上高は3億5,000万円です",
        {"capital_yen": 9_000_000, "employees": 22, "annual_sales_yen": 350_000_000},
    ),
    (
        "設立平成15年6月、資本金1500万円、代表取締役 山下健、従業員数40名（パート含む）",
        {"founded_year": 2003, "capital_yen": 15_000_000, "employees": 40},
    ),
    ("大正12年創業の老舗醤油屋で、従業員は15名ほど", {"founded_year": 1923, "employees": 15, "industry": "E09"}),
    (
        "株式会社アオイ（本社：名古屋市、資本金：1億円、従業員：250名）です",
        {
            "company_name": "株式会社アオイ",
            "entity_type": "corporation",
            "prefecture": "愛知県",
            "city": "名古屋市",
            "capital_yen": 100_000_000,
            "employees": 250,
        },
    ),
    (
        "はじめまして、福井県鯖江市で眼鏡フレームを製造しております株式会社サバエオプティカルの吉田と申します。",
        {
            "supply_role": "maker",
            "product_name": "眼鏡フレーム",
            "prefecture": "福井県",
            "city": "鯖江市",
            "company_name": "株式会社サバエオプティカル",
            "entity_type": "corporation",
            "contact_name": "吉田",
            "industry": "E32",
        },
    ),
    (
        "資本金1,000万円、従業員18名、1968年設立の会社です。輸出は未経験です。",
        {"capital_yen": 10_000_000, "employees": 18, "founded_year": 1968, "existing_export": "none"},
    ),
    (
        "売上高3億円で社員12人。資本金は500万円。",
        {"annual_sales_yen": 300_000_000, "employees": 12, "capital_yen": 5_000_000},
    ),
    (
        "昭和二十三年創業、従業員四十五名、資本金四千万円です",
        {"founded_year": 1948, "employees": 45, "capital_yen": 40_000_000},
    ),
    (
        "従業員数:45 資本金:4000万 売上:12億",
        {"employees": 45, "capital_yen": 40_000_000, "annual_sales_yen": 1_200_000_000},
    ),
    ("年商1.2億、従業員7名、創業2015年", {"annual_sales_yen": 120_000_000, "employees": 7, "founded_year": 2015}),
    (
        "従業員は７人、年商は８千万、資本金は３百万円です",
        {"employees": 7, "annual_sales_yen": 80_000_000, "capital_yen": 3_000_000},
    ),
    (
        "担当の渡辺です。電話 0776-12-3456、watanabe@example.com",
        {"contact_name": "渡辺", "contact_phone": "+81776123456", "contact_email": "watanabe@example.com"},
    ),
    (
        "山形県酒田市の個人事業主です。米を香港に輸出したいと思っています",
        {
            "prefecture": "山形県",
            "city": "酒田市",
            "entity_type": "sole_proprietor",
            "target_countries": ["HK"],
            "project_type": "export",
            "product_name": "米",
        },
    ),
    (
        "鳥取でカニの加工をやってる有限会社です。社員は8人、売上は1億ちょっと。香港と台湾に売りたい。",
        {
            "project_type": "export",
            "prefecture": "鳥取県",
            "entity_type": "corporation",
            "employees": 8,
            "annual_sales_yen": 100_000_000,
            "industry": "E09",
            "target_countries": ["HK", "TW"],
        },
    ),
    (
        "2012年に創業した従業員10名のITベンチャーです。シンガポールに拠点を作りたいと考えています。",
        {
            "founded_year": 2012,
            "employees": 10,
            "target_countries": ["SG"],
            "project_type": "overseas_base",
            "industry": "G",
        },
    ),
    (
        "株式会社ミナト\n代表取締役 港太郎\n資本金 2,000万円\n従業員 28名\n設立 1995年4月",
        {
            "company_name": "株式会社ミナト",
            "entity_type": "corporation",
            "capital_yen": 20_000_000,
            "employees": 28,
            "founded_year": 1995,
        },
    ),
    (
        "本社は広島県福山市、資本金3000万、社員50名ほどの鉄工所です",
        {"prefecture": "広島県", "city": "福山市", "capital_yen": 30_000_000, "employees": 50, "industry": "E24"},
    ),
    (
        "弊社は1950年の創業で、現在の従業員数は62名、資本金は4,500万円、昨年の売上は9億8千万円でした。",
        {"founded_year": 1950, "employees": 62, "capital_yen": 45_000_000, "annual_sales_yen": 980_000_000},
    ),
    ("会社は岡山の倉敷にあって、従業員は20人弱です", {"prefecture": "岡山県", "city": "倉敷市", "employees": 20}),
    (
        "私たちは愛媛県今治市でタオルを織っています。アメリカとカナダが狙いです。",
        {
            "supply_role": "maker",
            "product_name": "タオル",
            "prefecture": "愛媛県",
            "city": "今治市",
            "target_countries": ["US", "CA"],
            "industry": "E11",
        },
    ),
    (
        "タイ向けの輸出を始めたいです。商品はもう量産しています。",
        {"target_countries": ["TH"], "project_type": "export", "product_exists": True},
    ),
    (
        "連絡はメールでお願いします。info@minato.example.jp 担当：小林",
        {"contact_email": "info@minato.example.jp", "contact_name": "小林", "contact_preference": "メール"},
    ),
    ("札幌のIT会社です", {"prefecture": "北海道", "city": "札幌市", "industry": "G"}),
    (
        "会社名：株式会社湊水産\n業種：水産加工業\n都道府県：宮城県\n市区町村：石巻市\n資本金：1,000万円\n従業"
        "員数：25人\n設立年：1982年\n年間売上：6億円\n輸出経験：なし\n輸出希望国：1.台湾 2.香港\n担当者名：阿部"
        "浩\nE-mail：abe@minato-suisan.jp\nTEL：0225-12-3456",
        {
            "company_name": "株式会社湊水産",
            "entity_type": "corporation",
            "industry": "E09",
            "prefecture": "宮城県",
            "city": "石巻市",
            "capital_yen": 10_000_000,
            "employees": 25,
            "founded_year": 1982,
            "annual_sales_yen": 600_000_000,
            "existing_export": "none",
            "target_countries": ["TW", "HK"],
            "contact_name": "阿部浩",
            "contact_email": "abe@minato-suisan.jp",
            "contact_phone": "+81225123456",
        },
    ),
    (
        "海外拠点：なし\n決算書：3期分あり\n取引形態：BtoB\n法人格：株式会社\n支援してほしいこと：商談、展示会",
        {
            "existing_base": False,
            "financial_statements": "three_years",
            "business_model": "b2b",
            "entity_type": "corporation",
            "support_needs": ["business_matching", "trade_fair"],
        },
    ),
    (
        "ベトナムへの輸出を検討している食品メーカーです。費用について教えてください。",
        {"target_countries": ["VN"], "project_type": "export", "industry": "E09", "supply_role": "maker"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), INTRODUCTIONS)
def test_every_value_of_an_introduction_lands_in_its_field(text: str, expected: dict[str, Any]) -> None:
    assert fields(text) == expected
