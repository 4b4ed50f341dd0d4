"""Reading as of one fixed day."""

from __future__ import annotations

from datetime import date
from typing import Any

from nlu.fields import Reading, read

AS_OF = date(2026, 11, 21)


def reading(text: str, asking: str | None = None) -> Reading:
    return read(text, asking, AS_OF)


def fields(text: str, asking: str | None = None) -> dict[str, Any]:
    return reading(text, asking).fields()
