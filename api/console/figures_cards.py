"""The charts and the numbers in large of the figures' page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from api.console import charts
from api.console.charts import Part
from api.console.figures_lists import (
    FINISH_STEPS,
    REPLY_STEPS,
    STAGES,
    VERDICTS,
    buckets,
    stop_label,
    stop_title,
)
from api.console.figures_tables import length, number, open_length, percent, share
from api.console.figures_view import Core, Figures
from api.console.intents import TOPICS
from api.console.views import CAME_BY
from bot.handoff.brief import CHANNEL_LABELS
from bot.handoff.hours import OfficeHours
from bot.storage.figures_funnel import Stop, hardest
from bot.storage.figures_times import Spread, opening_pattern

_VERDICT_KINDS = {"eligible": "good", "needs_review": "open", "ineligible": "bad", None: "rest"}


@dataclass(frozen=True)
class Tile:
    """One number in large, and what it was in the period before."""

    label: str
    value: str
    note: str
    before: str


def tiles(figures: Figures) -> list[Tile]:
    now, before = figures.now, figures.before
    flow, flow_before = now.flow, before.flow
    return [
        Tile("相談の開始", number(flow.begun), f"うち同意 {number(flow.consented)}件", _more(flow.begun, flow_before.begun)),
        Tile("聞き取りの完了", number(flow.completed), f"途中での引き継ぎ {number(flow.midway)}件", _more(flow.completed, flow_before.completed)),
        Tile(
            "完了率", percent(share(flow.completed, flow.begun)),
            f"同意した方のうち {percent(share(flow.completed, flow.consented))}",
            _points(share(flow.completed, flow.begun), share(flow_before.completed, flow_before.begun)),
        ),
        Tile("完了までの時間", length(now.finish.quantile(0.5)), _middle_half(now.finish), _longer(now, before)),
        Tile(
            "窓口の時間外", percent(_closed(now)), f"時間外の開始 {number(now.starts.after_hours)}件",
            _points(_closed(now), _closed(before)),
        ),
        Tile(
            "1営業日以内の返信", percent(now.waits.share_within), f"過ぎたもの {number(now.waits.late)}件",
            _points(now.waits.share_within, before.waits.share_within),
        ),
    ]  # fmt: skip


def _closed(core: Core) -> float | None:
    return share(core.starts.after_hours, core.starts.total)


def _middle_half(spread: Spread) -> str:
    if not spread.counts:
        return "中央値"
    return f"中央値。半数は {length(spread.quantile(0.25))}〜{length(spread.quantile(0.75))}"


def _more(now: int, before: int) -> str:
    if not before:
        return f"前の期間 {number(before)}件"
    return f"前の期間 {number(before)}件（{_signed(round(100 * (now - before) / before), '%')}）"


def _points(now: float | None, before: float | None) -> str:
    if now is None or before is None:
        return f"前の期間 {percent(before)}"
    return f"前の期間 {percent(before)}（{_signed(round(100 * now) - round(100 * before), 'ポイント')}）"


def _longer(now: Core, before: Core) -> str:
    late, early = now.finish.quantile(0.5), before.finish.quantile(0.5)
    if late is None or early is None:
        return f"前の期間 {length(early)}"
    return f"前の期間 {length(early)}（{_signed(round(late / 60) - round(early / 60), '分')}）"


def _signed(difference: int, unit: str) -> str:
    return f"{'＋' if difference > 0 else '−'}{abs(difference):,}{unit}" if difference else "同じ"


@dataclass(frozen=True)
class Row:
    """A line of a chart of bars; ``note`` is a word of warning or explanation."""

    label: str
    value: str
    bar: Markup
    note: str = ""


def rows_of(counts: Mapping[Any, int], labels: Mapping[Any, str], kind: str = "main", **kinds: str) -> list[Row]:
    """A bar for each, as long as its share of the most."""
    names = [*(name for name in labels if counts.get(name)), *(name for name in counts if name not in labels)]
    total, most = sum(counts.values()), max(counts.values(), default=0)
    return [
        Row(
            labels.get(name, name or "–"),
            f"{number(counts[name])}件（{percent(share(counts[name], total))}）",
            charts.bar([Part(labels.get(name, ""), counts[name], kinds.get(name or "", kind))], most),
        )
        for name in names
    ]


@dataclass(frozen=True)
class StopRow:
    """A question of the funnel."""

    label: str
    asked: int
    settled: int
    left: int
    share_left: str
    handed: int
    here: int
    hard: bool
    bar: Markup


def funnel_rows(stops: Sequence[Stop]) -> list[tuple[str, list[StopRow]]]:
    """The questions that were asked at all, under their headings."""
    most, hard = max((stop.asked for stop in stops), default=0), set(hardest(stops))
    found: list[tuple[str, list[StopRow]]] = []
    for stop in stops:
        if not stop.asked:
            continue
        title = stop_title(stop.field)
        if not found or found[-1][0] != title:
            found.append((title, []))
        others = stop.asked - stop.settled - stop.left
        parts = (
            Part("答えた", stop.settled, "main"),
            Part("離れた", stop.left, "bad"),
            Part("そのほか", others, "rest"),
        )
        found[-1][1].append(
            StopRow(
                stop_label(stop.field), stop.asked, stop.settled, stop.left, percent(stop.share_left), stop.handed,
                stop.here, stop.field in hard, charts.bar(parts, most),
            )
        )  # fmt: skip
    return found


def page_charts(figures: Figures, hours: OfficeHours) -> dict[str, Any]:
    """What the template puts into its cards, by name."""
    now, cases = figures.now, figures.cases
    return {
        "days": _days(figures),
        "funnel": funnel_rows(figures.stops),
        "finish": rows_of(_stepped(now.finish, FINISH_STEPS), {}),
        "heat": _heat(figures, hours),
        "channels": rows_of({name: one.begun for name, one in now.by_channel.items()}, CHANNEL_LABELS),
        "reasons": rows_of(cases.reasons, CAME_BY),
        "verdicts": [("ハンズオン支援", _verdicts(cases.handson)), ("１万者支援", _verdicts(cases.exporter))],
        "stages": rows_of(cases.stages, STAGES),
        "replies": rows_of(_stepped(now.waits.to_first_reply, REPLY_STEPS), {}),
        "waits": [
            (label, open_length(spread.quantile(0.5)), open_length(spread.quantile(0.9)), number(spread.total))
            for label, spread in (("担当が決まるまで", now.waits.to_assignment), ("最初の返信まで", now.waits.to_first_reply))
        ],
        "promise": _promise(now),
        "topics": rows_of(figures.topics, {topic: TOPICS.get(topic, topic) for topic in figures.topics}),
    }  # fmt: skip


def _stepped(spread: Spread, steps: Iterable[tuple[str, int, int | None]]) -> dict[str, int]:
    return {label: spread.between(least, below) for label, least, below in steps} if spread.counts else {}


def _days(figures: Figures) -> Markup:
    found = buckets(figures)
    flow = figures.now.flow
    series = [
        [Part("うち完了", one.completed, "main"), Part("完了していない", one.begun - one.completed, "light")]
        for one in found
    ]
    message = f"始まった相談 {number(flow.begun)}件、うち完了 {number(flow.completed)}件の移り変わり"
    return charts.columns(message, [one.label for one in found], series)


def _heat(figures: Figures, hours: OfficeHours) -> Markup:
    found = figures.now.starts
    peak = max(found.by_hour, key=lambda place: found.by_hour[place], default=None)
    message = "相談が始まった曜日と時間帯"
    if peak is not None:
        message += f"。いちばん多いのは{charts.WEEKDAYS[peak[0]]}曜の{peak[1]}時台"
    return charts.heat(message, found.by_hour, opening_pattern(hours))


def _verdicts(counts: Mapping[str | None, int]) -> tuple[Markup, list[tuple[str, str, str]]]:
    parts = [Part(label, counts.get(name, 0), _VERDICT_KINDS[name]) for name, label in VERDICTS.items()]
    return _with_legend(parts)


def _promise(core: Core) -> tuple[Markup, list[tuple[str, str, str]]]:
    waits = core.waits
    return _with_legend(
        [
            Part("1営業日以内", waits.within, "good"),
            Part("過ぎた", waits.late, "bad"),
            Part("期限前", waits.open, "open"),
            Part("返信せず完了", waits.unanswered, "rest"),
        ]
    )


def _with_legend(parts: Sequence[Part]) -> tuple[Markup, list[tuple[str, str, str]]]:
    """A bar of pieces; for each piece its class, its label and its number in words."""
    total = sum(part.count for part in parts)
    words = [
        (part.kind, part.label, f"{number(part.count)}件（{percent(share(part.count, total))}）")
        for part in parts
        if part.count
    ]
    return charts.bar(parts, total), words
