"""Accounts, the second factor, the log and erasure in Chromium, on the console alone: nothing here needs the dialogue."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pyotp
import pytest
from fastapi import FastAPI
from playwright.async_api import Browser, Page, ViewportSize, expect

from api.live import Hub
from api.settings import Settings
from api.site import install_site
from bot.handoff.hours import OfficeHours
from bot.storage import users
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.api.console.cases import PASSWORD, add_case, add_user
from tests.api.stored import put
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk_service import listening
from tests.browser.watch import Watch

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@dataclass
class Desk:
    url: str
    database: Database
    at: datetime
    number: str = ""


@pytest.fixture
async def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    """The console with two accounts and a case; its clock stands at ``desk.at``."""
    monkeypatch.setenv("MINATO_SECRET_KEY", "a key of the tests")
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    await migrate(database)
    found = Desk("", database, AT)
    await add_user(database, "管理", users.ADMIN)
    await add_user(database, "佐藤")
    await add_case(database, created=AT, due=AT)
    _, found.number = await put(database, tmp_path / "attachments", AT)
    app = FastAPI()
    install_site(app)
    app.state.services = SimpleNamespace(
        settings=Settings(attachments_dir=tmp_path / "attachments"), database=database, clock=lambda: found.at,
        hours=OfficeHours(lambda day: False), live=Hub(database),
    )  # fmt: skip
    async with listening(app) as found.url:
        yield found
    await database.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desktop", "phone"])
async def page(request: pytest.FixtureRequest, browser: Browser, desk: Desk) -> AsyncIterator[Page]:
    """A browser that must not complain: no script error, nothing that the policy forbids."""
    viewport: ViewportSize = request.param
    watch = Watch(desk.url)
    context = await browser.new_context(viewport=viewport, locale="ja-JP", timezone_id="Asia/Tokyo")
    watch.follow(context)
    yield await context.new_page()
    await context.close()
    assert watch.unexpected == []


async def log_in(page: Page, desk: Desk, name: str) -> None:
    await page.goto(f"{desk.url}/console/login")
    await page.get_by_label("名前").fill(name)
    await page.get_by_label("パスワード").fill(PASSWORD)
    await page.get_by_role("button", name="ログイン", exact=True).click()


async def test_アカウントを作りパスワードを一度だけ見る(page: Page, desk: Desk) -> None:
    await log_in(page, desk, "管理")
    await page.goto(f"{desk.url}/console/accounts")
    await page.get_by_label("名前（ログインに使います）").fill("鈴木")
    await page.get_by_label("役割").select_option("管理者")
    await page.get_by_role("button", name="作る").click()
    await expect(page.get_by_role("heading", name="鈴木さんのアカウントを作りました")).to_be_visible()
    await page.get_by_role("link", name="アカウントの一覧へ").click()
    await expect(page.get_by_role("link", name="鈴木")).to_be_visible()


async def test_二段階認証を設定してコードで入る(page: Page, desk: Desk) -> None:
    await log_in(page, desk, "佐藤")
    await page.goto(f"{desk.url}/console/account/second-factor")
    await page.get_by_role("button", name="設定を始める").click()
    await expect(page.get_by_role("img", name="認証アプリで読み取る二次元コード")).to_be_visible()
    box = await page.locator(".qr svg").bounding_box()
    assert box and box["width"] > 150, "カメラで読み取れる大きさ"
    await page.get_by_text("読み取れないとき").click()
    totp = pyotp.TOTP(await page.locator(".key").inner_text())
    await page.get_by_label("アプリに出た6桁を入力します").fill(totp.at(desk.at))
    await page.get_by_role("button", name="オンにする").click()
    await expect(page.get_by_role("heading", name="予備のコード")).to_be_visible()
    codes = (await page.locator(".codes").inner_text()).split()
    assert len(codes) == 10 and all(re.fullmatch(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}", code) for code in codes)
    await page.get_by_role("link", name="控えました").click()
    await page.get_by_role("button", name="ログアウト", exact=True).click()
    await log_in(page, desk, "佐藤")
    await page.get_by_label("認証アプリに出ている6桁").fill(codes[0])
    await page.get_by_role("button", name="確認する").click()
    await expect(page.get_by_role("heading", name="受付一覧")).to_be_visible()
    await page.goto(f"{desk.url}/console/account/second-factor")


async def test_番号を打って消去する(page: Page, desk: Desk) -> None:
    await log_in(page, desk, "管理")
    await page.goto(f"{desk.url}/console/tickets/{desk.number}")
    async with page.expect_download() as download:
        await page.get_by_role("button", name="まとめて書き出す（ZIP）").click()
    assert (await download.value).suggested_filename == f"minato-{desk.number}.zip"
    await page.get_by_role("link", name="消去の手続きへ").click()
    await page.get_by_label("確認のため").fill(desk.number)
    await page.get_by_role("button", name="消去する").click()
    await expect(page.get_by_role("heading", name="個人情報は消去済みです")).to_be_visible()
