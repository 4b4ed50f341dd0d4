"""Recipes from Rasa's configuration: of a compared pipeline, and of the shipped one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from nlu.evaluation.comparison.classifier import Recipe
from nlu.evaluation.comparison.features import Features, Range

COMPARED = "nlu.evaluation.comparison.rasa_classifier.ComparedClassifier"
_SHIPPED = "nlu.components.intent_classifier.IntentClassifier"
_TOKENIZER = "nlu.components.tokenizer.JapaneseTokenizer"


def recipe_from(config: Mapping[str, Any]) -> Recipe:
    """A recipe from a component's options; what is not given is as in ``Features`` and ``Recipe``.

    Options: ``chars`` and ``words`` (lowest and highest n, or null), ``split_mode``, ``form``, ``user_words``,
    ``vectors``, ``estimator``, ``strength``.
    """
    features = Features(
        chars=_range(config.get("chars", Features.chars)),
        words=_range(config.get("words", Features.words)),
        split_mode=config.get("split_mode", Features.split_mode),
        form=config.get("form", Features.form),
        user_words=config.get("user_words", Features.user_words),
        vectors=config.get("vectors", Features.vectors),
    )
    estimator = config.get("estimator", Recipe.estimator)
    return Recipe(features, estimator, float(config.get("strength", Recipe.strength)))


def shipped(config: Path) -> Recipe:
    """The recipe of the classifier in the project's ``config.yml``."""
    options = {component["name"]: component for component in _pipeline(config)}
    classifier, tokenizer = options[_SHIPPED], options[_TOKENIZER]
    features = Features(
        chars=_range(classifier["char_ngrams"]),
        words=_range(classifier["word_ngrams"]),
        split_mode=tokenizer["split_mode"],
    )
    return Recipe(features, "ovr_lr", float(classifier["C"]))


def compared(config: Path) -> Recipe | None:
    """The recipe in a compared pipeline's file; None if the pipeline holds none (DIET)."""
    options = next((component for component in _pipeline(config) if component["name"] == COMPARED), None)
    return recipe_from(options) if options is not None else None


def _pipeline(config: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(config.read_text(encoding="utf-8"))["pipeline"]
    return found


def _range(value: Any) -> Range | None:
    return None if value is None else (int(value[0]), int(value[1]))
