"""Draws the widget's states as pictures: ``python -m scripts.draw_widget FOLDER [--keep]``.

Needs what the browser tests need. With ``--keep``, the few that the README shows are put into docs/images.
"""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from httpx import AsyncClient
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from api.app import load_agent
from api.settings import ROOT, Settings
from bot.dialogue.model import model_path
from bot.dialogue.quiet import silence_rasa
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import _FLAGS
from tests.browser.host_site import HostSite, host_site
from tests.browser.office import Office, office
from tests.conftest import chromium_path
from tests.e2e.visitor import Visitor

CLOCK = "2026-11-24T10:00:00+09:00"
SIZES = [(320, 640), (390, 844), (768, 1024), (1280, 800)]
THEMES = ("light", "dark")
KEPT = {("first", 390, "light"), ("summary", 390, "dark"), ("launcher", 1280, "light"), ("human", 390, "light")}

State = Callable[[Office, HostSite, ChatPage], Awaitable[None]]


async def _first(place: Office, site: HostSite, chat: ChatPage) -> None:
    await chat.open()


async def _resumed(place: Office, chat: ChatPage, until: str | None, **words: str) -> Visitor:
    async with AsyncClient(base_url=place.url, timeout=30) as http:
        visitor = await Visitor(http).start()
        await visitor.answer_until(until, **words)
        await chat.resume(visitor)
        return visitor


async def _choices(place: Office, site: HostSite, chat: ChatPage) -> None:
    await _resumed(place, chat, "support_needs")
    await chat.page.get_by_role("checkbox").nth(1).check()


async def _summary(place: Office, site: HostSite, chat: ChatPage) -> None:
    await _resumed(place, chat, None)
    await chat.page.locator("details.eligibility > summary").last.click()


async def _handoff(place: Office, site: HostSite, chat: ChatPage) -> None:
    await chat.open()
    await chat.choose("true")
    await chat.say("担当者と話したいです")
    await expect(chat.page.locator(".handoff")).to_be_visible()


async def _opening(place: Office, site: HostSite, chat: ChatPage) -> None:
    await chat.page.route("**/v1/**", lambda route: None)  # never answered
    await chat.page.goto(chat.url)
    await expect(chat.page.locator(".typing")).to_be_visible()


async def _failed(place: Office, site: HostSite, chat: ChatPage) -> None:
    await chat.page.route(
        "**/v1/**", lambda route: route.fulfill(status=503, content_type="application/json", body='{"detail": ""}')
    )
    await chat.page.goto(chat.url)
    await expect(chat.button("もう一度試す")).to_be_visible()


async def _offline(place: Office, site: HostSite, chat: ChatPage) -> None:
    await chat.open()
    await chat.choose("true")
    await chat.page.context.set_offline(True)
    await chat.input.fill("海苔の佃煮を台湾に売りたいです")
    await chat.input.press("Enter")
    await expect(chat.page.locator(".trouble:visible")).to_be_visible(timeout=15_000)


async def _expired(place: Office, site: HostSite, chat: ChatPage) -> None:
    async with AsyncClient(base_url=place.url) as http:
        visitor = await Visitor(http).start()
    visitor.headers = {"Authorization": "Bearer nobody"}
    await chat.own(visitor)
    await chat.page.goto(chat.url)
    await expect(chat.button("新しく始める")).to_be_visible()


async def _served(chat: ChatPage, state: str) -> None:
    """A conversation that a person leads, or has ended, as the service tells it."""

    async def told(route: object) -> None:
        answer = await route.fetch()  # type: ignore[attr-defined]
        body = await answer.json()
        at = CLOCK
        said = [
            {
                "message_id": "j",
                "role": "system",
                "text": "相談員の佐藤が加わりました。",
                "at": at,
                "author": "佐藤",
                "replies": None,
            },
            {
                "message_id": "s",
                "role": "concierge",
                "text": "佐藤です。台湾向けの販路ですね。\n過去の商談会の資料をお送りします。",
                "at": at,
                "author": "佐藤",
                "replies": None,
            },
        ]
        body |= {"state": state, "person": "佐藤" if state == "human" else None, "messages": [*body["messages"], *said]}
        await route.fulfill(response=answer, json=body)  # type: ignore[attr-defined]

    await chat.open()
    await chat.choose("true")
    await chat.page.route_web_socket("**/stream", lambda socket: None)
    await chat.page.route("**/v1/conversations/*", told)
    await chat.page.reload()
    await expect(chat.page.locator(".entry-concierge")).to_be_visible()


async def _human(place: Office, site: HostSite, chat: ChatPage) -> None:
    await _served(chat, "human")


async def _closed(place: Office, site: HostSite, chat: ChatPage) -> None:
    await _served(chat, "closed")
    await expect(chat.button("新しく相談する")).to_be_visible()


async def _menu(place: Office, site: HostSite, chat: ChatPage) -> None:
    await chat.open()
    await chat.button("メニュー").click()


async def _share(place: Office, site: HostSite, chat: ChatPage) -> None:
    await _menu(place, site, chat)
    await chat.button("ほかの端末で続ける").click()
    await expect(chat.page.locator(".share-qr")).to_be_visible()


async def _chat_page(place: Office, site: HostSite, chat: ChatPage) -> None:
    chat.url += "/chat"
    await chat.open()


async def _shop(place: Office, site: HostSite, chat: ChatPage) -> None:
    site.policy, site.css = "default-src *", _SHOP_CSS
    site.body = f'{_SHOP}<script type="module" src="{place.url}/widget/minato.js"></script>'
    await chat.page.goto(site.url)
    await expect(chat.button("ご相談はこちら")).to_be_visible()


async def _launcher(place: Office, site: HostSite, chat: ChatPage) -> None:
    await _shop(place, site, chat)
    await chat.button("ご相談はこちら").click()
    await expect(chat.button("同意する")).to_be_visible()


async def _refused(place: Office, site: HostSite, chat: ChatPage) -> None:
    allowed, place.services.settings.allowed_origins = place.services.settings.allowed_origins, ""
    await _shop(place, site, chat)
    await chat.button("ご相談はこちら").click()
    await expect(chat.page.get_by_role("link", name="別の画面で相談する")).to_be_visible()
    place.services.settings.allowed_origins = allowed


_SHOP_CSS = "body { margin: 0; font-family: sans-serif; background: #faf7f0; color: #333; } main { padding: 2rem; }"
_SHOP = "<main><p>創業昭和四十八年。燕の地で、錆びにくい三徳包丁をつくっています。</p></main>"
STATES: dict[str, State] = {
    "first": _first, "choices": _choices, "summary": _summary, "handoff": _handoff, "opening": _opening,
    "failed": _failed, "offline": _offline, "expired": _expired, "human": _human, "closed": _closed, "menu": _menu,
    "share": _share, "chat-page": _chat_page, "button": _shop, "launcher": _launcher, "refused": _refused,
}  # fmt: skip


@asynccontextmanager
async def _page(browser: Browser, width: int, height: int, theme: str) -> AsyncIterator[Page]:
    context = await browser.new_context(
        viewport=ViewportSize(width=width, height=height), locale="ja-JP", timezone_id="Asia/Tokyo",
        has_touch=width < 768, is_mobile=width < 768, reduced_motion="reduce",
        color_scheme="dark" if theme == "dark" else "light",
    )  # fmt: skip
    yield await context.new_page()
    await context.close()


async def draw(folder: Path, keep: bool, only: list[str]) -> None:
    silence_rasa()
    os.environ["MINATO_CLOCK"] = CLOCK
    agent = load_agent(model_path(ROOT, Settings().models_dir))
    with TemporaryDirectory() as data:
        async with async_playwright() as playwright, host_site() as site:
            browser = await playwright.chromium.launch(executable_path=chromium_path(), args=_FLAGS)
            async with office(agent, browser, Path(data)) as place:
                place.services.settings.allowed_origins = site.url
                for name in only or STATES:
                    for width, height in SIZES:
                        for theme in THEMES:
                            async with _page(browser, width, height, theme) as page:
                                await STATES[name](place, site, ChatPage(page, place.url))
                                await page.screenshot(path=folder / f"{name}-{width}-{theme}.png")
                                if keep and (name, width, theme) in KEPT:
                                    await page.screenshot(
                                        path=ROOT / "docs" / "images" / f"widget-{name}-{width}-{theme}.png"
                                    )
            await browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--only", nargs="*", default=[])
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw(given.folder, given.keep, given.only))
