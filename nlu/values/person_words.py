"""Is this word somebody's name? Judged by the dictionary of SudachiPy."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sudachipy import Tokenizer


@cache
def _tokenizer() -> Tokenizer:
    from sudachipy import Dictionary

    return Dictionary().create()


@lru_cache(maxsize=4096)
def parts(words: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Surface and part of speech of each morpheme, white space left out."""
    found = ((m.surface(), tuple(m.part_of_speech())) for m in _tokenizer().tokenize(words))
    return tuple((surface, pos) for surface, pos in found if not surface.isspace())


def is_person_name(words: str) -> bool:
    """At least one part is a personal name and every other part is a noun (names the dictionary lacks end up as such)."""
    kinds = [pos for _, pos in parts(words)]
    if not any(pos[2] == "人名" for pos in kinds):
        return False
    return all(pos[0] in ("名詞", "接頭辞", "接尾辞", "補助記号", "記号", "形状詞") for pos in kinds)
