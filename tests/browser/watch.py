"""What a page must never do, in any test: fail in its script, break its own policy, or talk to a third party."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, ConsoleMessage, Page, Request

# Chromium says so of a page that is left, by a test's end or a reload, while its stream connects.
_LEFT = "WebSocket is closed before the connection is established"


class Watch:
    """Collects the troubles of all pages of the contexts it follows; ``own`` are the addresses that a page may talk to."""

    def __init__(self, *own: str) -> None:
        self._own = {urlsplit(url).netloc for url in own}
        self._allowed: list[str] = []
        self.troubles: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        context.on("page", self._follow_page)
        context.on("request", self._request)

    def also(self, own: str) -> None:
        """Another address of the service."""
        self._own.add(urlsplit(own).netloc)

    def allow(self, words: str) -> None:
        """A console message with these words is what the test provokes."""
        self._allowed.append(words)

    @property
    def unexpected(self) -> list[str]:
        return [trouble for trouble in self.troubles if not any(words in trouble for words in self._allowed)]

    def _follow_page(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))

    def _console(self, message: ConsoleMessage) -> None:
        # A breach of the Content-Security-Policy is told here too.
        if message.type in ("error", "warning") and _LEFT not in message.text:
            self.troubles.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc not in self._own:
            self.troubles.append(f"third party: {request.url}")
