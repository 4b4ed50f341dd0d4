"""No view and no change of personal data without an entry, whichever route it is, and however new."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.responses import PlainTextResponse
from sqlalchemy import select

from api.console.access import concierge
from api.console.recording import LIVE_VIEW, NOTHING_PERSONAL
from api.console.routing import ConsoleRoute
from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import AuditEntry
from tests.api.console.cases import FULL, Browser, add_case, add_user, token_in
from tests.api.console.conftest import SetClock
from tests.api.console.test_access import console_routes

SECRET = "himitsu"
ANSWERS = tuple(
    (name, SECRET if name in ("company_name", "product_name") else value, words) for name, value, words in FULL
)
ROUTES = [(method, path) for method, path, _ in console_routes()]
READING = sorted(path for method, path in ROUTES if method == "GET" and "static" not in path)
WRITING = sorted(path for method, path in ROUTES if method != "GET" and path != "/console/login")
# What to put for a parameter of a path; anything else is 1.
FORM = {
    "reason": "answered",
    "active": "true",
    "role": "concierge",
    "name": "新人",
    "typed": "{number}",
    "code": "000000",
}


@pytest.fixture
async def number(database: Database, browser: Browser) -> str:
    """A case full of personal data, and an administrator at the desk."""
    await add_user(database, "管理", users.ADMIN)
    _, number = await add_case(database, ANSWERS, said=(("visitor", SECRET, None),))
    await browser.log_in("管理")
    return number


def filled(path: str, number: str) -> str:
    return re.sub(r"{\w+}", "1", path.replace("{number}", number))


async def entries(database: Database) -> list[AuditEntry]:
    async with database.reading() as session:
        found = await session.execute(
            select(AuditEntry).where(AuditEntry.action != "logged_in").order_by(AuditEntry.id)
        )
        return list(found.scalars())


@pytest.mark.parametrize("path", READING)
async def test_見た人が残る(database: Database, browser: Browser, number: str, path: str) -> None:
    try:
        async with asyncio.timeout(20):
            answer = await browser.get(filled(path, number))
    except TimeoutError:
        return  # a stream of news: it ends with the page
    if SECRET not in answer.text:
        return
    assert not path.startswith(NOTHING_PERSONAL), "a page that shows personal data stands in NOTHING_PERSONAL"
    found = await entries(database)
    assert [entry.user_name for entry in found] == ["管理"]
    assert found[0].subject == (number if "{number}" in path else path)
    assert SECRET not in str(found[0].detail)


def test_個人情報を見せるページは必ず調べている() -> None:
    """The walk above is worth nothing if it does not meet them."""
    assert {"/console/tickets", "/console/tickets/{number}", "/console/tickets/{number}/brief.json"} <= set(READING)


@pytest.mark.parametrize("path", WRITING)
async def test_変えた人が残る(database: Database, browser: Browser, number: str, path: str) -> None:
    form = {name: value.format(number=number) for name, value in FORM.items()}
    token = token_in((await browser.get("/console/account")).text)
    answer = await browser.client.post(filled(path, number), data={**form, "csrf_token": token})
    assert answer.status_code != 500
    if answer.status_code < 400 and SECRET not in answer.text:
        assert [entry.user_name for entry in await entries(database)] == ["管理"], path


async def test_だれも思い出さなかった入口でも残る(
    app: FastAPI, database: Database, browser: Browser, number: str
) -> None:
    forgotten = APIRouter(prefix="/console", route_class=ConsoleRoute)

    @forgotten.get("/new/{number}", dependencies=[Depends(concierge)])
    async def show(number: str) -> PlainTextResponse:
        return PlainTextResponse(SECRET)

    @forgotten.post("/new/{number}", dependencies=[Depends(concierge)])
    async def change(number: str) -> PlainTextResponse:
        return PlainTextResponse("ok")

    @forgotten.get("/new/{number}/file", dependencies=[Depends(concierge)])
    async def file(number: str) -> PlainTextResponse:
        return PlainTextResponse(SECRET, headers={"Content-Disposition": "attachment"})

    app.include_router(forgotten)
    await browser.get(f"/console/new/{number}")
    await browser.post(f"/console/new/{number}", "/console/account")
    await browser.get(f"/console/new/{number}/file")
    await browser.get(f"/console/new/{number}?q=himitsu-san")
    found = await entries(database)
    assert [(entry.action, entry.subject) for entry in found] == [
        ("viewed", number), ("changed", number), ("downloaded", number), ("searched", number),
    ]  # fmt: skip
    assert "himitsu" not in str([entry.detail for entry in found])


async def test_ひとりでに新しくなる画面は十分に一度だけ残る(
    database: Database, browser: Browser, number: str, clock: SetClock
) -> None:
    path = f"/console/tickets/{number}"
    await browser.get(path)
    for _ in range(3):
        clock.at += timedelta(minutes=1)
        await browser.client.get(path, headers={"HX-Request": "true"})
    assert len(await entries(database)) == 1
    clock.at += LIVE_VIEW
    await browser.client.get(path, headers={"HX-Request": "true"})
    await browser.get(path)
    assert len(await entries(database)) == 3, "自分で開いたぶんは、そのたびに"


async def test_開けなかったものは見たことにならない(database: Database, browser: Browser, number: str) -> None:
    assert (await browser.get("/console/tickets/M-9999")).status_code == 404
    assert await entries(database) == []


async def test_会話の記録まで見たかがわかる(database: Database, browser: Browser, number: str) -> None:
    await browser.get(f"/console/tickets/{number}/print?transcript=1")
    (entry,) = await entries(database)
    assert entry.detail == {"page": f"/tickets/{number}/print", "transcript": True}
