"""A turn that fails: an apology with a reference, the visitor's words kept, and a retry that works."""

from __future__ import annotations

import logging
from datetime import date, datetime
from types import ModuleType
from typing import Any

import pytest
from httpx import AsyncClient
from rasa_sdk import Action
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from api.services import Services
from bot.dialogue import handing, turns
from bot.dialogue.processor import LocalAgent
from bot.storage import conversations as store
from bot.storage.models import Ticket
from tests.e2e.visitor import Visitor

BODY = {"message_id": "6f1c8e2c-3a6a-4e0e-9f0a-0d6a4f3b2c1d", "text": "資本金は3000万円です"}


class BrokenAction(Action):
    """An action that takes the place of ours and does not work."""

    def name(self) -> str:
        return "action_intake"

    async def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Any]:
        dispatcher.utter_message(text="この言葉は届いてはならない")
        raise RuntimeError("broken on purpose")


def broken_runner(*args: object, **kwargs: object) -> None:
    raise MemoryError("broken on purpose")


async def assert_apologised_and_kept(visitor: Visitor, body: dict[str, Any]) -> None:
    before = (await visitor.intake())["fields"]
    response = await visitor.post(body)
    assert response.status_code == 200
    (reply,) = response.json()["replies"]
    assert reply["type"] == "handoff" and reply["ticket"] in reply["text"], "the desk has it"
    moment = datetime.fromisoformat(reply["expected_reply_by"])
    assert f"{moment.month}月{moment.day}日" in reply["text"]
    assert response.json()["state"] == "queued"
    assert "申し訳ありません" in reply["text"] and "番号" in reply["text"] and "{" not in reply["text"]
    assert "届いてはならない" not in reply["text"] and "broken" not in reply["text"]
    assert response.json()["progress"]["asking"] == visitor.asking
    assert (await visitor.intake())["fields"] == before
    assert body["text"] in [message["text"] for message in (await visitor.get())["messages"]]


async def assert_the_retry_works(visitor: Visitor) -> None:
    response = await visitor.post(BODY)
    assert response.json()["progress"]["asking"] == "employees"
    assert await visitor.value("capital_yen") == 30_000_000
    messages = (await visitor.get())["messages"]
    assert sum(message["message_id"] == BODY["message_id"] for message in messages) == 1
    assert (await visitor.post(BODY)).json() == response.json()


async def test_a_failing_action(
    client: AsyncClient, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR, "minato.dialogue"):
        assert agent.processor is not None
        broken.setitem(agent.processor._actions, "action_intake", BrokenAction())
        await assert_apologised_and_kept(visitor, BODY)
        await assert_apologised_and_kept(visitor, BODY)
    assert "turn failed, reference" in caplog.text
    assert "3000万円" not in "".join(record.getMessage() for record in caplog.records), (
        "no words of visitors in the log"
    )
    await assert_the_retry_works(visitor)


async def test_a_failing_component(client: AsyncClient, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    with monkeypatch.context() as broken:
        assert agent.processor is not None
        broken.setattr(agent.processor.graph_runner, "run", broken_runner)
        await assert_apologised_and_kept(visitor, BODY)
    await assert_the_retry_works(visitor)


async def test_another_message_after_a_failure_goes_on(
    client: AsyncClient, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    with monkeypatch.context() as broken:
        assert agent.processor is not None
        broken.setitem(agent.processor._actions, "action_intake", BrokenAction())
        await assert_apologised_and_kept(visitor, BODY)
    await visitor.say("2000万円です")
    assert await visitor.value("capital_yen") == 20_000_000


async def test_a_failing_database_is_a_problem_document_and_nothing_is_half_done(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    before = await visitor.get()

    async def disk_full(*args: object) -> None:
        raise OperationalError("INSERT", {}, Exception("disk full on purpose"))

    with monkeypatch.context() as broken:
        broken.setattr(store, "store_intake", disk_full)
        response = await visitor.post(BODY)
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["reference"] in response.json()["detail"]
    assert "disk full" not in response.text
    assert await visitor.get() == before
    await assert_the_retry_works(visitor)


async def test_a_start_that_fails_leaves_no_conversation(
    client: AsyncClient, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        assert agent.processor is not None
        broken.setitem(agent.processor._actions, "action_intake", BrokenAction())
        response = await client.post("/v1/conversations", json={"channel": "web"})
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    visitor = await Visitor(client).start()
    assert visitor.asking == "consent_privacy"


async def tickets(services: Services) -> list[Ticket]:
    async with services.database.reading() as session:
        return list((await session.execute(select(Ticket).order_by(Ticket.id))).scalars())


async def test_the_desk_gets_one_ticket_with_the_reference_that_the_visitor_has(
    client: AsyncClient, services: Services, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    references = []
    with monkeypatch.context() as broken:
        assert agent.processor is not None
        broken.setitem(agent.processor._actions, "action_intake", BrokenAction())
        for _ in range(2):
            await visitor.say("3000万円です")
            (ticket,) = await tickets(services)
            assert ticket.failure_reference is not None and f"（番号 {ticket.failure_reference}）" in visitor.text
            references.append(ticket.failure_reference)
    assert references[0] != references[1], "the latest, to be found in the log"
    assert (ticket.reason, ticket.state, ticket.assignee_id) == ("failure", "new", None)
    assert ticket.headline["product_name"] == "湊包丁" and ticket.due_at == ticket.expected_reply_by
    await visitor.answer_until(None)
    await visitor.choose("submit")
    (ticket,) = await tickets(services)
    assert ticket.reason == "completed" and ticket.failure_reference == references[1]


async def test_a_ticket_that_is_there_is_marked(
    client: AsyncClient, services: Services, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await (await Visitor(client).start()).choose("true")
    await visitor.say("担当者と話したいです")
    with monkeypatch.context() as broken:
        assert agent.processor is not None
        broken.setitem(agent.processor._actions, "action_intake", BrokenAction())
        await visitor.say("田中です")
    (ticket,) = await tickets(services)
    assert ticket.reason == "requested" and ticket.failure_reference is not None
    assert visitor.replies[0]["ticket"] == ticket.number


async def test_before_consent_the_desk_learns_nothing_of_what_was_said(
    client: AsyncClient, services: Services, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await (await Visitor(client).start()).say("燕市で湊包丁を作っている田中です")
    with monkeypatch.context() as broken:
        assert agent.processor is not None
        broken.setitem(agent.processor._actions, "action_intake", BrokenAction())
        await visitor.say("資本金は3000万円です")
    (ticket,) = await tickets(services)
    assert ticket.reason == "failure"
    await visitor.say("従業員は35人です")  # the bot works again, and holds it for this conversation only
    brief = await visitor.get("/summary")
    for secret in ("湊包丁", "燕市", "田中", "3000万", "30000000", "35人"):
        assert secret not in str(brief["transcript"]), secret
        assert secret not in str(brief) + str((await tickets(services))[0].headline), secret
    await visitor.choose("true")
    assert "湊包丁" in str(await visitor.get("/summary")), "with consent it is all there"


async def test_the_words_of_who_refused_consent_are_not_kept_by_a_failure_either(
    client: AsyncClient, agent: LocalAgent, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = await (await Visitor(client).start()).choose("false")
    with monkeypatch.context() as broken:
        assert agent.processor is not None
        broken.setitem(agent.processor._actions, "action_intake", BrokenAction())
        await visitor.say("湊包丁の田中です")
    assert "湊包丁" not in str(await visitor.get())


@pytest.mark.parametrize("place", [turns, handing])
async def test_a_failure_after_the_understanding_reaches_the_desk_too(
    client: AsyncClient, services: Services, monkeypatch: pytest.MonkeyPatch, place: ModuleType
) -> None:
    visitor = await (await Visitor(client).start()).choose("true")
    right = place.check

    def wrong(facts: dict[str, Any], as_of: date) -> Any:
        if facts:
            raise ZeroDivisionError("broken on purpose")
        return right(facts, as_of)

    with monkeypatch.context() as broken:
        broken.setattr(turns, "check", wrong)
        broken.setattr(place, "check", wrong)
        await visitor.say("担当者と話したいです")
        assert "申し訳ありません" in visitor.text and visitor.state == "queued"
    await visitor.say("担当者と話したいです")
    assert "申し訳ありません" not in visitor.text and len(await tickets(services)) == 1
