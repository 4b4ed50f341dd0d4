"""The chat by keyboard: Japanese input, lines, and everything without a pointer."""

from __future__ import annotations

from playwright.async_api import Page, expect

from tests.browser.chat_page import ChatPage
from tests.browser.real_service import RealService
from tests.e2e.visitor import Visitor

_LISTEN = """input => input.addEventListener("keydown",
    ({key, isComposing, keyCode}) => (window.keys ??= []).push([key, isComposing, keyCode]))"""


async def test_enter_sends_only_when_no_conversion_is_open(chat: ChatPage) -> None:
    await chat.open()
    before = await chat.bubbles.count()
    await chat.input.focus()
    await chat.input.evaluate(_LISTEN)
    keyboard = await chat.page.context.new_cdp_session(chat.page)
    enter = {"type": "rawKeyDown", "key": "Enter", "code": "Enter"}

    await keyboard.send("Input.imeSetComposition", {"text": "ひよう", "selectionStart": 3, "selectionEnd": 3})
    await keyboard.send("Input.dispatchKeyEvent", {**enter, "windowsVirtualKeyCode": 13})
    await keyboard.send("Input.insertText", {"text": "費用は？"})  # the conversion is settled
    await keyboard.send("Input.dispatchKeyEvent", {**enter, "windowsVirtualKeyCode": 229})  # Safari's late Enter
    await expect(chat.input).to_have_value("費用は？")
    assert await chat.page.evaluate("window.keys") == [["Enter", True, 13], ["Enter", False, 229]]
    assert await chat.bubbles.count() == before

    await chat.after(chat.page.keyboard.press("Enter"))
    await expect(chat.input).to_have_value("")
    await expect(chat.bubbles.filter(has_text="費用は？")).to_have_count(1)


async def test_shift_and_enter_breaks_the_line(chat: ChatPage) -> None:
    await chat.open()
    await chat.input.press_sequentially("費用と")
    await chat.input.press("Shift+Enter")
    await chat.input.press_sequentially("期間は？")
    await expect(chat.input).to_have_value("費用と\n期間は？")
    await chat.after(chat.input.press("Enter"))
    await expect(chat.page.locator(".entry-visitor .line")).to_have_text(["費用と", "期間は？"])


async def test_the_keyboard_alone_is_enough(desktop: Page, service: RealService, visitor: Visitor) -> None:
    await visitor.answer_until("product_category")
    chat = await ChatPage(desktop, service.url).resume(visitor)
    await tab_to(desktop, "日用品・雑貨・衣料など")
    await chat.after(desktop.keyboard.press("Space"))
    assert chat.asking == "product_exists"
    assert await focused(desktop) == "group"  # the next question's choices
    await desktop.keyboard.press("Tab")
    assert await focused(desktop) == "もうある"
    await chat.after(desktop.keyboard.press("Enter"))
    assert chat.asking == "supply_role"


async def test_the_keyboard_alone_ticks_several(desktop: Page, service: RealService, visitor: Visitor) -> None:
    await visitor.answer_until("support_needs")
    chat = await ChatPage(desktop, service.url).resume(visitor)
    await tab_to(desktop, "取引先・商談先探し")
    await desktop.keyboard.press("Space")
    await tab_to(desktop, "海外の展示会")
    await desktop.keyboard.press("Space")
    await tab_to(desktop, "決定")
    await chat.after(desktop.keyboard.press("Enter"))
    await expect(chat.bubbles.filter(has_text="取引先・商談先探し、海外の展示会")).to_be_visible()


async def test_the_skip_link_leads_to_the_chat(desktop: Page, service: RealService) -> None:
    await ChatPage(desktop, service.url).open()
    await desktop.keyboard.press("Tab")
    await expect(desktop.get_by_role("link", name="相談の画面へ移動")).to_be_focused()
    await desktop.keyboard.press("Enter")
    await tab_to(desktop, "同意する", most=4)


async def focused(page: Page) -> str:
    """The words of the focused element, inside the widget too; the role of one without words of its own."""
    return str(
        await page.evaluate(
            """() => {
                let at = document.activeElement;
                while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
                if (at?.type === "checkbox") return at.closest("label").textContent;
                return at?.getAttribute("role") ?? at?.textContent ?? "";
            }"""
        )
    )


async def tab_to(page: Page, words: str, most: int = 25) -> None:
    seen = []
    for _ in range(most):
        await page.keyboard.press("Tab")
        seen.append(await focused(page))
        if seen[-1].strip() == words:
            return
    raise AssertionError(f"{words!r} is not reached by Tab: {seen}")
