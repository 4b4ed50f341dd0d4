"""Quantities in a text: a numeral with its unit, hedges, and ranges put together. Numbers, money and counts read "
"these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from nlu.values.hedges import bound_after, hedged_after, hedged_before
from nlu.values.normal import Normalized
from nlu.values.numerals import Numeral, scan
from nlu.values.units import Unit, UnitKind, currency_before, unit_at


@dataclass(frozen=True)
class Quantity:
    """A quantity at the half-open span ``start:end`` (currency sign and unit included; hedges not).

    ``number_start:number_end`` is the numeral alone. A range has ``lower`` and ``upper``, both inclusive as said, and
    its ``value`` is the upper one; ``vague`` is for 数十 and the like, whose ``value`` means nothing.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    numeral: Numeral
    unit: Unit | None
    lower: Decimal | None = None
    upper: Decimal | None = None
    approximate: bool = False
    bound: str | None = None
    negative: bool = False
    previous: Decimal | None = None

    @property
    def vague(self) -> bool:
        return self.numeral.vague

    @property
    def ranged(self) -> bool:
        return self.lower is not None

    def measured_in(self, *kinds: UnitKind) -> bool:
        """Whether the unit is of one of these kinds."""
        return self.unit is not None and self.unit.kind in kinds


_CODE = re.compile(
    r"https?://[!-~]+|(?<![!-~])[!-~]*@[!-~]+|(?<![0-9])[0-9]+(?:[-ー/.:][0-9]+){2,}|(?<![0-9])[0-9]+[/:][0-9]+"
    r"|(?<![0-9])(?:19|20)[0-9]{2}-(?:0?[1-9]|1[0-2])(?![0-9万億円人名])|〒 ?[0-9]+(?:[-ー][0-9]+)?"
    r"|(?<![0-9])[0-9]{3}-[0-9]{4}(?![0-9万億円人名千])|(?<![0-9.,])0[0-9]+(?:[-ー() ]{1,2}[0-9]+)*"
    r"|(?:内線(?:番号)?|[Ee]xt\.?)[はが]? ?[:#]? ?[0-9]+|(?:ISO|JIS|IEC|FSSC|SUS|HS|No\.?|ver\.?|Ver\.?) ?[0-9]+"
    r"|(?<![A-Za-z])[A-Za-z]+[-_.#]?[0-9][0-9.]*"
)
_HYPHENED = re.compile(r"(?<![0-9])(?P<low>[0-9]+)[-ー](?P<high>[0-9]+)(?![0-9万億千円人名])")
_YEN_CODE = re.compile(r"(?:JPY|jpy|USD|EUR|GBP|CNY|RMB|KRW|THB|VND|TWD|HKD|SGD|INR|AUD|CAD|CHF|AED|MYR|IDR) ?[0-9]")
_TO = re.compile(
    r" ?(?P<word>から|→|[-~ー]|ないし|乃至|または|もしくは|か|or|以上(?:で|から)?[、,]?|、|,|・) ?(?:約|およそ)?"
)
_CHANGED = re.compile(r" ?(?:に|へと?)(?:増|減|な|ふえ|へら|伸|縮|引き|変)")
_TO_LIMIT = re.compile(r" ?(?:以下|未満|以内|まで)")
_NEGATIVE = re.compile(r"(?:マイナス|▲|△|(?:^|[はがも:=(、 ])-) ?$")
_OPEN = frozenset(" 、。,.:;=はがもでにを・「『(~→")
_NOUN_BEFORE = ("員", "数", "計", "勢", "名", "約", "よそ", "たい", "大体", "ぼ", "と", "ちょうど")
_CLOSED = re.compile(
    r" ?(?:$|[、。,.!?)」』~]|です|だ|で(?:[、。 ]|す|し|ござ|あり|おり|お願|やっ)|ほど|くらい|ぐらい|程|位(?!置)"
    r"|前後|弱|強(?!み)|以上|以下|未満|に(?:な|しま)|かな|ちょ|いま|おり|居|かと|と思)"
)
_PART_OF_WORD = re.compile(r"[県府都道国東西南北州部内畿海陸方]一円$|[一-龠][伍陸漆参](?:人|名)$")  # 関東一円, 大陸人
#: Counters after which one kanji digit is a number too (三社, but 一番, 一部 and 一度 are words).
_SAFE_COUNTERS = """
社 件 個 台 回 か国 カ国 ヶ国 ヵ国 店舗 拠点 か月 カ月 ヶ月 ヵ月 週間 日間 時間 パーセント % 種類 品目 アイテム
箱 ケース トン キロ 坪
"""
_ONE_DIGIT_COUNTERS = frozenset(_SAFE_COUNTERS.split())


def find_quantities(n: Normalized) -> list[Quantity]:
    """Every quantity of the text, left to right, without overlap; codes, dates in digits and words are left out."""
    numerals = list(_outside_codes(n.text, scan(n)))
    found: list[Quantity] = []
    index = floor = 0
    while index < len(numerals):
        one = _single(n.text, numerals[index], floor)
        merged = _range(n.text, one, numerals[index + 1]) if index + 1 < len(numerals) else None
        index += 2 if merged else 1
        quantity = merged or one
        floor = quantity.end
        if _counts(n.text, quantity):
            found.append(_hedged(n.text, quantity))
    return found


def _outside_codes(text: str, numerals: list[Numeral]) -> Iterator[Numeral]:
    codes = [match.span() for match in _CODE.finditer(text) if not _YEN_CODE.match(text, match.start())]
    codes = sorted([*codes, *(match.span() for match in _HYPHENED.finditer(text) if _runs_down(match))])
    at = 0
    for numeral in numerals:
        while at < len(codes) and codes[at][1] <= numeral.start:
            at += 1
        if at == len(codes) or numeral.start < codes[at][0]:
            yield numeral


def _runs_down(match: re.Match[str]) -> bool:
    """3166-1 is a code, 10-20 may be a range."""
    low, high = match["low"], match["high"]
    return (len(low), low) >= (len(high), high)


def _single(text: str, numeral: Numeral, floor: int) -> Quantity:
    """The numeral with its unit; a currency sign before it counts after ``floor`` only (100$ 20)."""
    unit = unit_at(text, numeral.end)
    before = currency_before(text, numeral.start)
    if before and before.start < floor:
        before = None
    if before and (unit is None or unit.kind is not UnitKind.YEN):
        unit_end = unit.end if unit and unit.kind is UnitKind.FOREIGN else numeral.end
        return Quantity(before.start, unit_end, numeral.start, numeral.end, numeral.value, numeral, before)
    start = before.start if before else numeral.start
    end = unit.end if unit else numeral.end
    value = numeral.value if unit else _completed(numeral)
    quantity = Quantity(start, end, numeral.start, numeral.end, value, numeral, unit)
    positional = (unit is None and numeral.end - numeral.start == 2) or quantity.measured_in(UnitKind.YEARS)
    if numeral.pair and not positional:
        return replace(quantity, lower=numeral.pair[0], upper=numeral.pair[1], value=numeral.pair[1])
    return quantity


def _completed(numeral: Numeral) -> Decimal:
    """1億5千 and 1億2000 with no unit leave out 万, as people say it."""
    if numeral.tail is not None and 100 <= numeral.tail < 10_000:
        return numeral.value - numeral.tail + numeral.tail * 10_000
    return numeral.value


def _range(text: str, one: Quantity, second: Numeral) -> Quantity | None:
    """``one`` and the next numeral as a range (10〜20名, 3〜4千万, 2、3人, 800万から1億), or None."""
    joint = _TO.match(text, one.end)
    if joint is None or one.ranged:
        return None
    other = _single(text, second, one.end)
    if joint.end() != other.start or other.ranged or not _same_unit(one, other):
        return None
    word = joint["word"]
    lower = _inherit(one, other)
    upper = other.value
    if word in ("、", ",", "・"):
        if one.value > 10 and upper == one.value % 10 + 1 and upper < 10:  # 12、3人
            return replace(other, start=one.start, number_start=one.number_start, lower=one.value, upper=one.value + 1)
        lower = one.value * 10 if upper == one.value * 10 + 10 else lower
        step = other.numeral.multiplier if other.numeral.multiplier > 1 and lower != one.value * 10 else upper - lower
        neighbours = upper - lower in (1, step) and _near(one.value, upper, lower)
        if one.unit or lower >= upper or not neighbours:
            return None
    if lower >= upper and not (one.vague or other.vague):
        return None
    if word.startswith("以上") and not _TO_LIMIT.match(text, other.end):
        return None
    whole = one.start == 0 and _CLOSED.match(text, other.end)
    if word in ("-", "ー", "か", "or") and other.unit is None and not other.numeral.big and not whole:
        return None
    if word == "→" or (word == "から" and _CHANGED.match(text, other.end)):
        return replace(other, previous=lower)
    kanji_only = one.numeral.kanji_only and other.numeral.kanji_only
    numeral = replace(other.numeral, vague=one.vague or other.vague, kanji_only=kanji_only)
    return replace(
        other, start=one.start, number_start=one.number_start, lower=lower, upper=upper, numeral=numeral,
        unit=other.unit or one.unit,
    )  # fmt: skip


def _near(first: Decimal, upper: Decimal, lower: Decimal) -> bool:
    """Whether two numbers side by side are neighbours (2、3人; 2、3千万; 2、30人)."""
    return first < 10 and (upper - lower) * first <= upper


def _same_unit(one: Quantity, other: Quantity) -> bool:
    if one.unit is None or other.unit is None:
        return one.unit is None or one.measured_in(UnitKind.YEN, UnitKind.FOREIGN)
    if one.unit.kind is UnitKind.OTHER:
        return one.unit.text == other.unit.text
    return one.unit.kind is other.unit.kind


def _inherit(one: Quantity, other: Quantity) -> Decimal:
    """The lower end of a range with the scale that it shares with the upper one (3〜4千万 → 3千万)."""
    if one.numeral.big or one.unit is not None:
        return one.value
    scales = [other.numeral.multiplier] if one.numeral.multiplier == 1 else []
    if other.numeral.big:
        scales.append(10**8 if other.value >= 10**8 and other.numeral.multiplier >= 10**8 else 10**4)
    return next((one.value * scale for scale in scales if one.value * scale < other.value), one.value)


def _counts(text: str, quantity: Quantity) -> bool:
    """Kanji numerals count with a unit, as large numbers, or as a whole answer: not inside words."""
    if not quantity.numeral.kanji_only or quantity.numeral.big or quantity.vague:
        return True
    if quantity.unit is not None:
        if quantity.unit.kind is not UnitKind.OTHER:
            return not _PART_OF_WORD.search(text, max(0, quantity.start - 2), quantity.end)
        return quantity.unit.text in _ONE_DIGIT_COUNTERS or quantity.number_end - quantity.number_start > 1
    at = quantity.start
    opened = at == 0 or text[at - 1] in _OPEN or text.endswith(_NOUN_BEFORE, 0, at)
    return opened and _CLOSED.match(text, quantity.end) is not None


def _hedged(text: str, quantity: Quantity) -> Quantity:
    after_number = quantity.unit is not None and hedged_after(text, quantity.number_end)
    return replace(
        quantity,
        approximate=hedged_before(text, quantity.start) or hedged_after(text, quantity.end) or after_number,
        bound=bound_after(text, quantity.end),
        negative=_NEGATIVE.search(text, max(0, quantity.start - 6), quantity.start) is not None,
    )
