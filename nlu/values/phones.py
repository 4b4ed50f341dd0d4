"""Telephone numbers as people type them."""

from __future__ import annotations

import re

import phonenumbers

from nlu.values.normal import Normalized
from nlu.values.types import Found, Problem

_SEP = r"(?: ?[-ー.・‐の] ?| )?"
_NATIONAL = rf"\(?0[0-9]{{1,4}}\)?{_SEP}\(?[0-9]{{1,4}}\)?{_SEP}[0-9]{{3,4}}"
_JAPAN = (
    rf"(?:\+ ?81|(?<![0-9])0?0?1?0?81(?=[- ]))[-ー ]?\(?0?\)?[-ー ]?[0-9]{{1,4}}\)?{_SEP}[0-9]{{1,4}}{_SEP}[0-9]{{3,4}}"
)
_ABROAD = r"\+(?!81)[1-9][0-9]{0,2}(?:[- .(]{0,2}[0-9]{1,5}\)?){2,5}"
_CANDIDATE = re.compile(
    rf"(?:(?<![0-9A-Za-z+.,-])|(?<=TEL)|(?<=Tel)|(?<=tel)|(?<=FAX)|(?<=Fax)|(?<=fax))(?P<number>{_JAPAN}|{_ABROAD}"
    rf"|{_NATIONAL})(?![0-9]|[-ー][0-9]|[,.][0-9]|[A-Za-z@])"
)
_JAPANESE, _LOCAL = 81, 8  # the country code; digits that are no number when they are all the same
_MOBILE, _MOBILE_DIGITS, _FIXED_DIGITS = ("50", "70", "80", "90"), 10, 9  # without the leading 0
_EXTENSION = re.compile(
    r"[ 、,]?[(\[]? ?(?:内線(?:番号)?|ext(?:ension)?\.?|EXT\.?|Ext\.?)(?:は|が"
    r"|の)? ?[:#]? ?(?P<digits>[0-9]{1,6})(?:番)?(?: ?[)\]])?"
)
_FAX = re.compile(r"(?:FAX|Fax|fax|ファックス|ファクス|ファクシミリ|F)[^0-9、。/]{0,8}$")
_CUE = re.compile(r"(?:電話|TEL|Tel|tel|携帯|ケータイ|連絡先|直通|ダイヤル|☎|でんわ)[^0-9+]{0,10}$")
_GROUPED = re.compile(r"0[0-9]{1,4}\)?[-ー() ][0-9]{1,4}[-ー() ][0-9]{1,5}")
_ATTEMPT = re.compile(
    r"(?<![0-9A-Za-z+.,])\(?(?P<number>0[0-9]{1,4}\)?[-ー() ][0-9]{1,4}[-ー() ][0-9]{1,5}|0[0-9]{8,11}"
    r"|[0-9][0-9-ー]{4,14}[0-9])(?![0-9])"
)


def find_phones(n: Normalized) -> list[Found]:
    """Kind ``phone``: value E.164 (``+81335828333``); a number without a country is read as Japanese.

    ``detail``: ``extension`` (digits of 内線, else None; inside the span), ``fax`` (the text calls it a fax number).
    Problem ``phone.invalid`` (placeholder number): no such number, where the text calls it a telephone number or it is
    written like one.
    """
    found: list[Found] = []
    at = 0
    while match := _CANDIDATE.search(n.text, at):
        one = _phone(n.text, match)
        if one is not None:
            found.append(one)
        at = one.end if one else match.end()
    return sorted([*found, *_invalid(n.text, found)], key=lambda item: item.start)


def _phone(text: str, match: re.Match[str]) -> Found | None:
    value = e164(match["number"])
    if value is None:
        return None
    extension = _EXTENSION.match(text, match.end())
    fax = _FAX.search(text, max(0, match.start() - 10), match.start()) is not None
    end = extension.end() if extension else match.end()
    detail = {"extension": extension["digits"] if extension else None, "fax": fax}
    return Found("phone", value, match.start(), end, None, False, detail)


def e164(words: str) -> str | None:
    """``words`` (digits and separators) as an E.164 number, or None where no such number can exist."""
    cleaned = re.sub(r"[ー・‐の. ]", "-", words)
    if not cleaned.startswith(("0", "+", "(")):
        cleaned = "+" + cleaned
    elif cleaned.startswith(("01081", "0081")):
        cleaned = "+" + cleaned[cleaned.index("81") :]
    try:
        number = phonenumbers.parse(cleaned, "JP")
    except phonenumbers.NumberParseException:
        return None
    if not (phonenumbers.is_valid_number(number) or _plausible(words, number)):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _plausible(words: str, number: phonenumbers.PhoneNumber) -> bool:
    """Whether a Japanese number is written as one and of the right length, although its range is not (yet) known."""
    digits = str(number.national_number)
    if not _GROUPED.fullmatch(words) or number.country_code != _JAPANESE or len(set(digits[-_LOCAL:])) == 1:
        return False
    return len(digits) == (_MOBILE_DIGITS if digits[:2] in _MOBILE else _FIXED_DIGITS)


def _invalid(text: str, found: list[Found]) -> list[Found]:
    taken = {index for item in found for index in range(item.start, item.end)}
    problems: list[Found] = []
    for match in _ATTEMPT.finditer(text):
        start, end = match.span()
        digits = sum(char.isdigit() for char in match["number"])
        grouped = _GROUPED.fullmatch(match["number"]) is not None and digits >= 9
        cue = _CUE.search(text, max(0, start - 16), start) is not None and 5 <= digits <= 12
        if (grouped or cue) and taken.isdisjoint(range(start, end)):
            detail = {"extension": None, "fax": False}
            problem = Problem("phone.invalid", {"number": text[start:end]})
            problems.append(Found("phone", None, start, end, problem, False, detail))
    return problems
