from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.console import security
from api.console.throttle import TRIES, WINDOW
from api.settings import Settings
from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import ConsoleSession
from tests.api.console.cases import PASSWORD, Browser, add_user
from tests.api.console.conftest import SetClock

WRONG = "名前またはパスワードが違います。"


async def test_a_concierge_logs_in_and_lands_on_the_page_that_was_asked_for(
    database: Database, browser: Browser
) -> None:
    await add_user(database)
    asked = await browser.get("/console/tickets?show=done")
    assert (asked.status_code, asked.headers["location"]) == (
        303,
        "/console/login?next=%2Fconsole%2Ftickets%3Fshow%3Ddone",
    )
    answer = await browser.log_in(next="/console/tickets?show=done")
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/tickets?show=done")
    assert (await browser.get("/console/tickets?show=done")).status_code == 200


async def test_the_cookie_is_out_of_reach_and_only_its_hash_is_stored(database: Database, browser: Browser) -> None:
    await add_user(database)
    cookie = next(
        value
        for value in (await browser.log_in()).headers.get_list("set-cookie")
        if value.startswith("minato_console=")
    )
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/console" in cookie and "Secure" not in cookie
    secret = browser.client.cookies["minato_console"]
    async with database.reading() as session:
        stored = (await session.execute(select(ConsoleSession))).scalar_one()
    assert stored.secret_hash == security.hash_secret(secret)
    assert secret not in (stored.secret_hash, stored.csrf_token)


async def test_cookies_are_secure_where_the_settings_say_so(app: FastAPI, database: Database, browser: Browser) -> None:
    app.state.services.settings = Settings(secure_cookies=True)
    await add_user(database)
    page = await browser.get("/console/login")
    assert "Secure" in page.headers["set-cookie"]


@pytest.mark.parametrize("name", ["佐藤", "鈴木", "", "a\x00b", "x" * 500])
async def test_unknown_name_and_wrong_password_get_the_same_answer(
    database: Database, browser: Browser, name: str
) -> None:
    await add_user(database)
    answer = await browser.log_in(name=name, password="chigau-password")
    assert answer.status_code == 401
    assert WRONG in answer.text
    assert "minato_console" not in browser.client.cookies


async def test_an_unknown_name_costs_as_much_hashing_as_a_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with _counted_hashings(monkeypatch) as hashed:
        security.verify_password_of(None, "x")
        unknown = len(hashed)
        security.verify_password_of(security.hash_password("y"), "x")
    assert (unknown, len(hashed)) == (1, 2)


@contextmanager
def _counted_hashings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    seen: list[str] = []
    real = security.verify_password

    def counting(password_hash: str, password: str) -> bool:
        seen.append(password_hash)
        return real(password_hash, password)

    monkeypatch.setattr(security, "verify_password", counting)
    yield seen


async def test_an_inactive_account_neither_logs_in_nor_stays(database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.log_in()
    async with database.transaction() as session:
        user = await users.find_user(session, "佐藤")
        assert user is not None
        user.active = False
    assert (await browser.get("/console/tickets")).status_code == 303
    assert (await browser.log_in()).status_code == 401


async def test_ten_failures_stop_a_name_for_a_while_even_with_the_right_password(
    database: Database, browser: Browser, clock: SetClock
) -> None:
    await add_user(database)
    for _ in range(TRIES):
        assert (await browser.log_in(password="chigau-password")).status_code == 401
    stopped = await browser.log_in()
    assert stopped.status_code == 429
    assert "一時的に止めています" in stopped.text
    clock.at += WINDOW + timedelta(seconds=1)
    assert (await browser.log_in()).status_code == 303


async def test_a_login_ends_after_the_hours_of_the_settings(
    database: Database, browser: Browser, clock: SetClock
) -> None:
    await add_user(database)
    await browser.log_in()
    clock.at += timedelta(hours=12)
    assert (await browser.get("/console/tickets")).headers["location"].startswith("/console/login")


async def test_logging_out_ends_the_session_itself(database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.log_in()
    secret = browser.client.cookies["minato_console"]
    answer = await browser.post("/console/logout", "/console/tickets")
    assert answer.headers["location"] == "/console/login"
    browser.client.cookies.set("minato_console", secret, domain="desk.test", path="/console")
    assert (await browser.get("/console/tickets")).status_code == 303


@pytest.mark.parametrize(
    "target",
    ["https://evil.test/", "//evil.test", "/console/../admin", "/console/login", "/\\evil.test", "javascript:1"],
)
async def test_after_login_nobody_is_sent_out_of_the_console(database: Database, browser: Browser, target: str) -> None:
    await add_user(database)
    assert (await browser.log_in(next=target)).headers["location"] == "/console/tickets"


async def test_the_first_admin_must_choose_a_password_before_anything_else(
    database: Database, browser: Browser, clock: SetClock
) -> None:
    found = await security.ensure_first_admin(database, clock())
    assert found is not None
    name, password = found
    assert await security.ensure_first_admin(database, clock()) is None
    await browser.log_in(name, password)
    secret = browser.client.cookies["minato_console"]
    assert (await browser.get("/console/tickets")).headers["location"] == "/console/password"
    changed = await browser.post(
        "/console/password", "/console/password", current=password, password=PASSWORD, again=PASSWORD
    )
    assert changed.headers["location"] == "/console/tickets"
    assert (await browser.get("/console/tickets")).status_code == 200
    assert browser.client.cookies["minato_console"] != secret


@pytest.mark.parametrize(
    ("current", "password", "again", "says"),
    [
        ("chigau-password", "atarashii-kotoba", "atarashii-kotoba", "いまのパスワードが違います"),
        (PASSWORD, "mijikai", "mijikai", "12文字以上"),
        (PASSWORD, "a" * 201, "a" * 201, "200文字以内"),
        (PASSWORD, PASSWORD, PASSWORD, "いまと同じ"),
        (PASSWORD, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "同じ文字の繰り返し"),
        (PASSWORD, "佐藤佐藤あいうえおかきく", "佐藤佐藤あいうえおかきく", "名前を含む"),
        (PASSWORD, "atarashii-kotoba", "atarashii-kotobq", "一致しません"),
    ],
)
async def test_a_password_that_will_not_do_is_refused_with_the_reason(
    database: Database, browser: Browser, current: str, password: str, again: str, says: str
) -> None:
    await add_user(database)
    await browser.log_in()
    answer = await browser.post(
        "/console/password", "/console/password", current=current, password=password, again=again
    )
    assert answer.status_code == 400
    assert says in answer.text


async def test_a_new_password_logs_the_other_browsers_out(database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.log_in()
    stolen = browser.client.cookies["minato_console"]
    await browser.post(
        "/console/password",
        "/console/password",
        current=PASSWORD,
        password="atarashii-kotoba",
        again="atarashii-kotoba",
    )
    browser.client.cookies.clear()
    browser.client.cookies.set("minato_console", stolen, domain="desk.test", path="/console")
    assert (await browser.get("/console/tickets")).status_code == 303
