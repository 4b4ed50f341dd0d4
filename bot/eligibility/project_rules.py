"""Rules about the project: 申込要領 Ⅲ.3 and Ⅲ.4."""

from __future__ import annotations

from datetime import date

from bot.eligibility import documents
from bot.eligibility import vocabulary as v
from bot.eligibility.facts import Facts
from bot.eligibility.limits import COUNTRIES, COUNTRIES_WITH_US_TARIFF
from bot.eligibility.rule import Condition, Outcome, Rule, fact_rule, for_a_person, met, not_met, undecided

EXPORT_ONLY = Condition(
    "project_type",
    v.ProjectType.EXPORT,
    "海外拠点の設立のご計画なので、輸出についてのこの条件は当てはまりません。",
)
TRADING_ONLY = Condition(
    "supply_role",
    v.SupplyRole.TRADING,
    "国内で仕入れた商品ではないので、調達元の許諾についての条件は当てはまりません。",
)


def _target_defined(facts: Facts, as_of: date) -> Outcome:
    if facts.target_countries is None:
        return undecided(("target_countries",))
    return met(f"輸出したい国・地域が{len(facts.target_countries)}つ決まっています。")


def _country_count(facts: Facts, as_of: date) -> Outcome:
    if facts.target_countries is None:
        return undecided(("target_countries",))
    count = len(facts.target_countries)
    limit, limit_with_us = COUNTRIES.on(as_of).value, COUNTRIES_WITH_US_TARIFF.on(as_of).value
    if count <= limit:
        return met(f"対象の国・地域は{count}つで、上限の{limit}つまでに入ります。")
    if count > limit_with_us:
        return not_met(
            f"対象の国・地域が{count}つあり、上限（原則{limit}つ、米国関税への対応なら{limit_with_us}つ）を超えています。"
        )
    if "US" not in facts.target_countries:
        return not_met(
            f"対象の国・地域が{count}つあり、上限の{limit}つを超えています。優先順の高い{limit}つに絞れば申し込めます。"
        )
    return _with_us(count, limit, facts.us_tariff_response)


def _with_us(count: int, limit: int, us_tariff_response: bool | None) -> Outcome:
    if us_tariff_response is None:
        return for_a_person(
            f"{count}つの国・地域を選べるのは、米国関税への対応として米国を希望する場合です。",
            ("us_tariff_response",),
        )
    if us_tariff_response:
        return met(f"米国関税への対応として米国を含むため、国・地域を{count}つまで選べます。")
    return not_met(
        f"{count}つの国・地域を選べるのは、米国関税への対応の場合だけです。優先順の高い{limit}つに絞れば申し込めます。"
    )


NO_CONTINUOUS_EXPORT = fact_rule(
    "no_continuous_export",
    "継続的な輸出がまだないこと",
    documents.PROJECT,
    "existing_export",
    {
        v.ExistingExport.NONE: met("対象の国・地域への輸出は、これからです。"),
        v.ExistingExport.TRIAL: met("試しの輸出だけで、継続的な輸出はまだありません。"),
        v.ExistingExport.CONTINUOUS: not_met("対象の国・地域へ継続的に輸出できている場合は、原則として対象外です。"),
    },
)
NO_LOCAL_BASE = fact_rule(
    "no_local_base",
    "対象国に現地拠点がまだないこと",
    documents.PROJECT,
    "existing_base",
    {
        False: met("対象の国・地域に、動いている拠点はまだありません。"),
        True: not_met("対象の国・地域にすでに現地の拠点がある場合は、原則として対象外です。"),
    },
)
PRODUCT_EXISTS = fact_rule(
    "product_exists",
    "輸出する商品・サービスがあること",
    documents.EXPORT_PRODUCT,
    "product_exists",
    {
        True: met("輸出する商品・サービスが、すでにあります。"),
        False: not_met("これから開発する商品・サービスは対象外で、申込時点ですでにあることが必要です。"),
    },
    conditions=(EXPORT_ONLY,),
)
SUPPLIER_CONSENT = fact_rule(
    "supplier_consent",
    "調達元の許諾",
    documents.EXPORT_CONSENT,
    "supplier_consent",
    {
        True: met("対象の国・地域への輸出について、調達元の許諾を得ています。"),
        False: not_met("仕入れた商品を輸出するには、対象の国・地域への輸出について調達元の許諾が必要です。"),
    },
    conditions=(EXPORT_ONLY, TRADING_ONLY),
)
TARGET_DEFINED = Rule(
    "target_defined", "対象の国・地域", documents.EXPORT_TARGET, _target_defined, conditions=(EXPORT_ONLY,)
)
PRODUCT_LAWFUL = fact_rule(
    "product_lawful",
    "商品・サービスの適法性",
    documents.EXPORT_LAWFUL,
    "product_lawful",
    {
        True: met("日本でも対象の国・地域でも、法令に反しない商品・サービスです。"),
        False: not_met("日本か対象の国・地域の法令に反する商品・サービスは、対象外です。"),
    },
    conditions=(EXPORT_ONLY,),
)
MANAGEMENT_APPROVAL = fact_rule(
    "management_approval",
    "経営責任者の承認",
    documents.ANY_APPROVAL,
    "management_approval",
    {
        True: met("お申し込みについて、経営責任者の承認を得ています。"),
        False: not_met("お申し込みには、経営責任者の承認が必要です。"),
    },
    clause_by_project={
        v.ProjectType.EXPORT: documents.EXPORT_APPROVAL,
        v.ProjectType.OVERSEAS_BASE: documents.BASE_APPROVAL,
    },
)
B2B = fact_rule(
    "b2b",
    "企業との取引（BtoB）",
    documents.EXPORT_B2B,
    "business_model",
    {
        v.BusinessModel.B2B: met("企業を相手にした取引のご計画です。"),
        v.BusinessModel.B2C: not_met("個人のお客様だけを相手にする計画は対象外で、企業との取引であることが必要です。"),
        v.BusinessModel.BOTH: for_a_person("企業向けと個人向けの両方なので、対象になるかどうかは担当者が確認します。"),
    },
    conditions=(EXPORT_ONLY,),
)
NO_PARALLEL_SUPPORT = fact_rule(
    "no_parallel_support",
    "ほかの専門家の支援と重ならないこと",
    documents.PARALLEL_SUPPORT,
    "parallel_support",
    {
        False: met("同じ内容でほかの専門家の支援は受けていません。"),
        True: not_met("同じ時期に同じ内容で、ほかの専門家などの支援を受けないことが条件です。"),
    },
)
COUNTRY_COUNT = Rule("country_count", "対象国・地域の数", documents.COUNTRY_COUNT, _country_count)

PROJECT_RULES: tuple[Rule, ...] = (
    NO_CONTINUOUS_EXPORT,
    NO_LOCAL_BASE,
    PRODUCT_EXISTS,
    SUPPLIER_CONSENT,
    TARGET_DEFINED,
    PRODUCT_LAWFUL,
    MANAGEMENT_APPROVAL,
    B2B,
    NO_PARALLEL_SUPPORT,
    COUNTRY_COUNT,
)
