"""A profile that meets every required rule of both programmes, and strategies for any profile."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from bot.eligibility import vocabulary as v

TODAY = date(2026, 11, 21)

COMPLETE: dict[str, Any] = {
    "consent_privacy": True,
    "entity_type": "corporation",
    "industry": "E24",
    "sme_class": "manufacturing_other",
    "capital_yen": 10_000_000,
    "employees": 20,
    "management_approval": True,
    "product_category": "industrial",
    "product_exists": True,
    "supply_role": "maker",
    "product_lawful": True,
    "business_model": "b2b",
    "project_type": "export",
    "target_countries": ["TW", "TH"],
    "existing_export": "none",
    "existing_base": False,
    "trade_fair_plan": "2027年1月の台北の展示会",
    "overseas_travel_possible": True,
    "parallel_support": False,
    "support_needs": ["business_matching"],
    "financial_statements": "three_years",
    "overseas_consulting_business": False,
    "compliance_declared": True,
}


def having(**changes: Any) -> dict[str, Any]:
    """The complete profile with some answers changed; None takes one away."""
    return {**COMPLETE, **changes}


_LIMITS = (0, 1, 50, 51, 100, 101, 300, 301, 2_000, 2_001, 100_000)
_YEN = tuple(amount + extra for amount in (0, 50_000_000, 100_000_000, 300_000_000, 10**11) for extra in (0, 1))
_FLAGS = st.booleans()
_CODES = ("US", "TW", "TH", "VN", "DE")

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "consent_privacy": _FLAGS,
    "entity_type": st.sampled_from([str(x) for x in v.EntityType]),
    "sme_class": st.sampled_from([str(x) for x in v.SmeClass]),
    "capital_yen": st.sampled_from(_YEN),
    "employees": st.sampled_from(_LIMITS),
    "management_approval": _FLAGS,
    "product_category": st.sampled_from([str(x) for x in v.ProductCategory]),
    "product_exists": _FLAGS,
    "supply_role": st.sampled_from([str(x) for x in v.SupplyRole]),
    "supplier_consent": _FLAGS,
    "product_lawful": _FLAGS,
    "business_model": st.sampled_from([str(x) for x in v.BusinessModel]),
    "project_type": st.sampled_from([str(x) for x in v.ProjectType]),
    "target_countries": st.lists(st.sampled_from(_CODES), min_size=1, max_size=5, unique=True),
    "us_tariff_response": _FLAGS,
    "existing_export": st.sampled_from([str(x) for x in v.ExistingExport]),
    "existing_base": _FLAGS,
    "trade_fair_plan": st.sampled_from(["なし", "春の見本市"]),
    "overseas_travel_possible": _FLAGS,
    "parallel_support": _FLAGS,
    "support_needs": st.lists(st.sampled_from([str(x) for x in v.SupportNeed]), min_size=1, unique=True),
    "financial_statements": st.sampled_from([str(x) for x in v.FinancialStatements]),
    "overseas_consulting_business": _FLAGS,
    "compliance_declared": _FLAGS,
}

FULL_PROFILES = st.fixed_dictionaries(VALUES)
PARTIAL_PROFILES = st.fixed_dictionaries({name: st.none() | values for name, values in VALUES.items()})
