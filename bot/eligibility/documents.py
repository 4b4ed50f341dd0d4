"""The official documents and the clauses that the rules stand on, as data.

Labels are the contract's. The overview of the 新規輸出１万者支援プログラム carries no address of its own, so
its clauses point at the front page of the organisation that runs the programme.
"""

from __future__ import annotations

from datetime import date

from bot.eligibility.clause import Clause

VERIFIED = date(2026, 11, 21)

GUIDELINES = "新輸出大国コンソーシアム 専門家による海外展開支援 2026年度 申込要領"
GUIDELINES_URL = "https://www.jetro.go.jp/consortium/about.html"
GUIDELINES_FROM = date(2026, 4, 1)
OVERVIEW = "新規輸出１万者支援プログラム 概要"
OVERVIEW_URL = "https://www.jetro.go.jp/"
OVERVIEW_FROM = date(2022, 12, 1)
SME_BASIC_ACT = "中小企業基本法（昭和38年法律第154号）"
SME_BASIC_ACT_URL = "https://laws.e-gov.go.jp/law/338AC0000000154"
COMPETITIVENESS_ACT = "産業競争力強化法（平成25年法律第98号）"
COMPETITIVENESS_ACT_URL = "https://laws.e-gov.go.jp/law/425AC0000000098"

OFFICE_LIST_URL = "https://www.jetro.go.jp/jetro/japan/list.html"
APPLICATION_FORM_URL = "https://www.jetro.go.jp/customer/act?actId=B0086507C"


def _guidelines(label: str, section: str) -> Clause:
    return Clause(GUIDELINES, section, label, GUIDELINES_URL, GUIDELINES_FROM, VERIFIED)


def _overview(label: str, section: str) -> Clause:
    return Clause(OVERVIEW, section, label, OVERVIEW_URL, OVERVIEW_FROM, VERIFIED)


def sme_basic_act(item: int, effective_from: date) -> Clause:
    """第2条第1項第``item``号 in the wording in force from ``effective_from``."""
    label = f"第2条第1項第{item}号"
    return Clause(SME_BASIC_ACT, "中小企業者の範囲", label, SME_BASIC_ACT_URL, effective_from, VERIFIED)


COVER_NOTE = Clause(
    GUIDELINES, "表紙の案内（農林水産・食品の輸出）", "cover note", OFFICE_LIST_URL, GUIDELINES_FROM, VERIFIED
)
COMPANY_SIZE = _guidelines("Ⅲ.1.(1)", "企業規模")
GROUP_OF_SMES = _guidelines("Ⅲ.1.(1)①", "中小企業・中小企業のグループ")
MID_SIZE = _guidelines("Ⅲ.1.(1)②", "中堅企業")
OVERSEAS_CONSULTING = _guidelines("Ⅲ.1.(1)※", "海外展開コンサルティング業の除外")
COMPLIANCE = _guidelines("Ⅲ.1.(2)", "法令遵守")
DOCUMENTS = _guidelines("Ⅲ.1.(3), Ⅳ.1", "必要書類の提出・申込書類")
EXPERT_AVAILABILITY = _guidelines("Ⅲ.2※", "対応できる専門家")
PROJECT = _guidelines("Ⅲ.3", "対象となる海外展開プロジェクト")
EXPORT_PRODUCT = _guidelines("Ⅲ.3.(1)①", "輸出する製品・サービスの存在")
EXPORT_CONSENT = _guidelines("Ⅲ.3.(1)②", "調達元の許諾")
EXPORT_TARGET = _guidelines("Ⅲ.3.(1)③", "国・地域への輸出")
EXPORT_LAWFUL = _guidelines("Ⅲ.3.(1)④", "製品・サービスの適法性")
EXPORT_APPROVAL = _guidelines("Ⅲ.3.(1)⑤", "経営責任者の承認（輸出）")
EXPORT_B2B = _guidelines("Ⅲ.3.(1)⑥", "企業間の取引")
BASE_AIM = _guidelines("Ⅲ.3.(2)①", "拠点設立の目的")
BASE_NOT_STARTED = _guidelines("Ⅲ.3.(2)②", "未稼働の拠点")
BASE_LAWFUL = _guidelines("Ⅲ.3.(2)③", "現地法令に従った拠点設立")
BASE_APPROVAL = _guidelines("Ⅲ.3.(2)④", "経営責任者の承認（拠点設立）")
ANY_APPROVAL = _guidelines("Ⅲ.3.(1)⑤ / Ⅲ.3.(2)④", "経営責任者の承認")
PARALLEL_SUPPORT = _guidelines("Ⅲ.3※", "ほかの人的支援との並行")
COUNTRY_COUNT = _guidelines("Ⅲ.4.(1)", "対象国・地域の数")
COUNTRY_LIMITS = _guidelines("Ⅲ.4.(2)", "対象国・地域の制約")
OVERSEAS_TRAVEL = _guidelines("Ⅲ.7.(2)", "対象国・地域への出張")
APPLICATION_DOCUMENTS = _guidelines("Ⅳ.1", "申込書類等")
TRADE_FAIR = _guidelines("Ⅴ.1.(1)⑦", "展示会・商談会の参加計画")
SELECTED_COMPANY = _guidelines("Ⅴ.1.(1)⑧", "選定企業・支援の利用歴")
SUBSIDISED_PRODUCT = _guidelines("Ⅴ.1.(1)⑨", "補助金等の対象となった製品・サービス")
SELECTION = _guidelines("Ⅴ.1.(1)", "選考基準")
TARGET_COMPANIES = _overview("概要①", "新たに輸出に取り組む事業者")
SUPPORT_MENUS = _overview("概要②", "ステージに応じた支援メニュー")
PRIVACY_CONSENT = Clause(
    "Minato 個人情報の取扱い", "個人情報の取扱いへの同意", "–", OVERVIEW_URL, GUIDELINES_FROM, VERIFIED
)
MID_SIZE_ACT = Clause(
    COMPETITIVENESS_ACT,
    "中堅企業者の定義",
    "第2条第24項",
    COMPETITIVENESS_ACT_URL,
    date(2024, 9, 2),
    VERIFIED,
)
