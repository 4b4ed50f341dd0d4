"""Cuts a message into clauses and says of each whether it states something, asks something or only supposes it.

Only statements settle fields: 「資本金は3000万ですけど、対象になりますか？」 states a capital and asks a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from nlu.fields.clause_words import (
    ASKED_BY_OTHERS,
    ASKING_END,
    ASKING_WORD,
    BREAK,
    CHANGING,
    EMBEDDED,
    GUESS,
    GUESSED_NOUN,
    HEARD,
    NOT_OWN,
    ON_RECORD,
    OWN_REPORTED,
    PLAIN_ASKING,
    REQUESTING,
    SUPPOSE_START,
    SUPPOSING,
    TELL_ME,
    TENTATIVE,
    TOPIC_CHAIN,
    WISHING_END,
)
from nlu.values.need_words import TAUGHT, WISHED_FOR_ONE
from nlu.values.normal import Normalized
from nlu.values.wish_words import HOPING

_ON_HEARING = re.compile(r"(?<=聞い)て(?![いおるまもみた])、?")  # 「…と聞いて、タイに出したい」
HOPED_FOR_ONE = re.compile(
    WISHED_FOR_ONE
    + r"(?:ん|の)?(?:です|でしょう|だろう|やろう?|じゃろう?)?(?:の|か|かな|かしら|もの?か|もんか)?(?:(?:助か|うれし|嬉し|ありがた|有難|有り難|心強|いい)[^、。]{0,6})?[ね。!\s]*\??$"
)
_OWN_TOPIC = re.compile(r"^[^、。]{1,8}[はが][^、。]+")
_NAMES_QUESTION = re.compile(r"か(?:どうか|否か)?(?:は|も|って|について(?:は|も)?|を|が)?、?[^。!?]{2,}$")


class Mood(Enum):
    """What a clause does with the values in it."""

    STATEMENT = "statement"
    QUESTION = "question"
    REQUEST = "request"  # 「…に送ってもらえますか」: a question in form only
    HYPOTHESIS = "hypothesis"  # 「もし…なら」
    HEARSAY = "hearsay"  # 「…と聞きました」「例えば…」


@dataclass(frozen=True)
class Clause:
    """A half-open span of the normalised text.

    ``tentative``: 「…かな」 said of a bare noun, an answer when asked. ``indirect``: a question word, but no question
    put (「どの国がいいか一緒に考えてほしい」).
    """

    start: int
    end: int
    mood: Mood
    tentative: bool = False
    indirect: bool = False

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.end


def split(n: Normalized, protected: Iterable[tuple[int, int]] = ()) -> list[Clause]:
    """Clauses in order, together covering the whole text.

    ``protected`` are spans (addresses of web pages and mail) that no clause boundary may cut.
    """
    clauses: list[Clause] = []
    start = 0
    for end in [*_boundaries(n, list(protected)), len(n.text)]:
        if end > start:
            clauses.extend(_judge(n.text, start, end))
            start = end
    return clauses


def names_question(said: str) -> bool:
    """「承認が下りるかは来週知らせます」: a question that is spoken of, and not put."""
    words = said.strip(" 、,。；!…")
    found = _NAMES_QUESTION.search(words)
    asks = "?" in words[-2:] or ASKING_END.search(words) or PLAIN_ASKING.search(words) or REQUESTING.search(words)
    return found is not None and not asks and not TELL_ME.search(words)


def _boundaries(n: Normalized, protected: list[tuple[int, int]]) -> list[int]:
    ends = {match.end() for match in BREAK.finditer(n.text)}
    ends |= {match.end() for match in TOPIC_CHAIN.finditer(n.text)}
    return sorted(end for end in ends if not any(first < end < last for first, last in protected))


def _judge(text: str, start: int, end: int) -> list[Clause]:
    words = text[start:end].strip(" 、,。；")
    words = EMBEDDED.sub("", words)
    guessed = TENTATIVE.search(words) or GUESS.search(words) or GUESSED_NOUN.search(words)
    if guessed and not ASKING_WORD.search(words):
        return [Clause(start, end, Mood.QUESTION, tentative=True)]
    if REQUESTING.search(words):
        return _suppositions(text, start, end) if CHANGING.search(words) else [Clause(start, end, Mood.REQUEST)]
    if HOPING.search(words) or HOPED_FOR_ONE.search(words):
        return [Clause(start, end, Mood.QUESTION, indirect=True)]
    if ASKED_BY_OTHERS.search(words):
        return [Clause(start, end, Mood.HEARSAY)]
    if "?" in words[-2:] or ASKING_END.search(words) or PLAIN_ASKING.search(words):
        return [Clause(start, end, Mood.QUESTION)]
    if (word := ASKING_WORD.search(words)) and not ("かどうか" in words and CHANGING.search(words)):
        wish = (WISHING_END.search(words) and not TELL_ME.search(words)) or TAUGHT.search(words)
        return [Clause(start, end, Mood.QUESTION, indirect=bool(word and wish))]
    if HEARD.search(words) and not ON_RECORD.search(words) and not _of_ones_own(words):
        return _heard(text, start, end)
    return _suppositions(text, start, end)


def _of_ones_own(words: str) -> bool:
    return bool(OWN_REPORTED.search(words)) and not NOT_OWN.search(words)


def _heard(text: str, start: int, end: int) -> list[Clause]:
    """Hearsay; what a comma parts from it is said on one's own account: 「…で醤油づくり、創業は1841年と聞いてます」."""
    heard = HEARD.search(text, start, end)
    if heard and (on := _ON_HEARING.match(text, heard.end(), end)) and on.end() < end:
        return [Clause(start, on.end(), Mood.HEARSAY), *_judge(text, on.end(), end)]
    comma = text.rfind("、", start, heard.start()) if heard else -1
    if comma > start and _OWN_TOPIC.search(text, comma + 1, heard.start() if heard else end):
        return [*_judge(text, start, comma + 1), Clause(comma + 1, end, Mood.HEARSAY)]
    return [Clause(start, end, Mood.HEARSAY)]


def _suppositions(text: str, start: int, end: int) -> list[Clause]:
    """The clause cut at its last 「…なら」, what stands before it only supposed."""
    opened = SUPPOSE_START.search(text, start, end)
    closing = list(SUPPOSING.finditer(text, opened.end() if opened else start, end))
    closed = closing[-1] if closing else None
    if not opened and not closed:
        return [Clause(start, end, Mood.STATEMENT)]
    first = opened.start() if opened else start
    last = closed.end() if closed else end
    parts = [
        Clause(start, first, Mood.STATEMENT),
        Clause(first, last, Mood.HYPOTHESIS),
        Clause(last, end, Mood.STATEMENT),
    ]
    return [part for part in parts if part.end > part.start]
