"""Text messages: long ones split where a sentence ends."""

from __future__ import annotations

import re
from typing import Any

from api.channels.line.rendering import limits

Message = dict[str, Any]

# Where a text may be split, best first: between paragraphs, lines, sentences, parts of a sentence, words.
_SPLITS = tuple(re.compile(pattern) for pattern in (r"\n{2,}", r"\n", r"[。！？!?]+[」』）)]*", r"[、，,]", r"\s"))
_LEAST = 0.5  # of the limit: a split before it would make many short messages
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def text_messages(text: str) -> list[Message]:
    """The text in as many messages as it needs; none for a blank one."""
    return [{"type": "text", "text": part} for part in split(text)]


def split(text: str, limit: int = limits.TEXT) -> list[str]:
    """Parts of at most ``limit`` units, none of them blank, each ending where one may pause."""
    rest, parts = clean(text).strip(), []
    while limits.units(rest) > limit:
        part = _first(limits.head(rest, limit))
        parts.append(part.rstrip())
        rest = rest[len(part) :].lstrip()
    return [part for part in (*parts, rest) if part]


def clean(text: str) -> str:
    """Half a surrogate pair cannot be sent as UTF-8."""
    return _SURROGATES.sub("\ufffd", text)


def _first(room: str) -> str:
    for pattern in _SPLITS:
        ends = [match.end() for match in pattern.finditer(room) if match.end() > len(room) * _LEAST]
        if ends and room[: ends[-1]].strip():
            return room[: ends[-1]]
    return room
