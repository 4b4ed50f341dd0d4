"""The periods that figures are looked at for, and the one before each to compare with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.storage.figures_times import Span

LONGEST_DAYS = 1_100  # three years and a little
_EARLIEST = date(2020, 1, 1)


class Preset(StrEnum):
    """A period by name; ``custom`` has its own first and last day."""

    THIS_WEEK = "this_week"
    LAST_WEEK = "last_week"
    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    LAST_30 = "last_30"
    CUSTOM = "custom"


PRESET_LABELS = {
    Preset.THIS_WEEK: "今週",
    Preset.LAST_WEEK: "先週",
    Preset.THIS_MONTH: "今月",
    Preset.LAST_MONTH: "先月",
    Preset.LAST_30: "直近30日",
    Preset.CUSTOM: "期間を指定",
}


class PeriodError(ValueError):
    """Days that make no period; the message says in Japanese what is wrong."""


@dataclass(frozen=True)
class Period:
    """``span`` and the span ``before`` it, which is compared with."""

    preset: Preset
    span: Span
    before: Span

    @property
    def label(self) -> str:
        return day_range(self.span)

    @property
    def query(self) -> str:
        """The part of an address that leads to it."""
        if self.preset is not Preset.CUSTOM:
            return f"period={self.preset}"
        return f"period={self.preset}&first={self.span.first}&last={self.span.last}"


def period_of(preset: Preset, today: date, first: date | None = None, last: date | None = None) -> Period:
    """The period as of ``today``. One that still runs ends today, and so does the part before that it is compared to.

    Raises:
        PeriodError: ``custom`` without two days in order, or of more than ``LONGEST_DAYS``.
    """
    monday, month = today - timedelta(days=today.weekday()), today.replace(day=1)
    match preset:
        case Preset.THIS_WEEK:
            before = Span(monday - timedelta(days=7), today - timedelta(days=7))
            return Period(preset, Span(monday, today), before)
        case Preset.LAST_WEEK:
            return _after_its_like(preset, Span(monday - timedelta(days=7), monday - timedelta(days=1)))
        case Preset.THIS_MONTH:
            earlier = _month_before(month)
            last_day = min(earlier.first + timedelta(days=today.day - 1), earlier.last)
            return Period(preset, Span(month, today), Span(earlier.first, last_day))
        case Preset.LAST_MONTH:
            span = _month_before(month)
            return Period(preset, span, _month_before(span.first))
        case Preset.LAST_30:
            return _after_its_like(preset, Span(today - timedelta(days=29), today))
        case Preset.CUSTOM:
            return _after_its_like(preset, _checked(first, last))


def _checked(first: date | None, last: date | None) -> Span:
    if first is None or last is None:
        raise PeriodError("始まりの日と終わりの日を、両方入れてください。")
    if last < first:
        raise PeriodError("終わりの日は、始まりの日より後にしてください。")
    span = Span(first, last)
    if span.days > LONGEST_DAYS or first < _EARLIEST or last.year > 2100:
        raise PeriodError("期間は、2020年以降の3年以内で指定してください。")
    return span


def _after_its_like(preset: Preset, span: Span) -> Period:
    last = span.first - timedelta(days=1)
    return Period(preset, span, Span(last - timedelta(days=span.days - 1), last))


def _month_before(month: date) -> Span:
    last = month - timedelta(days=1)
    return Span(last.replace(day=1), last)


def day_range(span: Span) -> str:
    """``2026年11月23日〜27日``; month and year again where they change."""
    first, last = span.first, span.last
    head = f"{first.year}年{first.month}月{first.day}日"
    if first == last:
        return head
    if first.year != last.year:
        return f"{head}〜{last.year}年{last.month}月{last.day}日"
    return f"{head}〜{last.day}日" if first.month == last.month else f"{head}〜{last.month}月{last.day}日"
