"""Visitors' words without what tells who they are, before they leave as training data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nlu.values.companies import find_company_names
from nlu.values.emails import find_emails
from nlu.values.normal import Normalized, normalize
from nlu.values.people import find_person_names
from nlu.values.phones import find_phones
from nlu.values.urls import find_urls

NAME, ADDRESS, PAGE, NUMBER = "〈名前〉", "〈メールアドレス〉", "〈URL〉", "〈番号〉"

# What the intake of a conversation holds that names a person, a firm or its goods.
NAMING_FIELDS = (
    "company_name", "product_name", "contact_name", "contact_department", "contact_email", "contact_phone",
    "corporate_number", "website", "product_url", "implementation_team",
)  # fmt: skip

_MAIL = re.compile(r"[A-Za-z0-9._%+'-]* ?@ ?[A-Za-z0-9_.-]+")
_PAGE = re.compile(
    r"(?:https?://|www\.)[!-~]+"
    r"|(?<![A-Za-z0-9])(?:[A-Za-z0-9-]+\.)+(?:jp|com|net|org|info|biz|shop|asia|tokyo|co|io|me|tv)(?![A-Za-z0-9])(?:/[!-~]*)?"
)
_DIGIT = r"[\d〇零一二三四五六七八九]"
# Five digits and more, however they are set apart: telephone, postal code, 法人番号, account.
_LONG_NUMBER = re.compile(rf"\+?\(?{_DIGIT}(?:[ ()\[\]\-ー.,/_・の:]{{0,3}}{_DIGIT}){{4,}}")
_POSTAL = re.compile(rf"〒 ?{_DIGIT}{{3}}(?: ?[-ー] ?{_DIGIT}{{0,4}})?")
_LEGAL_FORM = re.compile(
    r"(?:(?:株式|有限|合同|合資|合名)会社|(?:一般|公益)?(?:社団|財団)法人|協同組合|\((?:株|有|同|資|名)\)|[, ]*(?:Co\.?,? ?Ltd\.?|Inc\.?|LLC))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[「『\"“]([^「」『』\"“”]{2,})[」』\"”]")
_KANJI = r"[一-龯々〆]"

Span = tuple[int, int, str]


def mask(text: str, held: Mapping[str, Iterable[Any]]) -> str:
    """The words on one line, with numbers of five digits and more, addresses and names replaced.

    ``held``: field → all values that the conversation's intake has had for it. Names that the reader of the intake
    would take for one go, too, whether the intake holds them or not.
    """
    found = normalize(one_line(text))
    spans = sorted([*_patterns(found.text), *_read(found), *_held(found.text, held)])
    words, at = [], 0
    for start, end, label in _merged(spans):
        first, last = found.span(start, end)
        words += [found.original[at:first], label]
        at = max(at, last)
    return "".join([*words, found.original[at:]]).strip()


def one_line(text: str) -> str:
    """Without line breaks, control characters and what YAML cannot hold."""
    kept = "".join(
        char for char in text if char.isspace() or unicodedata.category(char) not in {"Cc", "Cs", "Cn", "Co"}
    )
    return " ".join(kept.replace("\ufeff", "").split())


def _patterns(text: str) -> Iterator[Span]:
    for pattern, label in ((_MAIL, ADDRESS), (_PAGE, PAGE), (_LONG_NUMBER, NUMBER), (_POSTAL, NUMBER)):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), label


def _read(found: Normalized) -> Iterator[Span]:
    finders = (
        (find_emails, ADDRESS), (find_urls, PAGE), (find_phones, NUMBER), (find_person_names, NAME),
        (find_company_names, NAME),
    )  # fmt: skip
    for find, label in finders:
        for one in find(found):
            if one.end > one.start:
                yield one.start, one.end, label


def _held(text: str, held: Mapping[str, Iterable[Any]]) -> Iterator[Span]:
    names = {name for values in held.values() for value in values for name in _variants(value)}
    for name in names:
        for match in _spelled(name).finditer(text):
            yield match.start(), match.end(), NAME


def _variants(value: Any) -> Iterator[str]:
    """A name as a whole, without its legal form, what is in its quotation marks, and its parts."""
    whole = normalize(str(value)).text
    bare = _LEGAL_FORM.sub(" ", whole).strip()
    for name in (whole, bare, *_QUOTED.findall(whole)):
        yield name
        yield from re.split(r"[ ・/、,()「」『』]+", name)


def _spelled(name: str) -> re.Pattern[str]:
    """With or without blanks; a single character only where no other kanji touches it."""
    letters = [re.escape(char) for char in name if not char.isspace()]
    if not letters:
        return re.compile(r"(?!)")
    pattern = " ?".join(letters)
    if len(letters) == 1:
        one_kanji = re.fullmatch(_KANJI, name.strip())
        pattern = rf"(?<!{_KANJI}){pattern}(?!{_KANJI})" if one_kanji else r"(?!)"
    return re.compile(pattern, re.IGNORECASE)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one, under the label of the first."""
    merged: list[Span] = []
    for start, end, label in spans:
        if merged and start < merged[-1][1]:
            before = merged[-1]
            merged[-1] = (before[0], max(before[1], end), before[2])
        else:
            merged.append((start, end, label))
    return merged
