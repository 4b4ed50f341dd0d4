"""Numbers in Japanese text, whatever they count."""

from __future__ import annotations

from decimal import Decimal

from nlu.values.normal import Normalized
from nlu.values.quantities import Quantity, find_quantities
from nlu.values.types import Found, Problem


def find_numbers(n: Normalized) -> list[Found]:
    """Kind ``number``: value int, or Decimal where there is a fraction. Spans cover the numeral alone.

    ``detail``: ``unit`` (the unit or counter directly after, or None), ``unit_end`` (where it ends), ``bound``
    (``min`` for 以上, ``max`` for 未満, else None), ``digits`` (the digit string of a numeral in ASCII digits alone,
    or None); for a range ``lower`` and ``upper``, inclusive as said. Problems: ``number.vague`` (数十, 十数, 何人か),
    ``number.range`` (10〜20; placeholders lower, upper).
    """
    return [_number(quantity) for quantity in find_quantities(n)]


def whole(value: Decimal) -> int | Decimal:
    """``value`` as an int where it is one."""
    return int(value) if value == value.to_integral_value() else value


def _number(quantity: Quantity) -> Found:
    detail: dict[str, object] = {
        "unit": quantity.unit.text if quantity.unit else None,
        "unit_end": quantity.end,
        "bound": quantity.bound,
        "digits": quantity.numeral.digits,
    }
    value: int | Decimal | None = -whole(quantity.value) if quantity.negative else whole(quantity.value)
    problem: Problem | None = None
    if quantity.vague:
        value, problem = None, Problem("number.vague")
    elif quantity.lower is not None and quantity.upper is not None:
        lower, upper = whole(quantity.lower), whole(quantity.upper)
        detail |= {"lower": lower, "upper": upper}
        value, problem = None, Problem("number.range", {"lower": f"{lower:,}", "upper": f"{upper:,}"})
    return Found("number", value, quantity.number_start, quantity.number_end, problem, quantity.approximate, detail)
