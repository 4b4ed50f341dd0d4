"""Lists that stand, as a remark changes them: kinds of support taken off and put on, countries in another order."""

from __future__ import annotations

from collections.abc import Mapping

from bot.intake.state import State
from nlu.fields import amends, in_order, needs_change, struck_countries
from nlu.fields.field_names import names_in

_NEEDS, _TARGETS = "support_needs", "target_countries"
_PLAN, _FAIR = "trade_fair_plan", "trade_fair"


def relisted(before: State, words: str, text: str, given: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """The lists that stand (or were just ``given``) and that ``words``, a part of ``text``, change."""
    found = [(_NEEDS, _needs(before, words, given)), (_TARGETS, _targets(before, words, text))]
    return [(name, value) for name, value in found if value is not None]


def _needs(before: State, words: str, given: Mapping[str, list[str]]) -> list[str] | None:
    stood = before.profile.value(_NEEDS)
    standing = given.get(_NEEDS, stood)
    if standing is None:
        return None
    change = needs_change(words)
    off = [item for item in change.off if item in standing]
    if off == [_FAIR] and before.profile.value(_PLAN) is not None and "予定" in words:
        return None
    names = {name for named in names_in(words) for name in named.fields}
    if (
        change.in_place
        and change.on
        and not (set(change.on) & set(standing))
        and len(change.off) > len(standing)
        and "全部" not in words
    ):
        return None  # 「展示会だけに出ます」, of nothing that stands
    if before.asking in names - {_NEEDS}:
        return None  # 「海外コンサルはやってません」, asked about that
    of_it = before.asking == _NEEDS or _NEEDS in names
    adds_on = change.on and change.in_place and (of_it or _NEEDS in given or "支援" in words)
    if not off and not adds_on and not (change.on and _NEEDS in given):
        return None
    after = change.of(standing)
    return after if after != standing else None


def _targets(before: State, words: str, text: str) -> list[str] | None:
    standing = before.profile.value(_TARGETS)
    if not standing or len(standing) == 1 or not amends(text):
        return None
    struck = struck_countries(text)
    after = in_order(words, [country for country in standing if country not in struck])
    return after if after is not None and after != standing else None
