"""Visitor and concierge side by side, each in a browser of their own."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import Account
from tests.browser.console_page import log_in
from tests.browser.real_service import RealService
from tests.browser.watch import Watch
from tests.e2e.visitor import Visitor

PATIENCE_SECONDS = 30.0


@pytest.fixture
async def number(visitor: Visitor) -> str:
    """The ticket of a visitor who asked for a person; their next question stands."""
    await visitor.choose("true")
    await visitor.say("担当者と話したいです")
    found = next(reply["ticket"] for reply in visitor.replies if reply["type"] == "handoff")
    for words in ("田中です", "tanaka@example.co.jp", "平日の午前"):
        if visitor.asking in ("contact_name", "contact_email", "contact_preference"):
            await visitor.say(words)
    return str(found)


def composer(console: Page) -> Locator:
    return console.get_by_label("お客様へのメッセージ")


async def join(console: Page, service: RealService, number: str) -> None:
    await console.goto(f"{service.url}/console/tickets/{number}")
    await console.get_by_role("button", name="担当して会話に入る").click()
    await expect(console.locator(".chat-lead")).to_contain_text("あなたが応対しています。")
    await console.wait_for_load_state()  # the page's script is heard from then on


async def writes_until(box: Locator, seen: Locator) -> None:
    """Type until the other side sees it: the sign goes by itself a few seconds after a keystroke, however slow the machine."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not await seen.is_visible():
            await box.press_sequentially("お", delay=50)


async def test_they_see_each_other_write_and_what_was_written(
    chat: ChatPage, visitor: Visitor, console: Page, service: RealService, number: str
) -> None:
    await chat.resume(visitor)
    await join(console, service, number)
    await expect(chat.page.locator(".notice")).to_have_text("相談員のsatoさん（人が対応しています）")
    await expect(chat.page.locator(".entry-system").last).to_contain_text("相談員のsatoさんが加わりました")
    await writes_until(composer(console), chat.page.locator(".typist", has_text="satoさんが入力しています"))
    await composer(console).fill("satoです。")
    await composer(console).press("Shift+Enter")
    await composer(console).press_sequentially("台湾はいかがでしょう。")
    await composer(console).press("Enter")
    said = chat.page.locator(".entry-concierge")
    await expect(said.locator(".line")).to_have_text(["satoです。", "台湾はいかがでしょう。"])
    await expect(said.locator(".sender")).to_have_text("相談員のsatoさん（人）")
    await expect(chat.page.locator(".typist")).to_be_hidden()
    await expect(composer(console)).to_have_value("")
    await expect(console.locator(".chat-concierge .chat-delivery")).to_have_text("お客様の画面に届きました")
    await writes_until(chat.input, console.get_by_text("お客様が入力しています"))
    await chat.input.fill("よい")
    await chat.input.press("Enter")
    await expect(console.locator(".chat-visitor").last).to_contain_text("よい")
    await expect(console.get_by_text("お客様が入力しています")).to_be_hidden()
    heard = await console.locator("[data-chat-log] p").all_text_contents()
    assert [words for words in heard if "よい" in words] == ["お客様：よい"], "once, and not what one wrote oneself"
    assert not [words for words in heard if "台湾" in words]
    spoken = await chat.page.locator("[role=log] p").all_text_contents()
    assert len([words for words in spoken if words.startswith("相談員のsatoさん：satoです。")]) == 1
    await expect(chat.page.locator(".entry-bot").last).not_to_contain_text("よい")


async def test_given_back_the_bot_puts_its_question_again(
    chat: ChatPage, visitor: Visitor, console: Page, service: RealService, number: str
) -> None:
    question = visitor.replies[-1]["text"]
    await chat.resume(visitor)
    await join(console, service, number)
    await console.get_by_role("button", name="ボットに戻す").click()
    await expect(console.locator(".chat-lead")).to_contain_text("ミナト（自動の受付）が応対しています。")
    await expect(chat.page.locator(".entry-system").last).to_contain_text(
        "ここからは、自動の受付（ミナト）が続きを伺います。"
    )
    last = chat.page.locator(".entry-bot").last
    await expect(last).to_contain_text(question.splitlines()[0])
    await expect(chat.page.locator(".notice")).not_to_contain_text("人が対応")
    await chat.input.fill("湊包丁です")
    await chat.input.press("Enter")
    await expect(chat.page.locator(".entry-bot").last).not_to_contain_text(question.splitlines()[0])


async def test_the_enter_of_a_conversion_does_not_send(console: Page, service: RealService, number: str) -> None:
    await join(console, service, number)
    await composer(console).fill("とうきょう")
    await composer(console).evaluate(
        """input => {
          for (const extra of [{isComposing: true}, {keyCode: 229}])
            input.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true, ...extra}));
        }"""
    )
    await expect(composer(console)).to_have_value("とうきょう")
    await expect(console.locator(".chat-concierge")).to_have_count(0)


async def test_a_message_that_fails_is_kept_and_sent_once(
    visitor: Visitor, console: Page, service: RealService, number: str, watch: Watch
) -> None:
    watch.allow("ERR_FAILED")
    await join(console, service, number)
    await console.route("**/chat/messages", lambda route: route.abort(), times=1)
    await composer(console).fill("聞こえますか")
    await composer(console).press("Enter")
    await expect(console.locator(".chat-failed")).to_contain_text("送れませんでした")
    await console.get_by_role("button", name="もう一度送る").click()
    await expect(console.locator(".chat-concierge .chat-delivery")).to_contain_text("送信済み")
    await expect(console.locator(".chat-failed")).to_have_count(0)
    history = await visitor.get()
    assert [said["text"] for said in history["messages"] if said["role"] == "concierge"] == ["聞こえますか"]


async def test_another_window_of_the_concierge_follows(
    console: Page, service: RealService, number: str, visitor: Visitor
) -> None:
    await join(console, service, number)
    other = await console.context.new_page()
    await other.goto(f"{service.url}/console/tickets/{number}")
    await composer(console).fill("こちらから失礼します")
    await composer(console).press("Enter")
    await expect(other.locator(".chat-concierge")).to_contain_text("こちらから失礼します")
    await other.get_by_role("button", name="ボットに戻す").click()
    await expect(console.locator(".chat-lead")).to_contain_text("ミナト（自動の受付）が応対しています。")


async def test_without_script_the_forms_do_it(
    browser: Browser, service: RealService, concierge: Account, number: str, visitor: Visitor
) -> None:
    context = await browser.new_context(java_script_enabled=False, locale="ja-JP")
    page = await context.new_page()
    await log_in(page, service.url, concierge.name, concierge.password)
    await join(page, service, number)
    await composer(page).fill("こんにちは、satoです。")
    await page.get_by_role("button", name="送信").click()
    await expect(page.locator(".chat-concierge")).to_contain_text("こんにちは、satoです。")
    await page.get_by_role("button", name="ボットに戻す").click()
    await expect(page.locator(".chat-lead")).to_contain_text("ミナト（自動の受付）が応対しています。")
    assert (await visitor.get())["state"] == "queued"
    await context.close()
