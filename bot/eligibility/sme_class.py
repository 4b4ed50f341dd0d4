"""From an industry of 日本標準産業分類 to a class of 中小企業基本法第2条第1項.

The table is 中小企業庁's 「日本標準産業分類の改定に伴う中小企業の範囲の取扱い」 (FAQ 中小企業の定義), whose
中分類 and 小分類 numbers are the same in rev. 13 and rev. 14. What it does not name is 製造業その他.
"""

from __future__ import annotations

import re

from bot.eligibility.vocabulary import SmeClass

# 中分類 of each 大分類, rev. 14: first and last number, inclusive.
DIVISIONS: dict[str, tuple[int, int]] = {
    "A": (1, 2), "B": (3, 4), "C": (5, 5), "D": (6, 8), "E": (9, 32), "F": (33, 36), "G": (37, 41),
    "H": (42, 49), "I": (50, 61), "J": (62, 67), "K": (68, 70), "L": (71, 74), "M": (75, 77), "N": (78, 80),
    "O": (81, 82), "P": (83, 85), "Q": (86, 87), "R": (88, 96), "S": (97, 98), "T": (99, 99),
}  # fmt: skip

_CODE = re.compile(r"([A-T])(?:(\d{2})\d{0,2})?")

_SERVICE_GROUPS = frozenset({"411", "412", "415", "416", "693"})
_TRAVEL_AGENCIES = "791"
# 中分類 that hold 小分類 of two classes.
_MIXED_DIVISIONS = frozenset({41, 69, 79})
_BOTH = (SmeClass.MANUFACTURING_OTHER, SmeClass.SERVICE)


def is_industry_code(code: str) -> bool:
    """Whether ``code`` is a 大分類 letter, alone or with digits of a 中分類 (or finer) that belongs to it."""
    match = _CODE.fullmatch(code)
    if not match:
        return False
    first, last = DIVISIONS[match[1]]
    return match[2] is None or first <= int(match[2]) <= last


def possible_sme_classes(industry: str) -> tuple[SmeClass, ...]:
    """The classes that an industry code leaves open, at least one.

    Args:
        industry: ``E``, ``E24``, or finer (``G411``).

    Raises:
        ValueError: not a code of 日本標準産業分類.
    """
    if not is_industry_code(industry):
        raise ValueError(f"not a code of 日本標準産業分類: {industry!r}")
    letter, digits = industry[0], industry[1:]
    if digits:
        return _of_digits(digits)
    first, last = DIVISIONS[letter]
    found = {sme_class for number in range(first, last + 1) for sme_class in _of_digits(f"{number:02d}")}
    return tuple(sme_class for sme_class in SmeClass if sme_class in found)


def derive_sme_class(industry: str) -> SmeClass | None:
    """The class, or None where the code leaves it open and the visitor must be asked.

    Raises:
        ValueError: not a code of 日本標準産業分類.
    """
    classes = possible_sme_classes(industry)
    return classes[0] if len(classes) == 1 else None


def _of_digits(digits: str) -> tuple[SmeClass, ...]:
    division, group = int(digits[:2]), digits[:3]
    if division in _MIXED_DIVISIONS:
        return (_of_group(group),) if len(group) == 3 else _BOTH
    return (_of_division(division),)


def _of_group(group: str) -> SmeClass:
    if group.startswith("79"):
        return SmeClass.MANUFACTURING_OTHER if group == _TRAVEL_AGENCIES else SmeClass.SERVICE
    return SmeClass.SERVICE if group in _SERVICE_GROUPS else SmeClass.MANUFACTURING_OTHER


def _of_division(division: int) -> SmeClass:
    if 50 <= division <= 55:
        return SmeClass.WHOLESALE
    if 56 <= division <= 61 or division in (76, 77):
        return SmeClass.RETAIL
    # 38 放送業, 39 情報サービス業, 70 物品賃貸業, 71–75 学術研究, 専門・技術サービス業 and 宿泊業,
    # 78–96 生活関連サービス業 to サービス業（他に分類されないもの）; 79 without 旅行業, see above
    if division in (38, 39, 70) or 71 <= division <= 75 or 78 <= division <= 96:
        return SmeClass.SERVICE
    return SmeClass.MANUFACTURING_OTHER
