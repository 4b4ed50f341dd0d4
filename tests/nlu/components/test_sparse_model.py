"""The run-time arithmetic gives what scikit-learn's own pipeline gives."""

from __future__ import annotations

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlu.components.sparse_model import char_ngrams, from_fitted, word_ngrams

TEXTS = [
    "はい お願い し ます",
    "いいえ 違い ます",
    "費用 は いくら です か",
    "はい",
    "いいえ",
    "お金 は かかり ます か",
]
LABELS = ["affirm", "deny", "faq/cost", "affirm", "deny", "faq/cost"]


def chars(text: str) -> list[str]:
    return char_ngrams(text.replace(" ", ""), 1, 3)


def words(text: str) -> list[str]:
    return word_ngrams(text.split(), 1, 2)


def test_the_same_probabilities_as_the_fitted_pipeline() -> None:
    vectorizers = [TfidfVectorizer(analyzer=terms, sublinear_tf=True) for terms in (chars, words)]
    matrix = hstack([vectorizer.fit_transform(TEXTS) for vectorizer in vectorizers]).tocsr()
    classifier = LogisticRegression(C=5.0, solver="liblinear").fit(matrix, LABELS)
    model = from_fitted(vectorizers, classifier)
    for text in [*TEXTS, "はい 費用 は いくら ます ます", "知ら ない 言葉"]:
        row = hstack([vectorizer.transform([text]) for vectorizer in vectorizers]).tocsr()
        expected = classifier.predict_proba(row)[0]
        np.testing.assert_allclose(model.chances((chars(text), words(text))), expected, atol=1e-5)


def test_nothing_known_and_nothing_at_all_still_gives_probabilities() -> None:
    vectorizers = [TfidfVectorizer(analyzer=chars).fit(TEXTS)]
    classifier = LogisticRegression(solver="liblinear").fit(vectorizers[0].transform(TEXTS), LABELS)
    for text in ("", "Ω"):
        chances = from_fitted(vectorizers, classifier).chances((chars(text),))
        assert abs(float(chances.sum()) - 1) < 1e-5
