"""Company names with their legal form, and trade names (屋号)."""

from __future__ import annotations

import re

from nlu.values.company_bounds import ENDS_LIKE_A_FIRM, NAME_CHAR, end_of_name, start_of_name
from nlu.values.company_words import BRANCH, ENTITY_TYPES, FULL_FORM, LABEL, MARKER, SUFFIX_FORMS
from nlu.values.lexicon import with_lines
from nlu.values.normal import Normalized
from nlu.values.types import Found

_LATIN = r"[A-Za-z0-9&][A-Za-z0-9&'’.\-]*"
_FORWARD = re.compile(
    rf" ?({NAME_CHAR}+(?:(?<=[A-Za-z0-9&.]) (?![0-9]{{1,4}}[年月人名万]){_LATIN}|(?<=[ァ-ヺー]) [ァ-ヺー・]+)*)"
)
_BACKWARD = re.compile(rf"({_LATIN}(?: {_LATIN}){{1,5}}|[ァ-ヺー・]+(?: [ァ-ヺー・]+){{1,3}}|{NAME_CHAR}+)( ?)$")
_NO_NAME_HERE = re.compile(r"化(?![学成工粧])")
_REACH = 60
_QUOTED = re.compile(
    r"(?:屋号|店名|店の名前|社名|会社名|商号|法人名|企業名|名称|名前)(?:は|が|:|、| |・|も"
    r"|として)*[「『\"“]([^「」『』\"”]{1,40})[」』\"”]"
)
_QUOTED_SAID = re.compile(
    r"[「『]([^「」『』]{1,30})[」』](?:と|って)(?:いう|いった)?(?:の)?(?:屋号|名前|店|お店|会社|名称|社名|商号"
    r"|ブランド名)(?!で[^。]{0,16}(?:売|出し|販売|発売|配信|展開))"
)
_TRADE_NAME = re.compile(rf"(?:屋号|店名|店の名前)(?:[:、 ]+|(?:は|が)[、 ]?)({NAME_CHAR}{{2,30}})")
_CALLED = re.compile(
    rf"({NAME_CHAR}{{2,24}}?)(?:という(?:の)?|って(?:いう)?(?:の)?)(?:を|屋号|店名|(?:小さな)?(?:お?店|会社|工房"
    rf"|農園)(?:を|です|で|の))"
)
_EDGES = " .-・"
_SHORTEST = 2  # characters of a name


def find_company_names(n: Normalized) -> list[Found]:
    """Companies by legal form (株式会社, ㈱, (有), 合同会社, 協同組合 …) and trade names said as 屋号「…」.

    ``value`` has the legal form spelled out and on the side where it was said, without a space between it and the name.
    ``detail["entity_type"]`` is ``corporation``, ``cooperative`` or None (no legal form said).
    A legal form alone (株式会社です) is no name.
    """
    found: list[Found] = []
    text = with_lines(n)
    markers = list(MARKER.finditer(text))
    for index, marker in enumerate(markers):
        floor = max(found[-1].end if found else 0, markers[index - 1].end() if index else 0)
        ceiling = markers[index + 1].start() if index + 1 < len(markers) else len(text)
        hit = _around(text, marker, floor, ceiling)
        if hit and (not found or hit.start >= found[-1].end):
            found.append(hit)
    for hit in _trade_names(text):
        if not any(hit.start < other.end and other.start < hit.end for other in found):
            found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


def _around(text: str, marker: re.Match[str], floor: int, ceiling: int) -> Found | None:
    if _NO_NAME_HERE.match(text, marker.end()):
        return None
    form = FULL_FORM.get(marker[0].replace(" ", ""), marker[0])
    before = _before(text, marker, form, floor)
    if form in SUFFIX_FORMS:
        return before
    after = _after(text, marker, form, ceiling)
    if before is None or after is None:
        return before or after
    return before if _belongs_before(text, marker, after) else after


def _belongs_before(text: str, marker: re.Match[str], after: Found) -> bool:
    """Names on both sides of the legal form: is it the first one's (山田製作所株式会社 東京支店)?"""
    behind = text[marker.end() : after.end].strip()
    if BRANCH.fullmatch(behind) or LABEL.match(text, marker.end()):
        return True
    attached_before = text[marker.start() - 1] != " "
    attached_after = text[marker.end()] != " "
    return attached_before and not attached_after


def _name_in(run: str, behind: str) -> str:
    """The name at the head of ``run``; before a comma, で goes on from it and の belongs to it (屋号はきたの、…)."""
    if behind == "、" and run[-1:] == "の":
        return run
    if behind == "、" and len(run) > _SHORTEST and run[-1:] == "で":
        run = run[:-1]
    return run[: end_of_name(run)]


def _after(text: str, marker: re.Match[str], form: str, ceiling: int) -> Found | None:
    rest = _FORWARD.match(text, marker.end(), min(marker.end() + _REACH, ceiling))
    if not rest or LABEL.match(text, marker.end()):
        return None
    start = rest.start(1)
    run = rest[1].rstrip("とや") if rest.end() == ceiling < len(text) else rest[1]
    name = _name_in(run, text[rest.end(1) : rest.end(1) + 1]).rstrip(_EDGES) if run else ""
    if not name.strip(_EDGES):
        return None
    return Found(
        "company",
        form + name.lstrip(_EDGES),
        marker.start(),
        start + len(name),
        detail={"entity_type": ENTITY_TYPES[form]},
    )


def _before(text: str, marker: re.Match[str], form: str, floor: int) -> Found | None:
    head = _BACKWARD.search(text[max(floor, marker.start() - _REACH) : marker.start()])
    if not head:
        return None
    name = head[1][start_of_name(head[1]) :].lstrip(_EDGES)
    if not name.strip(_EDGES):
        return None
    start = marker.start() - len(head[2]) - len(name)
    return Found("company", name.rstrip(_EDGES) + form, start, marker.end(), detail={"entity_type": ENTITY_TYPES[form]})


def _trade_names(text: str) -> list[Found]:
    hits: list[Found] = []
    for pattern in (_QUOTED, _QUOTED_SAID, _TRADE_NAME):
        for match in pattern.finditer(text):
            behind = text[match.end(1) : match.end(1) + 1]
            name = match[1] if pattern is not _TRADE_NAME else _name_in(match[1], behind)
            if (
                name.strip(_EDGES)
                and name not in ENTITY_TYPES
                and not any(hit.start < match.end(1) and match.start(1) < hit.end for hit in hits)
            ):
                hits.append(
                    Found("company", name, match.start(1), match.start(1) + len(name), detail={"entity_type": None})
                )
    for match in _CALLED.finditer(text):
        start = match.start(1) + start_of_name(match[1])
        name = text[start : match.end(1)]
        if ENDS_LIKE_A_FIRM.search(name) and not any(hit.start < match.end(1) and start < hit.end for hit in hits):
            hits.append(Found("company", name, start, match.end(1), detail={"entity_type": None}))
    return hits
