"""A way to answer: one is enough, one is needed, and asking for it never goes round in circles."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


@pytest.mark.parametrize("words", ["ない", "メールは使ってないので", "メールはありません"])
async def test_without_mail_the_telephone_is_asked_for_in_its_own_words(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("contact_email")
    await visitor.say(words)
    assert await visitor.status("contact_email") == "skipped"
    assert visitor.asking == "contact_phone" and "も教えて" not in visitor.text


@pytest.mark.parametrize("words", ["ない", "電話はないです"])
async def test_neither_is_met_with_the_reason_and_then_let_go(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("contact_email")
    await visitor.say("ない")
    await visitor.say(words)
    assert "どちらか一つ" in visitor.text and "読み取れ" not in visitor.text
    await visitor.say(words)
    assert visitor.asking == "contact_preference"


async def test_the_telephone_instead_of_the_mail(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("contact_email")
    await visitor.say("メールは無いんで電話 080-1111-2222 にして")
    assert await visitor.value("contact_phone") == "+818011112222"
    assert visitor.asking == "contact_preference"


async def _at_the_gate(client: AsyncClient) -> Visitor:
    visitor = await (await Visitor(client).start()).answer_until("contact_email")
    await visitor.say("わかりません")
    await visitor.say("わかりません")
    await visitor.answer_until(None)
    return await visitor.choose("submit")


async def test_at_the_gate_yes_does_not_go_round(client: AsyncClient) -> None:
    visitor = await _at_the_gate(client)
    for _ in range(3):
        assert "どちらか一つ" in visitor.text and "summary" not in visitor.types
        await visitor.say("はい")
    await visitor.say("080-1111-2222です")
    assert visitor.replies[0]["type"] == "handoff" or "handoff" in visitor.types
    assert visitor.state == "queued"


async def test_at_the_gate_later_waits_and_any_day_after_one_line_is_enough(client: AsyncClient) -> None:
    visitor = await _at_the_gate(client)
    await visitor.say("あとで")
    assert "残して" in visitor.text and "choices" not in visitor.types
    await visitor.say("メールは無いので電話 080-1111-2222 にしてください")
    assert visitor.state == "queued" and "handoff" in visitor.types


@pytest.mark.parametrize("words", ["屋号はないです", "なし", "屋号は付けてません"])
async def test_a_sole_proprietor_without_a_trade_name_goes_on(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("company_name", entity_type="個人事業です")
    await visitor.say(words)
    assert await visitor.status("company_name") == "skipped"
    assert "屋号はなし" in visitor.text and visitor.asking == "prefecture"


async def test_a_corporation_is_told_that_it_has_a_name(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("company_name")
    await visitor.say("屋号はないです")
    assert "登記" in visitor.text and visitor.asking == "company_name"
