"""Questions asked of some visitors only (contract §1, "asked when")."""

from __future__ import annotations

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import WORDS, Visitor


async def _asked(visitor: Visitor, **words: str) -> list[str]:
    """Every field that is asked until nothing is, in order."""
    asked = []
    while visitor.asking:
        asked.append(visitor.asking)
        await visitor.say({**WORDS, **words}[visitor.asking])
        assert len(asked) < 60, f"going round in circles: {asked}"
    return asked


async def test_a_maker_is_not_asked_for_anybody_elses_consent(client: AsyncClient) -> None:
    asked = await _asked(await Visitor(client).start())
    assert {"supplier_consent", "us_tariff_response", "sme_class"}.isdisjoint(asked)
    assert len(asked) == len(set(asked)), "each question is put once"


async def test_a_trader_is_asked_for_the_makers_consent(client: AsyncClient) -> None:
    visitor = await Visitor(client).start()
    asked = await _asked(visitor, supply_role="仕入れて売っています", supplier_consent="もらっています")
    assert asked[asked.index("supply_role") + 1] == "supplier_consent"
    assert await visitor.value("supplier_consent") is True


async def test_a_trader_who_turns_out_to_be_the_maker(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("supply_role")
    await visitor.choose("trading")
    await visitor.choose("true")
    await visitor.choose("maker", field="supply_role")
    assert "不要になりました" in visitor.text
    assert await visitor.status("supplier_consent") is None


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("アメリカ、台湾、タイ", True),
        ("台湾とタイとアメリカです", True),
        ("台湾、タイ、ベトナム", False),
        ("アメリカと台湾", False),
        ("アメリカ", False),
    ],
)
async def test_the_tariff_question_needs_three_countries_with_the_us(
    client: AsyncClient, words: str, asked: bool
) -> None:
    visitor = await (await Visitor(client).start()).answer_until("target_countries")
    await visitor.say(words)
    assert visitor.asking == ("us_tariff_response" if asked else "existing_export")


async def test_the_tariff_answer_goes_when_the_countries_change(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("target_countries")
    await visitor.say("アメリカ、台湾、タイ")
    await visitor.say("はい")
    assert await visitor.value("us_tariff_response") is True
    await visitor.choose("edit:target_countries")
    await visitor.say("台湾とタイ")
    assert await visitor.status("us_tariff_response") is None


@pytest.mark.parametrize("words", ["個人事業主です", "個人でやってます", "フリーランスです"])
async def test_a_sole_proprietor_has_neither_number_nor_capital(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("entity_type")
    asked = await _asked(visitor, entity_type=words)
    assert await visitor.value("entity_type") == "sole_proprietor"
    assert {"corporate_number", "capital_yen"}.isdisjoint(asked)


@pytest.mark.parametrize("words", ["農業協同組合です", "組合です"])
async def test_a_cooperative_has_both(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("entity_type")
    asked = await _asked(visitor, entity_type=words)
    assert await visitor.value("entity_type") == "cooperative"
    assert {"corporate_number", "capital_yen"} <= set(asked)


async def test_the_class_is_derived_from_the_industry(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    record = await visitor.record("sme_class")
    assert record is not None and (record["value"], record["status"]) == ("manufacturing_other", "derived")


async def test_the_class_is_asked_where_the_industry_leaves_it_open(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("industry")
    await visitor.choose("I", field="industry")
    assert visitor.asking == "sme_class"
    await visitor.say("卸売業です")
    assert await visitor.value("sme_class") == "wholesale"
    await visitor.choose("edit:industry")
    await visitor.choose("E24", field="industry")
    record = await visitor.record("sme_class")
    assert record is not None and (record["value"], record["status"]) == ("manufacturing_other", "derived")


async def test_progress_counts_what_applies(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("supply_role")
    before = visitor.progress["total"]
    await visitor.choose("trading")
    assert visitor.progress["total"] == before + 1
    assert visitor.progress["section"] == "product"
