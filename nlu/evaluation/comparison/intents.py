"""How well rankings agree with the intent set, as they come and with the shipped arbitration behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.stats import binomtest

from nlu.components.tokenizer import JapaneseTokenizer
from nlu.evaluation.comparison.fields import AS_OF
from nlu.evaluation.scoring import IntentScore
from nlu.fields import read
from nlu.intents.arbitration import Ranked, Settled, arbitrate
from nlu.intents.evidence import nominal

Lines = list[dict[str, Any]]
Ranking = list[Ranked]


@dataclass(frozen=True)
class IntentResult:
    """``plain``: the classifier's best intent; ``arbitrated``: after what was asked and what the text settles."""

    plain: IntentScore
    arbitrated: IntentScore
    right: tuple[bool, ...]  # of ``plain``, line by line


def score(lines: Lines, rankings: list[Ranking]) -> IntentResult:
    """Score the rankings of a candidate that does not arbitrate by itself."""
    plain, arbitrated, tags = IntentScore(), IntentScore(), _tagger()
    for line, ranking in zip(lines, rankings, strict=True):
        plain.add(line, ranking[0].intent)
        is_name = nominal(tags(line["text"]))
        verdict = arbitrate(ranking, line["text"], line.get("asking"), _settled(line), is_name=is_name)
        arbitrated.add(line, verdict.ranking[0].intent)
    right = tuple(ranking[0].intent == line["intent"] for line, ranking in zip(lines, rankings, strict=True))
    return IntentResult(plain, arbitrated, right)


def _tagger() -> Callable[[str], list[str]]:
    """The parts of speech of a text, as the shipped tokenizer gives them to the shipped classifier."""
    tokenizer = JapaneseTokenizer(JapaneseTokenizer.get_default_config())
    return lambda text: [token.get("pos") or "" for token in tokenizer.tokenize(Message({TEXT: text}), TEXT)]


def _settled(line: Mapping[str, Any]) -> list[Settled]:
    return [Settled(one.field, one.start, one.end) for one in read(line["text"], line.get("asking"), AS_OF).values]


@dataclass(frozen=True)
class Paired:
    """Two candidates on the same texts: how many only the one, and only the other, has right."""

    won: int
    lost: int

    @property
    def chance(self) -> float:
        """The probability of a difference this large between equals (two-sided sign test); 1 where they never differ."""
        differ = self.won + self.lost
        return float(binomtest(self.won, differ).pvalue) if differ else 1.0


def paired(right: tuple[bool, ...], others: tuple[bool, ...]) -> Paired:
    """``right`` against ``others``, line by line."""
    both = list(zip(right, others, strict=True))
    return Paired(sum(one and not other for one, other in both), sum(other and not one for one, other in both))
