"""Small talk beside an answer or in its place: 「息子が福岡に就職しましてね」「先週は出張でくたびれました」.

What is told of one's family, one's health, the weather, old days, journeys for pleasure or others' luck answers no
question, whatever place, figure or year it names. What speaks of the firm's own business is never small talk.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from nlu.values.dialect import replaced
from nlu.values.normal import Normalized
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

_PIECE = re.compile(
    r"[^。!?\n；]*?(?:(?:です|ます|でした|ました|ません|まして|でして|っす|だ)(?:よ|ね|わ|な|が|けど|けれど|し|から)*(?:[ぁぇぅー~]+)?、|[。!?\n；]+|$)"
)
_SENTENCE = re.compile(r"[^。!?\n；]+[。!?\n；]*")
_STORIES = ("motive",)  # where a story may be the answer


def without_smalltalk(n: Normalized, asking: str | None) -> Normalized:
    """``n`` without its pieces of small talk; offsets still lead to the original."""
    kept = replaced(n, _PIECE, _idle(asking))
    kept = replaced(kept, _SENTENCE, lambda said: "" if _of_others(said[0], asking) else None)
    return n if asking == "product_description" and kept.text.strip("。!?、 ") else kept  # a description stays whole


def _idle(asking: str | None) -> Callable[[re.Match[str]], str | None]:
    """"" for a piece of small talk and for the sigh behind it."""
    told = -1  # where the last story ended

    def of(piece: re.Match[str]) -> str | None:
        nonlocal told
        sighed = told == piece.start() and BEHIND_STORIES.search(piece[0].strip("。!?、\n； "))
        if not (sighed or is_smalltalk(piece[0], asking)):
            return None
        told = piece.end()
        return ""

    return of


def is_smalltalk(piece: str, asking: str | None) -> bool:
    """Whether a piece of normalised text tells nothing of the firm."""
    said = piece.strip("。!?、\n； ")
    if COURTESY.search(said):
        return True
    if asking in ANSWERS and ANSWERS[asking].search(said):
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
    if asking in _STORIES or (asking in ANSWERS and ANSWERS[asking].search(said)):
        return False
    if OWN.search(said) or TOLD_TO_EXPLAIN.search(said):
        return False
    return bool(OF_OTHERS.match(said) and OTHERS_LUCK.search(said))
