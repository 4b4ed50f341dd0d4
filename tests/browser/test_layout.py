"""What a visitor sees of it: the newest question whole, no hints for keys that are not there, one name."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, Page, ViewportSize, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import DESK, PHONE, NewContext
from tests.browser.real_service import RealService
from tests.e2e.visitor import Visitor

SMALL_PHONE = ViewportSize(width=360, height=740)


async def edges(place: Locator) -> tuple[float, float]:
    """Top and bottom on the screen."""
    box = await place.bounding_box()
    assert box is not None
    return box["y"], box["y"] + box["height"]


async def the_newest_question_is_whole(page: Page) -> None:
    question = page.locator(".entry", has=page.locator(".choices:visible")).last
    await expect(question).to_be_visible()
    top, bottom = await edges(question)
    assert (await edges(page.locator(".bar")))[1] <= top
    assert bottom <= (await edges(page.locator(".composer")))[0]


@pytest.mark.parametrize("viewport", [PHONE, SMALL_PHONE, DESK], ids=["phone", "small phone", "desk"])
async def test_the_first_question_stands_whole_above_the_composer(
    new_context: NewContext, service: RealService, viewport: ViewportSize
) -> None:
    chat = await ChatPage(await (await new_context(viewport)).new_page(), service.url).open()
    await the_newest_question_is_whole(chat.page)


async def test_so_does_every_question_after_an_answer_and_after_a_reload(chat: ChatPage, visitor: Visitor) -> None:
    await visitor.answer_until("product_description")
    await chat.resume(visitor)
    for words in ("錆びにくい三徳包丁です", "費用はかかりますか"):
        await chat.say(words)
        await the_newest_question_is_whole(chat.page)
    await chat.page.reload()
    await the_newest_question_is_whole(chat.page)


async def test_a_touch_screen_is_told_nothing_of_keys(chat: ChatPage) -> None:
    await chat.open()
    await expect(chat.page.get_by_text("Shift＋Enter")).to_be_hidden()
    assert await chat.input.get_attribute("aria-describedby") is None


async def test_a_keyboard_is(desktop: Page, service: RealService) -> None:
    chat = await ChatPage(desktop, service.url).open()
    await expect(desktop.get_by_text("Shift＋Enter")).to_be_visible()
    assert await chat.input.get_attribute("aria-describedby") == "composer-hint"


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
async def test_the_assistant_has_one_name(
    new_context: NewContext, service: RealService, viewport: ViewportSize
) -> None:
    page = await (await new_context(viewport)).new_page()
    await ChatPage(page, service.url).open()
    assert "Minato" in await page.title()
    words = await page.locator("body").inner_text() + await page.locator("minato-chat .chat").inner_text()
    assert "ミナト" in words
    assert "Minato" not in words and "みなと" not in words
