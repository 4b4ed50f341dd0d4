"""axe-core finds nothing wrong: the widget's states on a phone, and a case beside it. The console's pages have their own table."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.chat_page import ChatPage
from tests.browser.real_service import RealService
from tests.browser.test_takeover import composer, join
from tests.browser.watch import Watch
from tests.e2e.visitor import Visitor

_AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
_RUN = """async () => (await axe.run(document, {
        resultTypes: ["violations"], preload: false, rules: {"target-size": {enabled: true}}
    })).violations
    .map(({id, nodes}) => `${id}: ${nodes.map(({target, failureSummary}) => target + " " + failureSummary).join(" | ")}`)"""


async def violations(page: Page) -> list[str]:
    await page.evaluate(_AXE)
    await page.emulate_media(reduced_motion="reduce")  # a colour half-way through an animation is nobody's colour
    found: list[str] = await page.evaluate(_RUN)
    return found


async def test_the_first_screen(chat: ChatPage) -> None:
    await chat.open()
    assert await violations(chat.page) == []


async def test_the_page_on_a_desktop(desktop: Page, service: RealService) -> None:
    await ChatPage(desktop, service.url).open()
    assert await violations(desktop) == []


async def test_what_minato_is_on_a_phone(chat: ChatPage) -> None:
    await chat.open()
    await chat.page.get_by_role("link", name="ミナトについて").click()
    assert await violations(chat.page) == []


async def test_an_answer_to_a_question_in_the_middle(chat: ChatPage, visitor: Visitor) -> None:
    await visitor.answer_until("product_category")
    await visitor.say("費用はかかりますか")
    await chat.resume(visitor)
    assert await violations(chat.page) == []


async def test_several_choices_some_ticked(chat: ChatPage, visitor: Visitor) -> None:
    await visitor.answer_until("support_needs")
    await chat.resume(visitor)
    await chat.page.get_by_role("checkbox").nth(1).check()
    assert await violations(chat.page) == []


async def test_the_verdict_the_summary_and_the_hand_over(chat: ChatPage, visitor: Visitor) -> None:
    await visitor.answer_until(None, overseas_travel_possible="行けません", employees="わかりません")
    await chat.resume(visitor)
    await chat.page.locator("details.eligibility > summary").click()
    assert await violations(chat.page) == []
    await chat.say("はい、お願いします")
    await expect(chat.page.locator(".handoff")).to_be_visible()
    assert await violations(chat.page) == []


async def test_the_menu_and_its_dialog(chat: ChatPage) -> None:
    await chat.open()
    await chat.button("メニュー").click()
    assert await violations(chat.page) == []
    await chat.button("最初から").click()
    assert await violations(chat.page) == []


async def test_a_message_that_could_not_be_sent(chat: ChatPage, watch: Watch) -> None:
    watch.allow("ERR_INTERNET_DISCONNECTED")
    await chat.open()
    await chat.page.context.set_offline(True)
    await chat.input.fill("費用は？")
    await chat.input.press("Enter")
    await expect(chat.button("もう一度送る")).to_be_visible()
    assert await violations(chat.page) == []


async def test_a_message_that_waits_behind_one_that_could_not_be_sent(chat: ChatPage, watch: Watch) -> None:
    watch.allow("ERR_FAILED")
    await chat.open()
    await chat.page.route("**/messages", lambda route: route.abort())
    for words in ("日用品", "急須です"):
        await chat.input.fill(words)
        await chat.input.press("Enter")
    await expect(chat.page.get_by_text("送信待ち")).to_be_visible()
    assert await violations(chat.page) == []


async def test_a_conversation_that_is_not_there_any_more(chat: ChatPage, visitor: Visitor, watch: Watch) -> None:
    watch.allow("401")
    visitor.headers = {"Authorization": "Bearer nobody"}
    await chat.own(visitor)
    await chat.page.goto(chat.url)
    await expect(chat.button("新しく始める")).to_be_visible()
    assert await violations(chat.page) == []


async def test_a_ticket_on_the_screen_and_on_paper(console: Page, visitor: Visitor) -> None:
    await visitor.answer_until("parallel_support")
    await visitor.say("やっぱり台湾だけにします")
    await visitor.say("担当者と話したい")
    number = next(reply["ticket"] for reply in visitor.replies if reply["type"] == "handoff")
    await console.reload()
    await console.get_by_role("link", name=number).click()
    for fold in await console.locator("details > summary:visible").all():
        await fold.click()
    assert await violations(console) == []
    await console.goto(f"{console.url}/print")
    assert await violations(console) == []


async def test_a_conversation_that_a_person_leads_on_both_sides(
    chat: ChatPage, console: Page, service: RealService, visitor: Visitor
) -> None:
    await visitor.choose("true")
    await visitor.say("担当者と話したい")
    number = next(reply["ticket"] for reply in visitor.replies if reply["type"] == "handoff")
    await chat.resume(visitor)
    await join(console, service, number)
    await composer(console).fill("佐藤です。")
    await composer(console).press("Enter")
    await expect(chat.page.locator(".entry-concierge")).to_be_visible()
    await composer(console).press_sequentially("台湾は")
    await expect(chat.page.locator(".typist")).to_be_visible()
    assert await violations(chat.page) == []
    assert await violations(console) == []
