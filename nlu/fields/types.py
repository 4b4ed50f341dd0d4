"""What reading a message gives: fields with values, and fields that the words touch but do not settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import IntEnum
from typing import Any


@dataclass(frozen=True)
class FieldValue:
    """A field that the text settles. ``value`` is in contract units; the half-open span is in the original text.

    ``named``: words beside the value name its field, or it was asked; else only its kind says so.
    """

    field: str
    value: Any
    start: int
    end: int
    named: bool = True


@dataclass(frozen=True)
class FieldProblem:
    """A field that the visitor meant to answer, in words that do not settle it.

    ``code`` names the bot's words for it (``utter_problem/<code>``), ``detail`` fills their placeholders.
    """

    field: str
    code: str
    detail: Mapping[str, str]
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """Every field that one message settles (at most one value each) or leaves open with a reason."""

    values: tuple[FieldValue, ...] = ()
    problems: tuple[FieldProblem, ...] = ()

    def fields(self) -> dict[str, Any]:
        """The settled fields as a plain mapping."""
        return {one.field: one.value for one in self.values}


class Strength(IntEnum):
    """How a value came to its field. The stronger wins; within one strength, the later words win."""

    TYPE = 1  # nothing but the kind of value says so
    ASKED = 2  # the field that was asked
    CUE = 3  # words beside the value name the field


@dataclass(frozen=True)
class Candidate:
    """A possible value (or problem, when ``problem`` is set) of a field; the span is in the normalised text."""

    field: str
    value: Any
    start: int
    end: int
    strength: Strength
    problem: str | None = None
    detail: Mapping[str, str] = dataclass_field(default_factory=dict)
