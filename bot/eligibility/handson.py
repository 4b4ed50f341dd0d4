"""新輸出大国コンソーシアム ハンズオン支援 2026: 申込要領 Ⅲ and what it counts in a firm's favour."""

from __future__ import annotations

from datetime import date

from bot.eligibility import documents
from bot.eligibility import vocabulary as v
from bot.eligibility.clause import NotModelled
from bot.eligibility.company_size import TITLE as SIZE_TITLE
from bot.eligibility.company_size import Size, company_size
from bot.eligibility.facts import NO_PLAN, Facts
from bot.eligibility.programme import Programme
from bot.eligibility.project_rules import EXPORT_ONLY, PROJECT_RULES
from bot.eligibility.rule import Condition, Outcome, Rule, fact_rule, for_a_person, met, not_met, undecided

# 申込要領 Ⅲ.6: the last day on which support of this year can run.
SUPPORT_ENDS = date(2027, 2, 28)
_MOST_QUOTED = 80  # characters of a visitor's words inside a reason

AGRI_FOOD_ONLY = Condition(
    "product_category",
    v.ProductCategory.AGRI_FOOD,
    "農林水産・食品の案件ではないので、この案内は当てはまりません。",
)


def _trade_fair_plan(facts: Facts, as_of: date) -> Outcome:
    if facts.trade_fair_plan is None:
        return undecided(("trade_fair_plan",))
    plan = facts.trade_fair_plan.strip().rstrip("。")
    if plan in NO_PLAN:
        return not_met("展示会・商談会の予定がなくても申し込めますが、具体的な計画があると選考で評価されます。")
    # Whether it is concrete, and within the time of support, the words alone do not settle: 「迷ってます」 is an answer too.
    return met(
        f"『{_shortened(plan)}』とのことです。支援期間内の具体的な参加計画として申込書に書けると、選考で評価の対象になります。"
    )


def _shortened(words: str) -> str:
    """The visitor's words on one line, at most ``_MOST_QUOTED`` characters."""
    line = " ".join(words.split())
    return line if len(line) <= _MOST_QUOTED else f"{line[: _MOST_QUOTED - 1]}…"


def _agri_food_route(facts: Facts, as_of: date) -> Outcome:
    return met("農林水産・食品の輸出は、まず最寄りのジェトロへのご相談をお願いします。")


COMPANY_SIZE = Rule(
    "company_size", SIZE_TITLE, documents.COMPANY_SIZE, company_size(frozenset({Size.SME, Size.MID_SIZE}))
)
NOT_OVERSEAS_CONSULTING = fact_rule(
    "not_overseas_consulting",
    "海外展開コンサルティングの海外展開ではないこと",
    documents.OVERSEAS_CONSULTING,
    "overseas_consulting_business",
    {
        False: met("海外展開のコンサルティングを海外へ広げる計画ではありません。"),
        True: not_met("海外展開のコンサルティングを業とし、その海外拠点の設立やライセンス輸出をする計画は対象外です。"),
    },
)
COMPLIANCE = fact_rule(
    "compliance",
    "法令遵守",
    documents.COMPLIANCE,
    "compliance_declared",
    {
        True: met("法令遵守の3項目すべてに当てはまるとうかがいました。"),
        False: not_met("法令遵守の3項目すべてに当てはまることが必要です。"),
    },
)
DOCUMENTS = fact_rule(
    "documents",
    "必要書類",
    documents.DOCUMENTS,
    "financial_statements",
    {
        v.FinancialStatements.THREE_YEARS: met("直近3年度分の決算報告書を用意できます。"),
        v.FinancialStatements.NEWLY_FOUNDED: met(
            "設立後まもなく3年度分そろわない場合も、その旨を連絡事項欄に書けば申し込めます。"
        ),
        v.FinancialStatements.NOT_READY: for_a_person(
            "決算報告書が用意できしだい確認します（書類がそろわないと、選考に進めません）。",
            ("financial_statements",),
        ),
    },
)
OVERSEAS_TRAVEL = fact_rule(
    "overseas_travel",
    "対象国への出張",
    documents.OVERSEAS_TRAVEL,
    "overseas_travel_possible",
    {
        True: met("必要なときに、自社の費用で対象の国・地域へ出張できます。"),
        False: not_met("必要に応じて、自社の費用で対象の国・地域へ出張できることが条件です。"),
    },
)
TRADE_FAIR_PLAN = Rule(
    "trade_fair_plan",
    "展示会・商談会の参加計画",
    documents.TRADE_FAIR,
    _trade_fair_plan,
    v.RuleKind.PREFERRED,
)
AGRI_FOOD_ROUTE = Rule(
    "agri_food_route",
    "農林水産・食品の輸出の窓口",
    documents.COVER_NOTE,
    _agri_food_route,
    v.RuleKind.ADVICE,
    conditions=(EXPORT_ONLY, AGRI_FOOD_ONLY),
)

_CONCIERGE = "コンシェルジュ（ジェトロの受付担当）"
NOT_MODELLED: tuple[NotModelled, ...] = (
    NotModelled(
        documents.GROUP_OF_SMES,
        "中小企業で構成されるグループでの申込みは、構成員ごとの確認が要るため判定しません。",
        _CONCIERGE,
    ),
    NotModelled(
        documents.GROUP_OF_SMES,
        "組合は中小企業基本法の会社・個人に当たらないため、範囲を超えるときは人が確認します。",
        _CONCIERGE,
    ),
    NotModelled(
        documents.MID_SIZE_ACT,
        "産業競争力強化法第2条第24項の、従業員数以外の要件は判定しません。",
        "産業競争力強化法の本文とコンシェルジュ",
    ),
    NotModelled(
        documents.EXPERT_AVAILABILITY,
        "対応できる専門家がいるかどうかは、選考のときに決まります。",
        _CONCIERGE,
    ),
    NotModelled(documents.PROJECT, "プロジェクトの進展の見込みは、選考で審査されます。", _CONCIERGE),
    NotModelled(
        documents.BASE_AIM,
        "拠点設立・合弁・出資などの目的に当たるかは、計画の内容を見て判断します。",
        _CONCIERGE,
    ),
    NotModelled(
        documents.BASE_NOT_STARTED,
        "設ける拠点が申込時点で未稼働かどうかは、計画の内容を見て判断します。",
        _CONCIERGE,
    ),
    NotModelled(
        documents.BASE_LAWFUL,
        "拠点設立が現地の法令に従うかどうかは、現地の制度の確認が要ります。",
        _CONCIERGE,
    ),
    NotModelled(
        documents.COUNTRY_LIMITS,
        "国・地域によっては、専門家の制約などで対応できないことがあります。",
        _CONCIERGE,
    ),
    NotModelled(
        documents.SELECTION,
        "経営理念・実施体制・財務基盤などの選考基準は、審査で総合的に判断されます。",
        "書類審査・面談審査",
    ),
)

HANDSON = Programme(
    "handson_2026",
    "新輸出大国コンソーシアム ハンズオン支援 2026",
    "ハンズオン支援",
    "ジェトロ",
    (
        COMPANY_SIZE,
        NOT_OVERSEAS_CONSULTING,
        COMPLIANCE,
        DOCUMENTS,
        *PROJECT_RULES,
        OVERSEAS_TRAVEL,
        TRADE_FAIR_PLAN,
        AGRI_FOOD_ROUTE,
    ),
    NOT_MODELLED,
)
