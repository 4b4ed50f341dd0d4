"""Consent: what comes before it, refusing it, coming back."""

from __future__ import annotations

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select

from api.services import Services
from bot.dialogue.messages import WITHHELD
from bot.storage.models import Base, IntakeField
from tests.e2e.visitor import WORDS, Visitor

VOLUNTEERED = "新潟県燕市の会社です。従業員は35人、資本金は3000万円です。台湾に輸出したいです"


async def test_it_is_the_first_question_and_says_purpose_and_retention(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    assert visitor.asking == "consent_privacy"
    assert visitor.offered == ["true", "false"]
    assert "2年" in visitor.text and "30日" in visitor.text


async def test_what_was_volunteered_before_is_kept_and_not_asked_again(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).say(VOLUNTEERED)
    assert visitor.asking == "consent_privacy"
    await visitor.say("はい")
    asked = []
    while visitor.asking:
        asked.append(visitor.asking)
        await visitor.say(WORDS[visitor.asking])
    assert {"prefecture", "city", "employees", "capital_yen", "target_countries"}.isdisjoint(asked)
    values = await visitor.values()
    assert (values["employees"], values["capital_yen"], values["target_countries"]) == (35, 30_000_000, ["TW"])


async def test_before_consent_nothing_reaches_the_records_that_the_desk_reads(
    client: AsyncClient, services: Services
) -> None:
    visitor = await (await Visitor(client).start()).say(VOLUNTEERED)
    assert await _stored(services) == 0
    await visitor.say("同意します")
    assert await _stored(services) > 4


async def test_after_a_refusal_none_of_the_visitors_words_are_left_in_the_database(
    client: AsyncClient, services: Services
) -> None:
    visitor = await (await Visitor(client).start()).say(VOLUNTEERED)
    await visitor.say("同意しません")
    await visitor.say("うちは湊刃物製作所といって、燕市で包丁を作っています")
    await visitor.say("費用はかかりますか")
    async with services.database.reading() as session:
        kept = [str(row) for table in Base.metadata.sorted_tables for row in await session.execute(select(table))]
    assert not [row for row in kept if "燕市" in row or "3000万" in row or "3,000万" in row]
    history = (await client.get(f"/v1/conversations/{visitor.id}", headers=visitor.headers)).json()["messages"]
    assert {message["text"] for message in history if message["role"] == "visitor"} == {WITHHELD}


@pytest.mark.parametrize("no", ["いやです", "同意しません", "いいえ", "同意できないです"])
async def test_refusing_keeps_nothing_and_shows_the_office(client: AsyncClient, services: Services, no: str) -> None:
    visitor = await (await Visitor(client).start()).say(VOLUNTEERED)
    await visitor.say(no)
    assert "03-3582-8333" in visitor.text and "odb-pt-apply@jetro.go.jp" in visitor.text
    assert visitor.offered == ["true"]
    assert (await visitor.intake())["fields"] == {}
    assert await _stored(services) == 0


async def test_questions_are_answered_without_consent(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).choose("false")
    await visitor.say("費用はかかりますか？")
    assert "ジェトロが負担" in visitor.text
    assert visitor.offered == ["true"]
    await visitor.say("従業員は35人です")
    assert (await visitor.intake())["fields"] == {}


@pytest.mark.parametrize("yes", ["やっぱり同意します", "はい"])
async def test_coming_back_by_words(client: AsyncClient, yes: str) -> None:
    visitor = await (await Visitor(client).start()).choose("false")
    await visitor.say(yes)
    assert visitor.asking == "product_name"


async def test_coming_back_by_the_button(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).choose("false")
    await visitor.choose("true", field="consent_privacy")
    assert visitor.asking == "product_name"


async def test_a_question_before_consent_is_answered_and_consent_asked_again(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).say("締切はいつですか？")
    assert "締切" in visitor.text
    assert visitor.asking == "consent_privacy"


async def test_consent_can_be_withdrawn_and_everything_is_forgotten(client: AsyncClient, services: Services) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.choose("edit:consent_privacy")
    await visitor.choose("false", field="consent_privacy")
    assert "03-3582-8333" in visitor.text
    assert (await visitor.intake())["fields"] == {}
    assert await _stored(services) == 0


@pytest.mark.parametrize("word", ["unknown", "later", "skip"])
async def test_consent_cannot_be_put_off(client: AsyncClient, word: str) -> None:
    visitor = await (await Visitor(client).start()).choose(word)
    assert visitor.asking == "consent_privacy"
    assert visitor.replies
    assert await visitor.status("consent_privacy") is None


async def test_later_is_taken_at_its_word_and_nothing_is_kept(client: AsyncClient, services: Services) -> None:
    visitor = await (await Visitor(client).start()).say(VOLUNTEERED)
    await visitor.say("あとで")
    assert "いまは何も残さず" in visitor.text and visitor.offered == ["true"]
    assert await _stored(services) == 0
    await visitor.say("あとで")
    assert "03-3582-8333" in visitor.text, "never the same words in a circle"
    await visitor.say("同意します")
    assert visitor.asking == "product_name"


async def test_unread_answers_are_met_with_what_consent_is_for(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    for _ in range(2):
        await visitor.say("むにゃむにゃ")
    assert "お預かりしてよいか" in visitor.text and "03-3582-8333" in visitor.text
    assert "同意がなくてもお答えします" in visitor.text and "わからない" not in visitor.text
    assert visitor.offered == ["true", "false"]


async def _stored(services: Services) -> int:
    async with services.database.reading() as session:
        return (await session.execute(select(func.count()).select_from(IntakeField))).scalar_one()
