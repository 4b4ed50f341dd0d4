"""The words of a text with their parts of speech, by SudachiPy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Tokenizer


_LONE = re.compile("[\ud800-\udfff]")


@cache
def tokenizer() -> Tokenizer:
    """The one tokenizer; its dictionary is opened at the first call."""
    from sudachipy import Dictionary

    return Dictionary().create()


@dataclass(frozen=True)
class Morpheme:
    """A word at the half-open span of its text; ``pos`` as in UniDic (名詞, 普通名詞, 一般 …), six parts."""

    surface: str
    start: int
    end: int
    pos: tuple[str, ...]


@lru_cache(maxsize=256)
def morphemes(text: str) -> tuple[Morpheme, ...]:
    """Every morpheme of the text in order, white space included; half a surrogate pair counts as a mark."""
    found = tokenizer().tokenize(_LONE.sub("?", text))
    return tuple(Morpheme(m.surface(), m.begin(), m.end(), tuple(m.part_of_speech())) for m in found)
