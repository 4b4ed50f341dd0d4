"""LINE's limits, and the length of a text as LINE counts it."""

from __future__ import annotations

import json
from typing import Any

MESSAGES_A_CALL = 5
TEXT = 5_000
ALT_TEXT = 400  # LINE takes 1,500; more than this is no use in a list of chats
LABEL = 20
DISPLAY_TEXT = 300
QUICK_REPLIES = 13
URI = 1_000
SENDER = 20
BUBBLE_BYTES = 30_000
CAROUSEL_BYTES = 50_000
BUBBLES = 12

_ELLIPSIS = "…"


def units(text: str) -> int:
    """The length in UTF-16 code units: an emoji counts twice. Never less than the characters of a JSON schema."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, limit: int) -> str:
    """The text, or its beginning with 「…」, in at most ``limit`` units; no surrogate pair is torn."""
    if units(text) <= limit:
        return text
    return head(text, limit - 1) + _ELLIPSIS


def head(text: str, limit: int) -> str:
    """The longest beginning of at most ``limit`` units."""
    used = 0
    for at, char in enumerate(text):
        used += 2 if char > "\uffff" else 1
        if used > limit:
            return text[:at]
    return text


def size(part: Any) -> int:
    """The bytes of a part of a message as it is sent: the SDK escapes what is not ASCII, LINE counts it as UTF-8."""
    return len(json.dumps(part, ensure_ascii=False).encode("utf-8", "surrogatepass"))
