"""POST messages and what comes back, to the letter of contract §4."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select

from api.services import Services
from bot.intake.registry import FIELDS
from bot.storage.models import Message, Ticket
from tests.e2e.visitor import Visitor


async def test_a_conversation_starts_with_201_a_token_and_the_first_question(client: AsyncClient) -> None:
    response = await client.post("/v1/conversations", json={"channel": "web"})
    assert response.status_code == 201
    body = response.json()
    assert {"conversation_id", "token", "replies"} <= body.keys()
    assert str(UUID(body["conversation_id"])) == body["conversation_id"]
    assert len(body["token"]) >= 32 and body["token"] not in body["conversation_id"]
    assert [reply["type"] for reply in body["replies"]] == ["text", "choices"]
    assert body["state"] == "bot" and body["progress"]["asking"] == "consent_privacy"


async def test_the_token_is_not_kept(client: AsyncClient, services: Services) -> None:
    visitor = await Visitor(client).start()
    token = visitor.headers["Authorization"].removeprefix("Bearer ")
    assert services.database.url.database is not None
    raw = b"".join(path.read_bytes() for path in _files_of(services))
    assert token.encode() not in raw


async def test_a_turn_has_replies_state_and_progress(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    response = await visitor.post({"message_id": str(uuid4()), "text": "はい"})
    body = response.json()
    assert body.keys() == {"replies", "state", "progress"}
    assert body["progress"].keys() >= {"section", "answered", "total", "asking"}
    assert body["progress"]["asking"] in FIELDS
    assert body["progress"]["section"] == "product"
    assert 0 < body["progress"]["answered"] < body["progress"]["total"]


async def test_the_same_message_again_has_the_same_answer_and_no_second_effect(
    client: AsyncClient, services: Services
) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    body = {"message_id": str(uuid4()), "text": "すみません、従業員は40人でした"}
    first = await visitor.post(body)
    before = await visitor.get()
    again = await visitor.post(body)
    assert again.json() == first.json()
    assert await visitor.get() == before
    record = await visitor.record("employees")
    assert record is not None and len(record["history"]) == 1


async def test_the_same_message_later_still_has_its_own_answer(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    body = {"message_id": str(uuid4()), "text": "3000万円"}
    first = await visitor.post(body)
    await visitor.say("35人")
    assert (await visitor.post(body)).json() == first.json()
    assert await visitor.value("capital_yen") == 30_000_000


async def test_the_same_message_at_once_has_one_effect(client: AsyncClient, services: Services) -> None:
    visitor = await (await Visitor(client).start()).answer_until("motive")
    body = {"message_id": str(uuid4()), "text": "担当者と話したい"}
    answers = await asyncio.gather(*(visitor.post(body) for _ in range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert await _count(services, Ticket) == 1
    messages = (await visitor.get())["messages"]
    assert sum(message["message_id"] == body["message_id"] for message in messages) == 1


async def test_different_messages_at_once_are_taken_one_after_the_other(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    words = ["資本金は3000万円です", "従業員は35人です", "設立は1973年です", "年商は8億円です"]
    answers = await asyncio.gather(*(visitor.post({"message_id": str(uuid4()), "text": text}) for text in words))
    assert {answer.status_code for answer in answers} == {200}
    values = await visitor.values()
    assert [values[name] for name in ("capital_yen", "employees", "founded_year", "annual_sales_yen")] == [
        30_000_000,
        35,
        1973,
        800_000_000,
    ]


async def test_one_message_id_in_two_conversations_is_two_messages(client: AsyncClient) -> None:
    one, two = await Visitor(client).start(), await Visitor(client).start()
    body = {"message_id": str(uuid4()), "text": "はい"}
    assert (await one.post(body)).status_code == (await two.post(body)).status_code == 200
    assert await two.value("consent_privacy") is True


async def test_the_id_of_a_message_of_ours_is_refused(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    ours = (await visitor.get())["messages"][0]["message_id"]
    before = await visitor.get()
    response = await visitor.post({"message_id": ours, "text": "はい"})
    assert response.status_code == 409
    assert response.headers["content-type"] == "application/problem+json"
    assert await visitor.get() == before


async def test_the_conversation_is_shown_as_it_was(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    body = {"message_id": str(uuid4()), "text": "はい"}
    answered = (await visitor.post(body)).json()
    seen = await visitor.get()
    assert seen.keys() == {"conversation_id", "state", "person", "progress", "messages"}
    assert [message["role"] for message in seen["messages"]] == ["bot", "visitor", "bot"]
    assert seen["messages"][1]["message_id"] == body["message_id"]
    assert seen["messages"][1]["text"] == "はい"
    assert seen["messages"][2]["replies"] == answered["replies"]
    assert seen["progress"] == answered["progress"]
    for message in seen["messages"]:
        assert datetime.fromisoformat(message["at"]).utcoffset() is not None


async def test_the_intake_has_records_as_the_contract_says(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    message_id = str(uuid4())
    await visitor.post({"message_id": message_id, "text": "だいたい35人です"})
    intake = await visitor.intake()
    assert intake.keys() == {"fields", "missing", "eligibility"}
    record = intake["fields"]["employees"]
    assert record.keys() == {"value", "status", "source", "confirmed", "history"}
    assert (record["value"], record["status"], record["confirmed"], record["history"]) == (35, "answered", False, [])
    assert record["source"].keys() == {"message_id", "text", "start", "end"}
    assert record["source"]["message_id"] == message_id
    assert "35" in record["source"]["text"]
    assert set(intake["missing"]) <= FIELDS.keys() and "founded_year" in intake["missing"]
    assert intake["eligibility"].keys() >= {"programmes", "ruleset", "as_of"}
    assert intake["eligibility"]["as_of"] == "2026-11-21"


@pytest.mark.parametrize("length", [2_001, 5_000, 100_000])
async def test_a_text_over_the_limit_gets_a_reply_and_no_error(client: AsyncClient, length: int) -> None:
    visitor = await (await Visitor(client).start()).answer_until("motive")
    await visitor.say("海" * length)
    assert "2,000文字" in visitor.text
    assert visitor.asking == "motive"
    assert await visitor.status("motive") is None
    assert (await visitor.get())["messages"][-2]["text"] == "海" * length


async def test_a_text_at_the_limit_is_read(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("motive")
    await visitor.say("国内の市場が小さくなったので、海外で売りたい。" + "頑張ります。" * 300)
    assert "2,000文字" not in visitor.text


async def test_a_choice_over_the_limit_is_no_way_around_it(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("motive")
    response = await visitor.post({"message_id": str(uuid4()), "choice": ["海" * 2_001]})
    assert response.status_code in (200, 422)
    assert await visitor.status("motive") is None


@pytest.mark.parametrize(
    "text",
    [
        "🍣🚢🔪",
        "𠮷野家の𩸽",
        "が゙ぎ゚",
        "\u200b\u200b",
        "\ufeff",
        "\u202eこれは逆",
        "資本金\x00は3000万円",
        "\x1b[31m赤",
        "مرحبا بالعالم",
        "ﷺ﷽",
        "１２３４５６７８９０" * 100,
        "。、！？",
        "\t資本金\r\n\n",
        "ｶﾞｷﾞｸﾞ㌔㍿㊤",
        "%00%0a../../etc/passwd",
    ],
)
async def test_any_unicode_is_answered(client: AsyncClient, text: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("product_exists")
    response = await client.post(
        f"/v1/conversations/{visitor.id}/messages",
        content=_json(text),
        headers={**visitor.headers, "content-type": "application/json"},
    )
    assert response.status_code == 200, response.text
    assert response.json()["replies"]
    shown = await visitor.get()
    assert shown["messages"][-2]["role"] == "visitor"
    await visitor.intake()


async def test_control_characters_are_not_kept(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("product_description")
    await visitor.say("a\x00b\x1bの\r\n説明です")
    assert (await visitor.get())["messages"][-2]["text"] == "abの\n説明です"
    assert "abの" in await visitor.value("product_description")


async def test_eight_conversations_at_once_do_not_mix(client: AsyncClient) -> None:
    profiles = [
        {"employees": f"{10 + n}人", "capital_yen": f"{100 * (n + 1)}万円", "company_name": f"湊商店{n}号"}
        for n in range(8)
    ]

    async def whole(words: dict[str, str]) -> Visitor:
        visitor = await (await Visitor(client).start()).answer_until(None, **words)
        return await visitor.choose("submit")

    visitors = await asyncio.gather(*(whole(words) for words in profiles))
    tickets = {visitor.replies[0]["ticket"] for visitor in visitors}
    assert len(tickets) == 8
    for n, visitor in enumerate(visitors):
        values = await visitor.values()
        assert (values["employees"], values["capital_yen"]) == (10 + n, 1_000_000 * (n + 1))
        assert values["company_name"] == f"湊商店{n}号"
        assert {message["message_id"] for message in (await visitor.get())["messages"]}.isdisjoint(
            {
                message["message_id"]
                for other in visitors
                if other is not visitor
                for message in (await other.get())["messages"]
            }
        )


def _json(text: str) -> bytes:
    return json.dumps({"message_id": str(uuid4()), "text": text}).encode()


def _files_of(services: Services) -> list[Path]:
    path = Path(str(services.database.url.database))
    return [found for found in path.parent.glob(path.name + "*") if found.is_file()]


async def _count(services: Services, model: type[Message] | type[Ticket]) -> int:
    async with services.database.reading() as session:
        return (await session.execute(select(func.count()).select_from(model))).scalar_one()
