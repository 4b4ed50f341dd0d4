"""A compared recipe as a Rasa component, so that its load, memory and parse are measured as the service would have them."""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.evaluation.comparison.classifier import Classifier, train
from nlu.evaluation.comparison.features import reader
from nlu.evaluation.comparison.recipes import recipe_from

_FILE = "compared.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ComparedClassifier(GraphComponent, IntentClassifier):  # type: ignore[misc]
    """Ranks intents, ``faq`` with its topic, without arbitration. Config: see ``recipes.recipe_from``."""

    @staticmethod
    def required_packages() -> list[str]:
        return ["sudachipy", "sklearn"]

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: Classifier | None
    ) -> None:
        self._recipe, self._storage, self._resource, self._model = recipe_from(config), storage, resource, model
        self._read = reader(self._recipe.features)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ComparedClassifier:
        return cls(config, model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ComparedClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / _FILE))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        labels = [example.get(INTENT_RESPONSE_KEY) or example.get(INTENT) for example in examples]
        self._model = train(self._recipe, [self._read(example.get(TEXT)) for example in examples], labels)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        assert self._model is not None
        for message in messages:
            ranking = [
                {"name": ranked.intent, "confidence": ranked.confidence}
                for ranked in self._model.rank(self._read(message.get(TEXT)))
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
