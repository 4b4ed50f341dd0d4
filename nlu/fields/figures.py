"""Figures of the firm told unasked and without their field's name: 「30人でやっている」「会社を去年つくりました」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.amount_values import Value, problem_of, usable
from nlu.fields.amount_words import BY_ITSELF, BY_ITSELF_AFTER, CREW, NOW, NOW_AFTER, STAFF_WORDS
from nlu.fields.cues import ABOUT_FIRM, EMPLOYEES, FOUNDED
from nlu.fields.scene import Scene
from nlu.fields.trade import own_industry
from nlu.fields.types import Candidate, Strength

_NOT_FIRM = re.compile(
    r"輸出|海外|取引|EC|ネット|通販|ブランド|商品|製品|発売|発明|展示|付き合い|経験|修行|勤め|結婚|住|歳|才|支援"
)
_SINCE = re.compile(
    r"(?:\d{1,2}月)?から(?:です|やってます|やっています|営業してます|営業しています|商売|やっとります)?(?:[、。]|$)"
)
_LEAD = re.compile(r"(?:^|[、。!\s])(?:平成|昭和|令和)?$")


def told_staff(scene: Scene, values: list[Value]) -> Iterator[Candidate]:
    """People who plainly are the firm's."""
    if scene.asking == "implementation_team":
        return
    for one in values:
        if one.kind == "count" and _is_staff(scene, one) and usable(scene, one):
            yield from settle(scene, EMPLOYEES, one, Strength.TYPE)


def _is_staff(scene: Scene, value: Value) -> bool:
    found, text = value.found, scene.text
    if CREW.match(text, found.end):
        return True
    if NOW.search(text[: found.start][-10:]) and NOW_AFTER.match(text, found.end):
        return True
    if found.detail.get("cue") in STAFF_WORDS and not found.detail.get("part_of"):
        return bool(re.search(rf"{found.detail['cue']}[がは、:]?\s*(?:約|だいたい)?$", text[: found.start]))
    alone = BY_ITSELF.search(text[: found.start]) and BY_ITSELF_AFTER.match(text, found.end)
    return bool(alone) and not found.detail.get("cue") and _introduces_firm(scene)


def told_founding(scene: Scene, values: list[Value]) -> Iterator[Candidate]:
    """A year beside 始めた, 会社にした and the like, or 「2018年から。」 in an introduction of the firm."""
    if scene.asking not in ABOUT_FIRM:
        return
    for one in values:
        found = one.found
        if one.kind != "year" or found.problem is not None or not usable(scene, one):
            continue
        clause = scene.clause_at(found.start)
        if _NOT_FIRM.search(scene.text[max(clause.start, found.start - 14) : found.end + 14]):
            continue
        since = _SINCE.match(scene.text, found.end) and _LEAD.search(scene.text[: found.start])
        if found.detail.get("founding") or (since and _introduces_firm(scene)):
            yield from settle(scene, FOUNDED, one, Strength.TYPE)


def _introduces_firm(scene: Scene) -> bool:
    return bool(scene.companies) or own_industry(scene) is not None


def settle(scene: Scene, field: str, value: Value, strength: Strength) -> Iterator[Candidate]:
    """The candidate, or why it is none."""
    found = value.found
    problem = problem_of(scene, field, value)
    if problem is not None:
        yield Candidate(field, None, found.start, found.end, strength, *problem)
    elif found.value is not None:
        yield Candidate(field, int(found.value), found.start, found.end, strength)
