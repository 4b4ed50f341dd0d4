"""Which intent a message has, given the classifier's ranking, the field being asked and the fields found.

A classifier that sees only the words takes the answer to an open question ("円安で国内が厳しいので") for a question of
its own. What was asked and what the text settles decide here, in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlu.fields.clauses import Mood, split
from nlu.values.normal import normalize

# Intents that a message may have although it also gives the asked field its value.
_KEPT_WITH_VALUE = frozenset({"affirm", "deny", "correct", "request_human", "unknown_answer", "postpone", "skip"})
# Statements seldom are these: without the form of a question they need more confidence.
_SURE = 0.5


@dataclass(frozen=True)
class Ranked:
    """An intent, ``faq`` with its topic (``faq/cost``), and its confidence between 0 and 1."""

    intent: str
    confidence: float


def arbitrate(ranking: list[Ranked], text: str, asking: str | None, fields: Sequence[str]) -> list[Ranked]:
    """The ranking with the message's intent first.

    ``fields`` names the entities found; ``asking`` is the field being asked, or None.
    """
    best = ranking[0]
    if best.intent == "inform":
        return ranking
    answers = asking is not None and asking in fields
    settled = answers or any(not name.startswith("field_") for name in fields)
    if not settled or best.intent in _KEPT_WITH_VALUE:
        return ranking
    asks = any(clause.mood is Mood.QUESTION for clause in split(normalize(text)))
    if asks and not (answers and best.confidence < _SURE):
        return ranking
    if not asks and not answers and best.confidence >= _SURE:
        return ranking
    rest = [ranked for ranked in ranking if ranked.intent != "inform"]
    return [Ranked("inform", max(best.confidence, _SURE)), *rest]
