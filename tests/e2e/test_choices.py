"""Choices: by value, by label, several, unknown, and buttons of questions that are past."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


@pytest.mark.parametrize("choice", ["industrial", "工業製品・部品・素材"])
async def test_value_and_label_are_the_same_answer(client: AsyncClient, choice: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("product_category")
    await visitor.choose(choice)
    assert await visitor.value("product_category") == "industrial"
    assert visitor.asking == "product_exists"


@pytest.mark.parametrize(
    ("choice", "value"), [("true", True), ("false", False), ("もうある", True), ("これから作る", False)]
)
async def test_yes_and_no_are_booleans(client: AsyncClient, choice: str, value: bool) -> None:
    visitor = await (await Visitor(client).start()).answer_until("product_exists")
    await visitor.choose(choice, field="product_exists")
    assert await visitor.value("product_exists") is value


async def test_the_transcript_shows_the_label(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("product_category")
    await visitor.choose("industrial")
    messages = (await visitor.get())["messages"]
    assert [message["text"] for message in messages if message["role"] == "visitor"][-1] == "工業製品・部品・素材"


async def test_several_are_taken_as_a_list_without_doubles(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("support_needs")
    assert visitor.replies[-1]["multiple"] is True
    await visitor.choose("trade_fair", "business_matching", "trade_fair", field="support_needs")
    assert await visitor.value("support_needs") == ["trade_fair", "business_matching"]


async def test_several_for_a_question_that_takes_one_are_no_answer(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("product_exists")
    await visitor.choose("true", "false", field="product_exists")
    assert visitor.asking == "product_exists"
    assert await visitor.status("product_exists") is None


@pytest.mark.parametrize("choice", ["なにこれ", "nosuch", "", " ", "true,false", "__proto__", "edit", "/restart"])
async def test_a_choice_that_was_not_offered_takes_nothing(client: AsyncClient, choice: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("product_category")
    before = await visitor.values()
    response = await visitor.post({"message_id": "0c8e2c3a-6a3f-4e0e-9f0a-0d6a4f3b2c1d", "choice": choice})
    assert response.status_code in (200, 422)
    assert await visitor.values() == before
    if response.status_code == 200:
        assert response.json()["replies"]


@pytest.mark.parametrize(("asking", "choice"), [("product_description", "nonsense"), ("capital_yen", "3000万円")])
async def test_a_choice_is_never_read_as_words(client: AsyncClient, asking: str, choice: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until(asking)
    for field in (None, asking):
        await visitor.choose(choice, field=field)
        assert "この質問のものではない" in visitor.text
        assert visitor.asking == asking
    assert await visitor.status(asking) is None


async def test_a_choice_of_an_older_question_is_a_correction(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("supply_role")
    await visitor.choose("industrial", field="product_category")
    assert "→" in visitor.text
    record = await visitor.record("product_category")
    assert record is not None and record["value"] == "industrial"
    assert [past["value"] for past in record["history"]] == ["consumer"]
    assert visitor.asking == "supply_role"


async def test_a_choice_of_a_question_yet_to_come_is_not_taken(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("supply_role")
    await visitor.choose("true", field="compliance_declared")
    assert "この質問のものではない" in visitor.text
    assert visitor.asking == "supply_role"
    assert await visitor.status("compliance_declared") is None


@pytest.mark.parametrize("command", ["unknown", "later", "skip", "keep"])
async def test_a_way_on_of_an_older_question_does_not_answer_the_one_that_stands(
    client: AsyncClient, command: str
) -> None:
    visitor = await (await Visitor(client).start()).answer_until("supply_role")
    await visitor.choose(command, field="product_exists")
    assert "この質問のものではない" in visitor.text
    assert visitor.asking == "supply_role"
    assert await visitor.value("product_exists") is True
    assert await visitor.status("supply_role") is None


@pytest.mark.parametrize("command", ["submit", "restart_yes", "restart_no", "edit"])
async def test_a_closing_button_pressed_later_changes_nothing(client: AsyncClient, command: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("supply_role")
    before = await visitor.values()
    await visitor.choose(command)
    assert visitor.asking == "supply_role" and visitor.state == "bot"
    assert await visitor.values() == before


@pytest.mark.parametrize("target", ["edit:nosuch", "edit:", "edit:us_tariff_response"])
async def test_edit_of_what_cannot_be_edited(client: AsyncClient, target: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("supply_role")
    await visitor.choose(target)
    assert visitor.asking == "supply_role"
    assert visitor.replies


async def test_ways_on_by_button(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("product_exists")
    await visitor.choose("unknown", field="product_exists")
    assert await visitor.status("product_exists") == "unknown"
    await visitor.choose("later", field="supply_role")
    assert await visitor.status("supply_role") == "later"


async def test_summary_and_person_by_button(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("supply_role")
    await visitor.choose("summary")
    assert visitor.types[0] == "summary" and visitor.asking == "supply_role"
    await visitor.choose("person")
    assert visitor.replies[0]["type"] == "handoff"


async def test_every_offered_choice_has_a_short_label(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    while visitor.asking:
        for reply in visitor.replies:
            for choice in reply.get("choices", []):
                assert 0 < len(choice["label"]) <= 20 and choice["value"]
        await visitor.choose("true") if visitor.asking == "consent_privacy" else await visitor.choose("later")
        if visitor.progress["answered"] == visitor.progress["total"]:
            break
