"""Capital, annual sales, employees and founding year: which number belongs to which of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.amount_choice import is_total, pick
from nlu.fields.amount_values import Value, fits, is_bare, usable, values_in, year_ambiguous, zero
from nlu.fields.amount_words import (
    CHANGE_LED_TO,
    ENDS_CLAUSE,
    HANDED_DOWN,
    HEADCOUNT,
    LONE,
    NEAR,
    NOBODY,
    NONE_HERE,
    PASSED_ON,
    REVISED,
    SOME_WHO,
    TIGHT,
    TIGHT_FOUNDED,
    TOTAL,
    UNCONSOLIDATED,
    WHO_COULD,
)
from nlu.fields.clause_words import NOT_OWN
from nlu.fields.clauses import Mood
from nlu.fields.cues import AMOUNT_KINDS, EMPLOYEES, FOUNDED, OTHER, Cue, numeric_cues
from nlu.fields.figures import settle, told_founding, told_staff
from nlu.fields.neighbours import of_neighbour
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength

_FIGURES = re.compile(r"[年人名独]|ひとり|ふたり|おととし|ことし")
_TWO_DIGITS = 100
_REACH = 30  # characters between a field's word and its number


def read_amounts(scene: Scene) -> Iterator[Candidate]:
    """Candidates for the four fields: by the words beside the number, then by the field that was asked."""
    cues = numeric_cues(scene.text)
    asked = scene.asking if scene.asking in AMOUNT_KINDS else None
    if not cues and asked is None and not _FIGURES.search(scene.text):
        return
    values = values_in(scene)
    bound: set[int] = set()
    if asked == EMPLOYEES and (nobody := _nobody(scene)):
        yield nobody
        return
    for index, cue in enumerate(cues):
        until = cues[index + 1].start if index + 1 < len(cues) else len(scene.text)
        yield from _by_cue(scene, cue, until, values, bound)
    if asked:
        yield from _by_question(scene, asked, [one for one in values if one.found.start not in bound])
    free = [one for one in values if one.found.start not in bound]
    yield from _in_all(scene, cues, values, free)
    if asked != EMPLOYEES:
        yield from told_staff(scene, free)
    if asked != FOUNDED:
        yield from told_founding(scene, free)


def _nobody(scene: Scene) -> Candidate | None:
    """「いません、私一人です」: asked for the employees, nobody is 0, whoever works alone."""
    match = NONE_HERE.search(scene.text)
    return Candidate(EMPLOYEES, 0, *match.span(), Strength.ASKED) if match and scene.stated(0, match.end()) else None


def _by_cue(scene: Scene, cue: Cue, until: int, values: list[Value], bound: set[int]) -> Iterator[Candidate]:
    if cue.field == EMPLOYEES and (nobody := NOBODY.match(scene.text, cue.start)):
        if WHO_COULD.search(scene.text[: cue.start]):
            bound.update(one.found.start for one in values if one.found.value == 0)
            return  # 「海外に行ける社員はいません」
        none = Value("count", zero("count", nobody))
        if usable(scene, none):
            yield from settle(scene, EMPLOYEES, none, Strength.CUE)
        return
    if cue.field == EMPLOYEES and scene.asking == "implementation_team" and not HEADCOUNT.match(scene.text, cue.start):
        return
    if cue.field == OTHER:
        bound.update(_claimed(scene, cue, until, values, bound))
        return
    before = _before(scene, cue, values, bound)
    if before:
        bound.add(before.found.start)
        yield from settle(scene, cue.field, before, Strength.CUE)
        return
    after = [
        one
        for one in values
        if fits(one, cue.field) and cue.end <= one.found.start < until and one.found.start not in bound
    ]
    after = [one for one in after if _reaches(scene, cue, one, after)]
    stated = [
        one for one in after if usable(scene, one, asked=True) or (cue.field == FOUNDED and _handed_down(scene, one))
    ]
    stated = [one for one in stated if one.found.value or not SOME_WHO.search(scene.text[cue.end : one.found.start])]
    bound.update(one.found.start for one in after)
    if stated:
        yield from pick(scene, cue.field, stated, Strength.CUE)


def _in_all(scene: Scene, cues: list[Cue], values: list[Value], free: list[Value]) -> Iterator[Candidate]:
    """「正社員が16名、ほかに技能実習生が4名です。計20名になります」: the sum of what was counted before it."""
    if not any(cue.field == EMPLOYEES for cue in cues):
        return
    for one in free:
        if one.kind == "count" and one.found.value and is_total(scene, one) and usable(scene, one):
            before = [
                other.found.value for other in values if other.kind == "count" and other.found.end <= one.found.start
            ]
            if None not in before and sum(before) == one.found.value:
                yield from settle(scene, EMPLOYEES, one, Strength.CUE)


def _claimed(scene: Scene, cue: Cue, until: int, values: list[Value], bound: set[int]) -> set[int]:
    """Starts of the numbers that a word for something else takes: right after it, else right before it."""
    after = {one.found.start for one in values if cue.end <= one.found.start < min(until, cue.end + 8)}
    near = {at for at in after if not re.search(r"[。!?、]", scene.text[cue.end : at])}
    if near:
        return {min(near)}
    before = [one.found for one in values if one.found.end <= cue.start and one.found.start not in bound]
    return {one.start for one in before if re.fullmatch(r"[の\s]?", scene.text[one.end : cue.start])}


_IS_THAT = re.compile(  # 「5000万は年商でした」
    r"(?:の(?:ほう|方|金額|額|数字|話|こと|分))?(?:です(?!か)|でした|だ(?:った)?(?=[。、]|$)|や(?=[。、]|$)|なので|なん(?:です|だ|や))"
)


def _before(scene: Scene, cue: Cue, values: list[Value], bound: set[int]) -> Value | None:
    """The number tight in front of the word: 「3000万円の資本金」「昭和48年創業」."""
    tight = TIGHT_FOUNDED if cue.field == FOUNDED else TIGHT
    for one in reversed(values):
        found = one.found
        if found.end > cue.start or found.start in bound or one.kind != AMOUNT_KINDS[cue.field]:
            continue
        told_of = _IS_THAT.match(scene.text, cue.end) and scene.text[found.end : cue.start] in ("は", "が", "って")
        if not (told_of or tight.fullmatch(scene.text, found.end, cue.start)) or is_bare(one):
            return None
        return one if usable(scene, one) else None
    return None


def _reaches(scene: Scene, cue: Cue, value: Value, all_: list[Value]) -> bool:
    """Whether the word governs the number: near it in the same sentence, or a later number of the same list."""
    start = max([cue.end, *(one.found.end for one in all_ if one.found.end <= value.found.start)])
    gap = scene.text[start : value.found.start]
    if start == cue.end:
        return len(gap) <= _REACH and bool(NEAR.fullmatch(gap))
    if cue.field == EMPLOYEES and len(gap) <= _REACH and TOTAL.search(gap):
        return True
    if cue.field == EMPLOYEES and value.kind == "count":
        return (len(gap) <= _REACH and not re.search(r"[。!?](?!\s*(?:合計|全部|計))", gap)) or bool(
            REVISED.search(gap)
        )
    return len(gap) <= _REACH and bool(
        REVISED.search(gap) or UNCONSOLIDATED.search(gap) or not re.search(r"[。!?、]", gap)
    )


def _by_question(scene: Scene, field: str, values: list[Value]) -> Iterator[Candidate]:
    """The number that answers the question asked, when the message says no other field's word about it."""
    fitting = [one for one in values if fits(one, field) and usable(scene, one, asked=True)]
    if not fitting:
        told = _handed_down if field == FOUNDED else _passed_on
        fitting = [one for one in values if fits(one, field) and told(scene, one)]
    fitting = [
        one
        for one in fitting
        if one.kind != "number" or _alone(scene, one) or is_total(scene, one) or _after_change(scene, one)
    ]
    fitting = [one for one in fitting if not (is_bare(one) and not _alone(scene, one))]
    if fitting:
        yield from pick(scene, field, fitting, Strength.ASKED)
    elif field == FOUNDED:
        yield from _two_digits(scene, values)


def _handed_down(scene: Scene, value: Value) -> bool:
    """「大正13年やと聞いとります」: of its founding one only knows by hearsay."""
    clause = scene.clause_at(value.found.start)
    told = clause.mood is Mood.HEARSAY and HANDED_DOWN.search(scene.text, value.found.end, clause.end)
    at = value.found.start
    return bool(told) and not scene.of_others(at) and not of_neighbour(scene, at)


def _passed_on(scene: Scene, value: Value) -> bool:
    """「27名だそうです」: nothing but the figure, as somebody of the firm has just told it."""
    clause = scene.clause_at(value.found.start)
    if clause.mood is not Mood.HEARSAY or not PASSED_ON.fullmatch(scene.text, value.found.end, clause.end):
        return False
    before = scene.text[clause.start : value.found.start]
    return PASSED_ON.match(f"{before}だそうです") is not None or not (
        NOT_OWN.search(scene.text) or scene.of_others(clause.start)
    )


def _alone(scene: Scene, value: Value) -> bool:
    """Whether a bare number is all that its clause says."""
    clause = scene.clause_at(value.found.start)
    rest = scene.text[clause.start : value.found.start] + scene.text[value.found.end : clause.end]
    return bool(LONE.fullmatch(rest))


def _after_change(scene: Scene, value: Value) -> bool:
    """「46…いや先週ひとり辞めて45か」: the bare number that ends the clause, after the change that led to it."""
    found = value.found
    before = scene.text[scene.clause_at(found.start).start : found.start]
    return bool(CHANGE_LED_TO.search(before) and ENDS_CLAUSE.match(scene.text, found.end))


def _two_digits(scene: Scene, values: list[Value]) -> Iterator[Candidate]:
    for one in values:
        if one.kind in ("number", "money") and isinstance(one.found.value, int) and _alone(scene, one):
            if not 0 < one.found.value < _TWO_DIGITS:
                continue
            problem = year_ambiguous(scene.n.source(one.found.start, one.found.end), one.found.value, scene.as_of)
            yield Candidate(FOUNDED, None, one.found.start, one.found.end, Strength.ASKED, *problem)
            return
