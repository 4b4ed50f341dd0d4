"""Words meant for a field that do not settle it: the reason, and what the bot says of it is filled from."""

from __future__ import annotations

import pytest

from tests.nlu.fields.reading import reading

PROBLEMS: list[tuple[str | None, str, str, str, dict[str, str]]] = [
    ("capital_yen", "3000", "capital_yen", "money.unit_missing", {"amount": "3000", "candidates": "30000000,3000"}),
    (None, "資本金は3000です", "capital_yen", "money.unit_missing", {"amount": "3000", "candidates": "30000000,3000"}),
    ("annual_sales_yen", "月500万円くらい", "annual_sales_yen", "money.per_month", {"amount": "500万円"}),
    ("employees", "20〜30人", "employees", "count.range", {"lower": "20", "upper": "30"}),
    ("employees", "-5人", "employees", "count.negative", {}),
    ("employees", "数十人", "employees", "count.vague", {}),
    ("employees", "30人以上います", "employees", "count.bound", {"amount": "30人", "bound": "min"}),
    ("employees", "正社員8名とパート12名", "employees", "number.several", {"values": "8名、12名"}),
    ("founded_year", "60", "founded_year", "year.ambiguous", {"number": "60", "candidates": "1960,1985,1966"}),
    ("founded_year", "85年", "founded_year", "year.ambiguous", {"number": "85", "candidates": "1985,1941"}),
    ("founded_year", "12", "founded_year", "year.ambiguous", {"number": "12", "candidates": "2012,2000"}),
    ("founded_year", "2030年です", "founded_year", "year.future", {"year": "2030年"}),
    ("corporate_number", "12345678", "corporate_number", "corporate_number.length", {"digits": "8", "number": "12345678"}),
    ("contact_phone", "12345", "contact_phone", "phone.invalid", {"digits": "5", "number": "12345"}),
    ("contact_email", "tanaka@example", "contact_email", "email.syntax", {"text": "tanaka@example"}),
    ("contact_email", "tanaka.example.co.jp", "contact_email", "email.syntax", {"text": "tanaka.example.co.jp"}),
    ("prefecture", "府中市です", "prefecture", "prefecture.ambiguous", {"city": "府中市", "candidates": "東京都、広島県"}),
    ("target_countries", "東南アジアです", "target_countries", "country.region", {"region": "東南アジア"}),
    ("existing_export", "はい、あります", "existing_export", "choice.ambiguous", {"candidates": "trial,continuous"}),
]  # fmt: skip


@pytest.mark.parametrize(("asking", "text", "field", "code", "detail"), PROBLEMS)
def test_what_is_unclear_says_why(asking: str | None, text: str, field: str, code: str, detail: dict[str, str]) -> None:
    problems = {one.field: (one.code, dict(one.detail)) for one in reading(text, asking).problems}
    assert problems[field] == (code, detail)


def test_a_settled_field_has_no_problem() -> None:
    got = reading("東南アジア、特にベトナムです", "target_countries")
    assert got.fields() == {"target_countries": ["VN"]}
    assert got.problems == ()
