"""A turn that fails: an apology with a reference, the visitor's words kept, and a retry that works."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from httpx import AsyncClient
from rasa_sdk import Action
from sqlalchemy.exc import OperationalError

from bot.dialogue.processor import LocalAgent
from bot.storage import conversations as store
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
