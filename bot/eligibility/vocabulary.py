"""The words of the decision and of the facts it reads: the contract's values, as enums that are strings."""

from __future__ import annotations

from enum import StrEnum


class Finding(StrEnum):
    """What a rule found. ``UNKNOWN`` is never read as no."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class RuleKind(StrEnum):
    """Only ``REQUIRED`` rules make a verdict."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    ADVICE = "advice"


class Verdict(StrEnum):
    """What a programme's required rules come to."""

    ELIGIBLE = "eligible"
    INELIGIBLE = "ineligible"
    NEEDS_REVIEW = "needs_review"


class EntityType(StrEnum):
    """事業者の形態."""

    CORPORATION = "corporation"
    SOLE_PROPRIETOR = "sole_proprietor"
    COOPERATIVE = "cooperative"


class SmeClass(StrEnum):
    """The four classes of 中小企業基本法第2条第1項."""

    MANUFACTURING_OTHER = "manufacturing_other"
    WHOLESALE = "wholesale"
    RETAIL = "retail"
    SERVICE = "service"


class ProductCategory(StrEnum):
    """商材の分野."""

    AGRI_FOOD = "agri_food"
    INDUSTRIAL = "industrial"
    CONSUMER = "consumer"
    IT_SERVICE = "it_service"
    OTHER = "other"


class SupplyRole(StrEnum):
    """How the firm comes by what it sells."""

    MAKER = "maker"
    TRADING = "trading"
    SERVICE_PROVIDER = "service_provider"


class BusinessModel(StrEnum):
    """取引の相手."""

    B2B = "b2b"
    B2C = "b2c"
    BOTH = "both"


class ProjectType(StrEnum):
    """申込要領 Ⅲ.3.(1) and (2)."""

    EXPORT = "export"
    OVERSEAS_BASE = "overseas_base"


class ExistingExport(StrEnum):
    """Exports to the first target so far."""

    NONE = "none"
    TRIAL = "trial"
    CONTINUOUS = "continuous"


class FinancialStatements(StrEnum):
    """決算報告書の準備."""

    THREE_YEARS = "three_years"
    NEWLY_FOUNDED = "newly_founded"
    NOT_READY = "not_ready"


class SupportNeed(StrEnum):
    """希望する支援."""

    STRATEGY = "strategy"
    MARKET_SELECTION = "market_selection"
    PRODUCT_REFINEMENT = "product_refinement"
    BUSINESS_MATCHING = "business_matching"
    ECOMMERCE = "ecommerce"
    TRADE_FAIR = "trade_fair"
    EXPERT = "expert"
    FINANCE = "finance"
    HUMAN_RESOURCES = "human_resources"
    BASE_SETUP = "base_setup"


class Stage(StrEnum):
    """新規輸出１万者支援プログラム 概要②."""

    PREPARATION = "preparation"
    CHALLENGE = "challenge"
    CONTINUATION = "continuation"
