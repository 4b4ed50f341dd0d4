"""「継続的じゃなくて、お試しで二回だけです」: of "not that, but this" only what stands behind answers the question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from nlu.fields.texts import FREE_TEXT_FIELDS, NOTES
from nlu.fields.types import Reading

_NOT_THAT = re.compile(
    r"[^。！？!?\n]{1,40}?(?:(?<!だけ)(?<!のみ)(?<!ばかり)(?:じゃ|では)なく(?:って|て)?[、，]?|(?:なん|ん|の)?(?:じゃ|では)(?:ない|ありません)(?:ん)?(?:です)?(?:ので|けど|が)?[、，。]"
    r"|や(?:なくて|のうて)[、，]?|ちゃい(?:ます|まして)[、，。]|ちゃう(?:くて|て|ねん|んです)?[、，。])\s*(?P<but>[^。！？!?\n]{1,40}[。！!]?)\s*"
)
_OTHERS = re.compile(
    r"取引先|得意先|親会社|子会社|グループ|知り合い|知人|友人|同業|隣|他社|よそ|お?客"
)  # 「取引先は24人じゃなくて50人います」
_AND_YES = re.compile(r"はい[。！!]?")  # 「そうではないです、はい」
_WIDE = frozenset({*FREE_TEXT_FIELDS, "target_countries", "consent_privacy"})
_BROKEN_OFF = re.compile(
    r"[^、。]{2,30}(?:[、，]|…+)\s*(?=(?:じゃ|では)なく|や(?:なくて|のうて))"
)  # 「社長と専務、じゃなくて社長と常務です」


def said_instead(text: str, asking: str | None, whole: Reading, alone: Callable[[str], Reading]) -> Reading:
    """``whole`` with the answer that ``text`` gives instead of what it denies; ``alone`` reads a part."""
    if asking is None or (asking in _WIDE and not (asking in NOTES and _BROKEN_OFF.match(text))):
        return whole
    match = _NOT_THAT.fullmatch(text)
    if match is None or _OTHERS.search(text, 0, match.start("but")):
        return whole
    if _AND_YES.fullmatch(match["but"]):
        return whole
    answer = next((one for one in alone(match["but"]).values if one.field == asking), None)
    if answer is None:
        return whole
    start = match.start("but")
    moved = replace(answer, start=answer.start + start, end=answer.end + start)
    return replace(
        whole,
        values=(moved, *(one for one in whole.values if one.field != asking)),
        problems=tuple(one for one in whole.problems if one.field != asking),
    )
