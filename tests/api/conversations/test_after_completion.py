"""What a visitor writes or sends after the desk was done with the case reaches the desk."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest
from httpx import AsyncClient
from sqlalchemy import select

from api.services import Services
from bot.dialogue.processor import LocalAgent
from bot.handoff.tickets import DoneReason
from bot.storage import desk
from bot.storage.models import Ticket
from tests.e2e.visitor import Visitor

DONE_AT = datetime.fromisoformat("2026-11-21T20:30:00+09:00")


async def _done(client: AsyncClient, services: Services) -> Visitor:
    """A visitor whose case was handed over and done."""
    visitor = await (await Visitor(client).start()).choose("true")
    await visitor.say("担当者と話したいです")
    async with services.database.transaction() as session:
        case = await desk.lock_case(session, "M-0001")
        assert case is not None
        desk.close(case, DoneReason.ANSWERED, DONE_AT)
    return visitor


async def _ticket(services: Services) -> Ticket:
    async with services.database.reading() as session:
        return (await session.execute(select(Ticket))).scalar_one()


async def test_after_completion_the_conversation_is_closed(client: AsyncClient, services: Services) -> None:
    visitor = await _done(client, services)
    assert (await visitor.get())["state"] == "closed"


@pytest.mark.parametrize("words", ["すみません、従業員は45人でした", "やはり一つ聞きたいことがあります", "あ" * 3_000])
async def test_whatever_is_written_then_reopens_the_ticket(client: AsyncClient, services: Services, words: str) -> None:
    visitor = await _done(client, services)
    await visitor.say(words)
    assert visitor.replies and visitor.state == "queued"
    ticket = await _ticket(services)
    assert (ticket.state, ticket.done_reason) == ("new", None)
    assert ticket.written_again_at is not None and ticket.written_again_at == ticket.updated_at
    assert ticket.expected_reply_by.astimezone().isoformat() > DONE_AT.isoformat()


async def test_a_correction_then_is_in_the_brief(client: AsyncClient, services: Services) -> None:
    visitor = await _done(client, services)
    await visitor.say("従業員は45人でした")
    assert await visitor.value("employees") == 45
    assert "45名" in str(await visitor.get("/summary"))


async def test_a_message_sent_again_reopens_nothing(client: AsyncClient, services: Services) -> None:
    visitor = await _done(client, services)
    body = {"message_id": str(uuid4()), "text": "もう一つ質問です"}
    first = await visitor.post(body)
    async with services.database.transaction() as session:
        case = await desk.lock_case(session, "M-0001")
        assert case is not None
        desk.close(case, DoneReason.ANSWERED, DONE_AT)
    assert (await visitor.post(body)).json() == first.json()
    assert (await _ticket(services)).state == "done"
    assert (await visitor.get())["state"] == "closed"


async def test_a_file_reopens_it_too(client: AsyncClient, services: Services) -> None:
    visitor = await _done(client, services)
    files = {"file": ("catalogue.pdf", b"%PDF-1.7 ...", "application/pdf")}
    response = await client.post(f"/v1/conversations/{visitor.id}/attachments", files=files, headers=visitor.headers)
    assert response.status_code == 201
    assert (await visitor.get())["state"] == "queued"
    assert (await _ticket(services)).written_again_at is not None


async def test_a_turn_that_fails_reopens_it_too(
    client: AsyncClient, services: Services, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await _done(client, services)

    async def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the model is gone")

    monkeypatch.setattr(agent.processor, "handle_message", fail)
    await visitor.say("従業員は45人でした")
    assert visitor.state == "queued"
    assert (await _ticket(services)).state == "new"
