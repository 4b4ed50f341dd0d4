"""What a candidate sees of a text: character n-grams, Sudachi's words, word vectors of ja_ginza."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlu.components.sparse_model import char_ngrams, word_ngrams
from nlu.evaluation.comparison.words import Form, SplitMode, segmenter
from nlu.values.normal import normalize

Range = tuple[int, int]


@dataclass(frozen=True)
class Features:
    """Which features. ``chars`` and ``words`` are lowest and highest n, None for none of that kind."""

    chars: Range | None = (1, 4)
    words: Range | None = (1, 3)
    split_mode: SplitMode = "A"
    form: Form = "normalized"
    user_words: bool = False
    vectors: bool = False


@dataclass(frozen=True)
class Document:
    """One text: normalised and in lower case, its words, and the mean of its words' vectors where asked for."""

    text: str
    words: list[str]
    vector: NDArray[np.float32] | None = None


Reader = Callable[[str], Document]


def reader(features: Features) -> Reader:
    """A function from a text to what the features need of it; loads dictionaries and vectors once, now."""
    split = segmenter(features.split_mode, features.form, user_words=features.user_words).words
    vector = _vectors() if features.vectors else None
    wanted = features.words is not None

    def read(text: str) -> Document:
        normal = normalize(text).text
        return Document(normal.lower(), split(normal) if wanted else [], vector(normal) if vector else None)

    return read


def term_lists(features: Features) -> list[Callable[[Document], list[str]]]:
    """One function a kind of sparse feature, from a document to its terms."""
    kinds: list[Callable[[Document], list[str]]] = []
    if features.chars:
        low, high = features.chars
        kinds.append(lambda document: char_ngrams(f"^{document.text}$", low, high))
    if features.words:
        first, last = features.words
        kinds.append(lambda document: word_ngrams(document.words, first, last))
    return kinds


def _vectors() -> Callable[[str], NDArray[np.float32]]:
    """The mean vector of a text's words, of length 1; ja_ginza without its tagger, parser and NER."""
    import spacy

    nlp: Any = spacy.load("ja_ginza")
    nlp.select_pipes(enable=[])  # the static vectors need the tokenizer only

    def vector(text: str) -> NDArray[np.float32]:
        with nlp.memory_zone():
            mean = np.asarray(nlp.make_doc(text).vector, dtype=np.float32)
        length = float(np.linalg.norm(mean))
        return mean / length if length else mean

    return vector
