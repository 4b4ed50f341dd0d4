"""Periods of Japan's days, and what each is compared with."""

from __future__ import annotations

from datetime import date

import pytest

from api.console.periods import PeriodError, Preset, day_range, period_of
from bot.storage.figures_times import Span

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("preset", "today", "span", "before"),
    [
        (Preset.THIS_WEEK, TUESDAY, ("2026-11-23", "2026-11-24"), ("2026-11-16", "2026-11-17")),
        (Preset.LAST_WEEK, TUESDAY, ("2026-11-16", "2026-11-22"), ("2026-11-09", "2026-11-15")),
        (Preset.THIS_MONTH, TUESDAY, ("2026-11-01", "2026-11-24"), ("2026-10-01", "2026-10-24")),
        (Preset.THIS_MONTH, date(2026, 3, 31), ("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28")),
        (Preset.LAST_MONTH, date(2026, 1, 15), ("2025-12-01", "2025-12-31"), ("2025-11-01", "2025-11-30")),
        (Preset.LAST_30, TUESDAY, ("2026-10-26", "2026-11-24"), ("2026-09-26", "2026-10-25")),
    ],
)
def test_期間と前の期間(preset: Preset, today: date, span: tuple[str, str], before: tuple[str, str]) -> None:
    found = period_of(preset, today)
    assert found.span == Span(*map(date.fromisoformat, span))
    assert found.before == Span(*map(date.fromisoformat, before))


def test_自分で選んだ期間は同じ長さの前と比べる() -> None:
    found = period_of(Preset.CUSTOM, TUESDAY, date(2026, 11, 1), date(2026, 11, 10))
    assert found.before == Span(date(2026, 10, 22), date(2026, 10, 31))
    assert found.query == "period=custom&first=2026-11-01&last=2026-11-10"


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (None, TUESDAY),
        (TUESDAY, None),
        (TUESDAY, date(2026, 11, 1)),
        (date(1999, 1, 1), TUESDAY),
        (date(2021, 1, 1), TUESDAY),
    ],
)
def test_期間にならない日は断る(first: date | None, last: date | None) -> None:
    with pytest.raises(PeriodError):
        period_of(Preset.CUSTOM, TUESDAY, first, last)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-11-23", "2026-11-23", "2026年11月23日"),
        ("2026-11-23", "2026-11-27", "2026年11月23日〜27日"),
        ("2026-10-26", "2026-11-24", "2026年10月26日〜11月24日"),
        ("2025-12-30", "2026-01-02", "2025年12月30日〜2026年1月2日"),
    ],
)
def test_期間の書き方(first: str, last: str, words: str) -> None:
    assert day_range(Span(date.fromisoformat(first), date.fromisoformat(last))) == words
