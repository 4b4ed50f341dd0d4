"""The chat widget as a visitor handles it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from playwright.async_api import Locator, Page, Response, expect

from tests.e2e.visitor import Visitor

Turn = dict[str, Any]


class ChatPage:
    """``turn`` is the server's answer to the last message: replies, state, progress."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.turn: Turn = {}
        self.input = page.get_by_role("textbox", name="メッセージ")
        self.bubbles = page.locator(".entry .bubble")

    async def open(self) -> ChatPage:
        """Open the page; a new conversation has its first question, one that goes on its messages."""
        async with self.page.expect_response(_is_opening) as opening:
            await self.page.goto(self.url)
        self.turn = await (await opening.value).json()
        await expect(self.page.locator(".entry").last).to_be_visible()
        return self

    async def resume(self, visitor: Visitor) -> ChatPage:
        """Open the page with a conversation that was begun elsewhere, as this browser's own."""
        await self.own(visitor)
        return await self.open()

    async def own(self, visitor: Visitor) -> None:
        """Let this browser remember the visitor's conversation as its own."""
        key, token = f"minato:conversation:{self.url}", visitor.headers["Authorization"].removeprefix("Bearer ")
        saved = json.dumps({"conversation_id": visitor.id, "token": token})
        await self.page.context.add_init_script(f"localStorage.setItem({json.dumps(key)}, {json.dumps(saved)})")

    async def say(self, words: str) -> Turn:
        await self.input.fill(words)
        return await self.after(self.input.press("Enter"))

    async def choose(self, *values: str) -> Turn:
        """Press the button of a value, or tick several and decide."""
        labels = [self._label(value) for value in values]
        if not self._choices().get("multiple"):
            return await self.after(self.button(labels[0]).click())
        for label in labels:
            await self.page.get_by_role("checkbox", name=label, exact=True).check()
        return await self.after(self.button("決定").click())

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    async def after(self, action: Any) -> Turn:
        """Do something that sends a message, and wait until its answer is on the page."""
        async with self.page.expect_response(is_sending) as sending:
            await action
        self.turn = await (await sending.value).json()
        await expect(self.page.locator(".is-unsent")).to_have_count(0)
        await expect(self.page.locator(".typing")).to_be_hidden()
        return self.turn

    @property
    def asking(self) -> str | None:
        found: str | None = self.turn["progress"]["asking"]
        return found

    @property
    def replies(self) -> Sequence[dict[str, Any]]:
        found: list[dict[str, Any]] = self.turn["replies"]
        return found

    def _choices(self) -> dict[str, Any]:
        return next(reply for reply in reversed(self.replies) if reply["type"] == "choices")

    def _label(self, value: str) -> str:
        label: str = next(choice["label"] for choice in self._choices()["choices"] if choice["value"] == value)
        return label


def is_sending(response: Response) -> bool:
    return response.request.method == "POST" and response.url.endswith("/messages")


def _is_opening(response: Response) -> bool:
    return "/v1/conversations" in response.url
