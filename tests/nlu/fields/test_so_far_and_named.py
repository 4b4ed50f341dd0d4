"""So far nothing; questions inside a noun; the firm that introduces itself behind its work; names in quotation marks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

SO_FAR = [
    "これまで",
    "今まで",
    "いままで",
    "ここまで",
    "現在まで",
    "過去に",
    "過去には",
    "これまでは",
    "今までのところ",
]
NOTHING = ["なしです", "ないです", "ありません", "無しです", "ゼロです"]


@pytest.mark.parametrize("nothing", NOTHING)
@pytest.mark.parametrize(
    ("field", "value"),
    [("existing_export", "none"), ("existing_base", False), ("parallel_support", False), ("trade_fair_plan", "なし")],
)
def test_これまで無いと答える(field: str, value: Any, nothing: str) -> None:
    wrong = {so_far: found for so_far in SO_FAR if (found := fields(so_far + nothing, field)) != {field: value}}
    assert wrong == {}


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("existing_export", "今まで三年ほど続けて輸出しています", "continuous"),
        ("existing_export", "今までありました", None),
        ("existing_export", "過去に一度だけ", "trial"),
        ("support_needs", "どこの国に出すかの市場選び", ["market_selection"]),
        ("support_needs", "誰に売るかの商談先探しです", ["business_matching"]),
        ("support_needs", "どの展示会に出るかという展示会選び", ["trade_fair"]),
        ("support_needs", "どの国がいいかの資料はありますか", None),
        ("business_model", "卸と小売の両方です", "both"),
        ("trade_fair_plan", "来年の国際インテリア展に出ます", "来年の国際インテリア展"),
        ("product_name", "ブランド名の「みなと紬」です", "みなと紬"),
        ("product_name", "純米吟醸「みなと」です", "純米吟醸「みなと」"),
        ("contact_department", "去年できた「海外課」です", "海外課"),
    ],
)
def test_聞かれた項目(asking: str, text: str, expected: Any) -> None:
    assert fields(text, asking).get(asking) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今治市でタオルを織っている株式会社しまなみ織物の越智です", "株式会社しまなみ織物"),
        ("山中で漆器を塗っている有限会社やまなか塗の北出と申します。香港に出したいです", "有限会社やまなか塗"),
        ("飛騨で椅子を作る株式会社山岸木工代表の森田です", "株式会社山岸木工"),
        ("紹介してくれたのは椅子を作っている株式会社ひだ木工の森田です", None),
        ("取引している株式会社ひだ木工の森田さんに聞きました", None),
        ("椅子を作っている株式会社ひだ木工の製品です", None),
        ("前に勤めていた株式会社ひだ木工の森田です", None),
    ],
)
def test_仕事に続けて名乗る会社(text: str, name: str | None) -> None:
    assert fields(text).get("company_name") == name


@pytest.mark.parametrize(
    ("asking", "text", "industry"),
    [
        ("supply_role", "うちで設計して組み立てています", None),
        ("supply_role", "図面の設計から製作まで自社です", None),
        (None, "建築設計をしています", "L74"),
        ("product_name", "株式会社みなと螺子です。ねじの製造で、社員12人です", "E24"),
        ("product_name", "ねじの製造です", None),
    ],
)
def test_業種(asking: str | None, text: str, industry: str | None) -> None:
    assert fields(text, asking).get("industry") == industry


def test_業種を聞かれて卸と小売と答えても売り先ではない() -> None:
    assert fields("卸と小売の両方をしています", "industry") == {"industry": "I"}


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("事務局の原です", "事務局"),
        ("組合事務局の野口と申します", "組合事務局"),
        ("物流の野口です", "物流"),
        ("設計の野口になります", "設計"),
        ("事務局長の野口です", None),
    ],
)
def test_担当者と部署(text: str, department: str | None) -> None:
    assert fields(text, "contact_name").get("contact_department") == department


@pytest.mark.parametrize("text", ["輸出の業務の相談です", "経理の相談です", "物流のシステムです"])
def test_人でないものに部署はない(text: str) -> None:
    assert "contact_department" not in fields(text)
