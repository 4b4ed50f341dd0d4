"""The training examples as plain pairs, and which of them are nearly the same."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import CountVectorizer

from nlu.values.normal import normalize

# 「費用はかかりますか」 and 「費用は、かかりますか？」 are one wording; 「費用はかかる？」 is another.
SAME_WORDING = 0.8
_ENDINGS = re.compile(r"(?:です|ます|ね|よ|か|の|な|わ)+$")


class Example(NamedTuple):
    """One line of the training data; ``intent`` has the topic in it (``faq/cost``)."""

    text: str
    intent: str


def read_examples(data: Path) -> list[Example]:
    """Every example under a folder of Rasa NLU files, in the order of the files' names."""
    found: list[Example] = []
    for path in sorted(data.rglob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", ()):
            lines = block.get("examples", "").splitlines()
            found += [Example(line[2:].strip(), block["intent"]) for line in lines if line.startswith("- ")]
    return found


def near_duplicate_groups(texts: list[str]) -> list[int]:
    """A group number for each text: texts with nearly the same character pairs, directly or through others, share one.

    Compared after NFKC, without case, punctuation, white space and sentence endings; nearly is a cosine of
    ``SAME_WORDING`` over the counts of single characters and pairs.
    """
    bare = [_bare(text) for text in texts]
    matrix = CountVectorizer(analyzer="char", ngram_range=(1, 2), lowercase=False).fit_transform(
        [f"^{text}$" for text in bare]
    )
    matrix = csr_matrix(matrix, dtype=np.float32)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix = csr_matrix(matrix.multiply(1 / lengths[:, None]))
    rows, columns = [], []
    for start in range(0, matrix.shape[0], 1000):  # the whole product would not be sparse
        alike = (matrix[start : start + 1000] @ matrix.T).tocoo()
        close = alike.data >= SAME_WORDING
        rows.append(alike.row[close] + start)
        columns.append(alike.col[close])
    row, column = np.concatenate(rows), np.concatenate(columns)
    graph = csr_matrix((np.ones(len(row), np.int8), (row, column)), shape=(len(texts), len(texts)))
    return [int(group) for group in connected_components(graph, directed=False)[1]]


def _bare(text: str) -> str:
    letters = "".join(char for char in normalize(text).text.lower() if unicodedata.category(char)[0] in "LN")
    return _ENDINGS.sub("", letters) or letters or text
