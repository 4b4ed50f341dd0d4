"""Words looked up in a text by dictionary: linear in the text, longest word first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlu.values.normal import Normalized


@dataclass(frozen=True)
class Match:
    """``word`` stands at the half-open span ``start:end`` of the searched text."""

    word: str
    start: int
    end: int


class Lexicon:
    """A set of words, indexed by first character."""

    def __init__(self, words: Iterable[str]) -> None:
        lengths: dict[str, set[int]] = {}
        self._words = frozenset(word for word in words if word)
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def at(self, text: str, start: int) -> Iterator[Match]:
        """The words that begin at ``start``, the longest first."""
        for length in self._lengths.get(text[start], ()):
            word = text[start : start + length]
            if len(word) == length and word in self._words:
                yield Match(word, start, start + length)

    def scan(self, text: str) -> Iterator[Match]:
        """Leftmost-longest matches that do not overlap."""
        at = 0
        while at < len(text):
            match = next(self.at(text, at), None)
            if match is None:
                at += 1
            else:
                yield match
                at = match.end


def same_length_lower(text: str) -> str:
    """Lower case, character by character, so that offsets stay true (``İ`` would grow)."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def same_length_hiragana(text: str) -> str:
    """Katakana turned into hiragana, character by character, so that offsets stay true."""
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)


def with_lines(n: Normalized) -> str:
    """The normalised text with its line breaks put back where a space stands for one; offsets stay."""
    return "".join("\n" if char == " " and "\n" in n.source(at, at + 1) else char for at, char in enumerate(n.text))
