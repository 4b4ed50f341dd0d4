"""The queue as it lives on the screen: new cases appear, the focus stays, keys work, and nothing is inline."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, Route, expect

from api.live import DESK
from tests.api.console.cases import PASSWORD, add_case, add_user
from tests.browser.console_page import log_in
from tests.browser.desk_service import DeskService, desk_service


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[DeskService]:
    """Three cases in the queue, and two concierges."""
    async with desk_service(tmp_path) as running:
        for name in ("佐藤", "鈴木"):
            await add_user(running.database, name)
        for _ in range(3):
            await add_case(running.database)
        yield running


async def _open(browser: Browser, desk: DeskService, name: str, troubles: list[str]) -> Page:
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="ja-JP")
    page = await context.new_page()
    page.on("console", lambda told: troubles.append(told.text) if told.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    await log_in(page, desk.url, name, PASSWORD)
    await expect(page.locator("#ticket-M-0001")).to_be_visible()
    await page.wait_for_load_state()  # its scripts have run
    return page


@pytest.fixture
async def sato(browser: Browser, desk: DeskService) -> AsyncIterator[Page]:
    troubles: list[str] = []
    page = await _open(browser, desk, "佐藤", troubles)
    yield page
    await page.context.close()
    assert troubles == []


async def _focus(page: Page, element_id: str) -> None:
    """In one step: between finding a row and focusing it, the list may be replaced."""
    await page.evaluate("(id) => document.getElementById(id).focus({ preventScroll: true })", element_id)


async def _new_case(desk: DeskService) -> None:
    await add_case(desk.database)
    await desk.live.publish(DESK)


async def test_新しい受付が読み込み直さなくても現れ_声でも知らされる(desk: DeskService, sato: Page) -> None:
    await _new_case(desk)
    await expect(sato.locator("#ticket-M-0004")).to_be_visible()
    await expect(sato.get_by_role("status")).to_have_text("新しい受付が1件あります")
    await _new_case(desk)
    await expect(sato.locator("#ticket-M-0005")).to_be_visible()


async def test_取り直している間に起きたことも_次の取り直しで現れる(desk: DeskService, sato: Page) -> None:
    """The answer of the refresh that runs is held back until something else has happened."""
    begun, go = asyncio.Event(), asyncio.Event()

    async def hold(route: Route) -> None:
        answer = await route.fetch()
        begun.set()
        await go.wait()
        await route.fulfill(response=answer)

    await sato.route("**/console/tickets?*", hold, times=1)
    await _new_case(desk)
    await begun.wait()
    await sato.evaluate("addEventListener('htmx:trigger', () => document.body.classList.add('asks-again'))")
    await _new_case(desk)
    await sato.wait_for_selector("body.asks-again")
    go.set()
    await expect(sato.locator("#ticket-M-0005")).to_be_visible(timeout=15_000)  # the page looks by itself every 20 s


async def test_一覧が入れ替わっても_焦点と条件と位置は変わらない(desk: DeskService, sato: Page) -> None:
    await sato.goto(f"{desk.url}/console/tickets?owner=none")
    await sato.set_viewport_size({"width": 1280, "height": 360})
    await _focus(sato, "ticket-M-0002")
    await sato.evaluate("window.scrollTo({ top: 150, behavior: 'instant' })")
    before = await sato.evaluate("window.scrollY")
    assert before > 0
    await _new_case(desk)
    await expect(sato.locator("#ticket-M-0004")).to_be_attached()
    await expect(sato.locator("#ticket-M-0002")).to_be_focused()
    assert await sato.evaluate("window.scrollY") == before
    await sato.keyboard.press("Tab")
    await expect(sato.locator("#ticket-M-0003")).to_be_focused()
    assert "owner=none" in sato.url


async def test_ほかの人が担当した行が消えても_焦点は次の行に残る(
    browser: Browser, desk: DeskService, sato: Page
) -> None:
    await sato.goto(f"{desk.url}/console/tickets?owner=none")
    await _focus(sato, "ticket-M-0001")
    suzuki = await _open(browser, desk, "鈴木", [])
    await suzuki.goto(f"{desk.url}/console/tickets/M-0001")
    await suzuki.keyboard.press("c")
    await expect(suzuki.locator("section[aria-labelledby=owner]").get_by_text("あなた")).to_be_visible()
    await expect(sato.locator("#ticket-M-0001")).to_have_count(0)
    await expect(sato.locator("#ticket-M-0002")).to_be_focused()
    await suzuki.context.close()


async def test_キーで選び_開き_探せる(sato: Page) -> None:
    await sato.keyboard.press("j")
    await sato.keyboard.press("j")
    await sato.keyboard.press("j")
    await sato.keyboard.press("k")
    await expect(sato.locator("#ticket-M-0002")).to_be_focused()
    await sato.keyboard.press("/")
    await expect(sato.locator("#q")).to_be_focused()
    await sato.keyboard.type("j/?c")
    await expect(sato.locator("#q")).to_have_value("j/?c")
    await _focus(sato, "ticket-M-0002")
    await sato.keyboard.press("?")
    await expect(sato.get_by_role("heading", name="キー操作")).to_be_visible()
    await sato.keyboard.press("Escape")
    await _focus(sato, "ticket-M-0002")
    await sato.keyboard.press("Enter")
    await expect(sato.get_by_role("heading", level=1)).to_contain_text("有明海苔本舗株式会社")


async def test_キー操作は止められ_次に開いても止まっている(sato: Page) -> None:
    await sato.keyboard.press("?")
    await sato.get_by_label("キー操作を使う").uncheck()
    await sato.get_by_role("button", name="閉じる").click()
    for _ in range(2):
        await _focus(sato, "tab-open")
        await sato.keyboard.press("j")
        await expect(sato.locator("#tab-open")).to_be_focused()
        await sato.reload()
