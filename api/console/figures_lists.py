"""The figures as tables: beside the charts, and exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from api.console.charts import WEEKDAYS
from api.console.figures_tables import Cell, Table, counted, minutes, share
from api.console.figures_view import Core, Figures
from api.console.intents import TOPICS
from api.console.views import CAME_BY
from bot.eligibility.menus import STAGE_LABELS
from bot.handoff.brief import CHANNEL_LABELS
from bot.intake.registry import FIELDS
from bot.storage.figures_desk import PROMISE_SECONDS
from bot.storage.figures_funnel import REVIEW
from bot.storage.figures_times import Span, Spread
from bot.storage.figures_unheard import Which

REVIEW_LABEL, REVIEW_TITLE = "内容の確認と送信", "送信"
NOT_JUDGED = "判定なし"
VERDICTS: dict[str | None, str] = {
    "eligible": "満たす",
    "needs_review": "要確認",
    "ineligible": "合わない",
    None: NOT_JUDGED,
}
STAGES: dict[str | None, str] = {**{stage.value: label for stage, label in STAGE_LABELS.items()}, None: NOT_JUDGED}
_DAILY_MOST, _WEEKLY_MOST = 45, 280  # days of a period that is shown by days, by weeks

_MINUTE, _HOUR = 60, 3_600
FINISH_STEPS: tuple[tuple[str, int, int | None], ...] = (
    ("5分未満", 0, 5 * _MINUTE),
    ("5〜10分", 5 * _MINUTE, 10 * _MINUTE),
    ("10〜15分", 10 * _MINUTE, 15 * _MINUTE),
    ("15〜20分", 15 * _MINUTE, 20 * _MINUTE),
    ("20〜30分", 20 * _MINUTE, 30 * _MINUTE),
    ("30〜60分", 30 * _MINUTE, _HOUR),
    ("1〜24時間", _HOUR, 24 * _HOUR),
    ("1日以上", 24 * _HOUR, None),
)
REPLY_STEPS: tuple[tuple[str, int, int | None], ...] = (
    ("1時間以内", 0, _HOUR + 1),
    ("1〜3時間", _HOUR + 1, 3 * _HOUR + 1),
    ("3〜7時間（1営業日）", 3 * _HOUR + 1, PROMISE_SECONDS + 1),
    ("7〜14時間（2営業日）", PROMISE_SECONDS + 1, 2 * PROMISE_SECONDS + 1),
    ("それより後", 2 * PROMISE_SECONDS + 1, None),
)


@dataclass(frozen=True)
class Bucket:
    """Some days that make one column."""

    label: str
    name: str
    begun: int
    completed: int


def buckets(figures: Figures) -> list[Bucket]:
    """The period by days, by weeks from Monday, or by months, as its length asks for."""
    span, by_day = figures.period.span, figures.now.starts.by_day
    found: list[Bucket] = []
    for first, last in _pieces(span):
        days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
        begun, completed = (sum(counts.get(day, 0) for day in days) for counts in (by_day, figures.completed_by_day))
        found.append(Bucket(*_names(first, last, span), begun, completed))
    return found


def _pieces(span: Span) -> list[tuple[date, date]]:
    pieces, first = [], span.first
    while first <= span.last:
        last = min(_last_of_piece(first, span.days), span.last)
        pieces.append((first, last))
        first = last + timedelta(days=1)
    return pieces


def _last_of_piece(first: date, days: int) -> date:
    if days <= _DAILY_MOST:
        return first
    if days <= _WEEKLY_MOST:
        return first + timedelta(days=6 - first.weekday())
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _names(first: date, last: date, span: Span) -> tuple[str, str]:
    """A short name for the axis, a whole one for the table."""
    if span.days <= _DAILY_MOST:
        return f"{first.month}/{first.day}", f"{first.isoformat()}（{WEEKDAYS[first.weekday()]}）"
    if span.days <= _WEEKLY_MOST:
        return f"{first.month}/{first.day}〜", f"{first.isoformat()}〜{last.isoformat()}"
    return f"{first.year % 100}/{first.month}", f"{first.year}年{first.month}月"


def summary_table(figures: Figures) -> Table:
    now, before = _summary(figures.now), _summary(figures.before)
    rows = tuple((name, now[name], before[name]) for name in now)
    return Table("summary", "概要", ("指標", "この期間", "前の期間"), rows)


def _summary(core: Core) -> dict[str, Cell]:
    flow, waits = core.flow, core.waits
    return {
        "相談の開始（件）": flow.begun,
        "同意（件）": flow.consented,
        "聞き取りの完了（件）": flow.completed,
        "途中での引き継ぎ（件）": flow.midway,
        "完了率（始めた方のうち、%）": _percent(share(flow.completed, flow.begun)),
        "完了率（同意した方のうち、%）": _percent(share(flow.completed, flow.consented)),
        "完了までの時間・中央値（分）": minutes(core.finish.quantile(0.5)),
        "完了までの時間・下位4分の1（分）": minutes(core.finish.quantile(0.25)),
        "完了までの時間・上位4分の1（分）": minutes(core.finish.quantile(0.75)),
        "窓口の時間外に始まった割合（%）": _percent(share(core.starts.after_hours, core.starts.total)),
        "1営業日以内に返信した割合（%）": _percent(waits.share_within),
    }


def _percent(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 1)


def days_table(figures: Figures) -> Table:
    rows = tuple((one.name, one.begun, one.completed) for one in buckets(figures))
    return Table("days", "日ごとの相談", ("日", "始まった相談", "うち完了"), rows)


def funnel_table(figures: Figures) -> Table:
    columns = ("質問", "区分", "尋ねた", "答えた", "離れた", "離れた割合", "相談員へ", "回答中")
    rows = tuple(
        (stop_label(stop.field), stop_title(stop.field), stop.asked, stop.settled, stop.left,
         share(stop.left, stop.asked), stop.handed, stop.here)
        for stop in figures.stops
    )  # fmt: skip
    return Table("funnel", "質問ごとの進み方", columns, rows, frozenset({"離れた割合"}))


def stop_label(field: str) -> str:
    return REVIEW_LABEL if field == REVIEW else FIELDS[field].label


def stop_title(field: str) -> str:
    return REVIEW_TITLE if field == REVIEW else FIELDS[field].title


def spread_table(key: str, title: str, spread: Spread, steps: Sequence[tuple[str, int, int | None]]) -> Table:
    counts = {label: spread.between(least, below) for label, least, below in steps}
    return counted(key, title, "時間", counts, {label: label for label, _, _ in steps})


def hours_table(figures: Figures) -> Table:
    by_hour = figures.now.starts.by_hour
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"{hour}時台", *(by_hour.get((day, hour), 0) for day in range(7))) for hour in range(24)
    )
    return Table("hours", "曜日と時間帯", ("時間帯", *(f"{day}曜" for day in WEEKDAYS)), rows)


def channels_table(figures: Figures) -> Table:
    columns = ("窓口", "始まった相談", "同意", "完了", "完了率", "途中での引き継ぎ")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            CHANNEL_LABELS.get(name, name),
            one.begun,
            one.consented,
            one.completed,
            share(one.completed, one.begun),
            one.midway,
        )
        for name, one in sorted(figures.now.by_channel.items(), key=lambda item: -item[1].begun)
    )
    return Table("channels", "相談の入口", columns, rows, frozenset({"完了率"}))


def waits_table(figures: Figures) -> Table:
    waits = figures.now.waits
    columns = ("営業時間での待ち", "件数", "中央値（分）", "9割がこの時間まで（分）")
    rows = tuple(
        (label, spread.total, minutes(spread.quantile(0.5)), minutes(spread.quantile(0.9)))
        for label, spread in (("担当が決まるまで", waits.to_assignment), ("最初の返信まで", waits.to_first_reply))
    )
    return Table("waits", "待ち時間", columns, rows)


def promise_table(figures: Figures) -> Table:
    waits = figures.now.waits
    rows = (
        ("1営業日以内に返信", waits.within),
        ("1営業日を過ぎた（未返信を含む）", waits.late),
        ("期限前で、まだ返信していない", waits.open),
        ("返信せずに完了", waits.unanswered),
    )
    return Table("promise", "返信の約束", ("返信", "件数"), rows)


def all_tables(figures: Figures) -> list[Table]:
    """Every table, in the order of the page."""
    cases = figures.cases
    unheard = {"未確認": figures.unheard[Which.OPEN], "確認ずみ": figures.unheard[Which.MARKED]}
    return [
        summary_table(figures),
        days_table(figures),
        funnel_table(figures),
        spread_table("finish", "完了までの時間", figures.now.finish, FINISH_STEPS),
        hours_table(figures),
        channels_table(figures),
        counted("reasons", "引き継ぎのきっかけ", "きっかけ", cases.reasons, CAME_BY),
        counted("handson", "ハンズオン支援の判定", "判定", cases.handson, VERDICTS),
        counted("exporter", "１万者支援の判定", "判定", cases.exporter, VERDICTS),
        counted("stages", "輸出のステージ", "ステージ", cases.stages, STAGES),
        waits_table(figures),
        promise_table(figures),
        spread_table("replies", "最初の返信までの時間", figures.now.waits.to_first_reply, REPLY_STEPS),
        counted("topics", "よくある質問", "質問", figures.topics, _asked_topics(figures)),
        counted("unheard", "聞き取れなかった言葉", "状態", unheard, {name: name for name in unheard}),
    ]  # fmt: skip


def _asked_topics(figures: Figures) -> dict[str, str]:
    """Those that were asked, the most often first."""
    return {topic: TOPICS.get(topic, topic) for topic in figures.topics}
