"""Numerals in Japanese text: 3000, 3,000万, 1億2千万, 三千万, 壱千万, 一〇〇〇万, 2.5億, 数十, 十数 …

Reads notation only. Which numerals count as numbers, their units, ranges and hedges are ``quantities``'s business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from nlu.values.kana_numerals import kana_numeral_at
from nlu.values.normal import Normalized, normalize
from nlu.values.numeral_lexicon import BEFORE, word_at
from nlu.values.numeral_sum import NumeralSum

_DIGITS = {
    char: digit
    for digit, chars in enumerate(
        ("〇零○◯", "一壱壹", "二弐貳", "三参參", "四肆", "五伍", "六陸", "七漆", "八捌", "九玖")
    )
    for char in chars
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "陌": 100, "千": 1000, "仟": 1000, "阡": 1000}
_BIG = {"万": 10**4, "萬": 10**4, "まん": 10**4, "マン": 10**4, "億": 10**8, "おく": 10**8, "オク": 10**8, "兆": 10**12}
_MAN = 10**4
_OKU = 10**8

_TOKEN = re.compile(
    r"(?P<arabic>[0-9]{1,3}(?:,[0-9]{3}|, 000)+(?![0-9])(?:\.[0-9]+)?|[0-9]{1,3}(?:、[0-9]{3})+(?=[万円千百名人])"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?= ?円)|[0-9]{1,3}(?:,0{2,4})+(?=[千百]?[万億円])|ゼロ(?= ?[円人名])"
    r"|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<kanji>[一二三四五六七八九壱壹弐貳参參肆伍陸漆捌玖〇零][一二三四五六七八九壱壹弐貳参參肆伍陸漆捌玖〇零○◯]*"
    r"(?:[・点][一二三四五六七八九〇]+(?=[千百十]?[万億]))?)"
    r"|(?P<small>[十拾百佰陌千仟阡])|(?P<big>[万萬億兆]|まん(?![なぷじぞぼせ])|マン(?![シガゴツトネモハ])|おく(?!り)"
    r"|オク(?!シ|タ|リ))|(?P<vague>[数何幾])"
)
_AFTER_SPACE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?[千百十]*万")  # 1億 2,000万 is one number, 1億 20名 is two
_COUNTED = re.compile(r"数 ?(?:人|名|年|社|件|個|か国|カ国|ヶ国|か月|カ月|ヶ月|%)|[何幾] ?(?:人|名|年|社)か")
_ROUND = re.compile(r" ?[十百千万億]+(?![0-9一二三四五六七八九])")
_ALONE = re.compile(r"数(?![一-龠々ァ-ヶA-Za-z])")
_RIVER, _COUNTER = "四万十", re.compile("[人名円]")  # the one place whose name is a number: 四万十人
_VAGUE_MIDDLE = re.compile(r"[数何] ?(?:[十百千万億]|人|名|円|年|社|件|個|%)")


@dataclass(frozen=True)
class Numeral:
    """A numeral at the half-open span ``start:end`` of the normalised text.

    ``multiplier`` is what the first digits are multiplied by (3千万 → 10,000,000) for ranges such as 3〜4千万.
    ``tail`` is what stands after 億 without 万 (1億5千 → 5000), or None. ``digits`` is the plain digit string of a
    numeral written in ASCII digits alone. ``pair`` is set for 五六 (five or six), its two readings.
    """

    start: int
    end: int
    value: Decimal
    kanji_only: bool
    big: bool
    vague: bool
    multiplier: int
    tail: int | None
    digits: str | None
    pair: tuple[Decimal, Decimal] | None


def scan(n: Normalized) -> list[Numeral]:
    """Every well-formed numeral, left to right, without overlap. Linear in the text."""
    found: list[Numeral] = []
    at = 0
    while at < len(n.text):
        match = _TOKEN.match(n.text, at)
        if match is None:
            spelled = kana_numeral_at(n.text, at) if "ぁ" <= n.text[at] <= "ん" else None
            if spelled is not None:
                found.append(_spelled(at, *spelled))
            at = spelled[0] if spelled else at + 1
            continue
        word = word_at(n.text, at)
        if word is not None and not (word == _RIVER and _COUNTER.match(n.text, at + len(word))):
            at += len(word)
            continue
        reader = _Reader(n, at)
        numeral = reader.read()
        if numeral is not None and not (numeral.kanji_only and n.text[at - 1 : at] in BEFORE and at > 0):
            found.append(numeral)
        at = reader.at if reader.at > at else match.end()
    return found


def _spelled(start: int, end: int, value: int) -> Numeral:
    return Numeral(start, end, Decimal(value), False, value >= _MAN, False, 1, None, None, None)


class _Reader:
    """One numeral, token by token; stops before the first token that cannot belong to it.

    Two sums run side by side, equal unless there is a pair such as 五六 (five or six).
    """

    def __init__(self, n: Normalized, start: int) -> None:
        self.n = n
        self.start = self.at = start
        self.low, self.high = NumeralSum(), NumeralSum()
        self.kinds: list[str] = []
        self.units: list[int] = []  # the first run of units
        self.vague = self.paired = False
        self.positional: Decimal | None = None  # 五六 read as 56

    def read(self) -> Numeral | None:
        """The numeral at the start, or None where the tokens make no number (何 alone, a leading 万)."""
        while self._take():
            pass
        if not self.kinds or (self.kinds == ["vague"] and not self._counted()):
            return None
        text = self.n.text[self.start : self.at]
        low, high = self.low.total + self.low.rest, self.high.total + self.high.rest
        alone = self.paired and len(self.kinds) == 1
        multiplier = 1
        for unit in self.units:
            multiplier *= unit
        return Numeral(
            start=self.start,
            end=self.at,
            value=self.positional if alone and self.positional is not None else high,
            kanji_only="arabic" not in self.kinds,
            big="big" in self.kinds,
            vague=self.vague,
            multiplier=multiplier,
            tail=int(high % _OKU) if self.high.last_big == _OKU and self.high.rest and not self.high.fraction else None,
            digits=text if text.isascii() and text.isdigit() else None,
            pair=(low, high) if self.paired else None,
        )

    def _take(self) -> bool:
        text = self.n.text
        at = self.at + (self.at > self.start and text[self.at : self.at + 1] == " ")
        match = _TOKEN.match(text, at)
        if match is None or (at > self.at and not self._may_follow_space(match)):
            return False
        kind = match.lastgroup or ""
        if self.kinds[-1:] == ["big"] and kind in ("kanji", "small") and word_at(text, at):
            return False  # 資本金1億千葉県
        if not self._feed(kind, match):
            return False
        self.kinds.append(kind)
        self.at = match.end()
        return True

    def _may_follow_space(self, match: re.Match[str]) -> bool:
        if "\n" in self.n.original[self.n.ends[self.at - 1] : self.n.starts[match.start()]]:
            return False
        if match.lastgroup == "small":
            return self.kinds[-1] in ("arabic", "kanji", "vague")
        spaced_part = self.kinds[-1] == "big" and _AFTER_SPACE.match(self.n.text, match.start())
        return match.lastgroup == "big" or bool(spaced_part)

    def _feed(self, kind: str, match: re.Match[str]) -> bool:
        if kind == "arabic":
            value, fraction = _arabic(match.group(), self.n.text[match.end() : match.end() + 1])
            return self._digits(value, value, fraction)
        if kind == "kanji":
            return self._kanji(match.group())
        if kind == "vague":
            return self._vague(match)
        if kind == "small":
            return self._unit(_SMALL[match.group()], big=False)
        return self._unit(_BIG[match.group()], big=True)

    def _digits(self, low: Decimal, high: Decimal, fraction: bool = False) -> bool:
        return self.low.digit(low, fraction) and self.high.digit(high, fraction)

    def _kanji(self, text: str) -> bool:
        whole, _, part = text.replace("・", ".").replace("点", ".").partition(".")
        digits = [_DIGITS[char] for char in whole]
        number = "".join(map(str, digits))
        if not part and not self.paired and len(digits) == 2 and 0 < digits[0] == digits[1] - 1:
            self.paired = self._digits(Decimal(digits[0]), Decimal(digits[1]))
            self.positional = Decimal(number)
            return self.paired
        value = Decimal(number + ("." + "".join(str(_DIGITS[char]) for char in part) if part else ""))
        return self._digits(value, value, bool(part))

    def _unit(self, unit: int, big: bool) -> bool:
        taken = self.low.big(unit) and self.high.big(unit) if big else self.low.small(unit) and self.high.small(unit)
        in_first_run = not self.units or self.kinds[-1] in ("small", "big")
        if taken and in_first_run and len(self.kinds) <= len(self.units) + 1:
            self.units.append(unit)
        return taken

    def _vague(self, match: re.Match[str]) -> bool:
        if self.vague or self.paired:
            return False
        alone = self.kinds[-1:] == ["small"] and _ALONE.match(self.n.text, match.start())
        if self.kinds and not alone and not _VAGUE_MIDDLE.match(self.n.text, match.start()):
            return False
        if not self.kinds and self._ends_a_noun(match):
            return False
        self.vague = True
        return self.low.digits is not None or self._digits(Decimal(1), Decimal(1))

    def _ends_a_noun(self, match: re.Match[str]) -> bool:
        """社員数120: this 数 ends a word, and the numeral after it is exact."""
        if match.group() != "数" or self.n.text[match.start() - 1 : match.start()] not in tuple("員人者名総件社個点口"):
            return False
        return not _ROUND.match(self.n.text, match.end())

    def _counted(self) -> bool:
        """数名, 数社, 何人か: a vague word alone is a number only with a counter after it."""
        return _COUNTED.match(self.n.text, self.start) is not None


def _arabic(text: str, after: str) -> tuple[Decimal, bool]:
    """The value of ASCII digits and whether it has a fraction; 3.000万 with a point for a comma is 3,000万."""
    whole, _, part = text.replace("ゼロ", "0").replace(",", "").replace("、", "").replace(" ", "").partition(".")
    in_thousands = after in ("人", "名") or (part.endswith("0") and after in ("万", "千", "円"))
    if len(part) == 3 and whole != "0" and in_thousands:
        return Decimal(whole + part), False
    return Decimal(f"{whole}.{part}" if part else whole), bool(part)


def integer_of(text: str) -> int | None:
    """The integer that ``text`` (normalised: 12, 十二, 二〇一〇) says as a whole, or None."""
    n = normalize(text)
    found = scan(n)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(n.text)) or found[0].vague:
        return None
    value = found[0].value
    return int(value) if value == value.to_integral_value() else None
