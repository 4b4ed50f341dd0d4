"""The numbers of a message that could be an amount, and what may be wrong with one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from nlu.fields.amount_words import (
    AIM,
    BOUND,
    CHANGED_TO,
    FOUNDING_TOLD,
    LEFT,
    MEMBERS,
    NOBODY,
    NOT_EVEN,
    OF_FIGURES,
    OTHER_EVENT,
    PER_MONTH,
    PLANNED,
    PRICE_AFTER,
    PRICE_BEFORE,
    SHORT_OF,
    THEIRS,
    UNCONSOLIDATED,
    WISHED,
    ZERO,
)
from nlu.fields.cues import AMOUNT_KINDS, CAPITAL, EMPLOYEES, FOUNDED, SALES
from nlu.fields.neighbours import of_neighbour
from nlu.fields.scene import Scene
from nlu.values.counts import find_counts
from nlu.values.money import find_money
from nlu.values.numbers import find_numbers
from nlu.values.types import Found
from nlu.values.years import find_years

_PLAIN_YEN = 1_000_000  # a bare number from here on is meant in yen; below, 万 or 千 may have been left out
_MOST_EMPLOYEES = 1_000_000
_IN_THOUSANDS = 100_000  # who leaves the unit out of a larger figure counts in 千円, as a balance sheet does
_LAST_HEISEI, _LAST_SHOWA = 31, 64
_BESIDE = 12  # characters of a year, where it is said what happened in it
_ITEM = re.compile(r"(?:^|[\s。、])[0-9]{1,2}[.)](?![0-9])")  # 「3.社員44名 4.年商…」
_CENTURY = 100  # 「100年」 can be no year of an era or a century


@dataclass(frozen=True)
class Value:
    """A number that may belong to a field; ``number`` for one without unit that became money or a count."""

    kind: str
    found: Found


def values_in(scene: Scene) -> list[Value]:
    """Money, counts, years and bare numbers that the message states, in order."""
    counts, years = find_counts(scene.n), find_years(scene.n, scene.as_of)
    values = [Value("count", one) for one in counts] + [Value("year", one) for one in years]
    values += [Value("money", one) for one in find_money(scene.n)]
    values += [Value("number", one) for one in find_numbers(scene.n) if not one.detail.get("unit")]
    values += _zeros(scene.text)
    values = [Value(one.kind, _changed(scene.text, one.found)) for one in values]
    items = {match.end() - 1 for match in _ITEM.finditer(scene.text)}
    kept = [one for one in values if not scene.masked(one.found.start, one.found.end) and one.found.end not in items]
    return sorted(kept, key=lambda one: (one.found.start, one.kind))


def _changed(text: str, found: Found) -> Found:
    """「30人から35人に直して」 is no range: the new number counts."""
    ranged = found.problem is not None and found.problem.code.endswith(".range")
    if ranged and "から" in text[found.start : found.end] and CHANGED_TO.match(text, found.end):
        return replace(found, value=found.detail["upper"], problem=None)
    return found


def _zeros(text: str) -> list[Value]:
    """Nought said in words: 「ゼロです」「従業員はいません」."""
    zeros = [Value(kind, zero(kind, match)) for match in ZERO.finditer(text) for kind in ("money", "count")]
    return zeros + [Value("count", zero("count", match)) for match in NOBODY.finditer(text)]


def zero(kind: str, match: re.Match[str]) -> Found:
    """Nought of that kind at the match."""
    return Found(kind, 0, match.start(), match.end(), detail={"explicit": True})


def usable(scene: Scene, value: Value, *, asked: bool = False) -> bool:
    """Whether the number is stated, present and the firm's own; a guess (30人くらいかな) only where it was ``asked``."""
    found = value.found
    return (
        scene.stated(found.start, found.end, asked=asked)
        and not (value.kind == "year" and OF_FIGURES.match(scene.text, found.end))
        and not PLANNED.match(scene.text, found.end)
        and not WISHED.match(scene.text, found.end)
        and not LEFT.match(scene.text, found.end)
        and not (value.kind == "count" and MEMBERS.search(scene.text[max(0, found.start - 14) : found.start]))
        and not _is_price(scene, value)
        and not _of_other_event(scene, value)
        and not (found.value and NOT_EVEN.match(scene.text, found.end))
        and not (scene.of_others(found.start) and not UNCONSOLIDATED.search(scene.text[: found.start][-14:]))
        and not of_neighbour(scene, found.start)
        and not THEIRS.match(scene.text, found.end)
        and not AIM.search(scene.text[scene.clause_at(found.start).start : found.start])
    )


def _is_price(scene: Scene, value: Value) -> bool:
    """「機械が一台2,500万円もする」: what a thing costs, not what the firm has."""
    found = value.found
    if value.kind != "money":
        return False
    before = scene.text[max(0, found.start - 12) : found.start]
    return bool(PRICE_BEFORE.search(before) or PRICE_AFTER.match(scene.text, found.end))


def _of_other_event(scene: Scene, value: Value) -> bool:
    """「私は昭和47年生まれ」「機械を入れ替えたのが平成30年」: a year of something else, and no founding beside it."""
    if value.kind != "year":
        return False
    clause = scene.clause_at(value.found.start)
    said = scene.text[max(clause.start, value.found.start - _BESIDE) : min(clause.end, value.found.end + _BESIDE)]
    return bool(OTHER_EVENT.search(said)) and not FOUNDING_TOLD.search(said)


def fits(value: Value, field: str) -> bool:
    """Whether the kind of number can be that field; a bare number can be a headcount."""
    return value.kind == AMOUNT_KINDS[field] or (value.kind == "number" and field == EMPLOYEES)


def is_bare(value: Value) -> bool:
    """Money without 円, 万 or the like: only a cue or the question makes it money."""
    return value.kind == "money" and not value.found.detail.get("explicit")


def problem_of(scene: Scene, field: str, value: Value) -> tuple[str, dict[str, str]] | None:
    """Why the number cannot be the field's value: a code and its details; None where it can."""
    found = value.found
    words = scene.n.source(found.start, found.end)
    if found.problem is not None and found.problem.code == "year.ambiguous":
        number = str(found.problem.detail["number"])
        return year_ambiguous(number, number, scene.as_of)
    if found.problem is not None:
        code = found.problem.code.replace("number.", "count.") if field == EMPLOYEES else found.problem.code
        return code, {name: str(text) for name, text in found.problem.detail.items()}
    if found.value and SHORT_OF.match(scene.text, found.end):
        return f"{AMOUNT_KINDS[field]}.bound", {"amount": words, "bound": "max"}
    if found.detail.get("bound") and BOUND.match(scene.text, found.end):
        return f"{AMOUNT_KINDS[field]}.bound", {"amount": words, "bound": str(found.detail["bound"])}
    if field in (CAPITAL, SALES) and PER_MONTH.search(scene.text[: found.start][-12:]):
        return "money.per_month", {"amount": words}
    if is_bare(value) and 0 < found.value < _PLAIN_YEN:
        return "money.unit_missing", {"amount": words, "candidates": _readings(int(found.value))}
    if field == EMPLOYEES and (found.value != int(found.value) or not 0 <= found.value <= _MOST_EMPLOYEES):
        return "count.unclear", {"amount": words}
    if field == FOUNDED and found.detail.get("relative") and found.detail.get("bare"):
        years = scene.as_of.year - int(found.value)
        if years < _CENTURY:
            return year_ambiguous(words.removesuffix("年"), years, scene.as_of)
    if field == FOUNDED and not 500 <= found.value <= scene.as_of.year:
        return "year.future" if found.value > scene.as_of.year else "year.unclear", {"year": words}
    return None


def _readings(amount: int) -> str:
    """What a bare amount may mean in yen, the likelier first: 3000 is 3000万円, else 3000円."""
    unit = 10_000 if amount < _IN_THOUSANDS else 1_000
    return f"{amount * unit},{amount}"


def year_ambiguous(words: str, number: int | str, as_of: date) -> tuple[str, dict[str, str]]:
    """A year said in two digits, with the years it may mean: 12 is 2012 or 平成12年, 60 is 1960, 昭和60年 or 60 years ago."""
    said = int(number)
    western = 2000 + said if 2000 + said <= as_of.year else 1900 + said
    eras = [2018 + said, 1988 + said] if said <= _LAST_HEISEI else [1925 + said] if said <= _LAST_SHOWA else []
    years = [western, *eras, *([] if said <= _LAST_HEISEI else [as_of.year - said])]
    return "year.ambiguous", {
        "number": words,
        "candidates": ",".join(str(year) for year in dict.fromkeys(years) if year <= as_of.year),
    }
