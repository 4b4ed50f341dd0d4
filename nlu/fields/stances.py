"""Yes/no fields and the accounts, read by grammar: what a sentence claims, and how its ending leaves the claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nlu.fields.assent import read_assent
from nlu.fields.availability import TRAVEL, can_travel
from nlu.fields.conduct import DECLARED, LAWFUL, declared, lawful
from nlu.fields.cues import mentioned
from nlu.fields.scene import Scene
from nlu.fields.statements import FIELD as STATEMENTS
from nlu.fields.statements import statements
from nlu.fields.support_now import CONSULTING, SUPPORT, consulting, supported
from nlu.fields.verdicts import Line, Verdict, last_said, lines_of, plain_words
from nlu.values.stance_words import HEDGED

_BY_SENTENCE: dict[str, Callable[[Line, bool], Iterator[Verdict | None]]] = {
    LAWFUL: lawful,
    DECLARED: declared,
    SUPPORT: supported,
    CONSULTING: consulting,
    TRAVEL: can_travel,
    STATEMENTS: statements,
}


def read_stances(scene: Scene) -> Iterator[Verdict]:
    """One verdict a field at most; its value is None where the message leaves the field open."""
    yield from read_assent(scene)
    lines = lines_of(scene, plain_words(scene))
    for field, told in _BY_SENTENCE.items():
        yield from _last(verdict for line in lines for verdict in _told(told, line, field))


def _told(told: Callable[[Line, bool], Iterator[Verdict | None]], line: Line, field: str) -> Iterator[Verdict | None]:
    """The verdicts of one sentence; to a question a sentence that hedges gives no answer."""
    asked = line.scene.asking == field
    yield from told(line, asked)
    if asked and HEDGED.search(line.text) and not set(mentioned(line.text)) - {field}:
        yield line.verdict(field, None, len(line.text) - 1, len(line.text), unsure=True)


def _last(verdicts: Iterator[Verdict | None]) -> Iterator[Verdict]:
    if verdict := last_said(one for one in verdicts if one):
        yield verdict
