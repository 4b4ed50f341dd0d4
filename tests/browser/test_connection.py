"""What becomes of a visitor's words when the connection is bad, the page is loaded again, or two windows are open."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from httpx import AsyncClient
from playwright.async_api import Page, Route, WebSocketRoute, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import DESK, NewContext
from tests.browser.real_service import RealService
from tests.browser.watch import Watch
from tests.e2e.visitor import Visitor


@asynccontextmanager
async def out_of_reach(page: Page, watch: Watch) -> AsyncIterator[None]:
    """The page's own files come, the service does not: what a reload in a tunnel with a warm cache looks like."""
    watch.allow("ERR_FAILED")

    async def lose(route: Route) -> None:
        await route.abort()

    await page.route("**/v1/**", lose)
    yield
    await page.unroute("**/v1/**", lose)


async def write(chat: ChatPage, *messages: str) -> None:
    for words in messages:
        await chat.input.fill(words)
        await chat.input.press("Enter")


async def said(http: AsyncClient, visitor: Visitor) -> list[str]:
    """What the service has from the visitor, in its order."""
    history = (await http.get(f"/v1/conversations/{visitor.id}", headers=visitor.headers)).json()["messages"]
    return [message["text"] for message in history if message["role"] == "visitor"]


def entry(chat: ChatPage, words: str) -> Any:
    return chat.page.locator(".entry-visitor", has_text=words)


async def test_unsent_words_and_a_draft_outlive_a_reload(
    chat: ChatPage, watch: Watch, visitor: Visitor, http: AsyncClient
) -> None:
    await visitor.answer_until("product_name")
    await chat.resume(visitor)
    async with out_of_reach(chat.page, watch):
        await write(chat, "湊包丁です", "錆びにくい三徳包丁")
        await chat.input.fill("書きかけの")
        await expect(entry(chat, "湊包丁です")).to_contain_text("送れませんでした")
        await chat.page.reload()
        await expect(entry(chat, "湊包丁です")).to_be_visible()
        await expect(entry(chat, "錆びにくい三徳包丁")).to_contain_text("送信待ち")
        await expect(chat.input).to_have_value("書きかけの")
    await expect(chat.bubbles.filter(has_text="商品の分野")).to_be_visible()
    await expect(chat.page.locator(".is-unsent, .trouble:visible, .waiting:visible")).to_have_count(0)
    await expect(chat.input).to_have_value("書きかけの")
    assert (await said(http, visitor))[-2:] == ["湊包丁です", "錆びにくい三徳包丁"]
    assert not await chat.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('unsent')).length")
    await chat.page.reload()
    await expect(entry(chat, "湊包丁です")).to_have_count(1)


async def test_a_queue_shows_the_state_of_each_message_and_none_looks_delivered(chat: ChatPage, watch: Watch) -> None:
    await chat.open()
    await chat.choose("true")
    async with out_of_reach(chat.page, watch):
        await write(chat, "湊包丁です", "錆びにくい三徳包丁")
        await expect(entry(chat, "湊包丁です").get_by_role("button", name="もう一度送る")).to_be_visible()
        await expect(entry(chat, "錆びにくい三徳包丁")).to_contain_text("送信待ち")
        for words in ("湊包丁です", "錆びにくい三徳包丁"):
            await expect(entry(chat, words).locator("time")).to_be_hidden()
    await chat.button("もう一度送る").click()
    await expect(chat.bubbles.filter(has_text="商品の分野")).to_be_visible()
    await expect(entry(chat, "錆びにくい三徳包丁").locator("time")).to_be_visible()


async def test_what_waits_goes_out_in_order_once_the_network_is_back(
    chat: ChatPage, watch: Watch, visitor: Visitor, http: AsyncClient
) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    await visitor.answer_until("product_name")
    await chat.resume(visitor)
    await chat.page.context.set_offline(True)
    await write(chat, "湊包丁です", "錆びにくい三徳包丁")
    await expect(entry(chat, "湊包丁です")).to_contain_text("送れませんでした")
    await chat.page.context.set_offline(False)
    await expect(chat.bubbles.filter(has_text="商品の分野")).to_be_visible()
    assert (await said(http, visitor))[-2:] == ["湊包丁です", "錆びにくい三徳包丁"]
    await expect(chat.page.locator(".notice[data-kind]")).to_be_hidden()


async def test_a_service_that_is_busy_is_asked_again(chat: ChatPage, watch: Watch) -> None:
    watch.allow("503")
    await chat.open()
    await chat.choose("true")
    await chat.page.route("**/messages", lambda route: route.fulfill(status=503), times=1)
    await write(chat, "湊包丁です")
    await expect(entry(chat, "湊包丁です")).to_contain_text("送れませんでした")
    await expect(chat.bubbles.filter(has_text="どのような商品ですか")).to_be_visible()


async def test_a_button_of_an_old_question_does_not_answer_the_next_one(
    chat: ChatPage, watch: Watch, visitor: Visitor
) -> None:
    await visitor.answer_until("product_name")
    await chat.resume(visitor)
    async with out_of_reach(chat.page, watch):
        await write(chat, "湊包丁です")
        await expect(entry(chat, "湊包丁です")).to_contain_text("送れませんでした")
        await chat.button("わからない").first.click()
        await expect(entry(chat, "わからない")).to_contain_text("送信待ち")
    await expect(entry(chat, "わからない").locator("time")).to_be_visible()
    await expect(chat.bubbles.filter(has_text="どのような商品ですか").first).to_be_visible()
    assert (await visitor.get())["progress"]["asking"] == "product_description"
    assert await visitor.value("product_name") == "湊包丁"


async def test_a_page_opened_while_the_service_was_away_opens_by_itself(
    chat: ChatPage, watch: Watch, visitor: Visitor
) -> None:
    await visitor.answer_until("product_name")
    await chat.own(visitor)
    async with out_of_reach(chat.page, watch):
        await chat.page.goto(chat.url)
        await expect(chat.button("もう一度試す")).to_be_visible()
        await write(chat, "湊包丁です")
        await expect(entry(chat, "湊包丁です")).to_contain_text("送信待ち")
    await expect(chat.bubbles.filter(has_text="どのような商品ですか")).to_be_visible()
    await expect(chat.button("もう一度試す")).to_be_hidden()


async def test_a_new_start_leaves_nothing_unsent_behind(chat: ChatPage, watch: Watch) -> None:
    await chat.open()
    async with out_of_reach(chat.page, watch):
        await write(chat, "日用品")
        await chat.input.fill("書きかけの")
        await expect(entry(chat, "日用品")).to_contain_text("送れませんでした")
    await chat.button("メニュー").click()
    await chat.button("最初から").click()
    await chat.button("最初から始める").click()
    await expect(chat.button("同意する")).to_be_visible()
    await chat.page.reload()
    await expect(chat.button("同意する")).to_be_visible()
    await expect(chat.page.locator(".entry-visitor")).to_have_count(0)
    await expect(chat.input).to_have_value("")


async def two_windows(new_context: NewContext, service: RealService) -> tuple[ChatPage, ChatPage]:
    context = await new_context(DESK)
    one = await ChatPage(await context.new_page(), service.url).open()
    return one, await ChatPage(await context.new_page(), service.url).open()


async def test_a_window_that_nobody_touches_shows_what_another_one_says(
    new_context: NewContext, service: RealService
) -> None:
    one, two = await two_windows(new_context, service)
    reads: list[str] = []
    one.page.on("request", lambda request: reads.append(request.method))
    await two.after(two.button("同意する").click())
    await two.say("湊包丁です")
    await expect(one.bubbles.filter(has_text="どのような商品ですか")).to_be_visible()
    await expect(one.bubbles).to_have_text(await two.bubbles.all_text_contents())
    assert reads.count("GET") <= 4  # only when there was something to read
    heard = await one.page.locator("[role=log] p").all_text_contents()
    assert len([words for words in heard if "どのような商品ですか" in words]) == 1
    await one.say("錆びにくい三徳包丁")
    await expect(two.bubbles.filter(has_text="商品の分野")).to_be_visible()
    await expect(two.bubbles).to_have_text(await one.bubbles.all_text_contents())


async def test_without_a_stream_a_window_asks_now_and_then(new_context: NewContext, service: RealService) -> None:
    context = await new_context(DESK)

    async def refuse(socket: WebSocketRoute) -> None:
        await socket.close(code=1013)

    await context.route_web_socket(re.compile("/stream$"), refuse)
    one = await ChatPage(await context.new_page(), service.url).open()
    two = await ChatPage(await context.new_page(), service.url).open()
    await two.after(two.button("同意する").click())
    await expect(one.bubbles.filter(has_text="ありがとうございます")).to_be_visible()


async def test_the_stream_carries_no_token_in_its_address(chat: ChatPage) -> None:
    told = asyncio.Event()
    chat.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: told.set()))
    async with chat.page.expect_websocket() as opening:
        await chat.open()
    socket = await opening.value
    await told.wait()  # a page that goes while it connects would say so in its console
    assert re.search(r"/v1/conversations/[0-9a-f-]{36}/stream$", socket.url)
