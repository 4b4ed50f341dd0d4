"""Japanese eras (元号) as years of the Gregorian calendar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Era:
    """An era from its first (元年) to its last year, both inclusive, by the Gregorian calendar; the last is None "
    "for today's."""

    name: str
    first: int
    last: int | None

    def year(self, number: int) -> int | None:
        """The Gregorian year of the era's ``number``-th year (元年 is 1), or None where the era never had it."""
        if number < 1 or (self.last is not None and self.first + number - 1 > self.last):
            return None
        return self.first + number - 1


# The pre-Meiji eras are for old houses (享保3年創業); a lunar year is given by the Gregorian year that it
# mostly falls in.
_TABLE = (
    "令和 2019 -,平成 1989 2019,昭和 1926 1989,大正 1912 1926,明治 1868 1912,慶応 1865 1868,慶應 1865 1868,元治 1864 "
    "1865,文久 1861 1864,万延 1860 1861,"
    "安政 1854 1860,嘉永 1848 1854,弘化 1844 1848,天保 1830 1844,文政 1818 1830,文化 1804 1818,享和 1801 1804,寛政 "
    "1789 1801,天明 1781 1789,"
    "安永 1772 1781,明和 1764 1772,宝暦 1751 1764,寛延 1748 1751,延享 1744 1748,寛保 1741 1744,元文 1736 1741,享保 "
    "1716 1736,正徳 1711 1716,"
    "宝永 1704 1711,元禄 1688 1704,貞享 1684 1688,天和 1681 1684,延宝 1673 1681,寛文 1661 1673,万治 1658 1661,明暦 "
    "1655 1658,承応 1652 1655,"
    "慶安 1648 1652,正保 1644 1648,寛永 1624 1644,元和 1615 1624,慶長 1596 1615,文禄 1592 1596,天正 1573 1592"
)

ERAS: dict[str, Era] = {
    name: Era(name, int(first), None if last == "-" else int(last))
    for name, first, last in (row.split() for row in _TABLE.split(","))
}

#: Letters and short forms of the modern eras, as forms print them (H12, S63, 昭63).
SHORT: dict[str, str] = {
    "R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治",
    "令": "令和", "平": "平成", "昭": "昭和", "大": "大正", "明": "明治",
}  # fmt: skip


IMPERIAL = 660  # 皇紀2600年 is 1940


def era_of(name: str) -> Era:
    """The era of a full name, a letter (either case) or a short form.

    Raises:
        KeyError: no such era.
    """
    return ERAS[SHORT.get(name.upper(), name)]
