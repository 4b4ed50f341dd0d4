"""Tables of figures: what a page shows beside a chart, and what is exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Cell = str | int | float | None


@dataclass(frozen=True)
class Table:
    """``columns`` name the cells of each row; the first cell says what the row is about.

    A share is a number between 0 and 1 in a column of ``shares``; a length of time one of minutes.
    """

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: frozenset[str] = frozenset()

    def shown(self, column: str, cell: Cell) -> str:
        """A cell as people read it; a dash for what is not known."""
        if cell is None:
            return "–"
        if isinstance(cell, str):
            return cell
        if column in self.shares:
            return percent(cell)
        return number(cell)


def share(part: int, whole: int) -> float | None:
    """Between 0 and 1; None of nothing."""
    return part / whole if whole else None


def percent(value: float | None) -> str:
    """``12%``; under one percent with a digit more, so that little is not read as nothing."""
    if value is None:
        return "–"
    return f"{value:.1%}" if 0 < value < 0.01 else f"{value:.0%}"


def number(value: float) -> str:
    """``1,234``; one digit after the point where it is no whole number."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.1f}"


def minutes(seconds: float | None) -> float | None:
    """For tables: minutes, to a tenth."""
    return None if seconds is None else round(seconds / 60, 1)


def length(seconds: float | None) -> str:
    """``45分``, ``3時間20分``, ``2日4時間``; a dash for what is not known."""
    if seconds is None:
        return "–"
    total = round(seconds / 60)
    if total < 1:
        return "1分未満"
    if total < 60:
        return f"{total}分"
    hours, rest = divmod(total, 60)
    if hours < 24:
        return f"{hours}時間{rest}分" if rest else f"{hours}時間"
    days, hours = divmod(hours, 24)
    return f"{days}日{hours}時間" if hours else f"{days}日"


def open_length(seconds: float | None) -> str:
    """A length of business time, in hours and minutes only: a business day is no 24 hours."""
    if seconds is None:
        return "–"
    total = round(seconds / 60)
    hours, rest = divmod(total, 60)
    if not hours:
        return f"{rest}分" if rest else "1分未満"
    return f"{hours}時間{rest}分" if rest else f"{hours}時間"


def counted(key: str, title: str, heading: str, counts: Mapping[Any, int], labels: Mapping[Any, str]) -> Table:
    """How often each, with its share, in the order of ``labels``; what has no label comes last under its own name."""
    total = sum(counts.values())
    names = [*labels, *(name for name in counts if name not in labels)]
    rows = tuple(
        (labels.get(name, name or "–"), counts.get(name, 0), share(counts.get(name, 0), total)) for name in names
    )
    return Table(key, title, (heading, "件数", "割合"), rows, frozenset({"割合"}))
