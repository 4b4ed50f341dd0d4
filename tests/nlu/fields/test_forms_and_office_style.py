"""Forms that visitors write themselves, office politeness, words run together, pictures between sentences."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

LINES: list[tuple[str | None, str, dict[str, Any]]] = [
    (None, "業種 金属プレス\n創業 1988年\n人数 14人\n形態 有限会社", {"founded_year": 1988, "employees": 14, "entity_type": "corporation"}),
    ("company_name", "屋号/みなも染工\n場所/京都府亀岡市\n作ってるもの/藍染めのストール",
     {"company_name": "みなも染工", "prefecture": "京都府", "city": "亀岡市", "product_name": "藍染めのストール"}),
    ("existing_export", "【輸出】無し\n【海外拠点】無し\n【決算書】三期分有り",
     {"existing_export": "none", "existing_base": False, "financial_statements": "three_years"}),
    ("support_needs", "希望する支援:\n1. 展示会\n2. 資金調達\n3. 海外人材の採用", {"support_needs": ["trade_fair", "finance", "human_resources"]}),
    (None, "資本金は2,500万円、年商は約4億円となっております。", {"capital_yen": 25_000_000, "annual_sales_yen": 400_000_000}),
    ("existing_export", "はい輸出はまだゼロです海外に拠点もないです", {"existing_export": "none"}),
    ("employees", "社員は四十二人で創業が昭和六十年だから来年で四十二年になりますかね", {"employees": 42, "founded_year": 1985}),
    ("company_name", "ひなた堂です🌸個人でやってて、場所は福岡県の柳川市です", {"company_name": "ひなた堂", "city": "柳川市"}),
    (None, "台東区のスタートアップで、社員は6名です", {"prefecture": "東京都", "city": "台東区", "employees": 6}),
    (None, "株式会社うしおもろみ（香川県小豆郡土庄町）\n従業員11名", {"company_name": "株式会社うしおもろみ", "city": "土庄町", "employees": 11}),
    ("employees", "二十名前後でございます", {"employees": 20}),
    ("contact_phone", "070-0000-8642", {"contact_phone": "+817000008642"}),
    ("target_countries", "マレーシアに、と思ってましたがやめてカナダにします", {"target_countries": ["CA"]}),
    ("support_needs", "展示会の手配をお願いできますでしょうか", {"support_needs": ["trade_fair"]}),
    ("founded_year", "1999年設立、いや登記は2001年でした", {"founded_year": 2001}),
]  # fmt: skip
NOTHING = [
    ("target_countries", "カナダかメキシコかで迷っています"),
    ("target_countries", "フランスのほうが売れるって本に書いてありました"),
    ("compliance_declared", "そういう話は専務に聞いてもらわないと"),
    ("existing_export", "続けて取引したいと思ってます"),
    ("contact_phone", "03-0000-0000"),
    ("support_needs", "どんな支援をお願いできますか"),
]


@pytest.mark.parametrize(("asking", "text", "expected"), LINES)
def test_is_read(asking: str | None, text: str, expected: dict[str, Any]) -> None:
    found = fields(text, asking)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(("asking", "text"), NOTHING)
def test_settles_nothing(asking: str, text: str) -> None:
    assert fields(text, asking) == {}
