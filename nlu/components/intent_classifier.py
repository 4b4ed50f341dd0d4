"""Rasa intent classifier: one-vs-rest logistic regression on sparse n-grams of characters and of Sudachi's normalised words."""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from nlu.components.field_extractor import NOT_FIELDS
from nlu.components.sparse_model import SparseModel, char_ngrams, from_fitted, word_ngrams
from nlu.intents.arbitration import Ranked, Settled, arbitrate
from nlu.intents.evidence import nominal
from nlu.values.normal import normalize

_FILE = "intent_classifier.joblib"
_RANKING_LENGTH = 10
# Nothing visible, or a script never learned: without this, what is left is which intent is frequent, and that is yes.
_NOT_UNDERSTOOD, _BARELY = "out_of_scope", 0.5
_LEAST_KNOWN = 0.34  # of the characters


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """Intents, the retrieval intent ``faq`` with its topic included.

    A topic is given as Rasa's response selector would give it, so that ``utter_faq`` works as usual.
    Config: ``C`` inverse regularisation; ``char_ngrams`` and ``word_ngrams`` lowest and highest n.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        from rasa.nlu.tokenizers.tokenizer import Tokenizer

        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"C": 20.0, "char_ngrams": [1, 3], "word_ngrams": [1, 2]}

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: SparseModel | None = None
    ) -> None:
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / _FILE))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        labels = [example.get(INTENT_RESPONSE_KEY) or example.get(INTENT) for example in examples]
        self._model = self._fit([_document(example) for example in examples], labels)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / _FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            entities = message.get(ENTITIES, [])
            settled = [
                Settled(item["entity"], item["start"], item["end"])
                for item in entities
                if item["entity"] not in NOT_FIELDS
            ]
            tags = [token.get("pos") or "" for token in message.get(TOKENS_NAMES[TEXT]) or []]
            verdict = arbitrate(
                self._rank(message), message.get(TEXT), message.get("asking"), settled, is_name=nominal(tags)
            )
            if verdict.withdrawn:
                kept = [item for item in entities if item["entity"] not in verdict.withdrawn]
                message.set(ENTITIES, kept, add_to_output=True)
            _annotate(message, verdict.ranking)
        return messages

    def _rank(self, message: Message) -> list[Ranked]:
        assert self._model is not None
        document = _document(message)
        if self._model.vocabularies[0].share_known(document[0]) < _LEAST_KNOWN:
            return [Ranked(_NOT_UNDERSTOOD, _BARELY)]
        chances = self._model.chances((self._chars(document), self._words(document)))
        order = np.argsort(-chances)[:_RANKING_LENGTH]
        return [Ranked(self._model.classes[index], float(chances[index])) for index in order]

    def _fit(self, documents: list[Document], labels: list[str]) -> SparseModel:
        vectorizers = [TfidfVectorizer(analyzer=terms, sublinear_tf=True) for terms in (self._chars, self._words)]
        matrix = hstack([vectorizer.fit_transform(documents) for vectorizer in vectorizers]).tocsr()
        classifier = LogisticRegression(C=self._config["C"], solver="liblinear", class_weight="balanced")
        classifier.fit(matrix, labels)
        return from_fitted(vectorizers, classifier)

    def _chars(self, document: Document) -> list[str]:
        return char_ngrams(f"^{document[0]}$", *self._config["char_ngrams"])

    def _words(self, document: Document) -> list[str]:
        return word_ngrams(document[1], *self._config["word_ngrams"])


Document = tuple[str, list[str]]


def _document(message: Message) -> Document:
    """The normalised text and Sudachi's normalised words."""
    tokens = message.get(TOKENS_NAMES[TEXT]) or []
    return normalize(message.get(TEXT)).text.lower(), [token.lemma.lower() for token in tokens if token.text.strip()]


def _annotate(message: Message, ranking: list[Ranked]) -> None:
    def entry(ranked: Ranked) -> dict[str, Any]:
        return {"name": ranked.intent.split("/")[0], "confidence": ranked.confidence}

    best = ranking[0]
    message.set(INTENT, entry(best), add_to_output=True)
    message.set("intent_ranking", [entry(ranked) for ranked in ranking], add_to_output=True)
    if "/" in best.intent:
        utter = f"utter_{best.intent}"
        response = {"intent_response_key": best.intent, "confidence": best.confidence, "utter_action": utter}
        selector = {"all_retrieval_intents": ["faq"], "faq": {"response": response, "ranking": [response]}}
        message.set("response_selector", selector, add_to_output=True)
