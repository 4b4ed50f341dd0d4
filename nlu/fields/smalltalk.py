"""Small talk beside an answer or in its place: 「息子が福岡に就職しましてね」「先週は出張でくたびれました」.

What is told of one's family, one's health, the weather, old days, journeys for pleasure or others' luck answers no
question, whatever place, figure or year it names. What speaks of the firm's own business is never small talk.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from nlu.values.dialect import replaced
from nlu.values.normal import Normalized, normalize
from nlu.values.smalltalk_words import (
    ABOUT_ONESELF,
    ANSWERS,
    BEHIND_STORIES,
    BUSINESS,
    COURTESY,
    FAMILY,
    FOR_PLEASURE,
    NEWS,
    OF_OTHERS,
    OLD_DAYS,
    OTHERS_LUCK,
    OWN,
    PRIVATE,
    STAFF_MISHAP,
    STATE_OF_THE_DAY,
    TOLD_TO_EXPLAIN,
    YEAR_OF_EVENTS,
)

# A noun that answers, before what is told beside it: 「石川県、もう雪がちらついてます」「合同会社、小さいですけどね」.
_NOUN = (
    r"[^、。はがをもにでて]{0,12}(?:[0-9][0-9,.]*(?:人|名|年|万|億|千)?円?|[都道府県市町村区部課室]|はい|いいえ|なし)|(?:株式|有限|合同|合資|合名)会社[^、。はがを]{1,12}|[^、。はがを]{1,12}(?:株式|有限|合同)会社"
    r"|(?!社長|専務|常務|部長|課長|店長|会長|先[週日月代々]|今[日朝年月週夜晩回]|昨[日年晩夜]|明日|最近|去年|以前|昔|当時|正直|結局|一応|実際|結構|全然|本当|祖[父母]|[父母兄弟姉妹妻娘嫁孫夫]|息子|親父|家内|女房|主人|若手|一昨|土曜|日曜|連休|正月|毎[日朝晩年月]|何[分せし]|余談|中小|大手)[一-龥ァ-ヺー・]{2,16}"
)
_PIECE = re.compile(
    rf"(?:^|(?<=[。!?\n；]))(?:{_NOUN})(?:です)?、|"
    r"[^。!?\n；]*?(?:(?:です|ます|でした|ました|ません|まして|でして|っす|だ)(?:よ|ね|わ|な|が|けど|けれど|し|から)*(?:[ぁぇぅー~]+)?、|[。!?\n；]+|$)"
)
_SENTENCE = re.compile(r"[^。!?\n；]+[。!?\n；]*")
_ADDRESS = re.compile(r"[0-9]{2,4}-[0-9]{2,4}-|[0-9]{10}|@|https?://|www\.")
_STORIES = ("motive",)  # where a story may be the answer


def without_smalltalk(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without its pieces of small talk; offsets still lead to the original."""
    kept = replaced(n, _PIECE, _idle(asking))
    kept = replaced(kept, _SENTENCE, lambda said: "" if _of_others(said[0], asking) else None)
    return n if asking == "product_description" and kept.text.strip("。!?、 ") else kept  # a description stays whole


def only_smalltalk(text: str, asking: str | None) -> bool:
    """Whether a message is small talk and nothing else: 「求人を出しても誰も来ないんですよ」."""
    return bool(text.strip()) and not without_smalltalk(normalize(text), asking).text.strip("。!?、 ")


def _idle(asking: str | None) -> Callable[[re.Match[str]], str | None]:
    """ "" for a piece of small talk and for the sigh behind it."""
    told = -1  # where the last story ended
    of_family = False

    def of(piece: re.Match[str]) -> str | None:
        nonlocal told, of_family
        said = piece[0].strip("。!?、\n； ")
        goes_on = told == piece.start()
        sighed = goes_on and (BEHIND_STORIES.search(said) or (of_family and _is_private(said, asking)))
        if not (sighed or is_smalltalk(piece[0], asking)):
            return None
        told, of_family = piece.end(), bool(FAMILY.search(said))
        return ""

    return of


def _is_private(said: str, asking: str | None) -> bool:
    """「弟は大工なんですけど、先月入院しまして」: the second half."""
    return bool(PRIVATE.search(said)) and not (OWN.search(said) or BUSINESS.search(said) or _answers(said, asking))


def _answers(said: str, asking: str | None) -> bool:
    return asking in ANSWERS and bool(ANSWERS[asking].search(said))


def is_smalltalk(piece: str, asking: str | None) -> bool:
    """Whether a piece of normalised text tells nothing of the firm."""
    said = piece.strip("。!?、\n； ")
    if _ADDRESS.search(said):
        return False
    if COURTESY.search(said):
        return True
    if _answers(said, asking):
        return False
    if ABOUT_ONESELF.search(said):
        return True
    if OWN.search(said) or TOLD_TO_EXPLAIN.search(said):
        return False
    if STATE_OF_THE_DAY.search(said):
        return True
    if asking in _STORIES:
        return False
    if NEWS.search(said) or (STAFF_MISHAP.search(said) and asking != "support_needs") or _of_others(said, asking):
        return True
    if BUSINESS.search(said):
        return False
    if FAMILY.search(said) and PRIVATE.search(said):
        return True
    return any(one.search(said) for one in (OLD_DAYS, FOR_PLEASURE, YEAR_OF_EVENTS))


def _of_others(said: str, asking: str | None) -> bool:
    """「取引先がベトナムに工場を建てたんですよ、すごいですよね」."""
    if asking in _STORIES or _answers(said, asking):
        return False
    if OWN.search(said) or TOLD_TO_EXPLAIN.search(said):
        return False
    return bool(OF_OTHERS.match(said) and OTHERS_LUCK.search(said))
