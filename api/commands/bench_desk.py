"""``minato bench --desk``: the queue page with a large desk behind it, on SQLite and on PostgreSQL, and how it was read."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import httpx
from fastapi import FastAPI
from rich.console import Console
from rich.table import Table
from sqlalchemy import event

from api.commands.bench_cases import CONCIERGES, fill
from api.console.access import SESSION_COOKIE
from api.console.security import hash_secret, new_secret
from api.live import Hub
from api.services import Services
from api.settings import Settings
from api.site import install_site
from bot.handoff.hours import JST, OfficeHours
from bot.storage import users
from bot.storage.database import Database
from bot.storage.migrate import migrate

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=JST)
LIMIT_MS = 100
_ROUNDS = 30
PAGES: dict[str, str] = {
    "未完了（はじめの表示）": "",
    "未完了の最後のページ": "?page=400",
    "完了": "?show=done",
    "完了の奥のページ": "?show=done&page=1500",
    "すべて": "?show=all",
    "自分の担当": "?owner=me",
    "担当者なし": "?owner=none",
    "状態": "?state=callback_due",
    "経路": "?channel=line",
    "制度": "?programme=handson_2026",
    "判定": "?verdict=eligible",
    "制度と判定": "?programme=handson_2026&verdict=eligible",
    "段階": "?stage=challenge",
    "都道府県（すべてから）": "?prefecture=鳥取県&show=all",
    "時間外": "?after_hours=1",
    "条件6つ（すべてから）": "?show=all&owner=me&channel=line&verdict=eligible&stage=challenge&prefecture=鳥取県&after_hours=1",
    "検索：お名前": "?q=濱口 由美子",
    "検索：会社名": "?q=有明海苔",
    "検索：まれな言葉": "?q=ハラール",
    "検索：2文字のまれな言葉": "?q=砥石",
    "検索：多い言葉": "?q=包丁",
    "検索：ほぼ全件の言葉": "?q=従業員",
    "検索：1文字": "?q=茶",
    "検索：2語": "?q=シンガポール 抹茶",
    "検索：ない言葉": "?q=潜水艦",
    "検索と条件": "?q=従業員&prefecture=鳥取県&owner=me&show=done",
    "更新（開いたままの画面）": "!?since=99990",
}


@dataclass
class Measured:
    """One page: times in ms, and the plans of what was asked of the tickets."""

    name: str
    times: list[float] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)

    @property
    def p50(self) -> float:
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.95)]


def run(tickets: int, messages: int) -> None:
    """Measure on both databases (PostgreSQL where its test server is installed) and print."""

    async def fill_and_measure(out: Console, kind: str, database: Database) -> None:
        out.print(f"{kind}：{tickets:,}件の受付と{messages:,}件の発言を用意しています…")
        await prepare(database, tickets, messages)
        show(out, f"{kind}：受付{tickets:,}件、発言{messages:,}件", await measure(database))

    asyncio.run(on_both(fill_and_measure))


async def on_both(job: Callable[[Console, str, Database], Awaitable[None]]) -> None:
    """Do a job on an empty SQLite, then on an empty PostgreSQL."""
    out = Console()
    with tempfile.TemporaryDirectory() as folder:
        await _on(f"sqlite:///{folder}/desk.db", partial(job, out, "SQLite"))
    if find_spec("pgserver") is None:
        out.print("PostgreSQL は測りませんでした（開発用の部品 pgserver がありません）。")
        return
    import pgserver

    with tempfile.TemporaryDirectory() as folder:
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            await _on(server.get_uri(), partial(job, out, "PostgreSQL"))
        finally:
            server.cleanup()


async def _on(url: str, job: Callable[[Database], Awaitable[None]]) -> None:
    database = Database(url)
    try:
        await job(database)
    finally:
        await database.close()


async def prepare(database: Database, tickets: int, messages: int, *, talks: bool = False) -> None:
    """The tables, the people, the cases, and the statistics that a database gathers by itself in time."""
    await migrate(database)
    async with database.transaction() as session:
        for name in CONCIERGES:
            await users.create_user(session, name, users.CONCIERGE, "", NOW, must_change_password=False)
    await fill(database, tickets, messages, NOW, talks=talks)
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            await connection.exec_driver_sql("ANALYZE")
            await connection.commit()
        else:
            autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await autocommit.exec_driver_sql("VACUUM ANALYZE")


async def measure(database: Database, rounds: int = _ROUNDS, pages: Sequence[str] = tuple(PAGES)) -> list[Measured]:
    """Each page of PAGES ``rounds`` times, in turn, as a logged-in browser asks for it; the first round does not count."""
    found = {name: Measured(name) for name in pages}
    async with browser_on(database) as browser:
        for turn in range(rounds + 1):
            for name, measured in found.items():
                started = time.perf_counter()
                await _get(browser, PAGES[name])
                if turn:
                    measured.times.append((time.perf_counter() - started) * 1000)
        for name, measured in found.items():
            measured.plans = await _plans(database, browser, PAGES[name])
    return list(found.values())


@asynccontextmanager
async def browser_on(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A concierge's browser on the whole console, in this process."""
    app, secret = FastAPI(), new_secret()
    install_site(app)
    hours, no_dialogue = OfficeHours(lambda day: False), cast(Any, None)
    app.state.services = Services(Settings(), database, no_dialogue, lambda: NOW, hours, Hub(database))
    async with database.transaction() as session:
        user = await users.find_user(session, CONCIERGES[0])
        assert user is not None
        await users.open_session(
            session, user.id, secret_hash=hash_secret(secret), csrf_token=new_secret(), at=NOW,
            expires_at=NOW + timedelta(hours=1),
        )  # fmt: skip
    transport, cookies = httpx.ASGITransport(app), {SESSION_COOKIE: secret}
    async with httpx.AsyncClient(transport=transport, base_url="http://desk.bench", cookies=cookies) as browser:
        yield browser


async def _get(browser: httpx.AsyncClient, query: str) -> None:
    headers = {"HX-Request": "true"} if query.startswith("!") else {}
    answer = await browser.get(f"/console/tickets{query.removeprefix('!')}", headers=headers)
    if answer.status_code != 200 or 'id="newest"' not in answer.text:
        raise RuntimeError(f"{query}: {answer.status_code}")


async def _plans(database: Database, browser: httpx.AsyncClient, query: str) -> list[str]:
    """How the database reads the tickets for one page."""
    asked: list[tuple[str, Any]] = []

    def listen(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        if statement.lstrip().startswith("SELECT") and ("FROM tickets" in statement or "ticket_words" in statement):
            asked.append((statement, parameters))

    event.listen(database.engine.sync_engine, "before_cursor_execute", listen)
    try:
        await _get(browser, query)
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", listen)
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) "
    plans = []
    async with database.engine.connect() as connection:
        for statement, parameters in dict.fromkeys((one, _frozen(given)) for one, given in asked):
            rows = (await connection.exec_driver_sql(explain + statement, parameters)).all()
            plans.append("\n".join(str(row[-1]) for row in rows))
    return plans


def _frozen(parameters: Any) -> Any:
    return _Given(parameters) if isinstance(parameters, dict) else tuple(parameters)


class _Given(dict[str, Any]):
    """Parameters by name that can be told apart."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(repr(sorted(self.items(), key=str)))


def show(out: Console, title: str, found: Sequence[Measured]) -> None:
    """The figures as a table, then the plans."""
    table = Table(title=title)
    for heading in ("受付一覧の表示", "p50", "p95"):
        table.add_column(heading, justify="left" if heading == "受付一覧の表示" else "right")
    for one in found:
        late = "" if one.p95 <= LIMIT_MS else "  ★"
        table.add_row(one.name, f"{one.p50:.1f} ms", f"{one.p95:.1f} ms{late}")
    everything = sorted(time for one in found for time in one.times)
    table.add_section()
    table.add_row(
        "全体", f"{statistics.median(everything):.1f} ms", f"{everything[int(len(everything) * 0.95)]:.1f} ms"
    )
    out.print(table)
    for one in found:
        out.print(f"\n[bold]{one.name}[/bold]")
        for plan in one.plans:
            out.print(plan, highlight=False, markup=False, soft_wrap=True)
