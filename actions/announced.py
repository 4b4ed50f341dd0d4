"""To which of the questions put off an answer belongs that is brought without its name: 「決算書見ました。3億円です」."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from actions.telling import anew
from bot.intake.fields import Kind
from bot.intake.profile import OPEN
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import Remark, answer_to, mentions
from nlu.fields.announcing import Announced
from nlu.values.normal import normalize

_TYPED = (
    Kind.YEN, Kind.PERSONS, Kind.YEAR, Kind.COUNTRIES, Kind.INDUSTRY, Kind.PREFECTURE, Kind.CORPORATE_NUMBER,
    Kind.EMAIL, Kind.PHONE, Kind.URL,
)  # fmt: skip
_NAMES = ("product_name", "company_name", "contact_name", "contact_department")
_PAPERS = (
    (re.compile(r"登記|定款|謄本"), ("capital_yen", "founded_year", "corporate_number")),
    (re.compile(r"決算|会計|集計|計算|試算|帳簿|売上"), ("annual_sales_yen",)),
    (re.compile(r"名簿|数え"), ("employees",)),
)
_SHAPES = (
    (re.compile(r"(?:部|課|室|係|局|グループ|チーム|センター|本部|担当)$"), "contact_department"),
    (re.compile(r"会社|組合|法人"), "company_name"),
)
_QUOTED = re.compile(r"[「『](?P<words>[^」』]{1,30})[」』]")
_PREDICATE = re.compile(r"(?:ます|ました|ません|ない|たい|した|いた|った|んだ|する|てる|ている|ので|から)$")
_NOUN = re.compile(r"[ァ-ヺー]{3,}|[一-龥々]{2,}|[父母妻嫁兄弟姉妹]")


def belongs(before: State, one: Announced, told: Sequence[Remark], as_of: date) -> tuple[str, Any] | None:
    """The field among those put off that the words answer, and its value; None where it could be several or none.

    The question that stands has the first claim on what is of its kind, unless the words point back, or another of the
    remarks ``told`` speaks of it.
    """
    open_yet = [name for name, record in before.profile.records.items() if record.status in OPEN]
    open_yet = [name for name in open_yet if name != before.asking and FIELDS[name].applies(before.profile)]
    if named := mentions(one.news):  # 「資本金わかりました、1500万円でした」
        open_yet = [name for name in open_yet if name in named]
    back = one.back or any(_known_again(before, name, one.news) for name in open_yet) or _asked_apart(before, one, told)
    typed = [name for name in open_yet if FIELDS[name].kind in _TYPED or name == "city"]
    found = {name: value for name in typed if (value := anew(before, name, one.said, as_of)) is not None}
    if not found and not _PREDICATE.search(one.said):
        found = _by_name(before, open_yet, one.said, as_of)
        back = back or not _free(before.asking) or (_looks_like(one.said) not in (None, before.asking))
    back = back or any(name in found for name in _in_papers(one) if before.asking not in _in_papers(one))
    if not found or (not back and _of_the_question(before, one.said, next(iter(found)), as_of)):
        return None
    names = _meant(before, list(found), one)
    return (names[0], found[names[0]]) if len(names) == 1 else None


def _known_again(before: State, name: str, news: str) -> bool:
    """「息子と話しまして」 after 「息子と話して決めますね」: whom or what the answer was put off for."""
    record = before.profile.records[name]
    put_off = normalize(record.source.text).text if record.source is not None else ""
    return any(noun in put_off for noun in _NOUN.findall(news))


def _asked_apart(before: State, one: Announced, told: Sequence[Remark]) -> bool:
    """Whether another remark names the question asked: 「母に聞いたら800万円だって。売上は言えません」."""
    others = [remark for remark in told if remark.end <= one.start or one.end <= remark.start]
    return any(before.asking in named.fields for remark in others for named in remark.names if named.themed)


def _in_papers(one: Announced) -> list[str]:
    return [name for paper, fields in _PAPERS if paper.search(one.news) for name in fields]


def _looks_like(words: str) -> str | None:
    return next((name for shape, name in _SHAPES if shape.search(words)), None)


def _free(asking: str | None) -> bool:
    return asking is not None and FIELDS[asking].kind is Kind.TEXT


def _of_the_question(before: State, said: str, name: str, as_of: date) -> bool:
    """Whether the words would do for the question asked."""
    asking = before.asking
    if asking is None or (_free(asking) and FIELDS[name].kind is not Kind.TEXT):
        return False
    return answer_to(said, asking, as_of) is not None


def _by_name(before: State, open_yet: list[str], said: str, as_of: date) -> dict[str, Any]:
    """A name in quotation marks, or one that looks like one of the names put off."""
    names = [name for name in _NAMES if name in open_yet]
    quoted = _QUOTED.fullmatch(said)
    words = quoted["words"] if quoted else said
    names = [name for name in names if name == _looks_like(words)] or names
    if len(names) != 1:
        return {}
    value = anew(before, names[0], words, as_of)
    return {names[0]: value} if value is not None else {}


def _meant(before: State, names: list[str], one: Announced) -> list[str]:
    """Of several, those put off for what the news names, or that stand in the papers it names; else the last put off."""
    if len(names) == 1:
        return names
    known = [name for name in names if _known_again(before, name, one.news)]
    papers = [name for name in _in_papers(one) if name in names]
    if len(known) == 1 or len(papers) == 1:
        return known if len(known) == 1 else papers
    trail = before.trail
    return [max(names, key=lambda name: trail.index(name) if name in trail else -1)] if one.back else names
