"""One script tag on another site's page: strict policies, rude style sheets, a launcher, themes, words, strangers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.dialogue.processor import LocalAgent
from tests.browser.chat_page import is_sending
from tests.browser.conftest import DESK, PHONE
from tests.browser.host_site import STRICT, Embedded, EmbeddedChat, documented, embedded
from tests.browser.test_axe import violations


@pytest.fixture
async def place(agent: LocalAgent, browser: Browser, tmp_path: Path) -> AsyncIterator[Embedded]:
    async with embedded(agent, browser, tmp_path) as found:
        yield found


async def chat_on(place: Embedded, body: str = "", **options: Any) -> EmbeddedChat:
    return EmbeddedChat(await place.visit(body or place.tag, **options), place.url)


async def style(locator: Locator, *names: str) -> list[str]:
    found: list[str] = await locator.evaluate(
        "(element, names) => names.map((name) => getComputedStyle(element)[name])", list(names)
    )
    return found


async def test_one_tag_on_a_strict_page_of_another_site_and_a_conversation(place: Embedded) -> None:
    chat = await (await chat_on(place)).launch()
    async with chat.page.expect_response(is_sending) as sending:
        await chat.button("同意する").click()
    assert (await sending.value).status == 200
    await expect(chat.page.locator(".entry-visitor")).to_have_count(1)
    await chat.button("メニュー").click()
    await chat.button("ほかの端末で続ける").click()
    await expect(chat.page.get_by_role("img", name="続きを開くQRコード").locator("path")).to_have_count(2)
    image, modules = (
        await chat.page.get_by_role("img", name="続きを開くQRコード")
        .locator("path")
        .evaluate_all(
            "paths => [paths[0].ownerSVGElement, paths.at(-1)].map((part) => part.getBoundingClientRect().width)"
        )
    )
    assert 0.75 * image < modules < image, "the code fills its picture but for the quiet zone"
    # Nothing was blocked, nothing failed, nobody else was asked: the fixture has watched.


async def test_nothing_but_the_documented_directives_is_needed_and_each_is(place: Embedded) -> None:
    place.watch.allow("Content Security Policy")
    place.watch.allow("Content-Security-Policy")
    only_script = f"{STRICT}; script-src {place.url}"
    chat = await chat_on(place, policy=only_script)
    await chat.launcher.click()
    await expect(chat.page.get_by_text("connect-src に")).to_contain_text(place.url)
    none = await chat_on(place, policy=STRICT)
    await expect(none.page.get_by_role("heading", name="湊商店")).to_be_visible()
    await expect(none.page.locator("minato-chat")).to_have_count(0)


async def test_without_the_socket_it_goes_on_by_asking(place: Embedded) -> None:
    place.watch.allow("Content Security Policy")
    chat = await chat_on(place, policy=f"{STRICT}; script-src {place.url}; connect-src {place.url}")
    await chat.launch()
    await chat.button("同意する").click()
    await expect(chat.page.locator(".entry-bot").nth(1)).to_be_visible()


async def test_the_page_does_not_change_the_widget(place: Embedded) -> None:
    chat = await (await chat_on(place)).launch()
    plain = EmbeddedChat(await place.visit(""), place.url)
    await plain.page.goto(f"{place.url}/chat")
    names = (
        "fontSize",
        "fontStyle",
        "letterSpacing",
        "lineHeight",
        "textAlign",
        "textTransform",
        "color",
        "fontFamily",
    )
    for part in (".bubble", ".bar-title", ".composer-input", ".choice"):
        assert await style(chat.page.locator(part).first, *names) == await style(plain.page.locator(part).first, *names)
    box = await chat.page.locator(".panel").bounding_box()
    assert box and (box["width"], box["x"] + box["width"], box["y"] + box["height"]) == (416, 1260, 780)


async def test_the_widget_does_not_change_the_page(place: Embedded) -> None:
    without = await place.visit("")
    _globals = "Object.getOwnPropertyNames(window).sort().filter((name) => !/^[0-9]+$/.test(name))"
    before = await without.evaluate(_globals), await style(without.locator("h1"), "font", "color", "margin")
    chat = await (await chat_on(place)).launch()
    assert (
        await chat.page.evaluate(_globals),
        await style(chat.page.locator("h1"), "font", "color", "margin"),
    ) == before
    assert await chat.page.evaluate(
        "[document.styleSheets.length, document.adoptedStyleSheets.length, document.head.children.length]"
    ) == [1, 0, 4]
    assert await chat.page.evaluate("[...document.body.children].map(({localName}) => localName)") == [
        "main",
        "script",
        "minato-chat",
    ]


async def test_it_is_two_files_and_holds_nothing_up(place: Embedded) -> None:
    chat = await chat_on(place)
    await expect(chat.launcher).to_be_visible()
    loaded: list[list[str]] = await chat.page.evaluate(
        "performance.getEntriesByType('resource').filter(({name}) => name.includes('/widget/')).map((entry) => [new URL(entry.name).pathname, entry.renderBlockingStatus])"
    )
    assert sorted(loaded) == [["/widget/minato.css", "non-blocking"], ["/widget/minato.js", "non-blocking"]]
    weight = await chat.page.evaluate(
        "performance.getEntriesByType('resource').filter(({name}) => name.includes('/v1/')).length"
    )
    assert weight == 0, "before somebody opens it, nothing is asked of the service"


async def test_a_launcher_by_keyboard(place: Embedded) -> None:
    chat = await chat_on(place)
    await expect(chat.launcher).to_be_visible()
    await chat.page.keyboard.press("Tab")
    await chat.page.keyboard.press("Tab")
    await expect(chat.launcher).to_be_focused()
    await chat.page.keyboard.press("Enter")
    await expect(chat.input).to_be_focused()
    await expect(chat.button("同意する")).to_be_visible()
    assert await violations(chat.page) == []
    await chat.button("メニュー").click()
    await chat.page.keyboard.press("Escape")
    await expect(chat.page.locator(".panel")).to_be_visible()
    await chat.page.keyboard.press("Escape")
    await expect(chat.page.locator(".panel")).to_be_hidden()
    await expect(chat.launcher).to_be_focused()
    await chat.launcher.press("Enter")
    await expect(chat.button("同意する")).to_be_visible()
    await chat.button("閉じる").click()
    await expect(chat.launcher).to_be_focused()


async def test_on_a_phone_the_panel_is_the_screen_and_the_page_is_out_of_reach(place: Embedded) -> None:
    chat = await (await chat_on(place, viewport=PHONE)).launch()
    box = await chat.page.locator(".panel").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    await chat.page.locator("main a").evaluate("link => link.focus()")
    assert await chat.page.evaluate("document.activeElement.localName") == "minato-chat"
    assert await violations(chat.page) == []
    await chat.button("閉じる").click()
    await expect(chat.launcher).to_be_visible()


async def test_closed_it_says_that_somebody_has_written(place: Embedded) -> None:
    chat = await (await chat_on(place)).launch()
    async with chat.page.expect_response(is_sending):
        await chat.button("同意する").click()
        await chat.page.keyboard.press("Escape")
    await expect(chat.page.get_by_role("button", name="新しいメッセージがあります")).to_be_visible()
    await chat.page.locator(".launcher-button").click()
    await expect(chat.page.locator(".launcher-badge")).to_be_hidden()


async def test_inline_the_element_and_the_attributes(place: Embedded) -> None:
    tag = place.tag.replace(
        "<script ", '<script data-mode="inline" data-target="main" data-text-title="輸出相談室" data-theme="dark" '
    )
    page = (await chat_on(place, tag)).page
    await expect(page.locator("main > minato-chat .entry").first).to_be_visible()
    await expect(page.get_by_role("heading", name="輸出相談室")).to_be_visible()
    assert await style(page.locator(".chat"), "backgroundColor", "colorScheme") == ["rgb(26, 26, 26)", "dark"]
    await page.locator("minato-chat").evaluate("chat => chat.setAttribute('theme', 'light')")
    assert await style(page.locator(".chat"), "backgroundColor", "colorScheme") == ["rgb(255, 255, 255)", "light"]

    element = (await chat_on(place, f"{place.tag}<minato-chat text-placeholder='どうぞ'></minato-chat>")).page
    await expect(element.locator("minato-chat .entry").first).to_be_visible()
    await expect(element.locator("minato-chat")).to_have_count(1)
    assert await element.get_by_role("textbox").get_attribute("placeholder") == "どうぞ"


@pytest.mark.parametrize("theme", ["light", "dark", "light contrast", "dark contrast"])
async def test_each_theme_can_be_read(place: Embedded, theme: str) -> None:
    chat = await chat_on(place, place.tag.replace("<script ", f'<script data-theme="{theme}" '))
    assert await violations(chat.page) == []
    await chat.launch()
    await chat.button("同意する").click()
    await expect(chat.page.locator(".entry-bot").nth(1)).to_be_visible()
    assert await violations(chat.page) == []


async def test_without_a_theme_the_system_decides(place: Embedded) -> None:
    chat = await chat_on(place, color_scheme="dark")
    await chat.launch()
    await expect(chat.page.locator(".chat")).to_have_css("background-color", "rgb(26, 26, 26)")
    await chat.page.emulate_media(color_scheme="light")
    await expect(chat.page.locator(".chat")).to_have_css("background-color", "rgb(255, 255, 255)")
    await chat.page.emulate_media(contrast="more")
    await expect(chat.page.locator(".time").first).to_have_css("color", "rgb(0, 0, 0)")
    await chat.page.emulate_media(forced_colors="active")
    await expect(chat.page.locator(".bubble").first).to_have_css("border-top-style", "solid")


async def test_a_page_sets_the_colours(place: Embedded) -> None:
    chat = await chat_on(place)
    await chat.page.locator("minato-chat").evaluate(
        "chat => chat.style.setProperty('--minato-accent', 'rgb(11, 107, 79)')"
    )
    assert await style(chat.launcher, "backgroundColor") == ["rgb(11, 107, 79)"]


async def test_the_key_stays_with_the_page_and_out_of_addresses(place: Embedded) -> None:
    addresses: list[str] = []
    chat = await chat_on(place)
    chat.page.on("request", lambda request: addresses.append(request.url))
    chat.page.on("websocket", lambda socket: addresses.append(socket.url))
    await chat.launch()
    saved: dict[str, str] = await chat.page.evaluate("({...localStorage})")
    key = f"minato:conversation:{place.url}"
    token = saved[key].split('"token":"')[1].split('"')[0]
    assert any("/v1/" in address for address in addresses) and not any(token in address for address in addresses)
    assert await chat.page.evaluate("document.cookie") == ""
    await chat.page.reload()
    await chat.launch()
    assert (await chat.page.evaluate("({...localStorage})"))[key] == saved[key]
    await chat.page.goto(f"{place.url}/")  # the service's own page is another origin, and another browser as it were
    await expect(chat.page.locator(".entry").first).to_be_visible()
    assert token not in str(await chat.page.evaluate("({...localStorage})"))


@pytest.fixture
async def strange(agent: LocalAgent, browser: Browser, tmp_path: Path) -> AsyncIterator[Embedded]:
    async with embedded(agent, browser, tmp_path, allowed=False) as found:
        yield found


async def test_a_site_that_was_not_allowed_is_told_so_in_the_widget(strange: Embedded) -> None:
    for viewport in (DESK, PHONE):
        chat = await chat_on(strange, viewport=viewport)
        await chat.launcher.click()
        await expect(chat.page.get_by_role("heading", name="このページでは開けません")).to_be_visible()
        await expect(chat.page.get_by_text("MINATO_ALLOWED_ORIGINS")).to_contain_text(strange.site.url)
        assert await violations(chat.page) == []
        link = chat.page.get_by_role("link", name="別の画面で相談する")
        assert await link.get_attribute("href") == f"{strange.url}/chat"
        assert await chat.page.evaluate("Object.keys(localStorage)") == []
    strange.watch.allow("CORS policy")
    strange.watch.allow("ERR_FAILED")
    assert await asks_anyway(chat.page, strange.url) == "TypeError"


async def asks_anyway(page: Page, url: str) -> str:
    """What a page gets that asks the service without its widget."""
    found: str = await page.evaluate(
        "async (url) => { try { await fetch(url + '/widget/minato.css'); } catch { return 'blocked'; } try { await fetch(url + '/v1/conversations', "
        "{method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'}); return 'answered'; } catch (error) { return error.name; } }",
        url,
    )
    return found


async def test_a_frame_of_an_allowed_site_holds_the_chat(place: Embedded) -> None:
    place.watch.allow("Blocked autofocusing")  # of dialogs that are not open yet, which is as it should be
    frame = f'<iframe src="{place.url}/chat" title="海外展開のご相談" width="400" height="640"></iframe>'
    page = await place.visit(frame, policy=f"{STRICT}; frame-src {place.url}")
    await expect(page.frame_locator("iframe").get_by_role("button", name="同意する")).to_be_visible()


async def test_a_frame_of_another_site_holds_nothing(strange: Embedded) -> None:
    strange.watch.allow("frame-ancestors")
    strange.watch.allow("Refused to display")
    frame = f'<iframe src="{strange.url}/chat" title="海外展開のご相談" width="400" height="640"></iframe>'
    page = await strange.visit(frame, policy=f"{STRICT}; frame-src {strange.url}")
    await page.wait_for_load_state()
    assert [await inner.locator("minato-chat").count() for inner in page.frames] == [0, 0]


def test_the_documents_name_the_same_directives() -> None:
    from tests.docs.pages import DOCS

    assert documented("https://minato.example.jp") in (DOCS / "widget.md").read_text("utf-8")
