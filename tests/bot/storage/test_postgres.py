"""The dialogue on a real PostgreSQL: migrated, talked to, written by several at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from api.services import Services
from bot.dialogue.incoming import Incoming
from bot.dialogue.results import TurnResult
from bot.intake.state import State
from bot.storage.conversations import find_conversation, intake_records
from bot.storage.database import Database
from bot.storage.models import Conversation, Message, Ticket


@pytest.fixture
async def database_url(postgres: str) -> AsyncIterator[str]:
    """A database of its own on the server of this run."""
    name = f"minato_{uuid4().hex[:12]}"
    server = Database(postgres)
    async with server.engine.connect() as connection:
        await (await connection.execution_options(isolation_level="AUTOCOMMIT")).execute(
            text(f"CREATE DATABASE {name}")
        )
    yield server.url.set(database=name).render_as_string(hide_password=False)
    await server.close()


async def _say(services: Services, conversation_id: str, words: str, message_id: str | None = None) -> TurnResult:
    return await services.dialogue.receive(conversation_id, Incoming(message_id or str(uuid4()), words))


async def _begin(services: Services) -> str:
    started = await services.dialogue.start("web")
    await services.dialogue.receive(started.conversation_id, Incoming(str(uuid4()), choice="true"))
    return started.conversation_id


async def _state(services: Services, conversation_id: str) -> State:
    async with services.database.reading() as session:
        conversation = await find_conversation(session, conversation_id)
        assert conversation is not None
        return State.from_dict(conversation.snapshot["intake"])


async def test_it_is_postgresql(services: Services) -> None:
    assert services.database.url.get_backend_name() == "postgresql"
    async with services.database.reading() as session:
        assert "PostgreSQL" in (await session.execute(text("SELECT version()"))).scalar_one()


async def test_a_short_conversation(services: Services) -> None:
    conversation_id = await _begin(services)
    await _say(services, conversation_id, "湊包丁です")
    result = await _say(services, conversation_id, "資本金1000万円、従業員12人の会社です🔪")
    assert result.progress["asking"] == "product_description"
    async with services.database.reading() as session:
        records = await intake_records(session, conversation_id)
        conversation = await session.get(Conversation, conversation_id)
    assert (records["capital_yen"]["value"], records["employees"]["value"]) == (10_000_000, 12)
    assert conversation is not None and conversation.created_at.tzinfo is not None


async def test_two_turns_of_one_conversation_at_once_are_taken_one_after_the_other(services: Services) -> None:
    conversation_id = await _begin(services)
    words = ["資本金は3000万円です", "従業員は35人です", "設立は1973年です", "年商は8億円です"]
    await asyncio.gather(*(_say(services, conversation_id, text) for text in words))
    facts = (await _state(services, conversation_id)).profile.facts()
    assert [facts.get(name) for name in ("capital_yen", "employees", "founded_year", "annual_sales_yen")] == [
        30_000_000,
        35,
        1973,
        800_000_000,
    ]


async def test_the_same_message_at_once_has_one_effect(services: Services) -> None:
    conversation_id, message_id = await _begin(services), str(uuid4())
    results = await asyncio.gather(*(_say(services, conversation_id, "担当者と話したい", message_id) for _ in range(4)))
    assert all(result == results[0] for result in results)
    async with services.database.reading() as session:
        count = select(func.count()).select_from(Message).where(Message.message_id == message_id)
        assert (await session.execute(count)).scalar_one() == 1
        assert (await session.execute(select(func.count()).select_from(Ticket))).scalar_one() == 1


async def test_tickets_are_numbered_in_order(services: Services) -> None:
    conversations = [await _begin(services) for _ in range(4)]
    results = await asyncio.gather(*(_say(services, found, "担当者と話したい") for found in conversations))
    numbers = sorted(result.replies[0]["ticket"] for result in results)
    assert numbers == ["M-0001", "M-0002", "M-0003", "M-0004"]


@pytest.mark.parametrize("words", ["\x00", "資本金\x00は1000万円です", "𠮷野家🍣", "\u202eあ"])
async def test_any_text_can_be_stored(services: Services, words: str) -> None:
    conversation_id = await _begin(services)
    assert (await _say(services, conversation_id, words)).replies


async def test_the_longest_values_can_be_stored(services: Services) -> None:
    conversation_id = await _begin(services)
    await _say(services, conversation_id, "湊" * 1_990)
    result = await services.dialogue.receive(conversation_id, Incoming(str(uuid4()), "x" * 100_000))
    assert "2,000文字" in result.replies[0]["text"]
