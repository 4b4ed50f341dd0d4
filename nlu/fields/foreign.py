"""Whether the words given to a question in free words answer something else, and nothing of what was asked.

To "why abroad?" the sentence 「海外への出張はできません」 gives no reason; to "what is it called?" 「分類は消費財です」 no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlu.fields.scene import Scene
from nlu.fields.types import Candidate
from nlu.values.topic_words import ABOUT

_SENTENCE = re.compile(r"[^。!]+[。!]?")
# What is never told as a part of why one goes abroad, nor of what the goods are like.
_APART = frozenset(
    {
        "consent_privacy", "management_approval", "financial_statements", "compliance_declared", "parallel_support",
        "overseas_travel_possible", "supplier_consent", "sme_class", "entity_type", "corporate_number", "capital_yen",
        "employees", "website", "product_url", "contact_email", "contact_phone", "contact_preference",
        "contact_department", "implementation_team", "trade_fair_plan", "overseas_consulting_business",
    }
)  # fmt: skip
_NO_REASON = frozenset(
    {"product_exists", "supply_role", "product_category", "product_lawful", "existing_base", "founded_year", "annual_sales_yen"}
)  # fmt: skip
_NO_FEATURE = frozenset({"target_timing", "existing_export", "existing_base", "project_type", "us_tariff_response"})
_AIM = re.compile(
    r"た[いく]|ほし[いく]|欲し[いく]|きっかけ|理由|動機|狙|ねらい|目的|目指|めざ|夢|願|広げ|拡大|開拓|増や|伸ば|チャンス|必要|ため(?:です|に|、)|求め|先細|減[っり]|縮|需要|市場|売れな|頭打ち|限界|将来|生き残|挑戦|思っ"
)
_REASON = re.compile(r"(?:の|ん)で(?=[、。]|$)|(?<=[るいたすだ])から|ため(?:です|、|に)|おかげ|せいで")
_NAMES = {  # another matter, said by its own name, is no name of these
    "product_name": frozenset(ABOUT) - {"product_exists", "existing_export", "existing_base"},
    "company_name": frozenset(ABOUT) - {"entity_type"},
    "contact_name": frozenset(ABOUT),
    "contact_department": frozenset(ABOUT),
    "contact_preference": frozenset(ABOUT),
}
_NO_TEAM = frozenset(
    {"management_approval", "overseas_travel_possible", "parallel_support", "financial_statements", "supplier_consent"}
)
_PIECE = re.compile(r"[^、。!]+")
_JOURNEY = re.compile(r"出張|渡航|海外")
_CARRIES = re.compile(
    r"担当|中心|メイン|進め|体制|メンバー|チーム|窓口|で(?:やり|やる|やっ|回|動)|[0-9一二三四五六七八九]+[人名]|ふたり|ひとり|[がと、](?:私|僕|わたし)"
)
_FORMAL = frozenset({"contact_email", "contact_phone", "website", "product_url", "corporate_number"})
_OF_A_FAIR = re.compile(
    r"展|見本市|商談|フェア|ショー|EXPO|メッセ|博|予定|申し?込|出[るまし]|参加|[0-9一二三四五六七八九十]月|[春夏秋冬]",
    re.I,
)
_KIND_OF_FIRM = re.compile(r"[^。]*(?:組織|形|形態|法人格|区分|分類|業種)(?:として|的に|で(?:い|言))[^。]*")


def is_foreign(scene: Scene, field: str, span: tuple[int, int], others: Iterable[Candidate]) -> bool:
    """Whether every sentence in ``span`` tells only of other fields."""
    told = [one for one in others if one.field != field and one.problem is None]
    sentences = [match.span() for match in _SENTENCE.finditer(scene.text, *span)]
    return bool(sentences) and all(_tells_another(scene, field, one, told) for one in sentences)


def _tells_another(scene: Scene, field: str, span: tuple[int, int], told: list[Candidate]) -> bool:
    said = scene.text[slice(*span)]
    inside = {one.field for one in told if span[0] <= one.start and one.end <= span[1]}
    if field == "motive":
        if _AIM.search(said):
            return False
        return bool(inside & _APART) or (bool(inside & _NO_REASON) and not _REASON.search(said))
    if field == "product_description":
        return bool(inside & (_APART | _NO_FEATURE)) and not inside & {"product_name", "product_category"}
    if field == "implementation_team":
        return bool(inside & _NO_TEAM) and all(_names_no_team(scene, piece, span[0], told) for piece in _pieces(said))
    if field == "trade_fair_plan":
        return bool(inside & _FORMAL) and not _OF_A_FAIR.search(said)
    if field in _NAMES:
        return any(ABOUT[name][0].search(said) for name in inside & _NAMES[field]) or (
            field == "company_name" and "entity_type" in inside and bool(_KIND_OF_FIRM.match(said))
        )
    return False


def _pieces(said: str) -> list[tuple[int, int]]:
    return [match.span() for match in _PIECE.finditer(said)]


def _names_no_team(scene: Scene, piece: tuple[int, int], at: int, told: list[Candidate]) -> bool:
    """「社長もOKって言ってます」, asked who carries the project: nobody is named for that."""
    start, end = at + piece[0], at + piece[1]
    said = scene.text[start:end]
    begun = [one for one in told if start <= one.start < end and (one.end <= end or _JOURNEY.search(said))]
    inside = {one.field for one in begun} & _NO_TEAM
    who_goes = inside == {"overseas_travel_possible"} and "が" in said  # 「娘が行けます」
    return bool(inside) and not who_goes and not _CARRIES.search(said)
