"""The support wished for: kinds of support beside a wish for help, without those that are turned down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu.fields.answer_spans import answer_spans
from nlu.fields.choice_marks import LISTED, NEEDS_ARE, NEEDS_WISHED
from nlu.fields.clauses import Clause, Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.enums import NEEDS_FIELD, find_needs, needs_but, needs_named
from nlu.values.need_words import (
    BACK,
    BEGGED,
    HEARD_ABOUT,
    HELP_WISHED,
    HELPED_BY_OWN,
    MORE,
    REQUESTED,
    TAUGHT,
    asks_for_help,
)
from nlu.values.types import Found

_CALLED_OFF = re.compile(  # 「展示会の件、中止になったのでなしでお願いします」
    r"(?:展示会|見本市|商談会|出展)[^。]{0,12}(?:中止|落選|抽選に(?:落|外)|見送|取りやめ|流れ|なくな)[^。]{0,20}(?:な[しく]|取り消|直|やめ|白紙|外)"
)
_CONSULTED = re.compile(r"(?:(?:件|こと|話)(?:で|について|に関して)|について|に関して)、?ご?相談")
_HELPED = re.compile(r"支援|手伝|サポート|助言|アドバイス")


def read_needs(scene: Scene, asked: bool) -> Iterator[Candidate]:
    """One candidate with every kind of support, in the order said."""
    clauses = [one for one in scene.clauses if one.indirect] + answer_spans(scene, asked)
    clauses += [one for one in scene.clauses if asked and _requested(scene, one)]
    found = needs_but(scene.n) if asked else []
    found = found or [one for clause in clauses for one in find_needs(scene.n, clause.start, clause.end, asked=asked)]
    if not asked:
        found += [one for last in found for one in _listed(scene, last)]
        found += _labelled(scene)
        found += [one for clause in _wishing(scene) for one in _wished(scene, clause)]
    if scene.asking == "motive" and not HELP_WISHED.search(scene.text):
        return  # 「新しい売り先がほしいです」 says why, not which help
    if not asked and found and _CALLED_OFF.search(scene.text):
        found = [one for one in found if one.value != "trade_fair"]
    found = [one for one in found if asked or not _is_the_matter(scene, one)]
    if found:
        values = list(dict.fromkeys(one.value for one in sorted(found, key=lambda one: one.start)))
        strength = Strength.ASKED if asked else Strength.TYPE
        start, end = min(one.start for one in found), max(one.end for one in found)
        yield Candidate(NEEDS_FIELD, values, start, end, strength)


def _is_the_matter(scene: Scene, one: Found) -> bool:
    """「海外に工場を建てる件でご相談したく存じます」, asked for the form: what the talk is about, no support wished for."""
    if scene.asking != "project_type" or one.value != "base_setup":
        return False
    said = scene.text[one.start : scene.clause_at(one.start).end]
    return bool(_CONSULTED.search(said)) and not _HELPED.search(said)


def _requested(scene: Scene, clause: Clause) -> bool:
    """「展示会の手配をお願いできますでしょうか」「融資のことを聞きたい」: a question in form only."""
    asks = clause.mood in (Mood.REQUEST, Mood.QUESTION) and not clause.indirect
    said = scene.text[clause.start : clause.end]
    return asks and (any(one.search(said) for one in (REQUESTED, HEARD_ABOUT)) or asks_for_help(said))


def _listed(scene: Scene, last: Found) -> list[Found]:
    """「越境ECと展示会の支援をお願いしたい」: what the last of a list is wished for, the others are too."""
    start = max(scene.text.rfind(mark, 0, last.start) for mark in "、。!は") + 1
    start = max(start, scene.clause_at(last.start).start)
    linked = LISTED.search(scene.text, start, last.start)
    return find_needs(scene.n, linked.start(), linked.end(), asked=True) if linked else []


def _labelled(scene: Scene) -> list[Found]:
    """「手伝ってほしいのは…」「支援は…をお願いします」."""
    found: list[Found] = []
    for named in NEEDS_ARE.finditer(scene.text):
        clause = scene.clause_at(named.end() - 1)
        if clause.mood is Mood.STATEMENT:
            found += find_needs(scene.n, named.end(), clause.end, asked=True)
    for clause in scene.clauses:
        if clause.mood is Mood.STATEMENT and NEEDS_WISHED.search(scene.text, clause.start, clause.end):
            found += find_needs(scene.n, clause.start, clause.end, asked=True)
    return found


def _wishing(scene: Scene) -> list[Clause]:
    return [
        one
        for one in scene.clauses
        if one.mood is Mood.STATEMENT
        or one.indirect
        or (one.mood is Mood.REQUEST and BEGGED.search(scene.text, one.start, one.end))
    ]


def _wished(scene: Scene, clause: Clause) -> list[Found]:
    """What stands before 「…を手伝ってほしい」 or 「…のやり方を教えてほしい」 in its clause."""
    text = scene.text
    found: list[Found] = []
    helped = list(HELP_WISHED.finditer(text, clause.start, clause.end))
    if helped and not HELPED_BY_OWN.search(text, clause.start, helped[-1].end()):
        found += needs_named(scene.n, clause.start, helped[-1].end())
        if not found and scene.asking == "trade_fair_plan" and "出" in text[: helped[-1].end()]:
            found.append(Found("choice", "trade_fair", helped[-1].start(), helped[-1].end()))
    bare = helped and helped[0].start() - clause.start <= 2  # 「…を作りたいので手を貸してください」
    if helped and not found and (bare or BACK.search(text, clause.start, helped[-1].end())):
        found += needs_named(scene.n, max(text.rfind("。", 0, clause.start - 1), 0), helped[-1].end())
    more = MORE.search(text, clause.start, clause.end) if HELP_WISHED.search(text, 0, clause.start) else None
    if more:
        found += needs_named(scene.n, more.start(), more.end())
    taught = list(TAUGHT.finditer(text, clause.start, clause.end))
    if taught:
        found += needs_named(scene.n, clause.start, taught[-1].end(), taught=True)
    return found
