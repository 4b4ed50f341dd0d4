"""Width and compatibility normalisation that keeps the way back to the original text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_VOICE_MARKS = "\uff9e\uff9f"  # half-width voiced / semi-voiced sound marks
_DASHES = dict.fromkeys("‐‑‒–—―−－﹣⁃─━➖", "-")
_WAVES = dict.fromkeys("〜～∼∿⁓", "~")
_SAME = _DASHES | _WAVES
_FOLDED = frozenset("-~")
# A kana whose last letters were sent before they were turned: 「ありませn」「5名でs」.
_HALF_TYPED = re.compile(r"(?<=せ)n(?![A-Za-z0-9])|(?<=[でま])s(?![A-Za-z0-9])")
_TURNED = {"n": "ん", "s": "す"}


@dataclass(frozen=True)
class Normalized:
    """NFKC text with, for each of its characters, where it stood in ``original``.

    ``starts[i]`` and ``ends[i]`` are the half-open span in ``original`` of the character ``text[i]``.
    Letter case is kept. Runs of white space become one space; leading and trailing white space is dropped.
    """

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span in ``original`` of ``text[start:end]``; an empty slice gives an empty span."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.original)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def spelled(self, start: int, end: int) -> str:
        """``text[start:end]`` with waves and dashes as they were typed: 10時〜12時."""
        return "".join(
            typed if char in _FOLDED and (typed := self.original[first:last]) in _SAME else char
            for char, first, last in zip(
                self.text[start:end], self.starts[start:end], self.ends[start:end], strict=True
            )
        )

    def source(self, start: int, end: int) -> str:
        """The original words behind ``text[start:end]``."""
        first, last = self.span(start, end)
        return self.original[first:last]


def unchanged(text: str) -> Normalized:
    """``text``, normalised already, as its own original: where its words are replaced, the way back leads to it."""
    at = range(len(text))
    return Normalized(text, text, tuple(at), tuple(index + 1 for index in at))


def normalize(original: str) -> Normalized:
    """Normalise any Unicode string; never raises, whatever the input."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(original):
        for char in _fold(original[start:end]):
            if char.isspace():
                if not chars or chars[-1] == " ":
                    continue
                char = " "
            chars.append(char)
            starts.append(start)
            ends.append(end)
    if chars and chars[-1] == " ":
        chars.pop(), starts.pop(), ends.pop()
    text = _HALF_TYPED.sub(lambda half: _TURNED[half[0]], "".join(chars))
    return Normalized(original, text, tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans of characters that are normalised together: a base and the marks that follow it."""
    spans: list[tuple[int, int]] = []
    for index, char in enumerate(text):
        joins = char in _VOICE_MARKS or unicodedata.combining(char)
        if joins and spans and not text[spans[-1][0]].isspace():
            spans[-1] = (spans[-1][0], index + 1)
        else:
            spans.append((index, index + 1))
    return spans


def _fold(cluster: str) -> str:
    if "\u2460" <= cluster <= "\u2473":
        return f"({ord(cluster) - 0x245F})"  # ①5名 is an item, not 15
    folded = unicodedata.normalize("NFKC", cluster)
    return "".join(_SAME.get(char, char) for char in folded if _visible(char))


def _visible(char: str) -> bool:
    """Not a control, format or variation-selecting character (葛 + U+E0100 is 葛 to a reader), nor half a character."""
    if char.isspace():
        return True
    selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return not selector and unicodedata.category(char) not in ("Cc", "Cf", "Cs")
