"""The way back: contract values as names and notations that people in Japan read."""

from __future__ import annotations

from functools import cache

import phonenumbers
from babel import Locale

from nlu.values.data import rows
from nlu.values.industry_tables import labels

# Where the short everyday name is not the locale's.
_SHORT_NAMES = {"US": "アメリカ", "HK": "香港", "MO": "マカオ", "AE": "アラブ首長国連邦（UAE）", "MM": "ミャンマー"}


def country_name(code: str) -> str:
    """The everyday Japanese name of an ISO 3166-1 alpha-2 code; the code itself when there is none."""
    return _SHORT_NAMES.get(code) or _territories().get(code, code)


@cache
def _territories() -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale("ja").territories.items()}


def industry_name(code: str) -> str:
    """The official name of a 日本標準産業分類 code, of its 中分類 where it is finer; the code itself if unknown."""
    return labels().get(code) or labels().get(code[:3], code)


def national_phone(number: str) -> str:
    """An E.164 number in Japan's own notation (03-3582-8333); a foreign or unreadable one as it is."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    if parsed.country_code != 81:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)


def is_prefecture(name: str) -> bool:
    """Whether ``name`` is one of the 47 full names (東京都, not 東京)."""
    return name in _prefectures()


@cache
def _prefectures() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("prefectures"))
