"""The facts that the rules read, typed, out of a mapping of the contract's fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from bot.eligibility import vocabulary as v
from bot.eligibility.sme_class import is_industry_code

E = TypeVar("E", bound=StrEnum)
Reader = Callable[[object], Any]

# Statuses of a field without a value; a caller that passes one as the value means the same as null.
UNANSWERED = frozenset({"unknown", "later", "skipped"})
_COUNTRY = re.compile(r"[A-Z]{2}")
NO_PLAN = frozenset({"なし", "無し", "無い", "ない", "特になし", "予定なし"})


class FactError(ValueError):
    """A value that is not what the contract says of its field. ``message`` is Japanese."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known. None is unknown, whatever the reason; units are the contract's."""

    consent_privacy: bool | None = None
    entity_type: v.EntityType | None = None
    industry: str | None = None
    sme_class: v.SmeClass | None = None
    capital_yen: int | None = None
    employees: int | None = None
    management_approval: bool | None = None
    product_category: v.ProductCategory | None = None
    product_exists: bool | None = None
    supply_role: v.SupplyRole | None = None
    supplier_consent: bool | None = None
    product_lawful: bool | None = None
    business_model: v.BusinessModel | None = None
    project_type: v.ProjectType | None = None
    target_countries: tuple[str, ...] | None = None
    us_tariff_response: bool | None = None
    existing_export: v.ExistingExport | None = None
    existing_base: bool | None = None
    trade_fair_plan: str | None = None
    overseas_travel_possible: bool | None = None
    parallel_support: bool | None = None
    support_needs: tuple[v.SupportNeed, ...] | None = None
    financial_statements: v.FinancialStatements | None = None
    overseas_consulting_business: bool | None = None
    compliance_declared: bool | None = None


def read_facts(profile: Mapping[str, object]) -> Facts:
    """Read a profile. Absent, null, empty and "unknown"/"later" values are unknown; other keys are ignored.

    Raises:
        FactError: a value of the wrong type, an unknown choice or a number out of bounds.
    """
    known = {name: profile[name] for name in READERS if not _is_unanswered(profile.get(name))}
    values: dict[str, Any] = {name: _read(name, value) for name, value in known.items()}
    return Facts(**values)


def _is_unanswered(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip() or value in UNANSWERED
    return value is None or value == [] or value == ()


def _read(name: str, value: object) -> object:
    try:
        return READERS[name](value)
    except ValueError as error:
        raise FactError(name, str(error)) from error


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true か false を入れてください。")
    return value


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("0以上の整数を入れてください。")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("文字列を入れてください。")
    return value


def _industry(value: object) -> str:
    code = _text(value)
    if not is_industry_code(code):
        raise ValueError("日本標準産業分類の記号を、E や E24 のように入れてください。")
    return code


def _countries(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError("国の記号を並べたリストを入れてください。")
    for code in value:
        if not isinstance(code, str) or not _COUNTRY.fullmatch(code):
            raise ValueError("国は ISO 3166-1 の2文字の記号（US、TW など）で入れてください。")
    return tuple(dict.fromkeys(value))


def _choice(choices: type[E]) -> Callable[[object], E]:
    def read(value: object) -> E:
        if isinstance(value, str) and value in {choice.value for choice in choices}:
            return choices(value)
        raise ValueError(f"{'、'.join(choices)} のどれかを入れてください。")

    return read


def _choices(choices: type[E]) -> Callable[[object], tuple[E, ...]]:
    read_one = _choice(choices)

    def read(value: object) -> tuple[E, ...]:
        if not isinstance(value, list | tuple):
            raise ValueError("選択肢を並べたリストを入れてください。")
        return tuple(dict.fromkeys(read_one(item) for item in value))

    return read


READERS: dict[str, Reader] = {
    "consent_privacy": _flag,
    "entity_type": _choice(v.EntityType),
    "industry": _industry,
    "sme_class": _choice(v.SmeClass),
    "capital_yen": _count,
    "employees": _count,
    "management_approval": _flag,
    "product_category": _choice(v.ProductCategory),
    "product_exists": _flag,
    "supply_role": _choice(v.SupplyRole),
    "supplier_consent": _flag,
    "product_lawful": _flag,
    "business_model": _choice(v.BusinessModel),
    "project_type": _choice(v.ProjectType),
    "target_countries": _countries,
    "us_tariff_response": _flag,
    "existing_export": _choice(v.ExistingExport),
    "existing_base": _flag,
    "trade_fair_plan": _text,
    "overseas_travel_possible": _flag,
    "parallel_support": _flag,
    "support_needs": _choices(v.SupportNeed),
    "financial_statements": _choice(v.FinancialStatements),
    "overseas_consulting_business": _flag,
    "compliance_declared": _flag,
}
