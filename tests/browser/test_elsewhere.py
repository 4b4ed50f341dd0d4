"""Going on at another device by link and by code, and the page of a personal link, in real browsers."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from api.services import Services
from bot.dialogue.processor import LocalAgent
from tests.api.channels.line.talk import LineTalk
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import PHONE
from tests.browser.elsewhere import elsewhere
from tests.browser.watch import Watch
from tests.e2e.visitor import WORDS


@dataclass
class Place:
    services: Services
    url: str
    browser: Browser
    watch: Watch

    async def page(self) -> Page:
        """A browser of its own: it remembers nothing of the others."""
        context = await self.browser.new_context(
            viewport=PHONE, locale="ja-JP", timezone_id="Asia/Tokyo", permissions=["clipboard-read", "clipboard-write"]
        )
        self.watch.follow(context)
        return await context.new_page()

    async def talk(self) -> LineTalk:
        """LINE, just where the first personal question would be."""
        return await (await LineTalk(self.services).start()).answer_until("company_name")


@pytest.fixture
async def place(agent: LocalAgent, browser: Browser, tmp_path: Path) -> AsyncIterator[Place]:
    async with elsewhere(agent, tmp_path) as (services, url):
        watch = Watch(url)
        watch.allow("closed before the connection is established")  # who goes to another conversation hangs up
        yield Place(services, url, browser, watch)
        for context in browser.contexts:
            await context.close()
        assert watch.unexpected == []


async def begun(place: Place) -> ChatPage:
    chat = await ChatPage(await place.page(), place.url).open()
    await chat.say("はい")
    await chat.say("湊包丁です")
    return chat


async def shared(chat: ChatPage) -> tuple[str, str]:
    """The link and the code that the menu shows."""
    await chat.page.get_by_role("button", name="メニュー").click()
    await chat.button("ほかの端末で続ける").click()
    code = chat.page.locator(".share-code")
    await expect(code).to_have_text(re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$"))
    link = await chat.page.get_by_role("textbox", name="続きを開くリンク").input_value()
    return link, await code.inner_text()


async def test_リンクで_ほかの端末で続けられ_はじめの端末でも続く(place: Place) -> None:
    first = await begun(place)
    link, _ = await shared(first)
    await expect(first.page.get_by_role("img", name="続きを開くQRコード")).to_be_visible()
    await expect(first.page.get_by_role("link", name="LINEで続ける")).to_have_attribute(
        "href", re.compile(r"^https://line\.me/R/oaMessage/%40minato/\?")
    )
    await first.button("コピー").click()
    await expect(first.page.locator(".share-status", has_text="コピーしました")).to_be_visible()
    await first.page.locator(".dialog[open]").get_by_role("button", name="閉じる").click()

    page = await place.page()
    await page.goto(link)
    await expect(page.locator(".entry", has_text="湊包丁です")).to_be_visible()
    assert await page.evaluate("location.href") == f"{place.url}/chat", "秘密はアドレスに残らない"
    second = ChatPage(page, place.url)
    await second.say("職人が研いだ、よく切れる包丁です")
    await expect(first.page.locator(".entry", has_text="よく切れる包丁です")).to_be_visible()
    await first.say("日用品です")
    await expect(page.locator(".entry", has_text="日用品です")).to_be_visible()
    await page.reload()
    await expect(page.locator(".entry", has_text="日用品です")).to_be_visible()

    place.watch.allow("404")
    third = await place.page()
    await third.goto(link)
    await expect(third.locator(".refusal")).to_contain_text("このリンク（コード）は使えません")
    await expect(third.locator(".entry").first).to_be_visible()


async def test_コードで_ほかの端末で続けられる(place: Place) -> None:
    first = await begun(place)
    _, code = await shared(first)
    place.watch.allow("404")
    second = await ChatPage(await place.page(), place.url).open()
    await second.page.get_by_role("button", name="メニュー").click()
    await second.button("コードで続きを開く").click()
    entry = second.page.get_by_label("8文字のコード")
    await entry.fill("ABC")
    await entry.press("Enter")
    await expect(second.page.locator("#code-status", has_text="コードは8文字です")).to_be_visible()
    await entry.fill("AC3F9HJ7")
    await entry.press("Enter")
    await expect(second.page.locator("#code-status")).to_contain_text("使えません")
    await entry.fill(code.lower().replace("-", " "))
    await entry.press("Enter")
    await expect(second.page.locator(".entry", has_text="湊包丁です")).to_be_visible()
    await expect(second.page.locator(".dialog[open]")).to_have_count(0)


async def test_途中の相談がある端末では_切り替える前に確かめる(place: Place) -> None:
    first, second = await begun(place), await begun(place)
    await second.say("甘口の醤油です")
    link, _ = await shared(first)
    await second.page.goto(link)
    await expect(second.page.get_by_role("dialog", name="続きの相談に切り替えますか？")).to_be_visible()
    await second.button("このまま続ける").click()
    await expect(second.page).to_have_url(f"{place.url}/chat")
    await expect(second.page.locator(".entry", has_text="甘口の醤油です")).to_be_visible()
    await second.page.goto(link)
    await second.button("切り替える").click()
    await expect(second.page.locator(".entry", has_text="甘口の醤油です")).to_have_count(0)
    await expect(second.page.locator(".entry", has_text="湊包丁です")).to_be_visible()


async def test_LINEからの画面は_その項目だけを尋ね_終わるとLINEに戻る(place: Place) -> None:
    talk = await place.talk()
    link = next(reply["link"]["url"] for reply in talk.replies if "link" in reply)
    page = await place.page()
    await page.goto(link)
    chat = ChatPage(page, place.url)
    await expect(page.get_by_text("LINEのトークに残さないよう、この画面で伺います")).to_be_visible()
    await expect(page.locator(".progress")).to_contain_text("0/8問")
    await expect(page.locator(".entry", has_text="湊包丁")).to_have_count(0)
    await expect(page.get_by_role("button", name="メニュー")).to_be_hidden()
    await chat.say(WORDS["company_name"])
    await expect(page.locator(".progress")).to_contain_text("1/8問")
    await page.reload()
    await expect(page.locator(".entry", has_text=WORDS["company_name"]).first).to_be_visible()
    await expect(page.locator(".entry", has_text="湊包丁")).to_have_count(0)
    await chat.say(WORDS["corporate_number"])
    for _ in range(20):
        if chat.asking not in {
            "website",
            "contact_name",
            "contact_department",
            "contact_email",
            "contact_phone",
            "contact_preference",
        }:
            break
        await chat.input.fill(WORDS[chat.asking])
        async with page.expect_response(lambda response: response.url.endswith("/messages")) as sending:
            await chat.input.press("Enter")
        chat.turn = await (await sending.value).json()
    await expect(page.get_by_role("heading", name="ありがとうございました")).to_be_visible()
    await expect(page.get_by_role("link", name="LINEに戻る")).to_have_attribute(
        "href", "https://line.me/R/ti/p/%40minato"
    )
    await expect(chat.input).to_be_hidden()
    await page.reload()
    await expect(page.get_by_role("heading", name="ありがとうございました")).to_be_visible()
    assert "都道府県" in (await talk.look()).text

    await page.goto(f"{place.url}/")
    await expect(page.locator(".entry", has_text=WORDS["company_name"])).to_have_count(0)
    await expect(page.get_by_role("button", name="同意する", exact=True)).to_be_visible()


async def test_使われたリンクは_LINEで新しくもらうよう伝える(place: Place) -> None:
    place.watch.allow("404")
    page = await place.page()
    await page.goto(f"{place.url}/chat#fill={'x' * 43}")
    await expect(page.get_by_role("heading", name="このリンクは使えません")).to_be_visible()
    await expect(page.locator(".visit-panel")).to_contain_text("新しいリンクをお届けします")
    await expect(page.get_by_role("textbox", name="メッセージ")).to_be_hidden()
