"""GET summary: the brief in three forms, by Accept."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


async def _summary(client: AsyncClient, visitor: Visitor, accept: str, query: str = "") -> tuple[str, str]:
    headers = {**visitor.headers, "Accept": accept}
    response = await client.get(f"/v1/conversations/{visitor.id}/summary{query}", headers=headers)
    assert response.status_code == 200, response.text
    return response.headers["content-type"], response.text


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("application/json", "application/json"),
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml;q=0.9", "text/html"),
        ("text/plain", "text/plain"),
        ("image/png", "application/json"),
    ],
)
async def test_the_form_follows_accept(client: AsyncClient, accept: str, kind: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("submit")
    media_type, text = await _summary(client, visitor, accept)
    assert media_type.startswith(kind)
    assert "湊刃物製作所" in text and "M-0001" in text


async def test_the_json_is_versioned_and_has_sources_and_the_transcript(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.say("従業員は40人でした")
    await visitor.choose("submit")
    brief = await visitor.get("/summary")
    assert "1" in str(brief.get("version") or brief.get("schema"))
    assert brief["ticket"]["number"] == "M-0001"
    assert "昭和48年" in str(brief), "the words a value came from"
    assert brief["transcript"][1]["role"] == "visitor"
    assert brief["official_form"]


async def test_it_can_be_read_at_any_time(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    for _ in range(2):
        assert (await visitor.get("/summary"))["ticket"] is None
        for accept in ("text/html", "text/plain"):
            await _summary(client, visitor, accept)
        await visitor.choose("true")


async def test_the_page_to_print_has_the_conversation_only_on_demand(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).choose("true")
    await visitor.say("はじめまして、よろしくお願いします")
    for query, there in (("", False), ("?transcript=1", True)):
        _, page = await _summary(client, visitor, "text/html", query)
        assert ("はじめまして、よろしく" in page) is there


async def test_what_the_visitor_wrote_stays_text_in_the_page(client: AsyncClient) -> None:
    evil = "<script>alert(1)</script>という名前の包丁"
    visitor = await (await Visitor(client).start()).answer_until("product_description")
    await visitor.say(evil)
    _, page = await _summary(client, visitor, "text/html", "?transcript=1")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
