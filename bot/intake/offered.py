"""Values as they travel in choices: text out, contract values back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.eligibility.sme_class import is_industry_code
from bot.intake.display import display
from bot.intake.fields import Choice, Field, Kind
from nlu.values.names import is_prefecture

_LIST = re.compile(r"[,、]")
_LABEL_LENGTH = 20  # LINE's limit


def candidates(entry: Field, listed: str | None) -> tuple[Choice, ...]:
    """Choices for the values that a problem leaves open, listed with commas; none where one is not a value."""
    values = _LIST.split(listed) if listed else []
    found = [(value, from_choice(entry, [value])) for value in values]
    if any(value is None for _, value in found):
        return ()
    return tuple(Choice(text, _label(entry, value)) for text, value in found)


def _label(entry: Field, value: Any) -> str:
    words = display(entry.name, value)
    return words if len(words) <= _LABEL_LENGTH else words[: _LABEL_LENGTH - 1] + "…"


def from_choice(entry: Field, values: Sequence[str]) -> Any:
    """The contract value behind the chosen texts (values or labels); None if they are none of the field's."""
    if entry.choices:
        return _listed(entry, values)
    if len(values) != 1:
        return None
    return _typed(entry.kind, values[0])


def _listed(entry: Field, values: Sequence[str]) -> Any:
    known = {choice.label: choice.value for choice in entry.choices} | {
        choice.value: choice.value for choice in entry.choices
    }
    parts = [part.strip() for value in values for part in (value.split(",") if entry.kind is Kind.CHOICES else [value])]
    chosen = list(dict.fromkeys(known[part] for part in parts if part in known))
    if not chosen or any(part not in known for part in parts):
        return None
    if entry.kind is Kind.CHOICES:
        return chosen
    if len(chosen) > 1:
        return None
    return chosen[0] == "true" if entry.kind is Kind.BOOL else chosen[0]


def _typed(kind: Kind, text: str) -> Any:
    if kind is Kind.INDUSTRY:
        return text if is_industry_code(text) else None
    if kind is Kind.PREFECTURE:
        return text if is_prefecture(text) else None
    if kind in (Kind.YEN, Kind.PERSONS, Kind.YEAR) and text.isascii() and text.isdigit():
        return int(text)
    return None
