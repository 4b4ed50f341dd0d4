"""新規輸出１万者支援プログラム: who can register (概要①)."""

from __future__ import annotations

from bot.eligibility import documents
from bot.eligibility import vocabulary as v
from bot.eligibility.clause import NotModelled
from bot.eligibility.company_size import TITLE as SIZE_TITLE
from bot.eligibility.company_size import Size, company_size
from bot.eligibility.programme import Programme
from bot.eligibility.rule import Rule, fact_rule, met, not_met

# 概要① names 個人事業主 beside the SMEs and mid-size firms and closes the list with 「など」.
ACCEPTED_SIZES = frozenset({Size.SME, Size.MID_SIZE, Size.SOLE_PROPRIETOR})

COMPANY_SIZE = Rule("company_size", SIZE_TITLE, documents.TARGET_COMPANIES, company_size(ACCEPTED_SIZES))
NEW_TO_EXPORT = fact_rule(
    "new_to_export",
    "新たに輸出に取り組むこと",
    documents.TARGET_COMPANIES,
    "existing_export",
    {
        v.ExistingExport.NONE: met("これから新しく輸出に取り組まれます。"),
        v.ExistingExport.TRIAL: met("試しの輸出の段階なので、新たに輸出に取り組む事業者に当たります。"),
        v.ExistingExport.CONTINUOUS: not_met(
            "すでに継続して輸出されているので、新たに輸出に取り組む事業者には当たりません。"
        ),
    },
)
CONSENT = fact_rule(
    "consent",
    "個人情報の取扱いへの同意",
    documents.PRIVACY_CONSENT,
    "consent_privacy",
    {
        True: met("個人情報の取扱いに同意いただいています。"),
        False: not_met("ご登録には、個人情報の取扱いへの同意が必要です。"),
    },
)

NEW_EXPORTER = Programme(
    "new_exporter_10000",
    "新規輸出１万者支援プログラム",
    "新規輸出１万者支援プログラム",
    "実施機関（ジェトロなど）",
    (COMPANY_SIZE, NEW_TO_EXPORT, CONSENT),
    (
        NotModelled(
            documents.TARGET_COMPANIES,
            "対象の例示は「など」で終わるため、挙げられていない形の事業者は判定しません。",
            "コンシェルジュ（登録後にジェトロから連絡）",
        ),
        NotModelled(
            documents.SUPPORT_MENUS,
            "支援メニューは個別カウンセリングで決まるため、ここでは合いそうなものを示すだけです。",
            "個別カウンセリング",
        ),
    ),
)
