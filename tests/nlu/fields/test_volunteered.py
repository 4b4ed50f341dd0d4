"""What a visitor tells without being asked: each value in its field, nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

TOLD: list[tuple[str, dict[str, Any]]] = [
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
    ("社員は15人で、売上は3億くらいです。", {"employees": 15, "annual_sales_yen": 300_000_000}),
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
    ("うちは従業員5人の小さな会社ですが申し込めますか？", {"employees": 5}),
    ("創業は明治35年です", {"founded_year": 1902}),
    ("創業100年の老舗です", {"founded_year": 1926}),
    ("3年前に設立した会社です", {"founded_year": 2023}),
    (
        "電話は03-3582-8333、メールはinfo@example.comです",
        {"contact_phone": "+81335828333", "contact_email": "info@example.com"},
    ),
    ("FAXは03-3582-8334です。電話は03-3582-8333", {"contact_phone": "+81335828333"}),
    ("個人でやってます", {"entity_type": "sole_proprietor"}),
    ("個人事業主です。従業員はいません", {"entity_type": "sole_proprietor", "employees": 0}),
    ("うちは農協です", {"entity_type": "cooperative"}),
    ("輸出は初めてです", {"existing_export": "none"}),
    (
        "まだ輸出したことがないんですが、ドイツに日本酒を売りたいです",
        {"existing_export": "none", "target_countries": ["DE"]},
    ),
    ("現地法人を設立したいと考えています", {"project_type": "overseas_base"}),
    ("ベトナムに工場を建てたいです", {"target_countries": ["VN"], "project_type": "overseas_base"}),
    ("親会社の資本金は5億円ですが、うちは3000万円です", {"capital_yen": 30_000_000}),
    ("海外売上は2000万円、年商は5億円です", {"annual_sales_yen": 500_000_000}),
    ("2027年にタイで現地法人を設立したい", {"target_countries": ["TH"], "project_type": "overseas_base"}),
    ("決算書は3期分あります", {"financial_statements": "three_years"}),
    ("社長の承認は得ています", {"management_approval": True}),
    ("社長にはまだ話していません", {"management_approval": False}),
    ("ホームページは https://minato.example.jp です", {"website": "https://minato.example.jp"}),
    ("商品ページはhttps://minato.example.jp/knife です", {"product_url": "https://minato.example.jp/knife"}),
    ("本社は名古屋市、工場は豊田市です", {"prefecture": "愛知県", "city": "名古屋市"}),
    ("住所は〒107-6006 東京都港区赤坂1-12-32です", {"prefecture": "東京都", "city": "港区"}),
    ("北海道札幌市で菓子を製造しています", {"prefecture": "北海道", "city": "札幌市"}),
    ("京都の会社です", {"prefecture": "京都府"}),
    ("燕市の湊製作所です", {"city": "燕市", "prefecture": "新潟県", "company_name": "湊製作所"}),
    ("株式会社みなとです。よろしくお願いします。", {"company_name": "株式会社みなと", "entity_type": "corporation"}),
    ("(株)湊です", {"company_name": "株式会社湊", "entity_type": "corporation"}),
    ("私は湊水産の山田太郎です", {"company_name": "湊水産", "contact_name": "山田太郎"}),
    ("代表の鈴木一郎と申します", {"contact_name": "鈴木一郎"}),
    ("商品名は「湊の雫」です", {"product_name": "湊の雫"}),
    ("30名で営業しています", {"employees": 30}),
    ("年商8億の会社です", {"annual_sales_yen": 800_000_000}),
    ("資本金3000万円を来年5000万円に増資予定です", {"capital_yen": 30_000_000}),
    ("第一希望はタイ、第二希望はベトナムです", {"target_countries": ["TH", "VN"]}),
    ("まずは台湾、次に香港を狙っています", {"target_countries": ["TW", "HK"]}),
    ("輸出先はアメリカです", {"target_countries": ["US"]}),
    ("BtoBです", {"business_model": "b2b"}),
    ("自社で製造しています", {"supply_role": "maker"}),
    ("メーカーから仕入れて輸出しています", {"supply_role": "trading"}),
    ("来年3月までに輸出を始めたいです", {"target_timing": "来年3月まで", "project_type": "export"}),
    ("海外出張は可能です", {"overseas_travel_possible": True}),
    ("試作段階です", {"product_exists": False}),
    ("うちは資本金5000万円の卸売業なんですが、対象になりますか？", {"capital_yen": 50_000_000, "industry": "I"}),
    (
        "岐阜で刃物を作っている会社です。アメリカに売りたいんですけど、専門家に同行してもらえますか？",
        {"prefecture": "岐阜県", "target_countries": ["US"]},
    ),
    ("従業員が60人いるサービス業ですが、対象外でしょうか", {"employees": 60}),
    (
        "昨年設立したばかりで決算書が1期分しかないのですが申し込めますか？",
        {"founded_year": 2025, "financial_statements": "newly_founded"},
    ),
    ("個人で農業をやっています。申し込めますか？", {"entity_type": "sole_proprietor", "industry": "A01"}),
    (
        "申し込みたいです。株式会社みなと食品、担当の山本です。",
        {"company_name": "株式会社みなと食品", "entity_type": "corporation", "contact_name": "山本"},
    ),
    (
        "山本と申します。電話は080-1234-5678です。折り返しお願いできますか？",
        {"contact_name": "山本", "contact_phone": "+818012345678"},
    ),
    ("資料をyamamoto@example.co.jpに送ってもらえますか？", {"contact_email": "yamamoto@example.co.jp"}),
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
    ("ターゲットは台湾、香港、シンガポールの3つです", {"target_countries": ["TW", "HK", "SG"]}),
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
        },
    ),
    ("夫婦二人でやっている小さなパン屋です", {"employees": 2, "industry": "I58"}),
    ("うちは社長の私を入れて5人の会社です", {"employees": 5}),
    ("初めて輸出に挑戦します", {"existing_export": "none"}),
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
        "当社のHPはwww.minato-seiki.co.jp、商品ページはwww.minato-seiki.co.jp/items/1です",
        {"website": "https://www.minato-seiki.co.jp", "product_url": "https://www.minato-seiki.co.jp/items/1"},
    ),
    (
        "福岡県の酒蔵です。純米酒をフランスとイギリスに売っていきたいと考えています。",
        {"prefecture": "福岡県", "industry": "E10", "target_countries": ["FR", "GB"]},
    ),
    (
        "東京都大田区で町工場をやっています。従業員は私を含めて8人、創業は昭和50年です。",
        {"prefecture": "東京都", "city": "大田区", "employees": 8, "founded_year": 1975, "industry": "E"},
    ),
    ("鹿児島でお茶農家をしている者です。アメリカに抹茶を輸出できないかと思っています。", {"prefecture": "鹿児島県"}),
    ("売上は年間1億2千万、従業員は正社員10名です", {"annual_sales_yen": 120_000_000, "employees": 10}),
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
        },
    ),
    (
        "兵庫県三木市で大工道具を作ってる職人です。一人でやってます。ドイツとアメリカに売りたいです",
        {"prefecture": "兵庫県", "city": "三木市", "employees": 1, "target_countries": ["DE", "US"]},
    ),
    (
        "宮崎の焼酎メーカーです。シンガポールで販路を広げたいです。",
        {"prefecture": "宮崎県", "target_countries": ["SG"], "industry": "E10"},
    ),
    (
        "資本金は900万円、社員数は22名、売上高は3億5,000万円です",
        {"capital_yen": 9_000_000, "employees": 22, "annual_sales_yen": 350_000_000},
    ),
    ("うちの会社、従業員18人で資本金は2千万ね", {"employees": 18, "capital_yen": 20_000_000}),
    (
        "設立平成15年6月、資本金1500万円、代表取締役 山下健、従業員数40名（パート含む）",
        {"founded_year": 2003, "capital_yen": 15_000_000, "employees": 40},
    ),
    ("電話は０３（１２３４）５６７８です", {"contact_phone": "+81312345678"}),
    ("連絡先 090-9876-5432 佐々木", {"contact_phone": "+819098765432", "contact_name": "佐々木"}),
    (
        "佐々木です。連絡は携帯090-9876-5432にお願いします",
        {"contact_phone": "+819098765432", "contact_name": "佐々木"},
    ),
    ("メアドは sasaki_01@example.ne.jp", {"contact_email": "sasaki_01@example.ne.jp"}),
    ("米国とカナダが第一候補です", {"target_countries": ["US", "CA"]}),
    ("ターゲットはＥＵ、中でもフランスとドイツ", {"target_countries": ["FR", "DE"]}),
    ("中国はもう輸出してるので、次はインドネシアを考えてます", {"target_countries": ["ID"]}),
    ("香港に現地法人を作りたいです", {"target_countries": ["HK"], "project_type": "overseas_base"}),
    ("ベトナムに会社を設立したいです", {"target_countries": ["VN"], "project_type": "overseas_base"}),
    ("創業したのは2018年で、従業員はまだ3人です", {"founded_year": 2018, "employees": 3}),
    ("2018年創業の3人の会社です", {"founded_year": 2018, "employees": 3}),
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
    ("法人番号 7000012050002、インボイスはT7000012050002です", {"corporate_number": "7000012050002"}),
    ("年間売上はだいたい5億前後、うち輸出が2000万くらいです", {"annual_sales_yen": 500_000_000}),
    ("昨年度の売上は4億2千万円でした", {"annual_sales_yen": 420_000_000}),
    ("社員は増減がありますが今は20人です", {"employees": 20}),
    ("うちの商品は全部自社で製造してます。BtoBです。", {"supply_role": "maker", "business_model": "b2b"}),
    ("輸出の経験は全くありませんが、英語のできる社員が1名います", {"existing_export": "none"}),
    (
        "商品名は「さくら包丁」、URLはhttps://sakura-knife.jp/products です",
        {"product_name": "さくら包丁", "product_url": "https://sakura-knife.jp/products"},
    ),
    ("屋号は木工房つむぎ、個人事業主です", {"company_name": "木工房つむぎ", "entity_type": "sole_proprietor"}),
    ("合同会社を経営してます", {"entity_type": "corporation"}),
    ("青森のりんご農家です。組合には入っていません", {"prefecture": "青森県", "industry": "A01"}),
    ("部署は海外事業部、役職は部長です", {"contact_department": "海外事業部"}),
    ("担当：田村", {"contact_name": "田村"}),
    ("来年4月までにタイで販売を始めたい", {"target_timing": "来年4月まで", "target_countries": ["TH"]}),
    ("動機は国内市場の縮小です", {"motive": "国内市場の縮小です"}),
    ("資本金？3000万です", {"capital_yen": 30_000_000}),
    ("従業員ですか、30人です", {"employees": 30}),
    (
        "はじめまして、福井県鯖江市で眼鏡フレームを製造しております株式会社サバエオプティカルの吉田と申します。",
        {
            "prefecture": "福井県",
            "city": "鯖江市",
            "company_name": "株式会社サバエオプティカル",
            "entity_type": "corporation",
            "contact_name": "吉田",
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
        },
    ),
    (
        "鳥取でカニの加工をやってる有限会社です。社員は8人、売上は1億ちょっと。香港と台湾に売りたい。",
        {
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
        {"founded_year": 2012, "employees": 10, "target_countries": ["SG"], "project_type": "overseas_base"},
    ),
    (
        "輸出先はベトナム、時期は来年6月までを希望しています",
        {"target_countries": ["VN"], "target_timing": "来年6月まで"},
    ),
    ("社員30名（うちパート10名）、資本金2000万円", {"employees": 30, "capital_yen": 20_000_000}),
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
        {"prefecture": "広島県", "city": "福山市", "capital_yen": 30_000_000, "employees": 50},
    ),
    (
        "弊社は1950年の創業で、現在の従業員数は62名、資本金は4,500万円、昨年の売上は9億8千万円でした。",
        {"founded_year": 1950, "employees": 62, "capital_yen": 45_000_000, "annual_sales_yen": 980_000_000},
    ),
    ("会社は岡山の倉敷にあって、従業員は20人弱です", {"prefecture": "岡山県", "city": "倉敷市", "employees": 20}),
    (
        "私たちは愛媛県今治市でタオルを織っています。アメリカとカナダが狙いです。",
        {"prefecture": "愛媛県", "city": "今治市", "target_countries": ["US", "CA"]},
    ),
    ("アメリカ向けに売りたい。BtoBで、卸先を探しています。", {"target_countries": ["US"], "business_model": "b2b"}),
    (
        "タイ向けの輸出を始めたいです。商品はもう量産しています。",
        {"target_countries": ["TH"], "project_type": "export", "product_exists": True},
    ),
    (
        "決算書は3期分揃っています。社長の承認も得ています。",
        {"financial_statements": "three_years", "management_approval": True},
    ),
    ("仕入先からは輸出の許可をもらっています", {"supplier_consent": True}),
    (
        "他の専門家の支援は受けていません。海外出張も可能です。",
        {"parallel_support": False, "overseas_travel_possible": True},
    ),
    ("現地に拠点はありません。輸出も初めてです。", {"existing_base": False, "existing_export": "none"}),
    (
        "法人番号は7000012050002で、資本金は1000万円です",
        {"corporate_number": "7000012050002", "capital_yen": 10_000_000},
    ),
    (
        "連絡はメールでお願いします。info@minato.example.jp 担当：小林",
        {"contact_email": "info@minato.example.jp", "contact_name": "小林"},
    ),
    ("商品はまだ開発中です。来年完成します。", {"product_exists": False}),
    ("韓国の友人に勧められて、韓国に輸出したいと思いました", {"target_countries": ["KR"], "project_type": "export"}),
    (
        "インドネシアかマレーシアで迷っていますが、まずはマレーシアに輸出したいです",
        {"target_countries": ["MY"], "project_type": "export"},
    ),
    ("中国以外のアジアに輸出したい", {"project_type": "export"}),
    ("台湾には輸出済みなので、次は香港を狙いたいです", {"target_countries": ["HK"]}),
    ("従業員数は、えーと、23名ですね", {"employees": 23}),
    ("資本金は、たしか500万円だったと思います", {"capital_yen": 5_000_000}),
    ("会社は大阪市、工場は奈良にあります", {"prefecture": "大阪府", "city": "大阪市"}),
    ("札幌のIT会社です", {"prefecture": "北海道", "city": "札幌市", "industry": "G"}),
    ("宇治のお茶屋です", {"prefecture": "京都府", "city": "宇治市"}),
    ("毎年2億円くらい売り上げています", {"annual_sales_yen": 200_000_000}),
    ("創業は1603年、従業員は11名", {"founded_year": 1603, "employees": 11}),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_each_value_lands_in_its_field(text: str, expected: dict[str, Any]) -> None:
    assert fields(text) == expected
