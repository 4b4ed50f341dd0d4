"""What is taken back is not taken; of a correction the new value counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

CORRECTIONS: list[tuple[str, dict[str, Any]]] = [
    ("資本金は3000万、いや5000万でした", {"capital_yen": 50_000_000}),
    ("従業員は30人です。すみません、35人の間違いです", {"employees": 35}),
    ("すみません、資本金は2000万円に訂正してください", {"capital_yen": 20_000_000}),
    ("さっきの従業員数、25人じゃなくて28人です", {"employees": 28}),
    ("従業員30人と言いましたが、35人でした", {"employees": 35}),
    ("電話番号を間違えました。03-1234-5678ではなく03-1234-5679です", {"contact_phone": "+81312345679"}),
    (
        "会社名は株式会社ミナトではなく、ミナト株式会社です",
        {"company_name": "ミナト株式会社", "entity_type": "corporation"},
    ),
    ("所在地は新潟じゃなくて長野です", {"prefecture": "長野県"}),
    ("売上は2億ではなく20億です", {"annual_sales_yen": 2_000_000_000}),
    ("創業は1975年の間違いでした", {"founded_year": 1975}),
    ("やっぱりターゲットはタイにします", {"target_countries": ["TH"]}),
    ("輸出先をベトナムからタイに変更したいです", {"target_countries": ["TH"]}),
    (
        "横浜で貿易会社をやっています。個人じゃなくて法人です。",
        {"prefecture": "神奈川県", "city": "横浜市", "industry": "I", "entity_type": "corporation"},
    ),
    ("やっぱり株式会社です", {"entity_type": "corporation"}),
    ("会社名を合同会社みなとに変更してください", {"company_name": "合同会社みなと", "entity_type": "corporation"}),
    ("担当者を田中から鈴木に変更してください", {"contact_name": "鈴木"}),
    ("商品名を湊の塩に変えてください", {"product_name": "湊の塩"}),
    ("社員数は8人、創業は昭和60年に直してもらえますか", {"employees": 8, "founded_year": 1985}),
    ("後回しにしてた資本金、わかりました。500万です", {"capital_yen": 5_000_000}),
    ("資本金は昨年増資して3000万円になりました", {"capital_yen": 30_000_000}),
    ("社長を含めて6人でやっています。個人事業ではなく株式会社です。", {"employees": 6, "entity_type": "corporation"}),
]


@pytest.mark.parametrize(("text", "expected"), CORRECTIONS)
def test_the_corrected_value_stands(text: str, expected: dict[str, Any]) -> None:
    assert fields(text) == expected


ASKED: list[tuple[str, str, dict[str, Any]]] = [
    ("founded_year", "資本金、桁を間違えてました。5000万円です", {"capital_yen": 50_000_000}),
    ("employees", "本社の市は豊田市じゃなくて岡崎市に移ってました", {"city": "岡崎市", "prefecture": "愛知県"}),
    ("motive", "時期は少し延ばして2027年9月までにしてください", {"target_timing": "2027年9月まで"}),
    ("product_description", "商品はやっぱり米粉麺に変えます", {"product_name": "米粉麺"}),
    ("employees", "15人、いや先月一人入ったので16人です", {"employees": 16}),
    ("employees", "30人、あ、二人辞めたから28人", {"employees": 28}),
    ("employees", "8人やったけど今年2人増えて10人です", {"employees": 10}),
    ("employees", "連結だと300人、単体では85人です", {"employees": 85}),
    ("employees", "常勤が12人、役員は別に2人です", {"employees": 12}),
    ("founded_year", "昭和50年、いや51年です", {"founded_year": 1976}),
    ("founded_year", "平成元年じゃなくて2年でした", {"founded_year": 1990}),
    ("contact_name", "田中ではなく鈴木誠一です", {"contact_name": "鈴木誠一"}),
    ("contact_name", "私ではなく、妻の佐藤恵です", {"contact_name": "佐藤恵"}),
    ("target_countries", "タイだけじゃなくてベトナムもお願いします", {"target_countries": ["TH", "VN"]}),
    ("annual_sales_yen", "連絡は平日の午後3時以降にしてください", {"contact_preference": "平日の午後3時以降"}),
]


@pytest.mark.parametrize(("asking", "text", "expected"), ASKED)
def test_the_corrected_answer_stands(asking: str, text: str, expected: dict[str, Any]) -> None:
    assert fields(text, asking) == expected
