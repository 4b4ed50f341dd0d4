"""Of several numbers that could be a field's value the one that stands, or that they cannot all be."""

from __future__ import annotations

from collections.abc import Iterator

from nlu.fields.amount_values import Value
from nlu.fields.amount_words import (
    ALL_YEAR,
    BECAME,
    BOUND,
    CONSOLIDATED,
    DELTA,
    EMPLOYED,
    FORECAST,
    FORECAST_BEFORE,
    FORMERLY,
    HELPERS,
    LONG_AGO,
    OUT_OF_THESE,
    REVISED,
    RISEN_FROM,
    SEASONAL,
    SHORT_OF,
    TOTAL,
    UNCONSOLIDATED,
    WAS_ONCE,
    WITH_ME,
)
from nlu.fields.cues import EMPLOYEES, FOUNDED
from nlu.fields.figures import refined, settle
from nlu.fields.headcount import own_staff, summed_up
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength


def pick(scene: Scene, field: str, values: list[Value], strength: Strength) -> Iterator[Candidate]:
    """The one that stands, or that there are several which cannot all be."""
    if field == EMPLOYEES:
        values = summed_up(values, lambda one: one.found)
        values = own_staff(values, lambda one: one.found)
        values = [one for one in values if not (_once(scene, one) or _only_changes(scene, one, values))]
        if not values:
            return
    values = [one for one in values if not (field != FOUNDED and _long_ago(scene, one))]
    if not values:
        return
    values = [one for one in values if not _expected(scene, one)] or values
    if field == EMPLOYEES and values[-1].found.value == 0 and all(one.found.value in (0, 1) for one in values):
        values = values[-1:]  # 「私ひとりなので0です」
    if field == FOUNDED:  # 「戦後すぐの昭和23年」
        values = [one for one in values if one.found.problem is None] or values
    values = refined(scene, _own_level(scene, values))
    chosen = _chosen(scene, values)
    if chosen.found.detail.get("employment") == "part_time" and WITH_ME.search(scene.text[: chosen.found.start][-12:]):
        return  # 「私とパート2人」: who of them counts is not said
    several = len({one.found.value for one in values}) > 1
    if (
        several
        and chosen is values[0]
        and (strength is Strength.ASKED or field == EMPLOYEES)
        and not is_total(scene, chosen)
    ):
        words = "、".join(scene.n.source(one.found.start, one.found.end) for one in values)
        detail = {"values": words}
        yield Candidate(field, None, values[0].found.start, values[-1].found.end, strength, "number.several", detail)
    else:
        yield from settle(scene, field, chosen, strength)


def _chosen(scene: Scene, values: list[Value]) -> Value:
    """Of several numbers after one word the one that stands: the total, the corrected or present one, else the first."""
    for one in values:
        if is_total(scene, one):
            return one
    chosen = values[0]
    for one in values[1:]:
        between = scene.text[chosen.found.end : one.found.start]
        if one.found.start >= chosen.found.end and (REVISED.search(between) or RISEN_FROM.fullmatch(between)):
            chosen = one
    return chosen


def is_total(scene: Scene, value: Value) -> bool:
    return bool(value.found.detail.get("total") or TOTAL.search(scene.text[: value.found.start][-12:]))


def _part_of_another(scene: Scene, value: Value, values: list[Value]) -> bool:
    """「うち正社員12」「内訳は職人5名、事務3名」, where the whole stands before it."""
    before = scene.text[values[0].found.end : value.found.start]
    if UNCONSOLIDATED.search(before):
        return False  # 「グループ全体で8億、うち単体は3億」
    inside = value is not values[0] and ("内訳" in before or OUT_OF_THESE.search(before))
    return bool(value.found.detail.get("part_of") or inside)


def _expected(scene: Scene, value: Value) -> bool:
    """「来期は6億の見込み」「今期は予想ですが5億」"""
    found = value.found
    return bool(FORECAST.match(scene.text, found.end) or FORECAST_BEFORE.search(scene.text[: found.start][-14:]))


def _own_level(scene: Scene, values: list[Value]) -> list[Value]:
    """Without the numbers by which it changed (一人辞めた) and the group's, where others stand beside them."""
    levels = [one for one in values if not DELTA.match(scene.text, one.found.end)] or values
    levels = [one for one in levels if not _part_of_another(scene, one, levels)] or levels
    levels = [one for one in levels if not HELPERS.search(scene.text[: one.found.start][-24:])] or levels
    levels = [one for one in levels if not BOUND.match(scene.text, one.found.end)] or levels
    levels = [one for one in levels if not SHORT_OF.match(scene.text, one.found.end)] or levels
    all_year = any(ALL_YEAR.search(scene.text[: one.found.start][-10:]) for one in levels)
    if all_year:  # 「冬だけ6人来るけど、常雇いは3人」; between 繁忙期 and 普段 the visitor decides
        levels = [one for one in levels if not SEASONAL.search(scene.text[: one.found.start][-14:])] or levels
    levels = [one for one in levels if not _of_the_past(scene, one)] or levels
    employed = [one for one in levels if EMPLOYED.search(scene.text[: one.found.start][-14:])]
    own = employed or [one for one in levels if UNCONSOLIDATED.search(scene.text[: one.found.start][-14:])]
    return own or [one for one in levels if not CONSOLIDATED.search(scene.text[: one.found.start][-14:])] or levels


def _of_the_past(scene: Scene, value: Value) -> bool:
    """「前は1000万」; not 「去年の増資で9600万円になっています」."""
    past = FORMERLY.search(scene.text[: value.found.start][-14:])
    return bool(past) and not BECAME.match(scene.text, value.found.end)


def _only_changes(scene: Scene, value: Value, values: list[Value]) -> bool:
    """「今月も2人辞めて3人入ったところ」: how many there are is not said."""
    return len(values) > 1 and all(DELTA.match(scene.text, one.found.end) for one in values)


def _long_ago(scene: Scene, value: Value) -> bool:
    """「十年前は売上が3億ありました」"""
    before = scene.text[scene.clause_at(value.found.start).start : value.found.start]
    return bool(LONG_AGO.search(before) and WAS_ONCE.match(scene.text, value.found.end))


def _once(scene: Scene, value: Value) -> bool:
    """「先代の頃は100人おった」: a number of the past."""
    before = scene.text[: value.found.start][-14:]
    return bool(FORMERLY.search(before) and WAS_ONCE.match(scene.text, value.found.end))
