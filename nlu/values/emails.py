"""E-mail addresses, also as people spell them out: full width, spaces, 「あっと」, 「ドット」."""

from __future__ import annotations

import re

from email_validator import EmailNotValidError, validate_email

from nlu.values.normal import Normalized
from nlu.values.types import Found, Problem

_AT = r"(?: ?(?:@|アットマーク|あっとまーく|アット|あっと|[(\[{<](?:at|AT|アット|あっと)[)\]}>]|[★☆◎]) ?)"
_DOT = (
    r"(?:\.(?!\.| )| ?(?:ドット|どっと|[(\[](?:dot|DOT|ドット)[)\]]) ?|(?<=[A-Za-z0-9])[。．](?=[A-Za-z])"
    r"| ?\. ?(?=(?i:co|com|ne|or|ac|go|ed|gr|lg|jp|net|org|info|biz)(?![A-Za-z0-9])))"
)
_LOCAL = r"[A-Za-z0-9!#$%&'*+=?^_`{|}~.-]"
_CANDIDATE = re.compile(
    rf"(?P<local>(?<!{_LOCAL}){_LOCAL}{{0,80}}(?:(?:ドット|どっと|ー)[A-Za-z0-9_-]{{1,40}}){{0,3}})(?P<at>{_AT}{{1,3}})"
    rf"(?P<domain>(?:[A-Za-z0-9_-]{{1,63}}(?:ー[A-Za-z0-9-]{{1,63}})*(?:{_DOT}|,|\.{{2,4}})?){{0,8}})"
)
_HESITATION = re.compile(r"\.{2,}(?=[A-Za-z0-9])")  # 「…info@」
_WORDS_FOR_DOT = re.compile(r" ?(?:ドット|どっと|[(\[](?:dot|DOT|ドット)[)\]]|[。．]) ?| ?\. ?")


def find_emails(n: Normalized) -> list[Found]:
    """Kind ``email``: value the address, domain in lower case; checked for syntax, never looked up.

    Spaces around @, full width,
    「あっと」 and 「ドット」 are mended. Problem ``email.syntax`` (placeholder text) for words
    with an @ that make no address (info@, info@example, a..b@example.jp).
    """
    found: list[Found] = []
    for match in _CANDIDATE.finditer(n.text):
        one = _email(match)
        if one is not None:
            found.append(one)
    return found


def _email(match: re.Match[str]) -> Found | None:
    dots = _HESITATION.match(match["local"])
    local = re.sub("ドット|どっと", ".", match["local"][dots.end() if dots else 0 :]).replace("ー", "-")
    domain = _WORDS_FOR_DOT.sub(".", match["domain"]).replace("ー", "-")
    end = match.end()
    while domain.endswith((".", ",", "-")):
        domain, end = domain[:-1], end - 1
    signs = match["at"].replace(" ", "")
    single = len(re.findall(_AT.strip(), match["at"])) == 1
    if "@" not in signs and not (local and "." in domain):
        return None  # あっと驚く
    if not local and "." not in domain:
        return None  # @tanaka is a handle
    value = _valid(f"{local}@{domain}") if single and "," not in domain else None
    start = match.start() + (dots.end() if dots else 0)
    if value is None:
        words = match.string[start:end].strip()
        return Found("email", None, start, end, Problem("email.syntax", {"text": words}))
    return Found("email", value, start, end)


def _valid(address: str) -> str | None:
    try:
        checked = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return checked.normalized if "." in checked.domain else None
