"""What concierges type for a field, and what they are told when it cannot be taken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from api.console.typed import MAX_LENGTH, NotAValue, value_of
from bot.intake.registry import FIELDS

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        ("capital_yen", ["2,000万円"], 20_000_000),
        ("capital_yen", ["20000000"], 20_000_000),
        ("employees", ["18"], 18),
        ("founded_year", ["平成22年"], 2010),
        ("target_countries", ["シンガポール、タイ"], ["SG", "TH"]),
        ("prefecture", ["佐賀"], "佐賀県"),
        ("industry", ["E09"], "E09"),
        ("industry", ["食料品製造業"], "E09"),
        ("contact_phone", ["0952-23-0000"], "+81952230000"),
        ("contact_email", ["info@example.jp"], "info@example.jp"),
        ("corporate_number", ["7000012050002"], "7000012050002"),
        ("product_lawful", ["false"], False),
        ("supply_role", ["trading"], "trading"),
        ("support_needs", ["strategy", "business_matching"], ["strategy", "business_matching"]),
        ("company_name", [" 有明海苔本舗株式会社 "], "有明海苔本舗株式会社"),
        ("motive", ["国内が縮むので。\r\n次の柱に"], "国内が縮むので。\n次の柱に"),
        ("industry", ["飲食料品卸売業", "味噌"], "I52"),  # a suggestion, and the words that led to it
    ],
)
def test_taken(field: str, given: list[str], value: Any) -> None:
    assert value_of(FIELDS[field], given, TODAY) == value


@pytest.mark.parametrize(
    ("field", "given", "words", "choices"),
    [
        ("capital_yen", [""], "入力してください", []),
        ("capital_yen", ["3000"], "例：3,000万円", ["3,000万円", "3,000円"]),
        ("capital_yen", ["たくさん"], "例：3,000万円", []),
        ("employees", ["20〜30名"], "例：18名", []),
        ("target_countries", ["EU"], "例：シンガポール、タイ", []),
        ("industry", ["味噌"], "例：食料品製造業", ["食料品製造業", "飲食料品卸売業", "飲食料品小売業"]),
        ("corporate_number", ["7000012050003"], "13桁の法人番号", []),
        ("contact_email", ["info@"], "例：info@example.jp", []),
        ("contact_phone", ["12"], "例：03-1234-5678", []),
        ("supply_role", ["farmer"], "一覧から", []),
        ("company_name", ["あ" * (MAX_LENGTH + 1)], "1,000文字以内", []),
    ],
)
def test_refused_with_an_example(field: str, given: list[str], words: str, choices: list[str]) -> None:
    with pytest.raises(NotAValue) as refused:
        value_of(FIELDS[field], given, TODAY)
    assert words in refused.value.message
    assert [choice.label for choice in refused.value.choices][: len(choices)] == choices
