"""Relatives and 本人 who stand for the head of the firm: 「母が代表で、母からは…」「社長はうちの人で、本人が…」."""

from __future__ import annotations

import re

from nlu.values.assent_words import KIN, TITLE
from nlu.values.dialect import replaced
from nlu.values.normal import Normalized

_FORMER = r"(?<![元前副])(?<!先代)(?<!先代の)(?<!取引先の)(?<!友人の)(?<!知人の)(?<!メーカーの)"
_DOES = r"(?:で(?!す?か)|です|だ|なん|なの|を(?:し|やっ|務|つと)|に(?:な(?:って|り|った)|就)|や|じゃ|として|$|[、。])"
_HE_IS = re.compile(
    rf"(?P<kin>{KIN})(?:が|は|も)(?:、)?(?:うちの|この会社の|一応)?{_FORMER}{TITLE}{_DOES}"
    rf"|{_FORMER}{TITLE}(?:は|が|も)(?:、)?(?:私の|僕の|うちの|実の|わたしの)*(?P<kin2>{KIN})"
    rf"|{_FORMER}{TITLE}(?:の|である|を(?:務め|つとめ|し|やっ)(?:て(?:い)?)?る|で(?:も)?ある|、|\()(?:私の|うちの)?(?P<kin3>{KIN})"
    rf"|(?P<kin4>{KIN})(?:\(|で)?(?:、)?{TITLE}\)"
    rf"|{TITLE}(?:の)?(?:代理|代わり|名代)(?:で|に|の|として)(?P<kin5>{KIN})"
)
_JOINED = re.compile(
    rf"{_FORMER}(?:{TITLE}\)?)(?:の|である|で(?:も)?ある|を(?:務め|つとめ|し|やっ)(?:て(?:い)?)?る|、|\()+(?:社長)+\)?|社長\({TITLE}\)|(?:社長){{2,}}"
)
_OF_HIM = re.compile(rf"{TITLE}[^。]{{0,24}}本人")
_HIMSELF = re.compile(r"本人(?=[はがもの])")


def leaders_named(words: Normalized, *, asked: bool) -> Normalized:
    """``words`` with 社長 for every relative said to lead the firm; when the head's consent is ``asked``, for any."""
    kin = {name for match in _HE_IS.finditer(words.text) for name in match.groupdict().values() if name}
    if asked:
        kin |= {match.group() for match in re.finditer(KIN, words.text)}
    kin = {re.sub(r"(?:さん|ちゃん)$", "", one) or one for one in kin}
    if kin:
        names = "|".join(map(re.escape, sorted(kin, key=len, reverse=True)))
        words = replaced(
            words, re.compile(rf"(?:うちの|私の)?(?<![一-龥])(?:{names})(?:さん|ちゃん)?(?![一-龥])"), "社長"
        )
        words = replaced(words, _JOINED, "社長")
    return replaced(words, _HIMSELF, "社長") if _OF_HIM.search(words.text) else words
