"""The page on notices in a real browser, on a console without the dialogue."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.async_api import Browser, Page, expect
from sqlalchemy import update

from api.site import install_site
from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import User
from tests.api.console.cases import PASSWORD, add_case, add_user
from tests.api.notifications.desk import desk_on, make_tables
from tests.api.notifications.http_server import Receiver, receiver
from tests.api.notifications.smtp_server import MailServer, mail_server
from tests.browser.conftest import DESK, PHONE


@dataclass
class Console:
    url: str
    database: Database
    mails: MailServer
    hooks: Receiver


@pytest.fixture
async def console(tmp_path: Path) -> AsyncIterator[Console]:
    """A console with one webhook that is refused, one that arrives, and a mail server."""
    database = Database(f"sqlite:///{tmp_path / 'page.db'}")
    await make_tables(database)
    async with mail_server() as mails, receiver() as hooks, receiver() as refusing:
        desk = desk_on(
            database, smtp_host="127.0.0.1", smtp_port=mails.port, smtp_tls="none", smtp_from="desk@minato.example"
        )
        await add_user(database, role=users.ADMIN)
        async with database.transaction() as session:
            await session.execute(update(User).values(email="sato@minato.example"))
        refusing.status = 404
        for found in (hooks, refusing):
            await desk.endpoint(found.url)
        await add_case(database)
        await desk.deliver()
        app = FastAPI()
        install_site(app)
        app.state.services = desk.services
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
            serving = asyncio.create_task(server.serve([listening]))
            yield Console(f"http://127.0.0.1:{listening.getsockname()[1]}", database, mails, hooks)
            server.should_exit = True
            await serving
    await database.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
async def page(browser: Browser, console: Console, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    """The page, opened by an administrator; nothing may appear on the browser's console."""
    context = await browser.new_context(viewport=request.param)
    found, troubles = await context.new_page(), list[str]()
    found.on("console", lambda message: troubles.append(message.text))
    found.on("pageerror", lambda error: troubles.append(str(error)))
    await found.goto(f"{console.url}/console/deliveries")
    await found.get_by_label("名前").fill("佐藤")
    await found.get_by_label("パスワード").fill(PASSWORD)
    await found.get_by_role("button", name="ログイン").click()
    await expect(found.get_by_role("heading", name="通知", exact=True)).to_be_visible()
    yield found
    await context.close()
    assert troubles == []


async def test_送り先を足し_試し_止め_届かなかった通知を送り直す(page: Page, console: Console) -> None:
    await page.get_by_label("アドレス").fill("https://hooks.example/minato")
    await page.get_by_role("button", name="追加する").click()
    await expect(page.locator("#secret")).to_have_text(re.compile(r"^whsec_[\w-]{43}$"))
    await page.get_by_role("button", name=re.compile("テスト送信.*Webhook 1")).click()
    await expect(page.get_by_text("テスト送信が届きました。")).to_be_visible()
    assert await page.locator("#secret").count() == 0 and console.hooks.calls[-1].told["event"] == "test"
    await page.get_by_role("button", name=re.compile("停止する.*Webhook 3")).click()
    await expect(page.get_by_text("送り先を停止しました。")).to_be_visible()
    await page.locator("summary", has_text="Webhook 3").click()
    await page.get_by_role("button", name="削除する").click()
    await expect(page.get_by_text("送り先を削除しました。")).to_be_visible()
    await page.get_by_role("button", name="テスト送信", exact=True).click()
    await expect(page.get_by_text("テストのメールを送りました。")).to_be_visible()
    await page.get_by_role("button", name="すべてもう一度送る").click()
    await expect(page.get_by_text("もう一度送ります。")).to_be_visible()
    await expect(page.get_by_role("heading", name=re.compile(r"届かなかった通知\s*0\s*件"))).to_be_visible()
