"""A classifier under comparison, outside Rasa: features, an estimator, and a quick way from a text to a ranking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from nlu.components.sparse_model import Vocabulary
from nlu.evaluation.comparison.estimators import EstimatorName, Linear, fit
from nlu.evaluation.comparison.features import Document, Features, term_lists
from nlu.intents.arbitration import Ranked

_RANKING_LENGTH = 10


@dataclass(frozen=True)
class Recipe:
    """All that decides what is learned. ``strength``: see ``estimators.fit``."""

    features: Features = field(default_factory=Features)
    estimator: EstimatorName = "ovr_lr"
    strength: float = 20.0


@dataclass(frozen=True)
class Classifier:
    """A fitted recipe; plain data, so it can be written to a file."""

    features: Features
    vocabularies: tuple[Vocabulary, ...]
    linear: Linear

    def rank(self, document: Document) -> list[Ranked]:
        """The ten likeliest intents, the best first."""
        scores, offset = self.linear.intercept.copy(), 0
        for vocabulary, terms in zip(self.vocabularies, term_lists(self.features), strict=True):
            columns, weights = vocabulary.weigh(terms(document))
            if columns:
                scores += weights @ self.linear.weights[np.asarray(columns) + offset]
            offset += len(vocabulary.columns)
        if document.vector is not None:
            scores += document.vector @ self.linear.weights[offset:]
        chances = self.linear.chances(scores)
        order = np.argsort(-chances)[:_RANKING_LENGTH]
        return [Ranked(self.linear.classes[index], float(chances[index])) for index in order]


def train(recipe: Recipe, documents: list[Document], labels: list[str]) -> Classifier:
    """Fit the vectorisers and the estimator on documents as the recipe's own reader gives them."""
    fitted = [TfidfVectorizer(analyzer=terms, sublinear_tf=True) for terms in term_lists(recipe.features)]
    blocks: list[Any] = [vectorizer.fit_transform(documents) for vectorizer in fitted]
    if recipe.features.vectors:
        dense = [document.vector for document in documents if document.vector is not None]
        blocks.append(csr_matrix(np.stack(dense)))
    linear = fit(recipe.estimator, recipe.strength, hstack(blocks).tocsr(), labels)
    vocabularies = tuple(
        Vocabulary({str(term): int(at) for term, at in one.vocabulary_.items()}, one.idf_.astype(np.float32))
        for one in fitted
    )
    return Classifier(recipe.features, vocabularies, linear)
