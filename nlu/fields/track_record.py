"""Exports done so far and places of the firm's own abroad, told beside something else or in words without either name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answer_spans import is_outsiders
from nlu.fields.clauses import Mood
from nlu.fields.market import read_targets
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.booleans import is_unsure, leaves_open
from nlu.values.record_words import (
    ABROAD,
    BASES,
    BASES_ASKED,
    EXPORTS,
    EXPORTS_ASKED,
    NONE_OF_TARGET,
    OF_SALES,
    ONLY_THEN,
    OTHERS,
)

EXPORT, BASE = "existing_export", "existing_base"
_AT_A_FAIR = re.compile(
    r"(?:展示会|見本市|商談会|フェア|コンテスト|品評会|テレビ|雑誌|新聞)(?:[^、。に]{0,6})?(?:に|へ)[^、。]{0,8}(?:出|載)"
)
_NOT_THIS_TIME = re.compile(r"今回(?:の(?:件|話|国|行き先)?)?(?:とは|は|のとは)(?:、)?(?:別|関係(?:は)?な|無関係|違)")
_OF_TARGET = ("target_countries", EXPORT, BASE, "project_type")


def read_track_record(scene: Scene) -> Iterator[Candidate]:
    """Candidates of the lowest strength: what the question itself takes in its own words stands before them."""
    text = _masked(scene)
    if scene.asking not in _OF_TARGET and not ABROAD.search(text):
        return
    exports = list(_exports(scene, text))
    yield from exports
    if exports and ONLY_THEN.search(text, exports[-1].end) and exports[-1].value == "trial":
        yield exports[-1]
    yield from _bases(scene, text)


def _masked(scene: Scene) -> str:
    """The text with every country's name as ◇, letter by letter."""
    text = scene.text
    for one in scene.countries:
        if one.problem is None:
            text = text[: one.start] + "◇" * (one.end - one.start) + text[one.end :]
    return text


def _exports(scene: Scene, text: str) -> Iterator[Candidate]:
    targets = {code for one in read_targets(scene) if one.problem is None for code in one.value}
    tables = EXPORTS_ASKED if scene.asking == EXPORT else EXPORTS
    hits = [
        Candidate(EXPORT, value, match.start(), match.end(), Strength.TYPE)
        for value, pattern in tables.items()
        for match in pattern.finditer(text)
        if match.end() > match.start() and _told(scene, match.start(), match.end())
    ]
    of_sales = scene.asking == BASE and OF_SALES.search(text)  # 「海外にはないです」 speaks of an office
    if scene.asking == "target_countries" or of_sales or (scene.asking is None and targets):
        hits += [
            Candidate(EXPORT, "none", *match.span(), Strength.TYPE)
            for match in NONE_OF_TARGET.finditer(text)
            if _told(scene, *match.span())
        ]
    hits = [one for one in hits if _concerns(scene, text, one, targets)]
    hits = sorted((one for one in hits if not _within_none(one, hits)), key=lambda one: (one.start, one.end))
    if len({one.value for one in hits} & {"none", "continuous"}) == 2 and not targets:
        hits = [one for one in hits if one.value == "none" and "◇" in text[max(0, one.start - 6) : one.end]]
    yield from hits


def _told(scene: Scene, start: int, end: int) -> bool:
    """Stated, of the firm itself and without a hedge."""
    clause = scene.clause_at(end - 1)
    said = scene.text[clause.start : clause.end]
    if any(
        one.mood is not Mood.STATEMENT and not (one.tentative and scene.asking in (EXPORT, BASE))
        for one in (clause, scene.clause_at(start))
    ):
        return False
    if is_outsiders(scene, start, end):
        return False
    if _AT_A_FAIR.search(scene.text[max(0, start - 14) : end]):
        return False  # 「ミラノの展示会に2回出しました」
    return not (is_unsure(said) or leaves_open(said) or OTHERS.search(scene.text[:end]))


def _concerns(scene: Scene, text: str, hit: Candidate, targets: set[str]) -> bool:
    """Whether the export goes to the target: the country just named is the one wished for, or the only one."""
    near = _near(scene, hit)
    if hit.value == "none" and near in targets:
        return True
    if near is None:
        sentence = text[text.rfind("。", 0, hit.start) + 1 : hit.end]
        return scene.asking in _OF_TARGET or (bool(ABROAD.search(sentence)) and hit.value != "continuous")
    if targets and near not in targets:
        return False
    if scene.asking in _OF_TARGET or near in targets:
        return True
    return hit.value != "continuous" and _same_sentence(scene, hit)


def _near(scene: Scene, hit: Candidate) -> str | None:
    """The country last named before the words end."""
    named = [one for one in scene.countries if one.problem is None and one.start < hit.end]
    return str(named[-1].value) if named else None


def _same_sentence(scene: Scene, hit: Candidate) -> bool:
    start = scene.text.rfind("。", 0, hit.start) + 1
    return any(start <= one.start < hit.end for one in scene.countries) or hit.value == "none"


def _within_none(one: Candidate, hits: list[Candidate]) -> bool:
    """「まだ一つも送っていません」 holds no 「一つ送って」."""
    return one.value != "none" and any(
        other.value == "none" and other.start < one.end and one.start < other.end for other in hits
    )


def base_elsewhere(scene: Scene, start: int, end: int) -> bool:
    """「深圳に事務所があります。今回はブラジルなので別ですが」: a base, but not where one wishes to go."""
    if _NOT_THIS_TIME.search(scene.text, end):
        return True
    here = {one.value for one in scene.countries if scene.clause_at(start).start <= one.start < end}
    targets = {code for one in read_targets(scene) if one.problem is None for code in one.value}
    return bool(here and targets and not here & targets)


def _bases(scene: Scene, text: str) -> Iterator[Candidate]:
    for value, pattern in (BASES_ASKED if scene.asking == BASE else BASES).items():
        for match in pattern.finditer(text):
            sentence = text[text.rfind("。", 0, match.start()) + 1 : match.end()]
            if not (scene.asking in _OF_TARGET or ABROAD.search(sentence)):
                continue
            if _told(scene, match.start(), match.end()):
                value = value and not base_elsewhere(scene, match.start(), match.end())
                yield Candidate(BASE, value, match.start(), match.end(), Strength.TYPE)
