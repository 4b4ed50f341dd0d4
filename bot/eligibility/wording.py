"""Numbers and lists as an owner reads them, and the short names of the facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from bot.eligibility.vocabulary import SmeClass

# Short names for messages; a caller with the registry at hand passes its labels instead.
FACT_LABELS: dict[str, str] = {
    "consent_privacy": "個人情報の取扱いに同意されるか",
    "entity_type": "法人か個人事業主か",
    "industry": "業種",
    "sme_class": "業種の区分（製造業その他・卸売業・小売業・サービス業）",
    "capital_yen": "資本金",
    "employees": "従業員数",
    "management_approval": "経営責任者の承認の有無",
    "product_category": "商品・サービスの分野",
    "product_exists": "商品・サービスがすでにあるか",
    "supply_role": "自社製か仕入れか",
    "supplier_consent": "仕入先の許諾の有無",
    "product_lawful": "商品・サービスの適法性",
    "business_model": "企業向けか個人向けか",
    "project_type": "輸出か海外拠点の設立か",
    "target_countries": "対象の国・地域",
    "us_tariff_response": "米国関税への対応かどうか",
    "existing_export": "これまでの輸出の状況",
    "existing_base": "現地拠点の有無",
    "trade_fair_plan": "展示会・商談会の予定",
    "overseas_travel_possible": "海外出張の可否",
    "parallel_support": "ほかの専門家による支援の有無",
    "support_needs": "希望する支援",
    "financial_statements": "決算報告書の準備の状況",
    "overseas_consulting_business": "海外展開コンサルティング業かどうか",
    "compliance_declared": "法令遵守の3項目に当てはまるか",
}

SME_CLASS_LABELS: dict[SmeClass, str] = {
    SmeClass.MANUFACTURING_OTHER: "製造業その他",
    SmeClass.WHOLESALE: "卸売業",
    SmeClass.RETAIL: "小売業",
    SmeClass.SERVICE: "サービス業",
}

_OKU = 100_000_000
_MAN = 10_000


def yen(amount: int) -> str:
    """``123450000`` as ``1億2,345万円``; amounts that are no multiple of 1万円 keep the rest in full."""
    oku, rest = divmod(amount, _OKU)
    man, ones = divmod(rest, _MAN)
    parts = [f"{oku:,}億" if oku else "", f"{man:,}万" if man else "", f"{ones:,}" if ones else ""]
    return ("".join(parts) or "0") + "円"


def persons(count: int) -> str:
    """``1500`` as ``1,500人``."""
    return f"{count:,}人"


def names_of(facts: Iterable[str], labels: Mapping[str, str] | None = None) -> list[str]:
    """Japanese names of facts, in order; the class of an industry goes unnamed beside the industry itself."""
    known = {**FACT_LABELS, **(labels or {})}
    wanted = list(facts)
    return [known.get(fact, fact) for fact in wanted if fact != "sme_class" or "industry" not in wanted]


def day(value: date) -> str:
    """``2027年2月28日``."""
    return f"{value.year}年{value.month}月{value.day}日"
