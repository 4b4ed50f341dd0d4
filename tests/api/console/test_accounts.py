from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from sqlalchemy import select

from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import AuditEntry, User
from tests.api.console.cases import Browser, add_user
from tests.api.console.conftest import SetClock
from tests.api.console.test_second_factor import enrol

LIST = "/console/accounts"


@pytest.fixture
async def admin(database: Database, browser: Browser) -> Browser:
    await add_user(database, "管理", users.ADMIN)
    await browser.log_in("管理")
    return browser


@pytest.fixture
async def other(app: FastAPI) -> AsyncIterator[Browser]:
    async with AsyncClient(transport=ASGITransport(app), base_url="http://desk.test") as client:
        yield Browser(client)


async def find(database: Database, name: str) -> User:
    async with database.reading() as session:
        return (await session.execute(select(User).where(User.name == name))).scalar_one()


async def changes(database: Database) -> list[tuple[str, str | None, str]]:
    async with database.reading() as session:
        rows = await session.execute(select(AuditEntry).where(AuditEntry.action == "account_changed"))
        return [(row.user_name, row.subject, row.detail["what"]) for row in rows.scalars()]


async def test_作ると一度だけのパスワードが出てそれで始められる(
    database: Database, admin: Browser, other: Browser
) -> None:
    made = await admin.post(LIST, LIST, name="佐藤", display_name="さとう", email="sato@example.jp", role="concierge")
    password = re.search(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", made.text)
    assert made.status_code == 200 and password
    assert (await other.log_in("佐藤", password[0])).status_code == 303
    assert (await other.get("/console/tickets")).headers["location"] == "/console/password"
    listed = (await admin.get(LIST)).text
    assert "さとう" in listed and "sato@example.jp" in listed and password[0] not in listed
    assert await changes(database) == [("管理", "佐藤", "created")]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "管理"}, "すでにあります"),
        ({"name": " "}, "1文字以上"),
        ({"name": "佐藤", "email": "sato@"}, "メールアドレスの形"),
        ({"name": "佐藤", "email": "KANRI@example.jp"}, "ほかのアカウントで使われています"),
        ({"name": "佐藤", "display_name": "a\x00b"}, "1文字以上"),
    ],
)
async def test_作れないときは理由を言い入力を残す(
    database: Database, admin: Browser, given: dict[str, str], says: str
) -> None:
    async with database.transaction() as session:
        user = await users.find_user(session, "管理")
        assert user is not None
        user.email = "kanri@example.jp"
    answer = await admin.post(LIST, LIST, role="admin", **given)
    assert answer.status_code == 400 and says in answer.text
    assert '<option value="admin" selected>' in answer.text
    async with database.reading() as session:
        assert len((await session.execute(select(User))).all()) == 1


async def test_役割と名前とメールを変える(database: Database, admin: Browser) -> None:
    await add_user(database)
    path = f"{LIST}/{(await find(database, '佐藤')).id}"
    await admin.post(path, path, role="admin", display_name="佐藤（東京）", email="sato@example.jp")
    user = await find(database, "佐藤")
    assert (user.role, user.display_name, user.email) == ("admin", "佐藤（東京）", "sato@example.jp")
    await admin.post(path, path, role="concierge", display_name="", email="")
    user = await find(database, "佐藤")
    assert (user.role, user.display_name, user.email) == ("concierge", None, None)
    assert await changes(database) == [("管理", "佐藤", "details")] * 2


async def test_止めるとすぐログアウトし入れなくなる(database: Database, admin: Browser, other: Browser) -> None:
    await add_user(database)
    await other.log_in()
    path = f"{LIST}/{(await find(database, '佐藤')).id}"
    await admin.post(f"{path}/active", path, active="false")
    assert (await other.get("/console/tickets")).headers["location"].startswith("/console/login")
    assert (await other.log_in()).status_code == 401
    await admin.post(f"{path}/active", path, active="true")
    assert (await other.log_in()).status_code == 303
    assert await changes(database) == [("管理", "佐藤", "switched_off"), ("管理", "佐藤", "switched_on")]


@pytest.mark.parametrize(("part", "values"), [("/active", {"active": "false"}), ("", {"role": "concierge"})])
async def test_最後の管理者は外せない(database: Database, admin: Browser, part: str, values: dict[str, str]) -> None:
    await add_user(database, "元管理", users.ADMIN)
    async with database.transaction() as session:
        gone = await users.find_user(session, "元管理")
        assert gone is not None
        gone.active = False
    path = f"{LIST}/{(await find(database, '管理')).id}"
    answer = await admin.post(f"{path}{part}", path, **values)
    assert answer.status_code == 409 and "管理者が一人もいなくなる" in answer.text
    user = await find(database, "管理")
    assert (user.role, user.active) == ("admin", True)


async def test_パスワードをリセットすると前のものは使えない(database: Database, admin: Browser, other: Browser) -> None:
    await add_user(database)
    await other.log_in()
    path = f"{LIST}/{(await find(database, '佐藤')).id}"
    shown = await admin.post(f"{path}/password", path)
    password = re.search(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", shown.text)
    assert password
    assert (await other.get("/console/tickets")).status_code == 303
    assert (await other.log_in()).status_code == 401
    assert (await other.log_in("佐藤", password[0])).status_code == 303


async def test_二段階認証のリセット(database: Database, admin: Browser, other: Browser, clock: SetClock) -> None:
    await add_user(database)
    await other.log_in()
    await enrol(other, clock)
    path = f"{LIST}/{(await find(database, '佐藤')).id}"
    await admin.post(f"{path}/second-factor", path)
    assert (await other.get("/console/tickets")).status_code == 303
    assert (await other.log_in()).headers["location"] == "/console/tickets"
    assert (await find(database, "佐藤")).totp_secret is None


@pytest.mark.parametrize("path", [LIST, f"{LIST}/1", "/console/audit", "/console/audit/entries.csv"])
async def test_相談員には開けない(database: Database, browser: Browser, path: str) -> None:
    await add_user(database)
    await browser.log_in()
    assert (await browser.get(path)).status_code == 403


async def test_ない番号は見つからないと言う(admin: Browser) -> None:
    assert (await admin.get(f"{LIST}/999")).status_code == 404


async def test_自分の名前とメールは自分で変えられる(database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.log_in()
    page = "/console/account"
    saved = await browser.post(page, page, display_name="佐藤（大阪）", email="sato@example.jp")
    assert "保存しました" in (await browser.get(saved.headers["location"])).text
    user = await find(database, "佐藤")
    assert (user.display_name, user.email) == ("佐藤（大阪）", "sato@example.jp")
    wrong = await browser.post(page, page, display_name="佐藤", email="a@b@c")
    assert wrong.status_code == 400 and "形が正しくありません" in wrong.text


async def test_ほかの端末をログアウトする(database: Database, browser: Browser, other: Browser) -> None:
    await add_user(database)
    await other.log_in()
    await browser.log_in()
    page = (await browser.get("/console/account")).text
    assert page.count("にログイン") == 2 and page.count("この端末") == 1
    await browser.post("/console/account/sessions", "/console/account")
    assert (await other.get("/console/tickets")).status_code == 303
    assert (await browser.get("/console/tickets")).status_code == 200
    assert "ほかの端末をログアウト" not in (await browser.get("/console/account")).text


async def test_組織だけのアカウントにパスワードの項目は出ない(database: Database, browser: Browser) -> None:
    await add_user(database)
    await browser.log_in()
    assert "/console/password" in (await browser.get("/console/account")).text
    async with database.transaction() as session:
        user = await users.find_user(session, "佐藤")
        assert user is not None
        user.password_hash = ""
    assert "/console/password" not in (await browser.get("/console/account")).text
