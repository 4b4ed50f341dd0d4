"""Adds up a numeral, token by token: digits, 十百千, 万億兆."""

from __future__ import annotations

from decimal import Decimal

MAN = 10**4


class NumeralSum:
    """The value of a numeral as its tokens come in; each method answers whether the token can belong to it."""

    def __init__(self) -> None:
        self.total = self.section = Decimal(0)
        self.digits: Decimal | None = None
        self.last_small, self.last_big = MAN, 10**16
        self.fraction = False

    def digit(self, value: Decimal, fraction: bool) -> bool:
        limit = self.last_small if self.section else min(self.last_big, MAN) if self.total else 10**16
        if self.digits is not None or self.fraction or value >= limit or (fraction and self.section):
            return False
        self.digits, self.fraction = value, fraction
        return True

    def small(self, unit: int) -> bool:
        if unit >= self.last_small or (self.section and self.digits is not None and self.digits >= 10):
            return False
        self.section += (1 if self.digits is None else self.digits) * unit
        self.digits, self.last_small = None, unit
        return True

    def big(self, unit: int) -> bool:
        coefficient = self.section + (self.digits or 0)
        if unit >= self.last_big or coefficient == 0:
            return False
        self.total += coefficient * unit
        self.section, self.digits = Decimal(0), None
        self.last_small, self.last_big = MAN, unit
        return True

    @property
    def rest(self) -> Decimal:
        """What stands after the last 万, 億 or 兆."""
        return self.section + (self.digits or 0)
