"""What a visitor writes — names, messages, names of files — stays text for the concierges, and the other way round."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Browser, Page, expect

from bot.dialogue.processor import LocalAgent
from bot.intake.fields import Kind
from bot.intake.registry import REGISTRY
from bot.storage import users
from tests.api.console.cases import FULL, Answer, add_case
from tests.browser.office import Office, office

# Each would set window.broken, or stand on the page as an element of the class, if it were read as HTML.
HOSTILE = (
    "<img src=x class=xss onerror=window.broken=1>",
    '"><script class=xss>window.broken=1</script>',
    "'><svg class=xss onload=window.broken=1>",
    "</textarea></title></style><b class=xss>太字</b>",
    "{{7*7}}${7*7}<a class=xss href=javascript:window.broken=1>x</a>",
)
ALL = "".join(HOSTILE)
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FILE = "<img src=x class=xss onerror=window.broken=1>'\"&.png"


@pytest.fixture
async def place(
    agent: LocalAgent, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Office]:
    monkeypatch.setenv("MINATO_CLOCK", "2026-11-24T10:00:00+09:00")
    async with office(agent, browser, tmp_path) as found:
        found.watch.allow("closed before the connection is established")
        yield found


async def nothing_was_run(page: Page) -> None:
    assert await page.evaluate("window.broken") is None
    assert (
        await page.evaluate("document.querySelectorAll('.xss, [onerror], [onload], a[href^=javascript]').length") == 0
    )


def hostile_answers() -> tuple[Answer, ...]:
    """Every field that takes free words has them, and so have all words that values were taken from."""
    texts = {field.name for field in REGISTRY if field.kind is Kind.TEXT}
    known = {name: value for name, value, _ in FULL}
    return (
        *((name, value, ALL) for name, value, _ in FULL if name not in texts),
        *((name, f"{known.get(name, '')}{ALL}", ALL) for name in sorted(texts)),
    )


async def test_every_page_of_a_case_with_hostile_answers(place: Office) -> None:
    database = place.services.database
    _, number = await add_case(database, hostile_answers(), said=(("visitor", ALL, None), ("bot", ALL, None)))
    await add_case(database, hostile_answers()[:6], said=(("visitor", ALL, None),), with_ticket=False)
    console = await place.concierge("管理", users.ADMIN)
    place.watch.allow("404 (Not Found)")  # the icon of a page that is no HTML
    paths = [
        "/console/tickets", "/console/tickets?q=%3Cimg%20src%3Dx%20class%3Dxss%3E", f"/console/tickets/{number}",
        f"/console/tickets/{number}/print?transcript=1", f"/console/tickets/{number}/erase",
        f"/console/tickets/{number}/brief.txt", f"/console/tickets/{number}/brief.json",
        f"/console/tickets/{number}/values/product_description", f"/console/tickets/{number}/values/company_name",
        "/console/figures", "/console/figures/unheard", "/console/audit", "/console/replies", "/console/embedding",
    ]  # fmt: skip
    shown = 0
    for path in paths:
        opened = await console.goto(place.url + path)
        assert opened and opened.status == 200, path
        await console.locator("details").evaluate_all("folds => folds.forEach((fold) => { fold.open = true; })")
        await nothing_was_run(console)
        shown += "class=xss" in await console.locator("body").inner_text()
    assert shown >= 5, "what is not shown proves nothing"


async def test_a_live_conversation_with_hostile_words_and_file_names(place: Office) -> None:
    console = await place.concierge("佐藤")
    guest = await place.visitor()
    stored = await guest.page.evaluate("Object.entries(localStorage).find(([key]) => key.includes('conversation'))[1]")
    credentials = json.loads(stored)
    path = f"{place.url}/v1/conversations/{credentials['conversation_id']}/attachments"
    async with httpx.AsyncClient(headers={"Authorization": f"Bearer {credentials['token']}"}) as http:
        for name in (FILE, "../../etc/passwd<b class=xss>.png"):
            assert (await http.post(path, files={"file": (name, PNG, "image/png")})).status_code == 201
    await place.open(console, guest.number)
    await console.get_by_role("button", name="担当して会話に入る").click()
    await expect(console.locator(".chat-lead")).to_contain_text("あなたが応対しています。")
    for words in HOSTILE:
        await guest.input.fill(words)
        await guest.input.press("Enter")
        await expect(console.locator("body")).to_contain_text(words)
    await nothing_was_run(console)

    link = console.locator("a[href*='/attachments/']").first
    await expect(console.locator("body")).to_contain_text("class=xss")
    address = await link.get_attribute("href")
    answer = await console.request.get(f"{place.url}{address}")
    assert answer.headers["content-type"] == "image/png" and answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]

    writing = console.get_by_label("お客様へのメッセージ")
    await writing.fill(ALL)
    await writing.press("Enter")
    await expect(guest.page.locator(".entry-concierge").last).to_contain_text("太字</b>")
    await nothing_was_run(console)
    assert await guest.page.evaluate("window.broken") is None
    assert await guest.page.locator(".xss").count() == 0
    await guest.page.reload()
    await expect(guest.page.locator(".entry-concierge").last).to_contain_text("太字</b>")
    assert await guest.page.locator(".xss").count() == 0


async def test_a_concierges_hostile_name_stays_text_for_the_visitor(place: Office) -> None:
    name = "<b class=xss>佐藤</b>"
    console = await place.concierge(name)
    guest = await place.visitor()
    await place.open(console, guest.number)
    await console.get_by_role("button", name="担当して会話に入る").click()
    await expect(guest.page.locator(".notice").first).to_contain_text(name)
    assert await guest.page.locator(".xss").count() == 0
    await nothing_was_run(console)
