"""Humble and polite verbs in plain words: 「まだいただいておりません」 is まだもらっていません."""

from __future__ import annotations

import re

from nlu.values.dialect import replaced
from nlu.values.normal import Normalized

_RULES = tuple(
    (re.compile(words), plain)
    for words, plain in (
        (r"(?<=[てで])おりま(?=[すし]|せん)", "いま"),
        (r"(?<=[てで])おら(?=ず|ない)", "い"),
        (r"(?:いただい|頂い|(?:頂戴|ちょうだい)(?:いた)?し)(?=[てた])", "もらっ"),
        (r"(?:いただけ|頂け|頂戴でき)(?=て|な|ま)", "もらえ"),
        (r"(?:いただき|頂き|頂戴し|頂戴いたし)(?=ま)", "もらい"),
        (r"(?:いただく|頂く|頂戴する)(?=前|予定|こと|つもり)", "もらう"),
        (r"(?<!で)ございま(?=[すし]|せん)", "ありま"),
    )
)
_HINT = re.compile(r"お[りら]|いただ|頂|ござい|ちょうだい")


def plainly(n: Normalized) -> Normalized:
    """``n`` without humble forms; ``span`` still leads to its original."""
    if _HINT.search(n.text):
        for pattern, plain in _RULES:
            n = replaced(n, pattern, plain)
    return n
