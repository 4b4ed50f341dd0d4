"""The legal numbers of the two programmes. All limits are inclusive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.eligibility import documents
from bot.eligibility.clause import Clause
from bot.eligibility.dated import Dated, DatedValue
from bot.eligibility.vocabulary import SmeClass

SME_UNIT = "円 / 人"


@dataclass(frozen=True)
class SmeLimit:
    """Limits of a class of 中小企業基本法第2条第1項: yen of capital, persons employed, both inclusive."""

    capital_yen: int
    employees: int


def _sme(effective_from: date, item: int, capital_yen: int, employees: int) -> DatedValue[SmeLimit]:
    citation = documents.sme_basic_act(item, effective_from)
    return DatedValue(effective_from, SmeLimit(capital_yen, employees), SME_UNIT, citation)


# 昭和48年法律第115号 and 平成11年法律第146号, each in force from the day of its promulgation.
_AMENDED_1973 = date(1973, 10, 15)
_AMENDED_1999 = date(1999, 12, 3)

SME_LIMITS: dict[SmeClass, Dated[SmeLimit]] = {
    SmeClass.MANUFACTURING_OTHER: Dated(
        "製造業その他",
        (_sme(_AMENDED_1973, 1, 100_000_000, 300), _sme(_AMENDED_1999, 1, 300_000_000, 300)),
    ),
    SmeClass.WHOLESALE: Dated(
        "卸売業",
        (_sme(_AMENDED_1973, 2, 30_000_000, 100), _sme(_AMENDED_1999, 2, 100_000_000, 100)),
    ),
    SmeClass.SERVICE: Dated(
        "サービス業",
        (_sme(_AMENDED_1973, 2, 10_000_000, 50), _sme(_AMENDED_1999, 3, 50_000_000, 100)),
    ),
    SmeClass.RETAIL: Dated(
        "小売業",
        (_sme(_AMENDED_1973, 2, 10_000_000, 50), _sme(_AMENDED_1999, 4, 50_000_000, 50)),
    ),
}


def _since_guidelines(value: int, unit: str, citation: Clause) -> tuple[DatedValue[int], ...]:
    return (DatedValue(documents.GUIDELINES_FROM, value, unit, citation),)


MID_SIZE_EMPLOYEES: Dated[int] = Dated("中堅企業の従業員数", _since_guidelines(2_000, "人", documents.MID_SIZE))
COUNTRIES: Dated[int] = Dated("対象国・地域の数", _since_guidelines(2, "か国", documents.COUNTRY_COUNT))
COUNTRIES_WITH_US_TARIFF: Dated[int] = Dated(
    "米国関税措置への対応で米国を含むときの対象国・地域の数",
    _since_guidelines(3, "か国", documents.COUNTRY_COUNT),
)


@dataclass(frozen=True)
class SizeScale:
    """Every number that decides a company's size on one day."""

    sme: tuple[tuple[SmeClass, SmeLimit], ...]
    mid_size_employees: int

    def limit(self, sme_class: SmeClass) -> SmeLimit:
        """The limits of one class."""
        return dict(self.sme)[sme_class]


def size_scale(as_of: date) -> SizeScale:
    """The size limits in force on ``as_of``."""
    sme = tuple((sme_class, series.on(as_of).value) for sme_class, series in SME_LIMITS.items())
    return SizeScale(sme, MID_SIZE_EMPLOYEES.on(as_of).value)
