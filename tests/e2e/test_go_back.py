"""Going back: the question before, again and again, with the answer that stands."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


@pytest.mark.parametrize("words", ["戻って", "一つ前に戻る", "前の質問に戻りたい"])
async def test_the_question_before_comes_with_its_answer(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.say(words)
    assert visitor.asking == "employees"
    assert "35名" in visitor.text
    assert "keep" in visitor.offered


async def test_several_steps_and_on_again(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    for field in ("employees", "capital_yen", "industry"):
        await visitor.choose("back")
        assert visitor.asking == field
    await visitor.say("酒造りです")
    assert visitor.asking == "founded_year", "what is answered is not asked again"
    assert (await visitor.values())["industry"].startswith("E10")


async def test_a_new_answer_is_a_correction(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.choose("back")
    await visitor.say("40人")
    record = await visitor.record("employees")
    assert record is not None and record["value"] == 40
    assert [past["value"] for past in record["history"]] == [35]
    assert visitor.asking == "founded_year"


async def test_yes_keeps_the_answer(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.choose("back")
    await visitor.say("はい")
    assert await visitor.value("employees") == 35
    assert visitor.asking == "founded_year"


async def test_words_that_are_no_answer_leave_the_way_to_keep_it(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.choose("back")
    await visitor.say("むにゃむにゃ")
    assert visitor.asking == "employees" and "keep" in visitor.offered
    await visitor.choose("keep", field="employees")
    assert await visitor.value("employees") == 35


async def test_unknown_after_going_back_takes_the_answer_away_and_keeps_it_in_the_history(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("founded_year")
    await visitor.choose("back")
    await visitor.say("やっぱりわからないです")
    record = await visitor.record("employees")
    assert record is not None and (record["status"], record["value"]) == ("unknown", None)
    assert [past["value"] for past in record["history"]] == [35]


async def test_there_is_nothing_before_the_first_question(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).choose("true")
    await visitor.say("戻って")
    assert "これより前の質問はありません" in visitor.text
    assert visitor.asking == "product_name"


async def test_from_the_summary_it_leads_to_the_last_question(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.say("戻って")
    assert visitor.asking == "contact_preference"
    await visitor.choose("keep", field="contact_preference")
    assert visitor.asking is None
