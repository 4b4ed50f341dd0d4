"""Words around a quantity that make it approximate or a bound: 約, およそ, くらい, 弱, 強, 前後, 以上, 未満 …"""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:約|およそ|おおよそ|凡そ|だいたい|大体|大方|ざっと|ざっくり|ほぼ|概ね|おおむね|たぶん|多分|おそらく|恐らく|~"
    r"|たしか|確か|推定|概算|平均)"
    r"(?:で|の|には)?[、, ]?(?:¥|\\)?$"
)
_AFTER = re.compile(
    r" ?(?:の)?(?:くらい|ぐらい|位(?![置相])|ほど|程度?|弱(?![い点])|強(?![みいく化力度])|前後|内外|余り?(?![る剰])"
    r"|あまり|あまる|ちょっと|ちょい|少々|少し|超|近く"
    r"|未満|以上|以下|以内|規模|ばかり|見当|そこそこ|かそこら|足らず|たらず|かな|台(?!湾)|クラス|レベル|いかない"
    r"|を(?:少し|ちょっと|やや|若干)?(?:超え|切|下回|上回)|に満たない|だったかな|かも)"
)
_MINIMUM = re.compile(r" ?(?:以上|超|を超え|を上回|あまり|余|強)")
_MAXIMUM = re.compile(
    r" ?(?:[はもを]?[超越]え(?:て(?:は|い)?)?(?:ない|ません|とらん)|未満|以下|以内|足らず|たらず|弱|を切|を下回|に満たない|いかない|近く)"
)


def hedged_before(text: str, at: int) -> bool:
    """Whether the words that end at ``at`` make what follows approximate."""
    return _BEFORE.search(text, max(0, at - 8), at) is not None


def hedged_after(text: str, at: int) -> bool:
    """Whether the words that begin at ``at`` make what precedes approximate."""
    return _AFTER.match(text, at) is not None


def bound_after(text: str, at: int) -> str | None:
    """``min`` for 以上 and the like, ``max`` for 未満 and the like, else None."""
    if _MINIMUM.match(text, at):
        return "min"
    return "max" if _MAXIMUM.match(text, at) else None
