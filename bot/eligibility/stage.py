"""The stage of the 新規輸出１万者支援プログラム that a firm is at."""

from __future__ import annotations

from bot.eligibility.facts import Facts
from bot.eligibility.settle import Settled, settle
from bot.eligibility.vocabulary import ExistingExport, Stage, SupportNeed

# Needs of a firm that has still to find what to sell, and where.
EARLY_NEEDS = frozenset({SupportNeed.STRATEGY, SupportNeed.MARKET_SELECTION, SupportNeed.PRODUCT_REFINEMENT})


def stage_of(facts: Facts) -> Settled[Stage]:
    """The stages still possible and the facts that would tell them apart."""
    options: dict[str, list[object]] = {
        "existing_export": [facts.existing_export] if facts.existing_export else list(ExistingExport),
        "product_exists": [True, False] if facts.product_exists is None else [facts.product_exists],
        "target_countries": [True] if facts.target_countries else [True, False],
        "support_needs": [_is_about_selling(facts)] if facts.support_needs else [True, False],
    }
    return settle(options, _stage)


def likely_stage(facts: Facts) -> Stage:
    """The stage on what is known so far: an open fact is not yet there, so the earlier stage is taken."""
    selling = bool(facts.support_needs) and _is_about_selling(facts)
    return _stage(facts.existing_export, bool(facts.product_exists), bool(facts.target_countries), selling)


def _is_about_selling(facts: Facts) -> bool:
    return not EARLY_NEEDS & set(facts.support_needs or ())


def _stage(existing_export: object, product_exists: bool, has_target: bool, about_selling: bool) -> Stage:
    if existing_export is ExistingExport.CONTINUOUS:
        return Stage.CONTINUATION
    if product_exists and has_target and (existing_export is ExistingExport.TRIAL or about_selling):
        return Stage.CHALLENGE
    return Stage.PREPARATION
