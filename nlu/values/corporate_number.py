"""法人番号: 13 digits with a check digit in front, also as an invoice registration number (T + 13 digits)."""

from __future__ import annotations

import re

from stdnum import ean
from stdnum.jp import cn

from nlu.values.normal import Normalized
from nlu.values.types import Found, Problem

_RUN = re.compile(r"(?<![0-9])[0-9]+(?: ?[-ー ] ?[0-9]+)*(?![0-9])")
_GROUP = re.compile(r"[0-9]+")
_INVOICE = re.compile(r"(?<![A-Za-z0-9])[TtＴ] ?[-ー]? ?$")
_CUE = re.compile(
    r"(?:法人番号|法人ナンバー|法人No\.?|会社番号|インボイスの?(?:登録)?番号|登録番号|適格請求書)[^0-9]{0,12}$"
)
_REGISTRY_CUE = re.compile(r"会社法人等番号[^0-9]{0,12}$")
_OTHER_CODE = re.compile(r"(?:JAN|ジャン|EAN|バーコード|ISBN|GTIN|商品コード|口座|カード)[^0-9]{0,12}$", re.IGNORECASE)
_LENGTH = 13


def find_corporate_numbers(n: Normalized) -> list[Found]:
    """Kind ``corporate_number``: value 13 ASCII digits whose check digit holds.

    ``detail``: ``cue`` (the text says 法人番号 or the like), ``invoice`` (T in front; a sole proprietor's registration
    number has that form too), ``derived`` (12 digits of a 会社法人等番号 with the check digit put in front).
    Problems: ``corporate_number.check_digit`` (placeholder number), ``corporate_number.length`` only after a cue
    (placeholder digits: how many there are).
    """
    found: list[Found] = []
    for run in _RUN.finditer(n.text):
        found.extend(_in_run(n.text, run))
    return found


def _in_run(text: str, run: re.Match[str]) -> list[Found]:
    groups = [match.span() for match in _GROUP.finditer(text, run.start(), run.end())]
    found: list[Found] = []
    at = 0
    while at < len(groups):
        last = _thirteen(groups, at)
        one = _judge(text, groups[at][0], groups[last][1]) if last is not None else None
        if one is not None and last is not None:
            found.append(one)
            at = last + 1
        else:
            at += 1
    if not found:
        wrong = _wrong_length(text, run)
        return [wrong] if wrong else []
    return found


def _thirteen(groups: list[tuple[int, int]], first: int) -> int | None:
    """The index of the group with which the digits from ``first`` on make 13, or None."""
    digits = 0
    for index in range(first, min(first + _LENGTH, len(groups))):
        digits += groups[index][1] - groups[index][0]
        if digits >= _LENGTH:
            return index if digits == _LENGTH else None
    return None


def _judge(text: str, start: int, end: int) -> Found | None:
    number = "".join(_GROUP.findall(text[start:end]))
    before = text[max(0, start - 24) : start]
    invoice = _INVOICE.search(before)
    cue = _CUE.search(before[: invoice.start()] if invoice else before) is not None
    if _OTHER_CODE.search(before):
        return None
    first = start - (len(before) - invoice.start()) if invoice else start
    detail = {"cue": cue or invoice is not None, "invoice": invoice is not None}
    if cn.is_valid(number):
        return Found("corporate_number", number, first, end, None, False, detail)
    product_code = number[:2] in ("45", "49") and ean.is_valid(number)
    if not detail["cue"] and (product_code or not _looks_whole(text[start:end])):
        return None
    problem = Problem("corporate_number.check_digit", {"number": number})
    return Found("corporate_number", None, first, end, problem, False, detail)


def _looks_whole(words: str) -> bool:
    """Whether the digits stand together or as 1-4-4-4, as the number is printed; other groups may be dates or "
    "telephones."""
    return words[0] != "0" and (words.isdigit() or [len(group) for group in _GROUP.findall(words)] == [1, 4, 4, 4])


def _wrong_length(text: str, run: re.Match[str]) -> Found | None:
    number = "".join(_GROUP.findall(run.group()))
    before = text[max(0, run.start() - 24) : run.start()]
    if len(number) == 12 and _REGISTRY_CUE.search(before):
        detail = {"cue": True, "invoice": False, "derived": True}
        return Found("corporate_number", cn.calc_check_digit(number) + number, *run.span(), None, False, detail)
    invoice = _INVOICE.search(before)
    cue = _CUE.search(before[: invoice.start()] if invoice else before)
    cued = cue is not None and 7 <= len(number) <= 20
    if not cued and not (invoice and 11 <= len(number) <= 15):
        return None
    problem = Problem("corporate_number.length", {"digits": str(len(number))})
    return Found("corporate_number", None, *run.span(), problem, False, {"cue": True, "invoice": invoice is not None})
