"""Real Chromium against the real service."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest
from httpx import AsyncClient
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize, async_playwright, expect

from tests.browser.chat_page import ChatPage
from tests.browser.console_page import CHOSEN_PASSWORD, choose_password, log_in
from tests.browser.real_service import RealService, real_service
from tests.browser.watch import Watch
from tests.conftest import chromium_path
from tests.e2e.visitor import Visitor

PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=800)
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=30_000)  # a machine may be busy; only what fails waits so long

NewContext = Callable[[ViewportSize], Awaitable[BrowserContext]]


@dataclass(frozen=True)
class Account:
    name: str
    password: str


@pytest.fixture(scope="session")
async def service(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RealService]:
    """The real service on an empty database, one for all browser tests."""
    async with real_service(tmp_path_factory.mktemp("browser")) as running:
        yield running


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=chromium_path(), args=_FLAGS)
        yield chromium
        await chromium.close()


@pytest.fixture
def watch(service: RealService) -> Watch:
    """What the test allows, and all troubles of its pages."""
    return Watch(service.url)


@pytest.fixture
async def new_context(browser: Browser, watch: Watch) -> AsyncIterator[NewContext]:
    """Browsers of their own, watched: a trouble that the test did not allow fails it."""
    opened: list[BrowserContext] = []

    async def open_context(viewport: ViewportSize) -> BrowserContext:
        touch = viewport == PHONE
        context = await browser.new_context(
            viewport=viewport, has_touch=touch, is_mobile=touch, locale="ja-JP", timezone_id="Asia/Tokyo"
        )
        watch.follow(context)
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        await context.close()
    assert watch.unexpected == []


@pytest.fixture
async def phone(new_context: NewContext) -> Page:
    return await (await new_context(PHONE)).new_page()


@pytest.fixture
async def desktop(new_context: NewContext) -> Page:
    return await (await new_context(DESK)).new_page()


@pytest.fixture
def chat(phone: Page, service: RealService) -> ChatPage:
    """The widget on a phone, not opened yet."""
    return ChatPage(phone, service.url)


@pytest.fixture
async def http(service: RealService) -> AsyncIterator[AsyncClient]:
    async with AsyncClient(base_url=service.url, timeout=30) as client:
        yield client


@pytest.fixture
async def visitor(http: AsyncClient) -> Visitor:
    """A visitor over HTTP, to bring a conversation to where a test begins."""
    return await Visitor(http).start()


@pytest.fixture(scope="session")
async def concierge(browser: Browser, service: RealService) -> Account:
    """A concierge made by the command line, who has chosen a password."""
    one_time = await service.add_concierge("sato")
    context = await browser.new_context()
    page = await context.new_page()
    await log_in(page, service.url, "sato", one_time)
    await choose_password(page, one_time)
    await context.close()
    return Account("sato", CHOSEN_PASSWORD)


@pytest.fixture
async def console(desktop: Page, service: RealService, concierge: Account) -> Page:
    """The console's queue, with the concierge logged in."""
    await log_in(desktop, service.url, concierge.name, concierge.password)
    return desktop
