"""Amounts of money in yen."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from nlu.values.normal import Normalized
from nlu.values.people_cues import cues_around
from nlu.values.quantities import Quantity, find_quantities
from nlu.values.types import Found, Problem
from nlu.values.units import CURRENCIES, Unit, UnitKind

_HEADING_UNITS = {"円": 1, "千円": 1000, "万円": 10**4, "百万円": 10**6, "億円": 10**8}
_HEADING = re.compile(r"(?:[(\[]|単位 ?[:は]? ?)(?:単位 ?[:は]? ?)?(?P<unit>千円|百万円|万円|億円|円)(?=[)\], 、。]|$)")
_HEADING_REACH = 16
_IN_FOREIGN = re.compile(  # 「ユーロで20万くらい」
    r"(?P<word>(?:米|豪|香港|台湾|カナダ|シンガポール)?ドル|ユーロ|(?:英)?ポンド|(?:人民|台湾|中国)元|(?:(?<![一-龥ぁ-ん])|(?<=[はがも]))元|ウォン|バーツ|ルピー|ルピア|ペソ|リンギット)"
    r"(?:建て|換算)?(?:で(?:は|も)?|にして|だと)[、 ]?(?:だいたい|約|およそ|ざっと)?$"
)
_ORDER = re.compile(r" ?(?:円)?の?単位")  # 「百万単位」 says how many digits
_LONGEST_PLAIN = 11  # digits; longer ones without a currency are codes (法人番号, JAN)


def find_money(n: Normalized) -> list[Found]:
    """Kind ``money``: value int, yen.

    ``detail``: ``explicit`` is True where 円, ¥ or a scale of 万 and above makes it money, False for a bare number
    (資本金は3000); ``bound`` as in ``find_numbers``; ``digits`` the digit string of a bare number; ``lower`` and
    ``upper`` in yen for a range. Numbers with another unit (20名, 3万個, 2010年) are not money.
    Problems: ``money.foreign_currency`` (placeholders currency, code, amount), ``money.vague``, ``money.range``
    (placeholders lower, upper), ``money.negative``.
    """
    quantities = [_in_stated_unit(n.text, quantity) for quantity in find_quantities(n)]
    return [found for quantity in quantities if quantity and (found := _money(n.text, quantity)) is not None]


def _in_stated_unit(text: str, quantity: Quantity) -> Quantity | None:
    """売上高(千円) 123,456: the number in the unit of its heading; None for the 千円 of the heading itself."""
    heading = _HEADING.search(text, max(0, quantity.start - _HEADING_REACH), quantity.end + 1)
    if heading is None:
        return quantity
    if heading.start("unit") <= quantity.start < heading.end("unit"):
        return None
    between = text[heading.end("unit") : quantity.start]
    if quantity.unit is not None or quantity.numeral.big or re.search(r"[0-9([]", between):
        return quantity
    unit = Unit(UnitKind.YEN, heading["unit"], quantity.start, quantity.end)
    return replace(quantity, value=quantity.value * _HEADING_UNITS[heading["unit"]], unit=unit)


def _money(text: str, quantity: Quantity) -> Found | None:
    if quantity.measured_in(UnitKind.FOREIGN):
        return _foreign(text, quantity)
    if quantity.unit is not None and not quantity.measured_in(UnitKind.YEN):
        return None
    explicit = quantity.unit is not None or quantity.numeral.big
    if not explicit and _is_something_else(text, quantity):
        return None
    value = _yen(quantity.value)
    if value is None:
        return None
    detail: dict[str, object] = {"explicit": explicit, "bound": quantity.bound, "digits": quantity.numeral.digits}
    problem = _problem(quantity)
    if problem is None and (abroad := _in_foreign(text, quantity)):
        problem = abroad
    elif problem is None and _ORDER.match(text, quantity.end):
        problem = Problem("money.vague")
    if problem is not None and problem.code == "money.range":
        detail |= {"lower": _yen(quantity.lower), "upper": _yen(quantity.upper)}
    return Found(
        "money", None if problem else value, quantity.start, quantity.end, problem, quantity.approximate, detail
    )


def _in_foreign(text: str, quantity: Quantity) -> Problem | None:
    """The problem of a number without 円 that stands after 「ドルで」."""
    if quantity.measured_in(UnitKind.YEN):
        return None
    said = _IN_FOREIGN.search(text, max(0, quantity.start - 16), quantity.start)
    if said is None:
        return None
    amount = text[quantity.number_start : quantity.number_end]
    words = {"currency": said["word"], "code": CURRENCIES.get(said["word"], ""), "amount": amount}
    return Problem("money.foreign_currency", words)


def _is_something_else(text: str, quantity: Quantity) -> bool:
    """A bare number that is a code by its length, or persons by the words before it (従業員数:12)."""
    if len(quantity.numeral.digits or "") > _LONGEST_PLAIN:
        return True
    return cues_around(text, quantity.start, quantity.end).linked


def _problem(quantity: Quantity) -> Problem | None:
    if quantity.vague:
        return Problem("money.vague")
    if quantity.negative:
        return Problem("money.negative")
    if quantity.lower is not None and quantity.upper is not None:
        return Problem("money.range", {"lower": f"{quantity.lower:,.0f}", "upper": f"{quantity.upper:,.0f}"})
    return None


def _foreign(text: str, quantity: Quantity) -> Found:
    unit = quantity.unit
    assert unit is not None
    amount = text[quantity.number_start : quantity.number_end]
    words = {"currency": unit.text, "code": unit.code or "", "amount": amount}
    problem = Problem("money.foreign_currency", words)
    detail = {"explicit": True, **words}
    return Found("money", None, quantity.start, quantity.end, problem, quantity.approximate, detail)


def _yen(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == value.to_integral_value() else None
