"""A sentence that says itself which field it is about, read as if that field had been asked.

「個人情報の件ですが、差し支えありません」「区分でいえば卸売業に入ります」 need no question in front of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from nlu.fields.choices import read_choices
from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene, part
from nlu.fields.stances import read_stances
from nlu.fields.types import Candidate, Strength
from nlu.fields.verdicts import Line, lines_of, plain_words, with_verdicts
from nlu.values.topic_words import ABOUT, OF_A_CLASS, OF_ANOTHER

_NO_CONSULTING = re.compile(
    r"コンサル[^、。]*(?:(?:して|やって)(?:は)?(?:い)?(?:ない|ません|おりません)|(?:では|じゃ)(?:ない|ありません|なく)|しません)"
)
_NEXT = re.compile(r"(?<=なし|無し|ない|ある|あり|です|ます|せん|した|済み)、")


def read_self_told(scene: Scene, known: Iterable[Candidate]) -> Iterator[Candidate]:
    """Candidates for the choice and yes/no fields that neither were asked nor are ``known`` already."""
    settled = {one.field for one in known if one.problem is None}
    wanted = {field: words for field, words in ABOUT.items() if field != scene.asking and field not in settled}
    for line in lines_of(scene, plain_words(scene)):
        if OF_ANOTHER.match(line.text):
            continue
        for item in _items(line):
            for field, (about, but) in wanted.items():
                if about.search(item.text) and not (but and but.search(item.text)):
                    yield from _as_asked(scene, field, item)


def without_class_words(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """Without the trade in 「サービス業の枠に入る会社です」: it names the class, not what is done."""
    candidates = [one for one in candidates if one.field != "industry" or not _denied_business(scene, one)]
    classes = [one for one in candidates if one.field == "sme_class" and one.problem is None]
    return [
        one
        for one in candidates
        if one.field != "industry"
        or not any(one.start < two.end and two.start < one.end for two in classes)
        or not OF_A_CLASS.search(scene.text[scene.clause_at(one.start).start : scene.clause_at(one.start).end])
    ]


def _denied_business(scene: Scene, one: Candidate) -> bool:
    """「海外コンサルの仕事もしていないです」 tells no trade."""
    clause = scene.clause_at(one.start)
    return str(one.value).startswith("L") and bool(_NO_CONSULTING.search(scene.text, clause.start, clause.end))


def _items(line: Line) -> Iterator[Line]:
    """「支援はなし、コンサル業でもなし、…」: what is told of each thing by itself."""
    cuts = [0, *(comma.end() for comma in _NEXT.finditer(line.text)), len(line.text)]
    for start, end in pairwise(cuts):
        yield replace(line, start=line.start + start, text=line.text[start:end])


def _as_asked(scene: Scene, field: str, line: Line) -> Iterator[Candidate]:
    start, end = line.words.span(line.start, line.start + len(line.text))
    if scene.clause_at(end - 1).mood not in (Mood.STATEMENT, Mood.REQUEST):
        return
    alone = Scene(part(scene.n, start, end), field, scene.as_of)
    for one in with_verdicts(field, list(read_choices(alone)), read_stances(alone)):
        if one.field == field and one.problem is None:
            yield replace(one, start=one.start + start, end=one.end + start, strength=Strength.TYPE)
