"""An answer corrected at the desk, as the visitor in the conversation sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from httpx import AsyncClient

from api.services import Services
from bot.dialogue.editing import edit_answer
from bot.storage import desk
from bot.storage.conversations import list_messages
from tests.conftest import NOW
from tests.e2e.visitor import Visitor


@pytest.fixture
async def visitor(client: AsyncClient) -> AsyncIterator[Visitor]:
    """Somebody who asked for a person before the end."""
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    await visitor.say("担当者と話したいです")
    yield visitor


async def _correct(services: Services, visitor: Visitor, field: str, value: object, *, human: bool = False) -> None:
    async with services.database.transaction() as session:
        case = await desk.lock_case(session, "M-0001")
        assert case is not None
        case.conversation.state = "human" if human else "queued"
        await edit_answer(session, services.dialogue, case, field, value, by="佐藤", at=NOW)


async def _last_words(services: Services, visitor: Visitor) -> str:
    async with services.database.reading() as session:
        return str((await list_messages(session, visitor.id))[-1].replies)


async def test_the_visitor_reads_the_corrected_answer_and_may_change_it(services: Services, visitor: Visitor) -> None:
    await _correct(services, visitor, "founded_year", 1974)
    assert await visitor.value("founded_year") == 1974
    assert visitor.asking is not None
    await visitor.say("設立は1973年です")
    assert await visitor.value("founded_year") == 1973


async def test_a_summary_that_waits_for_a_yes_is_shown_anew(services: Services, visitor: Visitor) -> None:
    await visitor.answer_until(None)
    await _correct(services, visitor, "employees", 36)
    assert "36名" in await _last_words(services, visitor)
    await visitor.choose("submit")
    assert await visitor.value("employees") == 36


async def test_while_a_person_leads_the_bot_says_nothing(services: Services, visitor: Visitor) -> None:
    await visitor.answer_until(None)
    before = await _last_words(services, visitor)
    await _correct(services, visitor, "employees", 36, human=True)
    assert await _last_words(services, visitor) == before
