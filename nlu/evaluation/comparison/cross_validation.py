"""Cross-validation over the training examples: each example's intent as learned from the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

from nlu.evaluation.comparison.classifier import Recipe, train
from nlu.evaluation.comparison.examples import Example, near_duplicate_groups
from nlu.evaluation.comparison.features import Document, reader
from nlu.evaluation.scoring import IntentScore

_SEED = 1


@dataclass(frozen=True)
class CrossValidation:
    """``got`` is in the order of the examples; ``folds`` holds the accuracy of each fold."""

    score: IntentScore
    folds: tuple[float, ...]
    got: tuple[str, ...]
    groups: int

    @property
    def deviation(self) -> float:
        """The standard deviation of a fold's accuracy."""
        return float(np.std(self.folds, ddof=1))


@dataclass(frozen=True)
class Folds:
    """Where each fold is cut: (indices to learn from, indices to test on), and how many groups there are."""

    splits: tuple[tuple[list[int], list[int]], ...]
    groups: int


def cut(examples: list[Example], folds: int) -> Folds:
    """Stratified by intent; near-duplicates stay in one fold, so that none is tested on its twin. ``folds`` ≥ 2."""
    groups = near_duplicate_groups([example.text for example in examples])
    return Folds(tuple(splits(examples, groups, folds)), len(set(groups)))


def splits(examples: list[Example], groups: list[int], folds: int) -> list[tuple[list[int], list[int]]]:
    """(indices to learn from, indices to test on), the same at every call."""
    splitter = StratifiedGroupKFold(n_splits=folds, shuffle=True, random_state=_SEED)
    labels = [example.intent for example in examples]
    return [(list(learned), list(tested)) for learned, tested in splitter.split(labels, labels, groups)]


def cross_validate(recipe: Recipe, examples: list[Example], folds: Folds) -> CrossValidation:
    """Every example's intent as learned from the folds that it is not in."""
    read = reader(recipe.features)
    documents = [read(example.text) for example in examples]
    got = [""] * len(examples)
    accuracies = []
    for learned, tested in folds.splits:
        for index, intent in _predict(recipe, examples, documents, learned, tested):
            got[index] = intent
        accuracies.append(float(np.mean([got[index] == examples[index].intent for index in tested])))
    score = IntentScore()
    for example, intent in zip(examples, got, strict=True):
        score.add(example._asdict(), intent)
    return CrossValidation(score, tuple(accuracies), tuple(got), folds.groups)


def _predict(
    recipe: Recipe, examples: list[Example], documents: list[Document], learned: Any, tested: Any
) -> list[tuple[int, str]]:
    classifier = train(recipe, [documents[at] for at in learned], [examples[at].intent for at in learned])
    return [(index, classifier.rank(documents[index])[0].intent) for index in tested]
