"""The whole service in this process at a moment of MINATO_CLOCK, with the people who meet there in their browsers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from api.app import build_services, create_app
from api.services import Services
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage import users
from bot.storage.migrate import migrate
from tests.api.console.cases import PASSWORD, add_user
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import DESK, PHONE
from tests.browser.console_page import log_in
from tests.browser.desk_service import listening
from tests.browser.watch import Watch

ASK = "担当者と話したいです"


class Guest(ChatPage):
    """A visitor on a phone who has asked for a person; ``number`` is their ticket's."""

    def __init__(self, page: Page, url: str) -> None:
        super().__init__(page, url)
        self.number = ""

    async def ask_for_a_person(self) -> Guest:
        """Agree to the privacy note and ask at once."""
        await self.open()
        await self.choose("true")
        await self.say(ASK)
        self.number = next(str(reply["ticket"]) for reply in self.replies if reply["type"] == "handoff")
        return self

    async def leave(self, name: str, email: str, preference: str) -> None:
        """Tell how and when to be reached; the intake's next question stands."""
        for field_name, words in (("contact_name", name), ("contact_email", email), ("contact_preference", preference)):
            assert self.asking == field_name
            await self.say(words)

    @property
    def told(self) -> Locator:
        """What was said about the desk."""
        return self.page.locator(".handoff")


@dataclass
class Office:
    """Where the service listens, and everybody's browsers."""

    url: str
    services: Services
    browser: Browser
    watch: Watch
    contexts: list[BrowserContext] = field(default_factory=list)

    async def visitor(self) -> Guest:
        """Somebody who asks for a person."""
        return await Guest(await self._browser(PHONE), self.url).ask_for_a_person()

    async def concierge(self, name: str, role: str = users.CONCIERGE) -> Page:
        """Somebody at the desk, in front of the queue."""
        await add_user(self.services.database, name, role)
        page = await self._browser(DESK)
        await log_in(page, self.url, name, PASSWORD)
        await expect(page.get_by_role("heading", name="受付一覧")).to_be_visible()
        return page

    async def open(self, page: Page, number: str) -> None:
        """A case, out of the queue."""
        await page.goto(f"{self.url}/console/tickets")
        await page.get_by_role("link", name=number, exact=True).click()
        await expect(page.locator(".case-number")).to_have_text(number)

    async def _browser(self, viewport: ViewportSize) -> Page:
        phone = viewport == PHONE
        context = await self.browser.new_context(
            viewport=viewport, has_touch=phone, is_mobile=phone, locale="ja-JP", timezone_id="Asia/Tokyo"
        )
        self.watch.follow(context)
        self.contexts.append(context)
        return await context.new_page()


@asynccontextmanager
async def office(agent: LocalAgent, browser: Browser, folder: Path) -> AsyncIterator[Office]:
    """Open on an empty database, at the moment that the environment's MINATO_CLOCK names."""
    settings = Settings(database_url=f"sqlite:///{folder / 'office.db'}", attachments_dir=folder / "attachments")
    services = build_services(settings, agent)
    await migrate(services.database)
    async with listening(create_app(services), sockets=True) as url:
        found = Office(url, services, browser, Watch(url))
        try:
            yield found
        finally:
            for context in found.contexts:
                await context.close()
    troubles = found.watch.unexpected
    assert not troubles, troubles
