"""What a visitor wrote is there, once and in its place: a cut line, a killed service, a phone asleep, blocked sockets."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient
from playwright.async_api import Page, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import DESK, PHONE, NewContext
from tests.browser.real_service import RealService, real_service
from tests.browser.test_connection import entry, said, write
from tests.browser.watch import Watch
from tests.browser.wire import Sockets, Wire, wire_to
from tests.e2e.visitor import Visitor


@pytest.fixture
async def wire(service: RealService, watch: Watch) -> AsyncIterator[Wire]:
    """The visitor's line to the service."""
    async with wire_to(service.url) as found:
        watch.also(found.url)
        watch.allow("ERR_")
        watch.allow("WebSocket connection")
        yield found


async def until_said(http: AsyncClient, visitor: Visitor, words: str) -> None:
    """Until the service has a message, whether or not anybody heard the answer."""
    for _ in range(200):
        if words in await said(http, visitor):
            return
    raise AssertionError(words)


async def shown(page: Page) -> list[str]:
    return await page.locator(".entry .bubble").all_text_contents()


async def test_返事の途中で線が切れても_一度だけ届き_続きも順に届く(
    phone: Page, wire: Wire, visitor: Visitor, http: AsyncClient
) -> None:
    await visitor.answer_until("product_name")
    chat = await ChatPage(phone, wire.url).resume(visitor)
    wire.hold_answers()
    await write(chat, "湊包丁です")
    await until_said(http, visitor, "湊包丁です")  # in the middle of the turn: it is done, nobody knows
    wire.cut()
    await expect(entry(chat, "湊包丁です")).to_contain_text("送れませんでした")
    await expect(phone.locator(".notice[data-kind=offline]")).to_be_visible()
    await write(chat, "錆びにくい三徳包丁")
    await expect(entry(chat, "錆びにくい三徳包丁")).to_contain_text("送信待ち")
    wire.mend()
    await expect(chat.bubbles.filter(has_text="商品の分野")).to_be_visible()
    await expect(phone.locator(".notice[data-kind=offline]")).to_be_hidden()
    await expect(phone.locator(".trouble:visible, .waiting:visible")).to_have_count(0)
    assert (await said(http, visitor))[-2:] == ["湊包丁です", "錆びにくい三徳包丁"]
    for words in ("湊包丁です", "錆びにくい三徳包丁", "どのような商品ですか"):
        await expect(chat.bubbles.filter(has_text=words)).to_have_count(1)
    before = await shown(phone)
    await phone.reload()
    await expect(chat.bubbles).to_have_text(before)


@pytest.mark.parametrize("sockets", ["refused", "silent"])
async def test_WebSocketが通らないところでは_問い合わせて追いつく(
    service: RealService, watch: Watch, new_context: NewContext, visitor: Visitor, sockets: Sockets
) -> None:
    watch.allow("WebSocket connection")
    async with wire_to(service.url, sockets) as wire:
        watch.also(wire.url)
        await visitor.answer_until("product_name")
        chat = await ChatPage(await (await new_context(PHONE)).new_page(), wire.url).resume(visitor)
        await chat.say("湊包丁です")
        await visitor.say("錆びにくい三徳包丁")  # another device
        await expect(chat.bubbles.filter(has_text="商品の分野")).to_be_visible()
        assert wire.upgrades >= 1
        heard = await chat.page.locator("[role=log] p").all_text_contents()
        assert len([words for words in heard if "商品の分野" in words]) == 1


async def test_眠っていた電話が起きると_その間のことが一度ずつ出る(
    phone: Page, wire: Wire, visitor: Visitor, http: AsyncClient
) -> None:
    await visitor.answer_until("product_name")
    chat = await ChatPage(phone, wire.url).resume(visitor)
    await chat.input.fill("書きかけの")
    power = await phone.context.new_cdp_session(phone)
    await power.send("Page.setWebLifecycleState", {"state": "frozen"})
    wire.cut()  # the network goes to sleep, too: the page is not told
    await visitor.say("湊包丁です")
    await visitor.say("錆びにくい三徳包丁")
    wire.mend()
    await power.send("Page.setWebLifecycleState", {"state": "active"})
    await expect(chat.bubbles.filter(has_text="商品の分野")).to_be_visible()
    for words in ("湊包丁です", "錆びにくい三徳包丁"):
        await expect(chat.bubbles.filter(has_text=words)).to_have_count(1)
    await expect(chat.input).to_have_value("書きかけの")
    await visitor.choose("consumer")
    await expect(chat.bubbles.filter(has_text="日用品")).to_be_visible()  # and it listens again


@pytest.mark.timeout(600)  # the service starts twice
async def test_サービスが落ちて戻っても_同じ相談が続き_何も二重にならない(
    tmp_path_factory: pytest.TempPathFactory, new_context: NewContext, watch: Watch
) -> None:
    watch.allow("ERR_")
    watch.allow("WebSocket connection")
    async with real_service(tmp_path_factory.mktemp("killed")) as service, AsyncClient(base_url=service.url) as http:
        watch.also(service.url)
        visitor = await (await Visitor(http).start()).answer_until("product_name")
        context = await new_context(DESK)
        pages = [await context.new_page(), await context.new_page()]
        first = await ChatPage(pages[0], service.url).resume(visitor)
        second = await ChatPage(pages[1], service.url).open()
        await first.say("湊包丁です")
        await first.input.fill("錆びにくい三徳包丁")
        await service.kill()
        await first.input.press("Enter")
        await write(first, "日用品です")
        await expect(entry(first, "錆びにくい三徳包丁")).to_contain_text("送れませんでした")
        await expect(entry(first, "日用品です")).to_contain_text("送信待ち")
        await service.start()
        for chat in (first, second):
            await expect(chat.bubbles.filter(has_text="出来あがって")).to_have_count(1, timeout=60_000)
            await expect(chat.page.locator(".trouble:visible, .waiting:visible, .typing:visible")).to_have_count(0)
            await expect(chat.bubbles.filter(has_text="日用品です")).to_have_count(1)
        assert (await said(http, visitor))[-3:] == ["湊包丁です", "錆びにくい三徳包丁", "日用品です"]
        assert (await visitor.get())["progress"]["asking"] == "product_exists"
        await expect(first.bubbles).to_have_text(await shown(second.page))
        assert len(await shown(first.page)) == len(await bubbles_of(visitor))


async def bubbles_of(visitor: Visitor) -> list[str]:
    """What a page shows of the conversation: a bubble for each message of a visitor and each reply with words."""
    found: list[str] = []
    for message in (await visitor.get())["messages"]:
        replies = message.get("replies") or []
        found += [reply["text"] for reply in replies if reply.get("text")] or [message["text"]]
    return found


async def test_二つの窓の書きかけは一つ(new_context: NewContext, service: RealService) -> None:
    context = await new_context(DESK)
    one = await ChatPage(await context.new_page(), service.url).open()
    two = await ChatPage(await context.new_page(), service.url).open()
    await one.page.bring_to_front()
    await one.input.press_sequentially("輸出の")
    await expect(two.input).to_have_value("輸出の")
    await expect(two.button("送信")).to_be_enabled()
    await two.page.bring_to_front()
    await two.input.press_sequentially("費用は？")
    await expect(one.input).to_have_value("輸出の費用は？")
    await two.after(two.input.press("Enter"))
    await expect(one.input).to_have_value("")
    await expect(one.button("送信")).to_be_disabled()
    await expect(one.bubbles.filter(has_text="輸出の費用は？")).to_have_count(1)
    three = await ChatPage(await context.new_page(), service.url).open()
    await expect(three.input).to_have_value("")


async def test_時間切れがないと_画面が言う(chat: ChatPage) -> None:
    await chat.open()
    await expect(chat.page.locator(".bar-subtitle")).to_contain_text("時間切れなし")
    await expect(chat.page.get_by_text("時間切れはなく、昼でも夜でも始められます。")).to_be_visible()
    await chat.page.evaluate("document.querySelector('[slot=intro]').remove()")  # a page that says nothing of its own
    await expect(chat.page.get_by_text(re.compile("2時間などの時間切れはありません"))).to_be_attached()
