"""When a value counts as right (nlu/evaluation/sets/README.md), and the sums over many. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_URL_FIELDS = frozenset({"website", "product_url"})
_SET_FIELDS = frozenset({"support_needs"})
_TRAILING = re.compile(r"(?:まで)?に?[。.!！、]*$")
_SENTENCES = frozenset({"motive", "product_description", "implementation_team", "trade_fair_plan"})
_POLITE = re.compile(r"(?:です|でした|だ)?(?:から|ので|ため)?(?:です(?:わ|ね|よ)?|でした)?[。.!！、]*$")
_QUOTES = str.maketrans("", "", "「」『』\"'“”")


def same(name: str, got: Any, gold: Any) -> bool:
    """Whether two values of a field are the same answer."""
    return bool(_comparable(name, got) == _comparable(name, gold))


def _comparable(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return sorted(value) if name in _SET_FIELDS else value
    if not isinstance(value, str):
        return value
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", value)).translate(_QUOTES)
    if name in _URL_FIELDS:
        return re.sub(r"^https?://", "", text).rstrip("/").lower()
    return _TRAILING.sub("", _POLITE.sub("", text) if name in _SENTENCES else text)


@dataclass
class Tally:
    """Right, wrong and missed values of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class FieldScore:
    """Sums over the lines of a field set. ``settled_nothing`` counts lines without gold, ``taken_there`` their errors."""

    total: Tally = field(default_factory=Tally)
    fields: dict[str, Tally] = field(default_factory=dict)
    lines: int = 0
    exact: int = 0
    multi_lines: int = 0
    multi_exact: int = 0
    settled_nothing: int = 0
    taken_there: int = 0
    errors: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = field(default_factory=list)

    def add(self, line: Mapping[str, Any], got: Mapping[str, Any]) -> None:
        """Count one line; ``got`` maps fields to values."""
        gold, optional = line["fields"], line.get("optional", {})
        before = self.total.wrong + self.total.missed
        for name in got.keys() | gold.keys():
            self._add_field(name, got, gold, optional)
        exact = self.total.wrong + self.total.missed == before
        self.lines += 1
        self.exact += exact
        if len(gold) > 1:
            self.multi_lines += 1
            self.multi_exact += exact
        if not gold:
            self.settled_nothing += 1
            self.taken_there += not exact
        if not exact:
            self.errors.append((line, got))

    def _add_field(
        self, name: str, got: Mapping[str, Any], gold: Mapping[str, Any], optional: Mapping[str, Any]
    ) -> None:
        right = name in got and name in gold and same(name, got[name], gold[name])
        allowed = name in got and name not in gold and name in optional and same(name, got[name], optional[name])
        if allowed:
            return
        for tally in (self.total, self.fields.setdefault(name, Tally())):
            tally.right += right
            tally.wrong += name in got and not right
            tally.missed += name in gold and not right


@dataclass
class IntentScore:
    """Sums over the lines of an intent set."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)  # (gold, got)
    errors: list[tuple[Mapping[str, Any], str]] = field(default_factory=list)

    def add(self, line: Mapping[str, Any], got: str) -> None:
        self.pairs[line["intent"], got] += 1
        if got != line["intent"]:
            self.errors.append((line, got))

    @property
    def accuracy(self) -> float:
        return sum(count for (gold, got), count in self.pairs.items() if gold == got) / sum(self.pairs.values())

    @property
    def macro_f1(self) -> float:
        """The mean of the F1 of every intent that the set has."""
        golds = {gold for gold, _ in self.pairs}
        return sum(self._f1(intent) for intent in golds) / len(golds)

    def _f1(self, intent: str) -> float:
        right = self.pairs[intent, intent]
        got = sum(count for (_, other), count in self.pairs.items() if other == intent)
        gold = sum(count for (other, _), count in self.pairs.items() if other == intent)
        return 2 * right / (got + gold)

    def confusions(self) -> list[tuple[str, str, int]]:
        """(gold, got, how often), the most frequent first."""
        wrong = [(gold, got, count) for (gold, got), count in self.pairs.items() if gold != got]
        return sorted(wrong, key=lambda item: (-item[2], item[0], item[1]))
