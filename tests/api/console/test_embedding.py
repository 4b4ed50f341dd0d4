"""The page of what to copy: this installation's own addresses, the origins that are allowed, for administrators."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi import FastAPI

from api.settings import Settings
from bot.storage import users
from bot.storage.database import Database
from tests.api.console.cases import Browser, add_user


async def snippets(browser: Browser) -> dict[str, str]:
    page = await browser.get("/console/embedding")
    assert page.status_code == 200
    return {
        name: unescape(text) for name, text in re.findall(r'<code id="([a-z-]+)">(.*?)</code>', page.text, re.DOTALL)
    }


@pytest.fixture
async def admin(browser: Browser, database: Database) -> Browser:
    await add_user(database, "管理", users.ADMIN)
    await browser.log_in("管理")
    return browser


async def test_what_to_copy_has_the_public_address(admin: Browser, app: FastAPI) -> None:
    app.state.services.settings = Settings(
        public_url="https://minato.example.jp", allowed_origins="https://www.example.jp"
    )
    found = await snippets(admin)
    script = '<script type="module" src="https://minato.example.jp/widget/minato.js"></script>'
    assert found["launcher"] == script
    assert (
        found["inline"].startswith(f"{script}\n<minato-chat></minato-chat>") and "{ height: 40rem; }" in found["inline"]
    )
    assert 'src="https://minato.example.jp/chat"' in found["frame"]
    assert (
        found["policy"]
        == "script-src https://minato.example.jp; connect-src https://minato.example.jp wss://minato.example.jp;"
    )
    assert found["setting"] == "MINATO_ALLOWED_ORIGINS=https://www.example.jp"


async def test_without_a_public_address_it_says_so(admin: Browser) -> None:
    page = await admin.get("/console/embedding")
    assert "MINATO_PUBLIC_URL が未設定" in page.text and "まだ、どのサイトも許可していません" in page.text


async def test_a_concierge_does_not_see_it(browser: Browser, database: Database) -> None:
    await add_user(database, "佐藤")
    await browser.log_in("佐藤")
    assert (await browser.get("/console/embedding")).status_code == 403
