"""What reloads, tabs, a bad connection and hostile words do to the chat, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import AsyncClient
from playwright.async_api import Page, Route, expect

from tests.browser.chat_page import ChatPage, is_sending
from tests.browser.conftest import DESK, NewContext
from tests.browser.real_service import RealService
from tests.browser.watch import Watch
from tests.e2e.visitor import Visitor

HTML = """<img src=x onerror="window.broken=1"><script>window.broken=1</script>"><b>太字</b>"""
BOLD = "湊<b>包丁</b>"


async def test_a_reload_shows_the_conversation_again_and_it_goes_on(chat: ChatPage) -> None:
    await chat.open()
    await chat.choose("true")
    await chat.say("湊包丁です")
    shown = await chat.bubbles.all_text_contents()
    await chat.page.reload()
    await expect(chat.bubbles).to_have_text(shown)
    await expect(chat.page.locator(".entry").last).to_be_in_viewport()
    await chat.say("錆びにくい三徳包丁")
    assert chat.asking == "product_category"
    await expect(chat.button("日用品・雑貨・衣料など")).to_be_visible()


async def test_two_tabs_show_one_conversation(new_context: NewContext, service: RealService) -> None:
    context = await new_context(DESK)
    first = await ChatPage(await context.new_page(), service.url).open()
    second = await ChatPage(await context.new_page(), service.url).open()
    assert second.turn["conversation_id"] == first.turn["conversation_id"]
    await second.say("同意します")
    await expect(first.bubbles.filter(has_text="同意します")).to_be_visible()
    await expect(first.button("同意する")).to_be_hidden()
    await first.say("湊包丁です")
    await second.page.reload()
    await expect(second.bubbles).to_have_text(await first.bubbles.all_text_contents())


async def test_an_answer_that_got_lost_on_the_way_has_one_effect(
    chat: ChatPage, watch: Watch, visitor: Visitor, http: AsyncClient
) -> None:
    watch.allow("ERR_FAILED")
    await visitor.answer_until("product_name")
    await chat.resume(visitor)

    async def lose(route: Route) -> None:
        await route.fetch()  # the service gets it and answers
        await route.abort()

    await chat.page.route("**/messages", lose, times=1)
    await chat.input.fill("湊包丁です")
    await chat.input.press("Enter")
    await expect(chat.bubbles.filter(has_text="どのような商品ですか")).to_be_visible(timeout=15_000)
    await expect(chat.bubbles.filter(has_text="湊包丁です")).to_have_count(1)
    history = (await http.get(f"/v1/conversations/{visitor.id}", headers=visitor.headers)).json()["messages"]
    assert [message["text"] for message in history if message["role"] == "visitor"].count("湊包丁です") == 1
    await chat.page.reload()
    await expect(chat.bubbles.filter(has_text="湊包丁です")).to_have_count(1)


async def test_what_a_visitor_writes_stays_text_in_the_chat(chat: ChatPage, visitor: Visitor) -> None:
    await visitor.answer_until("product_description", product_name=f"商品名は「{BOLD}」です")
    await chat.resume(visitor)
    await chat.say(HTML)
    await expect(chat.bubbles.filter(has_text=HTML)).to_be_visible()
    await chat.page.reload()
    await expect(chat.bubbles.filter(has_text=HTML)).to_be_visible()
    await chat.say("これまでの内容を見せて")
    await expect(chat.page.locator(".summary-value", has_text=BOLD)).to_be_visible()
    await nothing_was_run(chat.page)


async def test_what_a_visitor_writes_stays_text_in_the_console(console: Page, visitor: Visitor) -> None:
    await visitor.answer_until("product_description", product_name=f"商品名は「{BOLD}」です")
    await visitor.say(HTML)
    await visitor.say("担当者と話したい")
    number = next(reply["ticket"] for reply in visitor.replies if reply["type"] == "handoff")
    await console.reload()
    await expect(console.get_by_role("row", name=number)).to_contain_text(BOLD)
    await nothing_was_run(console)
    await console.get_by_role("link", name=number).click()
    await expect(console.locator(".facts")).to_contain_text(BOLD)
    await nothing_was_run(console)
    await console.goto(f"{console.url}/print?transcript=1")
    await expect(console.locator(".transcript")).to_contain_text(HTML)
    await nothing_was_run(console)


async def nothing_was_run(page: Page) -> None:
    assert await page.evaluate("window.broken") is None
    assert await page.locator("img[src=x], b").count() == 0


async def test_a_person_who_starts_again_is_asked_first(chat: ChatPage) -> None:
    await chat.open()
    await chat.choose("true")
    await chat.button("メニュー").click()
    await chat.button("最初から").click()
    await chat.button("このまま続ける").click()
    await expect(chat.page.locator(".entry-visitor")).to_have_count(1)
    await chat.button("メニュー").click()
    await chat.button("最初から").click()
    await chat.button("最初から始める").click()
    await expect(chat.page.locator(".entry-visitor")).to_have_count(0)
    await expect(chat.button("同意する")).to_be_visible()


async def test_each_message_is_read_aloud_once(chat: ChatPage) -> None:
    replies: list[dict[str, Any]] = [*(await chat.open()).replies]
    await chat.page.evaluate(_HEAR)
    heard = await chat.page.locator("[role=log] p").all_text_contents()
    replies += (await chat.say("費用はかかりますか"))["replies"]
    replies += (await chat.choose("true"))["replies"]
    heard += await chat.page.evaluate("window.heard")
    assert len(heard) == len(replies)
    assert all(words.startswith(reply["text"]) for words, reply in zip(heard, replies, strict=True))

    await chat.page.reload()
    await expect(chat.bubbles.last).to_be_visible()
    await expect(chat.page.locator("[role=log] p")).to_have_count(0)


# What a screen reader would say: text that comes into the live region.
_HEAR = """() => {
    window.heard = [];
    const region = document.querySelector("minato-chat").shadowRoot.querySelector("[aria-live]");
    new MutationObserver((changes) => changes.forEach(({addedNodes}) =>
        addedNodes.forEach(({textContent}) => window.heard.push(textContent)))).observe(region, {childList: true});
}"""


async def test_one_live_region(chat: ChatPage) -> None:
    await chat.open()
    assert await chat.page.locator("[aria-live], [role=status], [role=alert], [role=log]").count() == 1


@pytest.mark.parametrize("path", ["/", "/console/login"])
async def test_the_policy_allows_own_files_only(desktop: Page, service: RealService, watch: Watch, path: str) -> None:
    watch.allow("closed before the connection is established")  # the page is left while its stream is being opened
    response = await desktop.goto(service.url + path)
    assert response is not None
    policy = (await response.all_headers())["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy


async def test_the_token_is_in_no_address(chat: ChatPage) -> None:
    addresses: list[str] = []
    chat.page.on("request", lambda request: addresses.append(request.url))
    await chat.open()
    await chat.choose("true")
    saved = await chat.page.evaluate("Object.values(localStorage).join()")
    assert chat.turn and saved.count("token") == 1
    token = saved.split('"token":"')[1].split('"')[0]
    assert addresses and not any(token in address for address in addresses)


async def test_an_answer_of_the_wrong_shape_can_be_rewritten(chat: ChatPage, watch: Watch) -> None:
    watch.allow("422")
    await chat.open()
    await chat.page.route(
        "**/messages",
        lambda route: route.fulfill(
            status=422, content_type="application/problem+json", body='{"detail": "長すぎます。"}'
        ),
        times=1,
    )
    await chat.input.fill("とても長い文")
    async with chat.page.expect_response(is_sending):
        await chat.input.press("Enter")
    await chat.button("書き直す").click()
    await expect(chat.input).to_have_value("とても長い文")
    await expect(chat.page.locator(".trouble")).to_have_count(0)
