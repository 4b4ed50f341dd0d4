"""From the page to the brief: an owner on a phone, then the concierge at the desk."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from tests.browser.chat_page import ChatPage
from tests.browser.console_page import choose_password, log_in
from tests.browser.real_service import RealService
from tests.e2e.visitor import WORDS

# Answered by a finger; the rest is typed.
TAPPED: dict[str, tuple[str, ...]] = {
    "consent_privacy": ("true",),
    "product_category": ("consumer",),
    "business_model": ("b2b",),
    "support_needs": ("business_matching", "trade_fair"),
    "financial_statements": ("three_years",),
    "compliance_declared": ("true",),
}

# Label → words of the brief.
TOLD = {
    "商品・サービス名": "湊包丁",
    "対象の国・地域": "台湾、タイ",
    "支援してほしいこと": "取引先・商談先探し、海外の展示会",
    "会社名・屋号": "湊刃物製作所",
    "都道府県": "新潟県",
    "資本金": "3,000万円",
    "従業員数": "40名",
    "年間の売上高": "8億円",
    "電話番号": "0256-64-1234",
}


async def test_an_owner_talks_on_a_phone_and_the_concierge_reads_the_brief(
    chat: ChatPage, desktop: Page, service: RealService
) -> None:
    await answer_everything(chat)
    await read_the_verdict(chat.page)
    await correct_from_the_summary(chat)
    number = await hand_over(chat)
    await log_in(desktop, service.url, "admin", service.first_password)
    await choose_password(desktop, service.first_password)
    await read_the_brief(desktop, number)
    await finish(desktop, number)


async def answer_everything(chat: ChatPage) -> None:
    await chat.open()
    while (asking := chat.asking) is not None:
        await progress_is_shown(chat)
        if asking in TAPPED:
            await chat.choose(*TAPPED[asking])
        else:
            await chat.say(WORDS[asking])
        assert chat.asking != asking, f"{asking} was not taken: {chat.replies}"
        await nothing_sticks_out(chat.page)


async def progress_is_shown(chat: ChatPage) -> None:
    progress = chat.turn["progress"]
    await expect(chat.page.locator(".progress-label")).to_have_text(progress["title"])
    await expect(chat.page.locator(".progress-count")).to_have_text(f"{progress['answered']}/{progress['total']}問")


async def nothing_sticks_out(page: Page) -> None:
    wide = "[...document.querySelector('minato-chat').shadowRoot.querySelectorAll('.chat, .thread, .bar, .composer')]"
    assert await page.evaluate(f"{wide}.every((box) => box.scrollWidth <= box.clientWidth)")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def read_the_verdict(page: Page) -> None:
    for programme in ("【ハンズオン支援】", "【新規輸出１万者支援プログラム】"):
        await expect(page.locator(".line-title", has_text=programme)).to_be_visible()
    clauses = page.locator("details.eligibility").last
    await clauses.locator("summary").click()
    await expect(clauses.locator(".finding-clause", has_text="Ⅲ.3.(1)①")).to_be_visible()
    await nothing_sticks_out(page)
    await clauses.locator("summary").click()


async def correct_from_the_summary(chat: ChatPage) -> None:
    await chat.after(chat.button("従業員数を直す").click())
    assert chat.asking == "employees"
    await chat.say("40名です")
    await expect(chat.bubbles.filter(has_text="35名 → 40名")).to_be_visible()


async def hand_over(chat: ChatPage) -> str:
    """The number of the ticket."""
    await chat.choose("submit")
    number = chat.page.locator(".handoff-ticket")
    await expect(number).to_have_text(re.compile(r"^M-\d{4}$"))
    await expect(chat.page.locator(".handoff")).to_contain_text("ご連絡の目安")
    await expect(chat.page.locator(".document-title", has_text="決算報告書")).to_be_visible()
    await expect(chat.page.locator(".notice")).to_contain_text("相談員に引き継ぎました")
    await nothing_sticks_out(chat.page)
    return await number.inner_text()


async def read_the_brief(console: Page, number: str) -> None:
    row = console.get_by_role("row", name=number)
    await expect(row).to_contain_text("湊刃物製作所")
    await row.get_by_role("link", name=number).click()
    await expect(console.get_by_role("heading", level=1)).to_contain_text("湊刃物製作所")
    for label, words in TOLD.items():
        value = console.locator(".value", has=console.get_by_text(label, exact=True))
        await expect(value.locator("dd")).to_contain_text(words)
    await expect(console.locator(".value", has_text="従業員数").locator(".corrected")).to_contain_text("35名")
    await console.locator("#transcript + details summary").click()
    await expect(console.locator(".said-by-visitor", has_text=WORDS["motive"])).to_be_visible()


async def finish(console: Page, number: str) -> None:
    await console.get_by_label("完了の理由").select_option(index=1)
    await console.get_by_role("button", name="完了にする").click()
    await expect(console.get_by_role("heading", name="完了しています")).to_be_visible()
    await console.get_by_role("link", name="受付一覧").click()
    await expect(console.get_by_role("link", name=number)).to_have_count(0)
    await console.get_by_role("link", name=re.compile("^完了")).click()
    await expect(console.get_by_role("link", name=number)).to_be_visible()
