"""``minato bench --figures``: the figures' page with many conversations behind it, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from urllib.parse import urlencode

import httpx
from rich.console import Console
from rich.table import Table
from sqlalchemy import select, update

from api.app import leave_alone_what_is_loaded
from api.commands.bench_desk import NOW, Measured, browser_on, on_both, prepare
from bot.storage.database import Database
from bot.storage.figures_kept import keep_days
from bot.storage.models import Conversation, QuestionStep

LIMIT_MS = 1_000
_ROUNDS = 40
_UNKEPT_ROUNDS = 1
_FIGURES = "/console/figures"
_TODAY = NOW.date()
_CHANGED = 10  # conversations that change before each page of the last row

PERIODS: dict[str, dict[str, str]] = {
    "今月": {"period": "this_month"},
    "直近30日": {"period": "last_30"},
    **{
        name: {"period": "custom", "first": str(_TODAY - timedelta(days=days - 1)), "last": str(_TODAY)}
        for name, days in (("90日", 90), ("1年", 365), ("2年（すべて）", 731), ("3年", 1_096))
    },
}
_ALL = PERIODS["2年（すべて）"]


def run(conversations: int, messages: int) -> None:
    """Measure on both databases (PostgreSQL where its test server is installed) and print."""

    async def fill_and_measure(out: Console, kind: str, database: Database) -> None:
        out.print(f"{kind}：{conversations:,}件の相談と{messages:,}件の発言を用意しています…")
        await prepare(database, conversations, messages, talks=True)
        show(out, f"{kind}：相談{conversations:,}件、発言{messages:,}件", *await measure(database))

    asyncio.run(on_both(fill_and_measure))


async def measure(database: Database, rounds: int = _ROUNDS) -> tuple[list[Measured], float]:
    """Pages and exports in turn, and how many seconds it took to count all days before; first rounds do not count."""
    unkept, changed = Measured("2年、1日も数えていないとき"), Measured(f"2年、古い相談{_CHANGED}件が変わった直後")
    exports = {shape: Measured(f"2年の数字の書き出し（{shape.upper()}）") for shape in ("csv", "xlsx")}
    pages = {name: Measured(name) for name in PERIODS}
    async with browser_on(database) as browser:
        leave_alone_what_is_loaded()
        for _ in range(_UNKEPT_ROUNDS + 1):
            await _time(unkept, lambda: _get(browser, _ALL))
        started = time.perf_counter()
        await keep_days(database, NOW)
        took = time.perf_counter() - started
        for turn in range(rounds + 1):
            for name, page in pages.items():
                await _time(page, lambda name=name: _get(browser, PERIODS[name]))  # type: ignore[misc]
            for shape, export in exports.items():
                await _time(export, lambda shape=shape: _export(browser, shape))  # type: ignore[misc]
            await _change(database, turn)
            await _time(changed, lambda: _get(browser, _ALL))
            await keep_days(database, NOW)
    found = [*pages.values(), *exports.values(), changed, unkept]
    for one in found:
        del one.times[0]
    return found, took


async def _time(measured: Measured, job: Callable[[], Awaitable[None]]) -> None:
    started = time.perf_counter()
    await job()
    measured.times.append((time.perf_counter() - started) * 1000)


async def _get(browser: httpx.AsyncClient, query: dict[str, str]) -> None:
    answer = await browser.get(f"{_FIGURES}?{urlencode(query)}")
    if answer.status_code != 200 or 'id="h-funnel"' not in answer.text:
        raise RuntimeError(f"{query}: {answer.status_code}")


async def _export(browser: httpx.AsyncClient, shape: str) -> None:
    page = await browser.get(f"{_FIGURES}?period=this_week")
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    form = {**_ALL, "what": "figures", "form": shape, "csrf_token": token}
    answer = await browser.post(f"{_FIGURES}/export", data=form)
    if answer.status_code != 200:
        raise RuntimeError(f"{shape}: {answer.status_code}")


async def _change(database: Database, turn: int) -> None:
    """Old conversations whose last question is settled now."""
    since = NOW - timedelta(days=700 - turn)
    query = select(Conversation.id).where(Conversation.created_at >= since).order_by(Conversation.created_at)
    async with database.transaction() as session:
        names = (await session.execute(query.limit(2_000))).scalars().all()[:: 2_000 // _CHANGED]
        steps = update(QuestionStep).where(QuestionStep.conversation_id.in_(names))
        await session.execute(steps.values(settled_at=NOW))


def show(out: Console, title: str, found: Sequence[Measured], took: float) -> None:
    """The figures as a table."""
    table = Table(title=title)
    for heading in ("数字のページ", "p50", "p95"):
        table.add_column(heading, justify="left" if heading == "数字のページ" else "right")
    for one in found:
        late = "" if one.p95 <= LIMIT_MS else "  ★"
        table.add_row(one.name, f"{one.p50:.0f} ms", f"{one.p95:.0f} ms{late}")
    out.print(table)
    out.print(f"はじめにすべての日を数える仕事：{took:.1f} 秒")
