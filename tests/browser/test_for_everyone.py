"""The chat for everyone: by keyboard from the opening to the hand-over, narrow, large, still, and with a keyboard on screen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Locator, Page, ViewportSize, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import DESK, NewContext
from tests.browser.real_service import RealService
from tests.browser.test_axe import violations
from tests.browser.test_keyboard import focused, tab_to
from tests.browser.test_whole_intake import TAPPED, nothing_sticks_out
from tests.e2e.visitor import WORDS, Visitor

_IS_FOCUSED = "input => input.getRootNode().activeElement === input"
NARROW = ViewportSize(width=320, height=568)
ZOOMED = ViewportSize(width=320, height=200)  # 1280 by 800 at 400 %


async def press(chat: ChatPage, *values: str) -> None:
    """Answer by keyboard alone: Tab to each choice, Space, and to 決定 where there are several."""
    for name in [chat._label(value) for value in values]:
        await go_to(chat, name)
        if chat._choices().get("multiple"):
            await chat.page.keyboard.press("Space")
    if chat._choices().get("multiple"):
        await go_to(chat, "決定")
    await chat.after(chat.page.keyboard.press("Enter"))


async def go_to(chat: ChatPage, words: str) -> None:
    """Forward from the choices, which have the focus after a choice; backward from the input, below them."""
    key = "Shift+Tab" if await chat.input.evaluate(_IS_FOCUSED) else "Tab"
    for _ in range(25):
        await chat.page.keyboard.press(key)
        if (await focused(chat.page)).strip() == words:
            return
    raise AssertionError(words)


async def write(chat: ChatPage, words: str) -> None:
    if not await chat.input.evaluate(_IS_FOCUSED):
        await tab_to_input(chat)
    await chat.page.keyboard.insert_text(words)
    await chat.after(chat.page.keyboard.press("Enter"))


async def tab_to_input(chat: ChatPage) -> None:
    for _ in range(40):
        await chat.page.keyboard.press("Tab")
        if await chat.input.evaluate(_IS_FOCUSED):
            return
    raise AssertionError("the input is not reached by Tab")


async def test_キーボードだけで_開いてから引き継ぎまで(desktop: Page, service: RealService) -> None:
    chat = await ChatPage(desktop, service.url).open()
    while (asking := chat.asking) is not None:
        await (press(chat, *TAPPED[asking]) if asking in TAPPED else write(chat, WORDS[asking]))
        assert chat.asking != asking, chat.replies
        assert await inside_the_chat(desktop), "the focus is never lost to the page"
    await press(chat, "submit")
    await expect(desktop.locator(".handoff-ticket")).to_be_visible()
    await tab_to(desktop, "メニュー", most=60)


async def inside_the_chat(page: Page) -> bool:
    return bool(await page.evaluate("document.querySelector('minato-chat').shadowRoot.activeElement !== null"))


async def test_選んだあと焦点は次の問いへ_閉じたあとは元へ(desktop: Page, service: RealService) -> None:
    chat = await ChatPage(desktop, service.url).open()
    await tab_to(desktop, "メニュー")
    toggle = chat.button("メニュー")
    for _ in range(2):
        await desktop.keyboard.press("Enter")
        await tab_to(desktop, "ほかの端末で続ける", most=2)
        await desktop.keyboard.press("Enter")
        await expect(desktop.get_by_role("dialog", name="ほかの端末で続ける")).to_be_visible()
        await desktop.keyboard.press("Escape")
        await expect(toggle).to_be_focused()
    await desktop.keyboard.press("Enter")
    await desktop.keyboard.press("Escape")
    await expect(toggle).to_be_focused()
    order = []
    for _ in range(7):
        await desktop.keyboard.press("Tab")
        order.append((await focused(desktop)).strip())
    assert order[0] == "region" and order[1:3] == ["同意する", "同意しない"], order
    assert any(name.startswith("ファイルを添付") for name in order), order


async def test_Enterで送るかを_選べて_覚えている(desktop: Page, service: RealService) -> None:
    chat = await ChatPage(desktop, service.url).open()
    await chat.button("メニュー").click()
    switch = desktop.get_by_role("switch", name="Enterキーで送信")
    await expect(switch).to_be_checked()
    await switch.click()
    await expect(switch).not_to_be_checked()
    assert await violations(desktop) == []
    for _ in range(2):
        await expect(desktop.locator(".composer-hint")).to_have_text("Ctrl＋Enter で送信、Enter で改行")
        await chat.input.fill("費用は")
        await chat.input.press("Enter")
        await chat.input.press_sequentially("かかりますか")
        await expect(chat.input).to_have_value("費用は\nかかりますか")
        await chat.after(chat.input.press("Control+Enter"))
        await desktop.reload()
    await chat.button("メニュー").click()
    await switch.click()
    await chat.input.fill("期間は？")
    await chat.after(chat.input.press("Enter"))


async def test_変換中は_どのEnterでも送らない(desktop: Page, service: RealService) -> None:
    chat = await ChatPage(desktop, service.url).open()
    before = await chat.bubbles.count()
    await chat.input.focus()
    ime = await desktop.context.new_cdp_session(desktop)
    for modifiers in (0, 8, 2):  # none, Shift, Ctrl
        await ime.send("Input.imeSetComposition", {"text": "きかん", "selectionStart": 3, "selectionEnd": 3})
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "modifiers": modifiers}
        await ime.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        await ime.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
    await ime.send("Input.insertText", {"text": "期間は？"})
    await expect(chat.input).to_have_value("期間は？")
    assert await chat.bubbles.count() == before
    await ime.send("Input.imeSetComposition", {"text": "がつ", "selectionStart": 2, "selectionEnd": 2})
    await ime.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})  # given up
    await chat.after(chat.input.press("Enter"))
    await expect(chat.bubbles.filter(has_text="期間は？")).to_have_count(1)


@pytest.mark.parametrize("viewport", [NARROW, ZOOMED], ids=["320 px", "400 %"])
async def test_狭くても_大きくしても_横にはみ出さず_使える(
    new_context: NewContext, service: RealService, visitor: Visitor, viewport: ViewportSize
) -> None:
    await visitor.answer_until(None, overseas_travel_possible="行けません")
    page = await (await new_context(viewport)).new_page()
    chat = await ChatPage(page, service.url).resume(visitor)
    await nothing_sticks_out(page)
    await page.locator("details.eligibility > summary").last.click()
    await nothing_sticks_out(page)
    await chat.say("これまでの内容を見せて")
    await nothing_sticks_out(page)
    await chat.button("従業員数を直す").last.click()
    await expect(chat.bubbles.filter(has_text="従業員数")).not_to_have_count(0)
    await inside(page, chat.input)
    await inside(page, chat.button("メニュー"))
    await chat.button("メニュー").click()
    for item in await page.locator(".menu-item").all():
        await item.scroll_into_view_if_needed()
        await inside(page, item)
    await chat.button("ほかの端末で続ける").click()
    await expect(page.locator(".share-code")).to_be_visible()
    await nothing_sticks_out(page)
    close = page.locator("dialog[open]").get_by_role("button", name="閉じる")
    await close.scroll_into_view_if_needed()
    await inside(page, close)
    assert await violations(page) == []


async def inside(page: Page, place: Locator) -> None:
    """All of it on the screen."""
    box, size = await place.bounding_box(), page.viewport_size
    assert box is not None and size is not None
    assert box["x"] >= 0 and box["x"] + box["width"] <= size["width"] + 0.5, box
    assert box["y"] >= 0 and box["y"] + box["height"] <= size["height"] + 0.5, box


async def test_押すところはどれも指の大きさ(chat: ChatPage, visitor: Visitor) -> None:
    await visitor.answer_until(None)
    await chat.resume(visitor)
    await chat.say("これまでの内容を見せて")
    await chat.button("メニュー").click()
    small = await chat.page.evaluate(
        """() => [...document.querySelector("minato-chat").shadowRoot.querySelectorAll(
            "button, label.choice-check, textarea, summary")].filter((one) => one.checkVisibility())
            .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
            .filter(([, {width, height}]) => width < 44 || height < 44).map(([words]) => words)"""
    )
    assert small == []


async def test_動きを減らす設定では_何も動かない(chat: ChatPage) -> None:
    await chat.page.emulate_media(reduced_motion="reduce")
    await chat.open()
    await chat.say("費用はかかりますか")
    moving = "() => document.querySelector('minato-chat').shadowRoot.getAnimations({subtree: true}).length"
    assert await chat.page.evaluate(moving) == 0
    durations: Any = await chat.page.evaluate(
        """() => [...document.querySelector("minato-chat").shadowRoot.querySelectorAll("*")].map((one) => {
            const style = getComputedStyle(one);
            return [style.animationName, style.transitionDuration, style.scrollBehavior].join();
        }).filter((style) => !/^(none,0s,auto|,,)$/.test(style))"""
    )
    assert durations == []


# A visual viewport that a test makes smaller, as a keyboard over the page does on iOS.
_KEYBOARD = """(() => {
    let [covered, offsetTop] = [0, 0];
    class Room extends EventTarget {
        get scale() { return 1; }
        get offsetTop() { return offsetTop; }
        get height() { return innerHeight - covered; }
    }
    const room = new Room();
    Object.defineProperty(window, "visualViewport", {get: () => room});
    window.keyboard = (height, top) => {
        [covered, offsetTop] = [height, top];
        room.dispatchEvent(new Event("resize"));
    };
})()"""


async def test_画面のキーボードは_入力欄と最後の問いを隠さない(chat: ChatPage) -> None:
    await chat.page.add_init_script(_KEYBOARD)
    await chat.open()
    await chat.page.evaluate("keyboard(0, 0)")
    await chat.input.tap()
    for height, top in ((336, 0), (400, 40)):
        await chat.page.evaluate("([height, top]) => keyboard(height, top)", [height, top])
        room = 844 - height + top
        box = await chat.page.locator(".composer").bounding_box()
        assert box is not None and top <= box["y"] and box["y"] + box["height"] <= room + 0.5, (box, room)
        last = await chat.page.locator(".choices:visible").last.bounding_box()
        assert last is not None and last["y"] + last["height"] <= box["y"] + 0.5, "the question stays above it"
        bar = await chat.page.locator(".bar").bounding_box()
        assert bar is not None and bar["y"] >= top - 0.5
    await chat.page.evaluate("keyboard(0, 0)")
    box = await chat.page.locator(".composer").bounding_box()
    assert box is not None and abs(box["y"] + box["height"] - 844) < 1


async def test_どの状態でもaxeは何も言わない(new_context: NewContext, service: RealService, visitor: Visitor) -> None:
    """What the other tables do not hold: dark, more contrast, the dialogs, a code that is none."""
    page = await (await new_context(DESK)).new_page()
    chat = await ChatPage(page, service.url).resume(visitor)
    for name in ("ほかの端末で続ける", "コードで続きを開く"):
        await chat.button("メニュー").click()
        assert await violations(page) == []
        await chat.button(name).click()
        await expect(page.get_by_role("dialog", name=name)).to_be_visible()
        if name.startswith("コード"):
            await page.get_by_label("8文字のコード").fill("ABC")
            await page.keyboard.press("Enter")
            await expect(page.locator("#code-status")).to_contain_text("8文字です")
        else:
            await expect(page.locator(".share-code")).to_be_visible()
        assert await violations(page) == []
        await page.keyboard.press("Escape")
    for media in ({"color_scheme": "dark"}, {"contrast": "more"}):
        await page.emulate_media(**media)  # type: ignore[arg-type]
        assert await violations(page) == [], media
