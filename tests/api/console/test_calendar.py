"""The counter's days: seen and set by an administrator, told at once, and recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime

import holidays
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.live import DESK, Hub
from bot.dialogue.clock import TOKYO
from bot.handoff.hours import OfficeHours
from bot.storage import users
from bot.storage.calendar import hours_with_days, list_days
from bot.storage.database import Database
from bot.storage.models import AuditEntry
from tests.api.console.cases import Browser, add_case, add_user
from tests.api.console.conftest import SetClock

PAGE = "/console/calendar"
JAPAN = holidays.country_holidays("JP", language="ja")
HOURS = OfficeHours(lambda day: day in JAPAN, holiday_name=lambda day: JAPAN[day])


@pytest.fixture
async def office(app: FastAPI, database: Database, browser: Browser) -> AsyncIterator[Browser]:
    """The administrator's browser, logged in on Tuesday 2026-11-24 at 10:00."""
    app.state.services.hours, app.state.services.live = HOURS, Hub(database)
    await add_user(database, "管理", users.ADMIN)
    await browser.log_in("管理")
    yield browser


async def hours_of(database: Database) -> OfficeHours:
    async with database.reading() as session:
        return await hours_with_days(session, HOURS)


async def test_この先の祝日と年末年始といまの窓口が見える(office: Browser, clock: SetClock) -> None:
    page = (await office.get(PAGE)).text
    assert "開いています（12:00まで）" in page and "9:00〜12:00、13:00〜17:00" in page
    assert "12月29日(火)" in page and "年末年始" in page and "成人の日" in page
    assert "11月28日(土)" not in page, "ふつうの土日は並べない"
    clock.at = datetime(2026, 11, 24, 12, 30, tzinfo=TOKYO)
    assert "閉まっています（昼休み）。次に開くのは 11月24日(火) 13:00 です。" in (await office.get(PAGE)).text


async def test_休みにするとすぐに効いて取り消せる(office: Browser, database: Database) -> None:
    answer = await office.post(PAGE, PAGE, day="2026-11-25", kind="closed", note="棚卸し")
    assert answer.status_code == 303
    page = (await office.get(answer.headers["location"])).text
    assert "11月25日(水)を休みにしました。次に開くのは 11月26日(木) 9:00 です。" in page
    assert "棚卸し" in page
    assert not (await hours_of(database)).is_business_day(date(2026, 11, 25))

    answer = await office.post(f"{PAGE}/clear", PAGE, day="2026-11-25")
    page = (await office.get(answer.headers["location"])).text
    assert "11月25日(水)を暦のとおりに戻しました。この日は" in page and "次に開くのは 11月25日(水) 9:00 です。" in page
    assert (await hours_of(database)).is_business_day(date(2026, 11, 25))


@pytest.mark.parametrize("day", ["2026-11-28", "2026-12-29", "2027-01-11"], ids=["土曜", "年末", "成人の日"])
async def test_休みの日も開けられる(office: Browser, database: Database, day: str) -> None:
    await office.post(PAGE, PAGE, day=day, kind="open", note="相談会")
    assert (await hours_of(database)).is_business_day(date.fromisoformat(day))
    page = (await office.get(f"{PAGE}?changed={day}")).text
    assert "開ける日にしました。この日は 9:00〜12:00、13:00〜17:00 に開きます。" in page


async def test_同じ日は決め直せる(office: Browser, database: Database) -> None:
    for kind in ("open", "closed"):
        await office.post(PAGE, PAGE, day="2026-11-28", kind=kind)
    async with database.reading() as session:
        assert [(row.day, row.is_open) for row in await list_days(session, date(2026, 11, 1))] == [
            (date(2026, 11, 28), False)
        ]


async def test_先に決めた日は六十日より先でも見える(office: Browser) -> None:
    await office.post(PAGE, PAGE, day="2027-05-06", kind="closed", note="創立記念日")
    page = (await office.get(PAGE)).text
    assert "5月6日(木)" in page and "創立記念日" in page and "5月3日" not in page


async def test_その日までとお約束した受付があれば知らせる(office: Browser, database: Database) -> None:
    await add_case(database, due=datetime(2026, 11, 25, 11, 0, tzinfo=TOKYO))
    answer = await office.post(PAGE, PAGE, day="2026-11-25", kind="closed")
    assert "受付が1件あります。お約束は変わりません" in (await office.get(answer.headers["location"])).text


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"day": "2026-11-23", "kind": "closed"}, "過ぎています"),
        ({"day": "2029-01-01", "kind": "closed"}, "2年先まで"),
        ({"day": "2026-11-25", "kind": "closed", "note": "あ" * 101}, "100文字まで"),
        ({"day": "2026-13-01", "kind": "closed"}, "読み取れない"),
        ({"day": "2026-11-25", "kind": "maybe"}, "読み取れない"),
    ],
)
async def test_決められない日は断る(office: Browser, database: Database, values: dict[str, str], words: str) -> None:
    answer = await office.post(PAGE, PAGE, **values)
    assert answer.status_code == 400 and words in answer.text
    async with database.reading() as session:
        assert await list_days(session, date(2020, 1, 1)) == []


async def test_だれがいつ何を変えたかが残る(office: Browser, database: Database) -> None:
    await office.post(PAGE, PAGE, day="2026-11-25", kind="closed", note="棚卸し")
    await office.post(f"{PAGE}/clear", PAGE, day="2026-11-25")
    async with database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.action == "setting_changed").order_by(AuditEntry.id)
        entries = (await session.execute(query)).scalars().all()
    assert [(entry.user_name, entry.detail["day"], entry.detail["to"]) for entry in entries] == [
        ("管理", "2026-11-25", "closed"),
        ("管理", "2026-11-25", "by_calendar"),
    ]


async def test_メモの文字はそのまま字として出る(office: Browser) -> None:
    await office.post(PAGE, PAGE, day="2026-11-25", kind="closed", note="<b>棚卸し</b>")
    assert "&lt;b&gt;棚卸し" in (await office.get(PAGE)).text


async def test_開いている受付一覧に変わったことが届く(office: Browser, app: FastAPI) -> None:
    with app.state.services.live.reading(DESK) as notes:
        await office.post(PAGE, PAGE, day="2026-11-25", kind="closed")
        assert notes.get_nowait()["topic"] == DESK


async def test_相談員は日程を変えられない(app: FastAPI, browser: Browser, database: Database) -> None:
    app.state.services.hours, app.state.services.live = HOURS, Hub(database)
    await add_user(database, "佐藤")
    await browser.log_in()
    assert (await browser.get(PAGE)).status_code == 403
    answer = await browser.post(PAGE, "/console/password", day="2026-11-25", kind="closed")
    assert answer.status_code == 403
    assert (await hours_of(database)).is_business_day(date(2026, 11, 25))
