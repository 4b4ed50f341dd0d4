"""What another firm has, what only came of an inquiry, answers in the style of a form, names in quotes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu.fields import read

AS_OF = date(2026, 11, 21)


def fields(asking: str | None, text: str) -> dict[str, Any]:
    return {one.field: one.value for one in read(text, asking, AS_OF).values}


@pytest.mark.parametrize(
    ("asking", "text", "field", "expected"),
    [
        ("existing_base", "ソウルに事務所を構えているのは弟の会社です", "existing_base", None),
        ("existing_base", "バンコクに工場を持っているのは取引先です", "existing_base", None),
        ("existing_base", "台北に支店があるのは親会社で、うちにはありません", "existing_base", False),
        ("existing_base", "ハノイに事務所を持っているのはうちです", "existing_base", True),
        ("existing_export", "毎月輸出しているのは親会社で、うちはまだです", "existing_export", "none"),
        ("existing_export", "サンプルを送ったのは友人の会社です", "existing_export", None),
        ("existing_export", "毎月送っているのは取引先の店舗です", "existing_export", "continuous"),
        ("prefecture", "お得意さんは三重と奈良に多いです", "prefecture", None),
    ],
)
def test_他社のものは自社の答えにならない(asking: str, text: str, field: str, expected: Any) -> None:
    assert fields(asking, text).get(field) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引き合いはありましたが、受注には至っていません", "none"),
        ("商談を数回した程度で、成約には至っておりません", "none"),
        ("見積依頼が来たくらいで、注文にはつながっていません", "none"),
        ("サンプルを送っただけで、売上にはなっていません", "trial"),
        ("引き合いから受注になって、毎月送っています", "continuous"),
    ],
)
def test_問い合わせだけでは輸出にならない(text: str, expected: str) -> None:
    assert fields("existing_export", text).get("existing_export") == expected


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("compliance_declared", "①から③まで大丈夫です。海外コンサルはしていません", True),
        ("compliance_declared", "3項目とも該当です", True),
        ("compliance_declared", "①と②は大丈夫、③は確認中です", None),
        ("financial_statements", "三期あり。法令順守の①②③も該当します", True),
    ],
)
def test_三項目をまとめて答える(asking: str, text: str, expected: Any) -> None:
    assert fields(asking, text).get("compliance_declared") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("決算書は2期分だけで、残りは準備中です", "not_ready"),
        ("2期分しかなくて、まだ用意できていないことになります", "not_ready"),
        ("2期分しかありません、去年設立したばかりで。次のは準備中", "newly_founded"),
        ("1期分だけです", "newly_founded"),
    ],
)
def test_準備中の決算書は設立直後ではない(text: str, expected: str) -> None:
    assert fields("financial_statements", text).get("financial_statements") == expected


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("overseas_travel_possible", "OK／他の支援なし", {"overseas_travel_possible": True, "parallel_support": False}),
        ("existing_base", "なし / 輸出も未経験", {"existing_base": False, "existing_export": "none"}),
        ("overseas_consulting_business", "違うよ、うちは金物屋だもの", {"overseas_consulting_business": False}),
        ("management_approval", "会長の考え次第です。反対はされていませんが", {}),
    ],
)
def test_斜線や違うで答える(asking: str, text: str, expected: dict[str, Any]) -> None:
    assert fields(asking, text) == expected


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("company_name", "「器のやまだ」といいます", "器のやまだ"),
        ("product_name", "『たまごだ』ですね", "たまごだ"),
        ("company_name", "「株式会社やまだです」", "株式会社やまだ"),
        ("company_name", "屋号でいいんですか？「布と糸すみだ」です", "布と糸すみだ"),
        ("contact_department", "肩書きでもいいですか。工場長です", "工場長"),
        ("company_name", "屋号でいいんですよね？", None),
    ],
)
def test_引用された名前はそのまま取り名乗り方の確認は答えにしない(asking: str, text: str, expected: Any) -> None:
    assert fields(asking, text).get(asking) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("担当者が代わりまして、来月からは小早川という者が担当します", "小早川"),
        ("窓口は諸星という社員が務めます", "諸星"),
        ("今後はメールが窓口です", None),
        ("税理士は佐伯という者が担当です", None),
    ],
)
def test_窓口の引き継ぎ(text: str, expected: Any) -> None:
    assert fields(None, text).get("contact_name") == expected


def test_関税の質問に順番も添えて答える() -> None:
    told = fields("us_tariff_response", "そうです、関税対応です。順番はアメリカ、タイ、インドで")
    assert told == {"us_tariff_response": True, "target_countries": ["US", "TH", "IN"]}
    assert "target_countries" not in fields("us_tariff_response", "アメリカの関税が順に上がっているためです")
