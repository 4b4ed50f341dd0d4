"""The ways of learning that are compared. Each ends as one linear map, so that all are timed by the same arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sklearn.calibration import CalibratedClassifierCV
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

Floats = NDArray[np.float32]
Labels = NDArray[np.str_]
Link = Literal["each", "softmax"]
EstimatorName = Literal["ovr_lr", "multinomial_lr", "svm", "sgd", "complement_nb", "nb_lr"]


@dataclass(frozen=True)
class Linear:
    """Scores are ``x @ weights + intercept``. ``each``: a sigmoid for each class, then a sum of 1; or ``softmax``."""

    classes: tuple[str, ...]
    weights: Floats  # features × classes
    intercept: Floats
    link: Link

    def chances(self, scores: Floats) -> Floats:
        """Probabilities of the classes; the sum is 1."""
        each = np.exp(scores - scores.max()) if self.link == "softmax" else 1 / (1 + np.exp(-scores))
        total = float(each.sum())
        shared: Floats = each / total if total else np.full_like(each, 1 / len(each))
        return shared.astype(np.float32)


def fit(name: EstimatorName, strength: float, matrix: Any, labels: list[str]) -> Linear:
    """Train. ``strength`` is ``C`` for regressions and machines, ``alpha`` for naive Bayes and gradient descent."""
    return _FITS[name](strength, matrix, np.asarray(labels))


def _ovr_lr(strength: float, matrix: Any, labels: Labels) -> Linear:
    model = LogisticRegression(C=strength, solver="liblinear", class_weight="balanced").fit(matrix, labels)
    return _linear(model.classes_, model.coef_, model.intercept_, "each")


def _multinomial_lr(strength: float, matrix: Any, labels: Labels) -> Linear:
    model = LogisticRegression(C=strength, class_weight="balanced", max_iter=100, tol=1e-3).fit(matrix, labels)
    return _linear(model.classes_, model.coef_, model.intercept_, "softmax")


def _svm(strength: float, matrix: Any, labels: Labels) -> Linear:
    """Platt's sigmoid over out-of-fold margins is again a linear map under a sigmoid."""
    base = LinearSVC(C=strength, class_weight="balanced")
    model = CalibratedClassifierCV(base, cv=3, method="sigmoid", ensemble=False).fit(matrix, labels)
    fitted = model.calibrated_classifiers_[0]
    slope = -np.array([one.a_ for one in fitted.calibrators])
    offset = -np.array([one.b_ for one in fitted.calibrators])
    machine = fitted.estimator
    return _linear(model.classes_, machine.coef_ * slope[:, None], machine.intercept_ * slope + offset, "each")


def _sgd(strength: float, matrix: Any, labels: Labels) -> Linear:
    model = SGDClassifier(loss="log_loss", alpha=strength, class_weight="balanced", random_state=1).fit(matrix, labels)
    return _linear(model.classes_, model.coef_, model.intercept_, "each")


def _complement_nb(strength: float, matrix: Any, labels: Labels) -> Linear:
    model = ComplementNB(alpha=strength).fit(matrix, labels)
    return _linear(model.classes_, model.feature_log_prob_, np.zeros(len(model.classes_)), "softmax")


def _nb_lr(strength: float, matrix: Any, labels: Labels) -> Linear:
    """One-vs-rest regression on features scaled by the class's naive Bayes log-count ratio (Wang and Manning 2012)."""
    classes = np.unique(labels)
    weights, intercepts = [], []
    for name in classes:
        own = labels == name
        ratio = _log_ratio(matrix[own]) - _log_ratio(matrix[~own])
        model = LogisticRegression(C=strength, solver="liblinear", class_weight="balanced")
        model.fit(matrix.multiply(ratio).tocsr(), own)
        weights.append(model.coef_[0] * ratio)
        intercepts.append(model.intercept_[0])
    return _linear(classes, np.array(weights), np.array(intercepts), "each")


def _log_ratio(matrix: Any) -> NDArray[np.float64]:
    counts = 1 + np.asarray(matrix.sum(axis=0)).ravel()
    return np.log(counts / np.abs(counts).sum())  # type: ignore[no-any-return]


def _linear(classes: Any, weights: Any, intercept: Any, link: Link) -> Linear:
    by_class = np.ascontiguousarray(weights.T, np.float32)
    return Linear(tuple(map(str, classes)), by_class, np.asarray(intercept, np.float32), link)


_FITS: dict[EstimatorName, Callable[[float, Any, Labels], Linear]] = {
    "ovr_lr": _ovr_lr,
    "multinomial_lr": _multinomial_lr,
    "svm": _svm,
    "sgd": _sgd,
    "complement_nb": _complement_nb,
    "nb_lr": _nb_lr,
}
