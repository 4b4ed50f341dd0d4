"""The page that a link in LINE opens, as far as it speaks to the service."""

from __future__ import annotations

import re
from typing import Any

from httpx import AsyncClient, Response

from tests.e2e.visitor import WORDS, Visitor
from tests.line_stand_in.world import Message

_LINK = re.compile(r"(https?://\S+)/chat#fill=(\S+)")


def link_in(messages: list[Message]) -> tuple[str, str]:
    """Base and secret of the one link to the page, as it reads in LINE."""
    (found,) = [match for each in messages for match in _LINK.finditer(each.get("text") or "")]
    return found[1], found[2]


async def try_to_open(http: AsyncClient, secret: str) -> Response:
    """What the page does first: it exchanges the secret for a key."""
    return await http.post("/v1/links/open", json={"secret": secret})


class WebPage(Visitor):
    """It asks ``fields``, and leads back to ``return_url``."""

    fields: list[str]
    return_url: str | None

    @classmethod
    async def opens(cls, http: AsyncClient, secret: str) -> WebPage:
        response = await try_to_open(http, secret)
        assert response.status_code == 200, response.text
        body: dict[str, Any] = response.json()
        assert body["purpose"] == "personal", body
        page = cls(http)
        page.id, page.headers = body["conversation_id"], {"Authorization": f"Bearer {body['token']}"}
        page.fields, page.return_url = body["fields"], body["return_url"]
        page._take(body)
        return page

    async def fills_in(self, **words: str) -> list[str]:
        """Answer what it asks; the fields, in their order."""
        asked: list[str] = []
        while self.asking in self.fields and self.asking not in asked:
            asked.append(self.asking)
            await self.say({**WORDS, **words}[self.asking])
        return asked
