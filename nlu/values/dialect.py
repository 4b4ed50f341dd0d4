"""Dialect and loose speech in plain standard words, with the way back to the text it was said in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from nlu.values.dialect_words import HINT, RULES
from nlu.values.normal import Normalized, unchanged


@lru_cache(maxsize=512)
def plain_speech(said: str) -> Normalized:
    """``said`` with しとらん, してへん, しちょらん as していない, なか and あらへん as ない, もろた as もらった.

    What is denied twice is said plainly (行けんことはない: 行ける). ``original`` is ``said``: ``span`` leads back to it.
    Any string is accepted; text without a trace of dialect comes back as it is.
    """
    plain = unchanged(said)
    if not HINT.search(said):
        return plain
    for pattern, standard in RULES:
        if pattern.search(plain.text):  # of some 250 rules few apply
            plain = replaced(plain, pattern, standard)
    return plain


def in_plain_speech(n: Normalized) -> Normalized:
    """A normalised text in plain speech; ``span`` still leads to its original."""
    plain = plain_speech(n.text)
    if plain.text == n.text:
        return n
    starts = tuple(n.starts[at] for at in plain.starts)
    ends = tuple(n.ends[at - 1] for at in plain.ends)
    return Normalized(n.original, plain.text, starts, ends)


def replaced(
    n: Normalized, pattern: re.Pattern[str], standard: str | Callable[[re.Match[str]], str | None]
) -> Normalized:
    """``n`` with every match of ``pattern`` in other words: a template, or made of the match (None: it stays).

    A new word stands where the old one stood.
    """
    cuts = [
        (*match.span(), words)
        for match in pattern.finditer(n.text)
        if match.group()
        and (words := match.expand(standard) if isinstance(standard, str) else standard(match)) is not None
    ]
    return _cut(n, cuts) if cuts else n


def replaced_spans(n: Normalized, spans: list[tuple[int, int]], standard: str) -> Normalized:
    """``n`` with the words that stood at ``spans`` of ``n.original`` (in order, apart) as ``standard``."""
    cuts: list[tuple[int, int, str]] = []
    for start, end in spans:
        inside = [at for at in range(len(n.text)) if start <= n.starts[at] and n.ends[at] <= end]
        if inside:
            cuts.append((inside[0], inside[-1] + 1, standard))
    return _cut(n, cuts)


def _cut(n: Normalized, cuts: list[tuple[int, int, str]]) -> Normalized:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for first, last, words in cuts:
        text += [n.text[done:first], words]
        starts += [*n.starts[done:first], *[n.starts[first]] * len(words)]
        ends += [*n.ends[done:first], *[n.ends[last - 1]] * len(words)]
        done = last
    return Normalized(n.original, "".join(text) + n.text[done:], (*starts, *n.starts[done:]), (*ends, *n.ends[done:]))
