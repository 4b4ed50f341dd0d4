"""Another site that has the widget on its pages: another origin, a strict policy, style sheets that spare nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse
from playwright.async_api import Browser, Page, ViewportSize, expect

from api.app import build_services, create_app
from api.services import Services
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.migrate import migrate
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import DESK, PHONE
from tests.browser.desk_service import listening
from tests.browser.watch import Watch

# What a site of many years says of everything, and of elements that the widget has, too.
RUDE_CSS = """
html { font-size: 62.5%; }
body { font: italic 1.3rem/3 serif; letter-spacing: .3em; text-align: right; color: #c00; text-transform: uppercase; }
* { margin: 9px; padding: 9px; line-height: 3; }
button, input, textarea, section, header, p, h2, ol, li, dialog { display: none !important; color: lime !important; }
.chat, .bar, .panel, .launcher-button, .bubble { position: static !important; background: red !important; }
"""
# What the host's own page needs of its own files; nothing inline.
STRICT = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"


def documented(url: str) -> str:
    """What docs/widget.md and the console's page say a policy needs."""
    return f"script-src {url}; connect-src {url} {url.replace('http', 'ws', 1)};"


@dataclass
class HostSite:
    """``body``, ``policy`` and ``css`` are what its one page has the next time it is opened."""

    url: str
    body: str
    policy: str
    css: str = RUDE_CSS


@asynccontextmanager
async def host_site() -> AsyncIterator[HostSite]:
    app, site = FastAPI(), HostSite("", "", STRICT)

    @app.get("/site.css")
    async def style() -> PlainTextResponse:
        return PlainTextResponse(site.css, media_type="text/css")

    @app.get("/favicon.ico")
    async def nothing() -> PlainTextResponse:
        return PlainTextResponse("")

    @app.get("/")
    async def page() -> HTMLResponse:
        html = (
            '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>湊商店</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/site.css">'
            f"</head><body><main><h1>湊商店</h1><a href='#a'>お知らせ</a></main>{site.body}</body></html>"
        )
        return HTMLResponse(html, headers={"Content-Security-Policy": site.policy})

    async with listening(app) as url:
        site.url = url
        yield site


@dataclass
class Embedded:
    """The service, the other site, and browsers that visit it."""

    services: Services
    url: str
    site: HostSite
    browser: Browser
    watch: Watch

    @property
    def tag(self) -> str:
        return f'<script type="module" src="{self.url}/widget/minato.js"></script>'

    async def visit(
        self, body: str, viewport: ViewportSize = DESK, policy: str | None = None, **context: object
    ) -> Page:
        """The other site's page with ``body``, in a browser of its own."""
        self.site.body = body
        self.site.policy = f"{STRICT}; {documented(self.url)}" if policy is None else policy
        phone = viewport == PHONE
        opened = await self.browser.new_context(
            viewport=viewport, has_touch=phone, is_mobile=phone, locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce", **context  # type: ignore[arg-type]
        )  # fmt: skip
        self.watch.follow(opened)
        page = await opened.new_page()
        await page.goto(self.site.url)
        return page


class EmbeddedChat(ChatPage):
    """The widget on another site's page, as far as it is there already."""

    async def launch(self) -> EmbeddedChat:
        """Press the button in the corner, and wait for the first question."""
        await self.launcher.click()
        await expect(self.page.locator(".entry").last).to_be_visible()
        return self

    @property
    def launcher(self):  # type: ignore[no-untyped-def]
        return self.button("ご相談はこちら")


@asynccontextmanager
async def embedded(
    agent: LocalAgent, browser: Browser, folder: Path, *, allowed: bool = True
) -> AsyncIterator[Embedded]:
    """The whole service in this process; the other site is allowed, or not."""
    settings = Settings(database_url=f"sqlite:///{folder / 'embedded.db'}", attachments_dir=folder / "attachments")
    services = build_services(settings, agent)
    await migrate(services.database)
    async with listening(create_app(services), sockets=True) as url, host_site() as site:
        if allowed:
            settings.allowed_origins = site.url
        found = Embedded(services, url, site, browser, Watch(site.url, url))
        yield found
        for context in browser.contexts:
            await context.close()
    troubles = found.watch.unexpected
    assert not troubles, troubles
