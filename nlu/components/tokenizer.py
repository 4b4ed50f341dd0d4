"""Rasa tokenizer on spaCy's Japanese pipeline, which segments with SudachiPy."""

from __future__ import annotations

from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from spacy.lang.ja import DetailedToken
from spacy.lang.ja import JapaneseTokenizer as SpacyTokenizer

from nlu.values.normal import normalize

# Sudachi refuses more than 49,149 bytes; what a visitor may send is bounded far below this (api/conversations).
MAX_CHARACTERS = 5_000


class LeanTokenizer(SpacyTokenizer):
    """spaCy's tokenizer without readings and inflections, which nothing here reads.

    spaCy keeps each reading that it meets as a morphological feature for good; ``memory_zone`` does not free those
    (docs/decisions/0009).
    """

    def _get_dtokens(self, sudachipy_tokens: Any, need_sub_tokens: bool = True) -> list[DetailedToken]:
        tokens = super()._get_dtokens(sudachipy_tokens, need_sub_tokens)
        return [token._replace(reading="", inf="") for token in tokens]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class JapaneseTokenizer(Tokenizer):
    """Tokens of the normalised text with their spans in the original; ``lemma`` is Sudachi's normalised form.

    Config: ``split_mode`` ``A`` (short units), ``B`` or ``C`` (named entities).
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None, "split_mode": "A"}

    @staticmethod
    def required_packages() -> list[str]:
        return ["spacy", "sudachipy"]

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._nlp = spacy.blank("ja")
        self._nlp.tokenizer = LeanTokenizer(self._nlp.vocab, config["split_mode"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> GraphComponent:
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        normal = normalize(message.get(attribute)[:MAX_CHARACTERS])
        # The zone frees what the vocabulary took up for this text, which would else grow with every new word.
        with self._nlp.memory_zone():
            tokens = []
            for token in self._nlp.make_doc(normal.text):
                start, end = normal.span(token.idx, token.idx + len(token.text))
                tokens.append(Token(token.text, start, end, data={"pos": token.tag_}, lemma=token.norm_))
        return tokens
