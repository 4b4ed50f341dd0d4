"""Answers that stand, put right in so many words: 「従業員数だけ違いました。54名です」, 「さっきの25人は…。17人に直してください」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from actions.telling import anew
from bot.intake.fields import Kind
from bot.intake.registry import FIELDS
from bot.intake.state import State
from nlu.fields import in_order, made_so, mended_in
from nlu.fields.mending import Mended
from nlu.fields.texts import SENTENCES
from nlu.values.normal import normalize

_STEM = 6  # characters by which an answer is known again
_NUMBER = re.compile(r"[0-9]+")


def mendings(before: State, text: str, as_of: date) -> Iterator[tuple[Mended, str, Any]]:
    """What the message puts right outright, with the field and its new value."""
    for one in (*mended_in(text), *made_so(text)):
        for name in one.fields or _repeated(before, text):
            standing = before.profile.value(name)
            if standing is None or name == before.asking:
                continue
            ordered = in_order(one.words, standing) if FIELDS[name].kind is Kind.COUNTRIES else None
            value = ordered or anew(before, name, one.words, as_of)
            if value is not None and value != standing:
                yield one, name, value
                break


def _repeated(before: State, text: str) -> list[str]:
    """The fields whose standing answers the message repeats, the last first: 「さっきの25人は…」."""
    said = normalize(text).text
    found = []
    for name in reversed(before.trail):
        record = before.profile.get(name)
        if record is None or not record.has_value or record.source is None or name in SENTENCES:
            continue
        words = normalize(record.source.text).text
        number = _NUMBER.search(words)
        if (number[0] if number else words[:_STEM]) in said:
            found.append(name)
    return found
