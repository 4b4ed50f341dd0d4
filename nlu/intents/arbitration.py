"""Which intent a message has, given the classifier's ranking, the field being asked and the fields found.

A classifier that sees only the words takes the answer to an open question ("円安で国内が厳しいので") for a question of
its own, and a request ("続きは明日にします") asked about nothing for what it is. What was asked and what the text
settles decide here, in one place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlu.fields.clauses import Mood, split
from nlu.fields.texts import FREE_TEXT_FIELDS
from nlu.values.normal import normalize

# A yes or no is an intent and, to a yes/no question, a value.
_YES_NO = frozenset({"affirm", "deny"})
# Intents that a message may have although it also settles fields, when it has words beside the values.
_KEPT_WITH_VALUE = frozenset({"correct", "request_human", "unknown_answer", "postpone", "skip"})
# What may stand around a value without saying anything: punctuation and the copula.
_FILLER = re.compile(
    r"(?:です(?:ね|よ|かね)?|でございます|になります|だ(?:よ|ね)?|ですかね|かな|ほど|くらい|ぐらい|約|[\s。、!?！？.,])*"
)
# An open question takes any words for its answer; from this confidence on, the classifier knows better.
_SURE_AGAINST_WORDS = 0.6
# A value of its own type is strong evidence; a question beside it must be this sure to be answered first.
_SURE_BESIDE_VALUE = 0.3
_INFORM = "inform"


@dataclass(frozen=True)
class Ranked:
    """An intent, ``faq`` with its topic (``faq/cost``), and its confidence between 0 and 1."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Settled:
    """A field that the text settles; the half-open span is in the text."""

    field: str
    start: int
    end: int


@dataclass(frozen=True)
class Verdict:
    """The ranking with the message's intent first, and fields whose words turned out to be no answer."""

    ranking: list[Ranked]
    withdrawn: frozenset[str] = frozenset()


def arbitrate(ranking: list[Ranked], text: str, asking: str | None, settled: Sequence[Settled]) -> Verdict:
    """Weigh the classifier's best intent against what the text settles. ``asking`` is the field asked, or None."""
    best = ranking[0]
    if best.intent == _INFORM or not settled:
        return Verdict(ranking)
    only_words = asking in FREE_TEXT_FIELDS and all(item.field == asking for item in settled)
    if only_words and asking is not None:
        if best.confidence >= _SURE_AGAINST_WORDS:
            return Verdict(ranking, frozenset({asking}))
        return Verdict(_informing(ranking))
    if best.intent in _YES_NO:
        return Verdict(ranking)
    if _says_nothing_else(text, settled):
        return Verdict(_informing(ranking))
    if best.intent in _KEPT_WITH_VALUE:
        return Verdict(ranking)
    if best.confidence >= _SURE_BESIDE_VALUE and _asks_besides(text, settled):
        return Verdict(ranking)
    return Verdict(_informing(ranking))


def _says_nothing_else(text: str, settled: Sequence[Settled]) -> bool:
    """Whether the values are all that the message says."""
    rest = list(text)
    for item in settled:
        rest[item.start : item.end] = " " * (item.end - item.start)
    return _FILLER.fullmatch("".join(rest)) is not None


def _asks_besides(text: str, settled: Sequence[Settled]) -> bool:
    """Whether the message asks something in a clause that holds none of the values."""
    n = normalize(text)
    for clause in split(n):
        start, end = n.span(clause.start, clause.end)
        if clause.mood is Mood.QUESTION and not any(start <= item.start < end for item in settled):
            return True
    return False


def _informing(ranking: list[Ranked]) -> list[Ranked]:
    rest = [ranked for ranked in ranking if ranked.intent != _INFORM]
    return [Ranked(_INFORM, max(0.5, 1 - rest[0].confidence)), *rest]
