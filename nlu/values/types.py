"""What a value finder returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """Why words that look like a value could not be taken as one.

    ``code`` is ``<kind>.<reason>`` (``money.foreign_currency``, ``count.vague``, ``country.region``,
    ``corporate_number.check_digit`` …); the bot's words for it are ``utter_problem/<code>`` in domain.yml.
    ``detail`` fills the placeholders of those words.
    """

    code: str
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A value (or a problem) found in a text.

    ``start`` and ``end`` are a half-open span in the *normalised* text that was searched; callers turn it into
    a span of the original by ``Normalized.span``. ``value`` is in contract units and None where ``problem`` is set.
    ``approximate`` is True for 約, くらい, 弱, 強 and the like.
    """

    kind: str
    value: Any
    start: int
    end: int
    problem: Problem | None = None
    approximate: bool = False
    detail: Mapping[str, Any] = field(default_factory=dict)
