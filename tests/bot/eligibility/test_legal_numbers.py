from __future__ import annotations

from datetime import date

import pytest

from bot.eligibility import documents
from bot.eligibility.check import PROGRAMMES, check
from bot.eligibility.clause import Clause
from bot.eligibility.dated import Dated, DatedValue
from bot.eligibility.limits import COUNTRIES, MID_SIZE_EMPLOYEES, SME_LIMITS, SmeLimit
from bot.eligibility.vocabulary import Finding, SmeClass
from tests.bot.eligibility.profiles import TODAY, having

NEW_YEAR = date(2027, 4, 1)


def _countries(*values: tuple[date, int]) -> Dated[int]:
    return Dated("国", tuple(DatedValue(day, n, "か国", documents.COUNTRY_COUNT) for day, n in values))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 1), 2),
        (date(2027, 3, 31), 2),
        (NEW_YEAR, 4),
        (date(2030, 1, 1), 4),
        (date(2020, 1, 1), 2),
    ],
)
def test_その日に効力のある値を選ぶ(day: date, expected: int) -> None:
    assert _countries((date(2026, 4, 1), 2), (NEW_YEAR, 4)).on(day).value == expected


@pytest.mark.parametrize("values", [(), ((NEW_YEAR, 4), (date(2026, 4, 1), 2)), ((NEW_YEAR, 4), (NEW_YEAR, 5))])
def test_日付順でない値は作れない(values: tuple[tuple[date, int], ...]) -> None:
    with pytest.raises(ValueError, match="oldest first"):
        _countries(*values)


@pytest.mark.parametrize(
    ("day", "finding"),
    [(date(1999, 12, 2), Finding.NOT_MET), (date(1999, 12, 3), Finding.MET), (TODAY, Finding.MET)],
)
def test_資本金の上限は基準日の法律による(day: date, finding: Finding) -> None:
    profile = having(capital_yen=300_000_000, employees=2_001)
    assert check(profile, day).programme("handson_2026").of("company_size").finding is finding


def test_中小企業基本法の現行の上限() -> None:
    assert {sme_class: series.on(TODAY).value for sme_class, series in SME_LIMITS.items()} == {
        SmeClass.MANUFACTURING_OTHER: SmeLimit(300_000_000, 300),
        SmeClass.WHOLESALE: SmeLimit(100_000_000, 100),
        SmeClass.RETAIL: SmeLimit(50_000_000, 50),
        SmeClass.SERVICE: SmeLimit(50_000_000, 100),
    }
    assert (MID_SIZE_EMPLOYEES.on(TODAY).value, COUNTRIES.on(TODAY).value) == (2_000, 2)


@pytest.mark.parametrize(("name", "value"), [("document", ""), ("section", ""), ("label", ""), ("url", "x")])
def test_出典のない条項は作れない(name: str, value: str) -> None:
    fields = {"document": "d", "section": "s", "label": "l", "url": "https://example.jp", name: value}
    with pytest.raises(ValueError, match="clause"):
        Clause(**fields, effective_from=TODAY, verified_on=TODAY)


def test_判定しないことにも出典と相談先がある() -> None:
    gaps = [gap for programme in PROGRAMMES for gap in programme.not_modelled]
    assert gaps
    assert all(gap.clause.label and gap.why and gap.refer_to for gap in gaps)
