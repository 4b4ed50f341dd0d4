"""Spans of web and mail addresses, whose marks end no sentence."""

from __future__ import annotations

from dataclasses import replace

from nlu.values.emails import find_emails
from nlu.values.normal import Normalized
from nlu.values.types import Found
from nlu.values.urls import find_urls

_MARKS = "?!"  # allowed in front of an address by its syntax, but the end of the sentence before it in a message


def emails(n: Normalized) -> list[Found]:
    """Mail addresses, without the mark of a question that runs into one: 「…ますか？tanaka@example.co.jp」."""
    found: list[Found] = []
    for one in find_emails(n):
        marks = len(n.text[one.start : one.end]) - len(n.text[one.start : one.end].lstrip(_MARKS))
        value = one.value.lstrip(_MARKS) if one.value else one.value
        found.append(replace(one, start=one.start + marks, value=value))
    return found


def unbroken(n: Normalized) -> list[tuple[int, int]]:
    """Spans that no clause boundary may cut."""
    return [(one.start, one.end) for one in (*find_urls(n), *emails(n))] if "." in n.text or "@" in n.text else []
