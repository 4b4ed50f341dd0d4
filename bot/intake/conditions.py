"""When a question is asked at all (contract §1, column "asked when")."""

from __future__ import annotations

from bot.eligibility.sme_class import derive_sme_class
from bot.intake.profile import Profile


def is_organisation(profile: Profile) -> bool:
    """A corporation or a cooperative: it has a corporate number and capital."""
    return profile.value("entity_type") in ("corporation", "cooperative")


def is_sole_proprietor(profile: Profile) -> bool:
    return bool(profile.value("entity_type") == "sole_proprietor")


def is_trading(profile: Profile) -> bool:
    return bool(profile.value("supply_role") == "trading")


def has_three_countries_with_us(profile: Profile) -> bool:
    countries = profile.value("target_countries") or []
    return len(countries) == 3 and "US" in countries


def industry_leaves_class_open(profile: Profile) -> bool:
    """The industry is known, but 中小企業基本法 第2条 puts parts of it in different classes."""
    industry = profile.value("industry")
    return industry is not None and derive_sme_class(industry) is None
