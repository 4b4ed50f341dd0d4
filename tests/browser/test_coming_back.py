"""Coming back: days later on the same browser, and on another device by a link that was e-mailed."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, expect

from api.app import build_services, create_app
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.migrate import migrate
from tests.api.notifications.smtp_server import MailServer, body_of, mail_server
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import PHONE
from tests.browser.desk_service import listening
from tests.browser.test_axe import violations
from tests.browser.watch import Watch
from tests.conftest import NOW

TO = "hanako@minato-hamono.example.jp"


@dataclass
class Place:
    """A service whose days pass as the test says, with a mail server."""

    settings: Settings
    mails: MailServer
    browser: Browser
    watch: Watch
    url: str = ""
    now: datetime = NOW

    async def page(self) -> Page:
        """A browser of its own."""
        context = await self.browser.new_context(viewport=PHONE, locale="ja-JP", timezone_id="Asia/Tokyo")
        self.watch.follow(context)
        return await context.new_page()

    async def begun(self) -> ChatPage:
        chat = await ChatPage(await self.page(), self.url).open()
        await chat.say("はい")
        await chat.say("湊包丁です")
        return chat


@pytest.fixture
async def place(agent: LocalAgent, browser: Browser, tmp_path: Path) -> AsyncIterator[Place]:
    async with mail_server() as mails:
        settings = Settings(
            database_url=f"sqlite:///{tmp_path / 'back.db'}", smtp_host="127.0.0.1", smtp_port=mails.port,
            smtp_tls="none", smtp_from="desk@minato.example", public_url="http://127.0.0.1",
        )  # fmt: skip
        found = Place(settings, mails, browser, Watch(""))
        services = build_services(settings, agent, lambda: found.now)
        await migrate(services.database)
        async with listening(create_app(services), sockets=True) as url:
            found.url = settings.public_url = url
            found.watch.also(url)
            yield found
            for context in browser.contexts:
                await context.close()
        assert found.watch.unexpected == []


async def test_何日もたってから同じブラウザで開いても_続きから(place: Place) -> None:
    chat = await place.begun()
    await chat.input.fill("書きかけの")
    context = chat.page.context
    await chat.page.close()
    place.now += timedelta(days=25)
    again = await ChatPage(await context.new_page(), place.url).open()
    await expect(again.bubbles.filter(has_text="湊包丁です")).to_have_count(1)
    await expect(again.input).to_have_value("書きかけの")
    await again.say("錆びにくい三徳包丁")
    assert again.asking == "product_category"


async def share(chat: ChatPage) -> None:
    await chat.button("メニュー").click()
    await chat.button("ほかの端末で続ける").click()
    await expect(chat.page.locator(".share-code")).to_be_visible()


def link_in(mails: MailServer) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+/chat#open=[\w-]+", body_of(mails.last(), "plain"))
    assert found
    return found[0]


async def test_メールで届いたリンクを_何日か後に別の端末で開く(place: Place) -> None:
    chat = await place.begun()
    await share(chat)
    address = chat.page.get_by_label("リンクをメールで受け取る")
    await address.fill(TO)
    assert await violations(chat.page) == []
    await address.press("Enter")
    await expect(chat.page.locator("#mail-status")).to_have_text(
        "メールを送りました。11月28日(土) 20:00まで、一度だけ開けます。"
    )
    await expect(chat.page.locator("[role=log]", has_text="メールを送りました。")).to_be_attached()
    assert place.mails.receivers == [TO]
    assert TO not in str(await chat.page.evaluate("Object.entries(localStorage).flat().join()"))

    place.now += timedelta(days=6)
    page = await place.page()
    await page.goto(link_in(place.mails))
    await expect(page.get_by_role("heading", name="ご相談の続きを開きます")).to_be_visible()
    assert await violations(page) == []
    await page.reload()  # a program that looks through e-mails has seen the page: the link is still good
    await page.get_by_role("button", name="この端末で続きを開く").click()
    other = ChatPage(page, place.url)
    await expect(other.bubbles.filter(has_text="湊包丁です")).to_have_count(1)
    assert await page.evaluate("location.hash") == ""
    await other.say("錆びにくい三徳包丁")
    await expect(chat.bubbles.filter(has_text="錆びにくい三徳包丁")).to_have_count(1)

    place.watch.allow("404")
    third = await place.page()
    await third.goto(link_in(place.mails))
    await third.get_by_role("button", name="この端末で続きを開く").click()
    await expect(third.locator(".refusal")).to_contain_text("使えません")


async def test_送れないアドレスと_送りすぎは_やさしく断る(place: Place) -> None:
    place.watch.allow("422")
    place.watch.allow("429")
    chat = await place.begun()
    await share(chat)
    address, status = chat.page.get_by_label("リンクをメールで受け取る"), chat.page.locator("#mail-status")
    await address.fill("hanako")
    await address.press("Enter")
    await expect(status).to_contain_text("メールアドレスの形が正しくありません")
    await expect(address).to_be_focused()
    assert await violations(chat.page) == []
    for number in range(4):
        await address.fill(f"hanako{number}@example.jp")
        async with chat.page.expect_response(re.compile("/links/mail$")):
            await address.press("Enter")
        await expect(chat.button("メールで送る")).to_be_enabled()
    await expect(status).to_contain_text("1時間ほど")
    assert len(place.mails.letters) == 3


async def test_メールを使わない窓口では_すすめない(place: Place) -> None:
    place.settings.smtp_host = None
    chat = await place.begun()
    await share(chat)
    await expect(chat.page.get_by_label("リンクをメールで受け取る")).to_be_hidden()


async def test_話した連絡先が_はじめから入っている(place: Place) -> None:
    chat = await place.begun()
    await chat.say("連絡先のメールは tanaka@minato-hamono.example.jp です")
    await share(chat)
    await expect(chat.page.get_by_label("リンクをメールで受け取る")).to_have_value("tanaka@minato-hamono.example.jp")
