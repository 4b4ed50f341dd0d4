from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pyotp
import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response
from sqlalchemy import select

from api.console.throttle import TRIES
from api.settings import Settings
from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import AuditEntry, RecoveryCode, User
from tests.api.console.cases import PASSWORD, Browser, add_case, add_user
from tests.api.console.conftest import SetClock

ENROL, CODE = "/console/account/second-factor", "/console/second-factor"


async def enrol(browser: Browser, clock: SetClock) -> tuple[pyotp.TOTP, list[str]]:
    """Set the second factor up as a person does: what the app knows, and the recovery codes."""
    await browser.post(f"{ENROL}/begin", ENROL)
    totp = pyotp.TOTP(_key_on((await browser.get(ENROL)).text))
    shown = await browser.post(f"{ENROL}/confirm", ENROL, code=totp.at(clock()))
    assert shown.status_code == 200, shown.text
    return totp, _codes_on(shown)


def _key_on(page: str) -> str:
    found = re.search(r'<code class="key">([A-Z2-7]{32})</code>', page)
    assert found, page
    return found[1]


def _codes_on(shown: Response) -> list[str]:
    return re.findall(r"\b(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\b", shown.text)


async def enter(browser: Browser, code: str, **more: str) -> Response:
    return await browser.post(CODE, CODE, code=code, **more)


@pytest.fixture
async def other(app: FastAPI) -> AsyncIterator[Browser]:
    async with AsyncClient(transport=ASGITransport(app), base_url="http://desk.test") as client:
        yield Browser(client)


async def test_アプリで読み取りコードで確かめると次のログインからコードが要る(
    database: Database, browser: Browser, other: Browser, clock: SetClock
) -> None:
    await add_user(database)
    await browser.log_in()
    totp, _ = await enrol(browser, clock)
    assert (await browser.get("/console/tickets")).status_code == 200, "この端末はそのまま使える"

    clock.at += timedelta(minutes=1)
    asked = await other.log_in(next="/console/tickets?show=done")
    assert asked.headers["location"] == f"{CODE}?next=%2Fconsole%2Ftickets%3Fshow%3Ddone"
    entered = await enter(other, totp.at(clock()), next="/console/tickets?show=done")
    assert (entered.status_code, entered.headers["location"]) == (303, "/console/tickets?show=done")
    assert (await other.get("/console/tickets")).status_code == 200


async def test_コードを待つ端末はコードの画面しか開けない(
    database: Database, browser: Browser, other: Browser, clock: SetClock
) -> None:
    await add_user(database, role=users.ADMIN)
    _, number = await add_case(database)
    await browser.log_in()
    await enrol(browser, clock)
    await other.log_in()
    for path in (
        "/console", "/console/tickets", f"/console/tickets/{number}", f"/console/tickets/{number}/brief.json",
        "/console/password", "/console/account", "/console/accounts", ENROL,
    ):  # fmt: skip
        answer = await other.get(path)
        assert (answer.status_code, answer.headers.get("location")) == (303, CODE), path
        assert "海苔" not in answer.text
    assert (await other.get(CODE)).status_code == 200
    token = re.search(r'name="csrf_token" value="([^"]+)"', (await other.get(CODE)).text)
    assert token
    sneaked = await other.client.post(
        f"/console/tickets/{number}/done", data={"csrf_token": token[1], "reason": "answered"}
    )
    assert (sneaked.status_code, sneaked.headers["location"]) == (303, CODE)


@pytest.mark.parametrize(("seconds", "opens"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
async def test_時計は前後30秒までずれてよい(
    database: Database, browser: Browser, other: Browser, clock: SetClock, seconds: int, opens: bool
) -> None:
    await add_user(database)
    await browser.log_in()
    totp, _ = await enrol(browser, clock)
    clock.at += timedelta(minutes=5)
    await other.log_in()
    answer = await enter(other, totp.at(clock() + timedelta(seconds=seconds)))
    assert answer.status_code == (303 if opens else 401)


async def test_同じコードは二度使えない(database: Database, browser: Browser, other: Browser, clock: SetClock) -> None:
    await add_user(database)
    await browser.log_in()
    totp, _ = await enrol(browser, clock)
    await other.log_in()
    assert (await enter(other, totp.at(clock()))).status_code == 401, "設定のときに使ったコード"
    clock.at += timedelta(minutes=1)
    code = totp.at(clock())
    assert (await enter(other, code)).status_code == 303
    await other.post("/console/logout", "/console/tickets")
    await other.log_in()
    assert (await enter(other, code)).status_code == 401
    assert (await enter(other, totp.at(clock() - timedelta(seconds=30)))).status_code == 401, "それより前のコードも"


@pytest.mark.parametrize("typed", ["{0}", " {0} ", "{0:.3} {0}"])
def test_コードの打ち方(typed: str) -> None:
    from api.console.totp import step_of
    from tests.api.console.cases import NOW

    secret = pyotp.random_base32()
    code = pyotp.TOTP(secret).at(NOW)
    words = f"{code[:3]} {code[3:]}" if ":" in typed else typed.format(code)
    assert step_of(secret, words, NOW) == int(NOW.timestamp()) // 30
    wide = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert step_of(secret, wide, NOW) is not None


async def test_予備のコードは十個でそれぞれ一度だけ使える(
    database: Database, browser: Browser, other: Browser, clock: SetClock
) -> None:
    await add_user(database)
    await browser.log_in()
    _, codes = await enrol(browser, clock)
    assert len(set(codes)) == 10
    async with database.reading() as session:
        stored = (await session.execute(select(RecoveryCode.code_hash))).scalars().all()
    assert len(stored) == 10 and not set(stored) & set(codes), "ハッシュだけを置く"
    await other.log_in()
    assert (await enter(other, codes[3].upper().replace("-", " "))).status_code == 303
    await other.post("/console/logout", "/console/tickets")
    await other.log_in()
    assert (await enter(other, codes[3])).status_code == 401
    assert (await enter(other, codes[4])).status_code == 303
    assert "あと8個" in (await other.get(ENROL)).text


async def test_秘密の鍵は暗号にして置く(database: Database, browser: Browser, clock: SetClock) -> None:
    await add_user(database)
    await browser.log_in()
    totp, _ = await enrol(browser, clock)
    async with database.reading() as session:
        user = (await session.execute(select(User))).scalar_one()
    assert user.totp_secret is not None and totp.secret not in user.totp_secret
    assert len(user.totp_secret) <= 200


async def test_鍵をなくしても落ちずに断る(
    database: Database, browser: Browser, other: Browser, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add_user(database)
    await browser.log_in()
    totp, codes = await enrol(browser, clock)
    monkeypatch.setenv("MINATO_SECRET_KEY", "another key of the tests")
    clock.at += timedelta(minutes=1)
    await other.log_in()
    assert (await enter(other, totp.at(clock()))).status_code == 401
    assert (await enter(other, codes[0])).status_code == 303, "予備のコードでは入れる"


async def test_コードの当てずっぽうは止まる(
    database: Database, browser: Browser, other: Browser, clock: SetClock
) -> None:
    await add_user(database)
    await browser.log_in()
    totp, _ = await enrol(browser, clock)
    clock.at += timedelta(minutes=2)
    await other.log_in()
    wrong = f"{(int(totp.at(clock())) + 1) % 1_000_000:06}"
    answers = [(await enter(other, wrong)).status_code for _ in range(TRIES)]
    assert answers == [401] * TRIES
    assert (await enter(other, totp.at(clock()))).status_code == 429


async def test_パスワードとコードの間は十分まで(
    database: Database, browser: Browser, other: Browser, clock: SetClock
) -> None:
    await add_user(database)
    await browser.log_in()
    await enrol(browser, clock)
    await other.log_in()
    clock.at += timedelta(minutes=10)
    answer = await other.get(CODE)
    assert answer.headers["location"].startswith("/console/login")


async def test_オフにするにもコードが要る(
    database: Database, browser: Browser, other: Browser, clock: SetClock
) -> None:
    await add_user(database)
    await browser.log_in()
    totp, _ = await enrol(browser, clock)
    clock.at += timedelta(minutes=1)
    assert (await browser.post(f"{ENROL}/off", ENROL, code="000000")).status_code in (400,)
    assert (await browser.post(f"{ENROL}/off", ENROL, code=totp.at(clock()))).status_code == 303
    assert (await other.log_in()).headers["location"] == "/console/tickets"
    async with database.reading() as session:
        assert (await session.execute(select(RecoveryCode))).first() is None


async def test_設定すると他の端末はログアウトする(
    database: Database, browser: Browser, other: Browser, clock: SetClock
) -> None:
    await add_user(database)
    await other.log_in()
    await browser.log_in()
    await enrol(browser, clock)
    assert (await other.get("/console/tickets")).status_code == 303


@pytest.mark.parametrize(
    ("required", "role", "must"),
    [
        ("none", users.ADMIN, False), ("admin", users.ADMIN, True), ("admin", users.CONCIERGE, False),
        ("all", users.CONCIERGE, True), ("all", users.ADMIN, True),
    ],
)  # fmt: skip
async def test_必要と決めると設定するまで先へ進めない(
    app: FastAPI, database: Database, browser: Browser, clock: SetClock, required: str, role: str, must: bool
) -> None:
    app.state.services.settings = Settings(require_second_factor=required)
    await add_user(database, role=role)
    await browser.log_in()
    answer = await browser.get("/console/tickets")
    assert (answer.status_code, answer.headers.get("location")) == ((303, ENROL) if must else (200, None))
    if must:
        assert "設定してください" in (await browser.get(ENROL)).text
        totp, _ = await enrol(browser, clock)
        assert (await browser.get("/console/tickets")).status_code == 200
        clock.at += timedelta(minutes=1)
        refused = await browser.post(f"{ENROL}/off", ENROL, code=totp.at(clock()))
        assert refused.status_code == 403


async def test_はじめてのパスワードが先で二段階認証はその次(app: FastAPI, database: Database, browser: Browser) -> None:
    app.state.services.settings = Settings(require_second_factor="all")
    await add_user(database, must_change_password=True)
    await browser.log_in()
    assert (await browser.get(ENROL)).headers["location"] == "/console/password"
    await browser.post(
        "/console/password",
        "/console/password",
        current=PASSWORD,
        password="atarashii-kotoba",
        again="atarashii-kotoba",
    )
    assert (await browser.get("/console/tickets")).headers["location"] == ENROL


async def test_二次元コードは厳しい決まりの中で出る(database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.log_in()
    await browser.post(f"{ENROL}/begin", ENROL)
    page = (await browser.get(ENROL)).text
    assert "<svg" in page and "style=" not in page and "<script>" not in page


async def test_ログインと失敗が記録に残る(
    database: Database, browser: Browser, other: Browser, clock: SetClock
) -> None:
    await add_user(database)
    await browser.log_in()
    totp, codes = await enrol(browser, clock)
    clock.at += timedelta(minutes=1)
    await other.log_in(password="chigau-password")
    await other.log_in(name="iMyPassword-2026", password="x")
    await other.log_in()
    await enter(other, "000000" if totp.at(clock()) != "000000" else "000001")
    await enter(other, codes[0])
    async with database.reading() as session:
        rows = (await session.execute(select(AuditEntry).order_by(AuditEntry.id))).scalars().all()
    told = [
        (row.action, row.user_name, row.detail.get("by") or row.detail.get("why") or row.detail.get("what"))
        for row in rows
    ]
    assert told == [
        ("logged_in", "佐藤", "password"),
        ("account_changed", "佐藤", "second_factor_begun"),
        ("account_changed", "佐藤", "second_factor_on"),
        ("login_failed", "佐藤", "password"),
        ("login_failed", "unknown", "password"),
        ("login_failed", "佐藤", "code"),
        ("logged_in", "佐藤", "password+recovery_code"),
    ]
