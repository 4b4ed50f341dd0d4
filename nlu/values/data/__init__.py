"""Tables the value finders read, and the one way to read them. Nothing is opened at import."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``<name>.csv`` (UTF-8, header line) in file order. Lines that begin with ``#`` are comments."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple(dict(row) for row in csv.DictReader(lines))
