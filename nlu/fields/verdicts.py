"""What the grammar of a message says of a field: yes, no, an answer, or that it is left open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nlu.fields.clauses import Mood
from nlu.fields.scene import Scene
from nlu.fields.types import Candidate, Strength
from nlu.values.dialect import replaced, replaced_spans
from nlu.values.normal import Normalized, unchanged

ABROAD = "海外"
_SENTENCE = re.compile(r"[^。!?\n]+[。!?\n]?")
_OVER_THERE = re.compile(r"(?:向こう|国外|外国)(?=[にへでのまはじ])")
_FLAGGED = re.compile("(?:海外)?[\U0001f1e6-\U0001f1ff]+|海外海外")
# What is said of another firm says nothing of one's own.
_OF_ANOTHER_FIRM = re.compile(
    r"[^。]{0,6}?(?:他社|同業(?:者|他社)?|よその会社|ほかの会社|別の会社|ライバル|競合|友人|友達|知人|知り合い|例えば|たとえば)(?:さん|の会社|の社長)?(?:は|が|では|も|だと|、)"
)


@dataclass(frozen=True)
class Verdict:
    """A value of a field, None where the words leave it open; the span is in the scene's text.

    ``unsure``: the speaker does not know; else None is only no yes.
    """

    field: str
    value: Any
    start: int
    end: int
    unsure: bool = False


def plain_words(scene: Scene) -> Normalized:
    """The message with names of countries as 海外; ``span`` leads to the scene's text."""
    words = replaced(unchanged(scene.text), _OVER_THERE, ABROAD)
    spans = [(one.start, one.end) for one in scene.countries if one.problem is None and not one.detail.get("negated")]
    words = replaced_spans(words, sorted(spans), ABROAD) if spans else words
    return replaced(words, _FLAGGED, ABROAD)


@dataclass(frozen=True)
class Line:
    """A sentence of those words, with the way back to the scene."""

    scene: Scene
    words: Normalized
    start: int
    text: str

    @property
    def before(self) -> str:
        """The sentence before."""
        return self.words.text[: self.start].rstrip("。!?\n").rpartition("。")[2]

    def verdict(self, field: str, value: Any, start: int, end: int, *, unsure: bool = False) -> Verdict | None:
        """``value`` as said at a span of ``text``; None where the words there are asked, not said."""
        first, last = self.words.span(self.start + start, self.start + end)
        if first >= last or self.scene.clause_at(last - 1).mood in (Mood.QUESTION, Mood.REQUEST):
            return None
        return Verdict(field, value, first, last, unsure)


def lines_of(scene: Scene, words: Normalized) -> list[Line]:
    """The sentences of ``words`` that do not open with another firm."""
    found = [Line(scene, words, match.start(), match.group()) for match in _SENTENCE.finditer(words.text)]
    return [line for line in found if not _OF_ANOTHER_FIRM.match(line.text)]


def last_said(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict that stands: what is said last; of two at one place the longer words."""
    kept = list(verdicts)
    sure = [one for one in kept if one.value is not None]
    left = [one for one in kept if not any(_covers(other, one) for other in sure)]
    left = [one for one in left if one.value is not None or one.unsure or not any(_meets(one, two) for two in sure)]
    return max(left, key=lambda one: (one.end, one.start), default=None)


def with_verdicts(asking: str | None, candidates: list[Candidate], verdicts: Iterable[Verdict]) -> list[Candidate]:
    """``candidates`` with the verdicts in the place of what word lists alone made of the same fields.

    What is left open is no yes; that it is not yet so, the word lists may still say (「これから承認をもらいます」).
    """
    given = {one.field: one for one in verdicts}
    kept = [one for one in candidates if one.field not in given or _stands(one, given[one.field])]
    return kept + [
        Candidate(one.field, one.value, one.start, one.end, Strength.ASKED if one.field == asking else Strength.TYPE)
        for one in given.values()
        if one.value is not None
    ]


def _stands(one: Candidate, verdict: Verdict) -> bool:
    if one.strength is Strength.CUE:
        return True
    return verdict.value is None and not verdict.unsure and one.value not in (True, "three_years")


def _meets(one: Verdict, other: Verdict) -> bool:
    return one.start < other.end and other.start < one.end


def _covers(other: Verdict, one: Verdict) -> bool:
    return other.start <= one.start and one.end <= other.end and (other.start, other.end) != (one.start, one.end)
