"""The classifier's arithmetic at run time: a sparse vector times a matrix, without scikit-learn's checks on the way.

Training is scikit-learn's. One text through its pipeline takes some 4 ms, nearly all of it validation and dispatch for
batches; the same numbers come from the fitted weights in a fraction of that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Vocabulary:
    """One fitted TF-IDF vectoriser: the column and the inverse document frequency of each of its terms."""

    columns: dict[str, int]
    idf: Floats

    def share_known(self, terms: Collection[str]) -> float:
        """The share of the terms that training saw, between 0 and 1; 0 for no terms."""
        return sum(term in self.columns for term in terms) / len(terms) if terms else 0.0

    def weigh(self, terms: Iterable[str]) -> tuple[list[int], Floats]:
        """Columns and weights (sublinear TF, IDF, length 1) of a text's terms; unknown terms are left out."""
        counts = Counter(column for term in terms if (column := self.columns.get(term)) is not None)
        columns = list(counts)
        frequency = np.fromiter(counts.values(), np.float32, len(counts))
        weights = (1 + np.log(frequency)) * self.idf[columns]
        length = float(np.sqrt(weights @ weights))
        return columns, (weights / length if length else weights).astype(np.float32)


@dataclass(frozen=True)
class SparseModel:
    """One-vs-rest logistic regression over several vocabularies side by side. ``weights`` is terms × classes."""

    classes: tuple[str, ...]
    vocabularies: tuple[Vocabulary, ...]
    weights: Floats
    intercept: Floats

    def chances(self, terms: Iterable[Iterable[str]]) -> Floats:
        """The probability of each class, given the terms for each vocabulary; they sum to 1."""
        scores, offset = self.intercept.copy(), 0
        for vocabulary, own in zip(self.vocabularies, terms, strict=True):
            columns, weights = vocabulary.weigh(own)
            if columns:
                scores += weights @ self.weights[np.asarray(columns) + offset]
            offset += len(vocabulary.columns)
        each = 1 / (1 + np.exp(-scores))
        total = float(each.sum())
        return (each / total if total else np.full_like(each, 1 / len(each))).astype(np.float32)


def from_fitted(vectorizers: Iterable[Any], classifier: Any) -> SparseModel:
    """The model behind fitted ``TfidfVectorizer`` and ``LogisticRegression`` objects of scikit-learn."""
    vocabularies = tuple(
        Vocabulary(
            {str(term): int(column) for term, column in fitted.vocabulary_.items()}, fitted.idf_.astype(np.float32)
        )
        for fitted in vectorizers
    )
    return SparseModel(
        classes=tuple(map(str, classifier.classes_)),
        vocabularies=vocabularies,
        weights=np.ascontiguousarray(classifier.coef_.T, dtype=np.float32),
        intercept=classifier.intercept_.astype(np.float32),
    )


def char_ngrams(text: str, lowest: int, highest: int) -> list[str]:
    """All character n-grams, ``lowest`` ≤ n ≤ ``highest``."""
    return [text[at : at + n] for n in range(lowest, highest + 1) for at in range(len(text) - n + 1)]


def word_ngrams(words: list[str], lowest: int, highest: int) -> list[str]:
    """All n-grams of words joined by a space, ``lowest`` ≤ n ≤ ``highest``."""
    return [" ".join(words[at : at + n]) for n in range(lowest, highest + 1) for at in range(len(words) - n + 1)]
