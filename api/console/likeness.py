"""Which intents words are most like, by the training examples: what is offered first when somebody marks them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from math import log, sqrt
from pathlib import Path

import yaml

from api.settings import ROOT
from nlu.values.normal import normalize

_DATA = ROOT / "nlu" / "data"
_COMMON = 2_000  # pairs of letters in so many examples say nothing


class Likeness:
    """Finds the examples that share the most, and the rarest, pairs of letters with some words."""

    def __init__(self, examples: list[tuple[str, str]]) -> None:
        self._intents = [intent for intent, _ in examples]
        self._holding: dict[str, list[int]] = defaultdict(list)
        sizes = []
        for number, (_, text) in enumerate(examples):
            pairs = _pairs(text)
            sizes.append(len(pairs))
            for pair in pairs:
                self._holding[pair].append(number)
        self._sizes = sizes

    def nearest(self, text: str, most: int) -> list[str]:
        """Up to ``most`` intents, the likest first."""
        pairs = _pairs(text)
        shared: dict[int, float] = defaultdict(float)
        for pair in pairs:
            holding = self._holding.get(pair, ())
            if 0 < len(holding) < _COMMON:
                weight = log(len(self._intents) / len(holding))
                for number in holding:
                    shared[number] += weight
        best: dict[str, float] = {}
        for number, weight in shared.items():
            score = weight / sqrt(max(1, self._sizes[number]) * max(1, len(pairs)))
            intent = self._intents[number]
            best[intent] = max(best.get(intent, 0.0), score)
        return sorted(best, key=lambda intent: -best[intent])[:most]


def _pairs(text: str) -> set[str]:
    words = f"^{normalize(text).text.lower()}$"
    return {words[at : at + 2] for at in range(len(words) - 1)}


@cache
def trained() -> Likeness:
    """On the examples of nlu/data, read once."""
    return Likeness([one for page in sorted(_DATA.glob("*/*.yml")) for one in _examples(page)])


def _examples(page: Path) -> list[tuple[str, str]]:
    loaded = yaml.safe_load(page.read_text("utf-8"))
    return [
        (entry["intent"], line.removeprefix("- ").strip())
        for entry in loaded["nlu"]
        if "intent" in entry
        for line in entry["examples"].splitlines()
    ]


def likely(text: str, understood: str, most: int = 3) -> list[str]:
    """What to offer first: what the bot took it for, unless that was nothing, then what examples are like it."""
    offered = [] if understood == "out_of_scope" else [understood]
    offered += [intent for intent in trained().nearest(text, most + 2) if intent not in (*offered, "out_of_scope")]
    return offered[:most]
