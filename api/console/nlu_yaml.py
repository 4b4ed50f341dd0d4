"""Training data in Rasa's YAML, as in nlu/data."""

from __future__ import annotations

import re
from collections.abc import Iterable

# ``[words](name)`` and its like would be read as a marked entity.
_ENTITY = re.compile(r"\](?=[(\[{])")


def nlu_yaml(examples: Iterable[tuple[str, str]]) -> str:
    """(intent, words on one line) as a file that ``rasa train`` reads; the same words under an intent only once."""
    by_intent: dict[str, dict[str, None]] = {}
    for intent, words in examples:
        if words:
            by_intent.setdefault(intent, {})[_ENTITY.sub("］", words)] = None
    lines = ['version: "3.1"', "nlu:" if by_intent else "nlu: []"]
    for intent in sorted(by_intent):
        lines += [f"- intent: {intent}", "  examples: |"]
        lines += [f"    - {words}" for words in by_intent[intent]]
    return "\n".join(lines) + "\n"
