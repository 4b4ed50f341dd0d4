"""From the first hello to the brief, typed, through the real model."""

from __future__ import annotations

from httpx import AsyncClient

from tests.e2e.visitor import VALUES, Visitor


async def test_a_hurried_owner_types_a_whole_intake(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    await visitor.answer_until(None)
    assert "ハンズオン支援" in visitor.text
    assert [reply["type"] for reply in visitor.replies][-2:] == ["summary", "choices"]

    await visitor.say("はい、お願いします")
    handoff = visitor.replies[0]
    assert handoff["type"] == "handoff" and handoff["ticket"] == "M-0001"
    assert visitor.state == "queued"

    values = await visitor.values()
    assert {name: values.get(name) for name in VALUES} == VALUES
    assert await visitor.status("product_url") == "skipped"
    assert await visitor.status("corporate_number") == "skipped"
