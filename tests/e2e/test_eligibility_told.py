"""The verdict as the visitor hears it: clauses named, never a dead end."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor

HANDSON, REGISTRATION = "handson_2026", "new_exporter_10000"


async def _verdicts(visitor: Visitor) -> dict[str, str]:
    programmes: dict[str, Any] = (await visitor.intake())["eligibility"]["programmes"]
    return {name: programme["verdict"] for name, programme in programmes.items()}


async def test_an_eligible_firm_hears_both_programmes_the_stage_and_who_decides(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    assert await _verdicts(visitor) == {HANDSON: "eligible", REGISTRATION: "eligible"}
    assert "ハンズオン支援" in visitor.text and "新規輸出１万者支援プログラム" in visitor.text
    assert "輸出挑戦ステージ" in visitor.text
    assert "最終的な判断は" in visitor.text


@pytest.mark.parametrize(
    ("words", "clause", "open_programme"),
    [
        ({"existing_export": "毎月ずっと輸出しています"}, "Ⅲ.3", False),
        ({"existing_base": "現地法人があります"}, "Ⅲ.3", True),
        ({"product_exists": "これから作ります"}, "Ⅲ.3.(1)①", True),
        ({"business_model": "一般の消費者です"}, "Ⅲ.3.(1)⑥", True),
        ({"overseas_travel_possible": "行けません"}, "Ⅲ.7.(2)", True),
        ({"management_approval": "まだもらっていません"}, "Ⅲ.3.(1)⑤", True),
        ({"parallel_support": "受けています"}, "Ⅲ.3※", True),
        ({"target_countries": "台湾、タイ、ベトナム"}, "Ⅲ.4.(1)", True),
        ({"capital_yen": "10億円", "employees": "2500人"}, "Ⅲ.1.(1)", False),
        ({"compliance_declared": "当てはまらないものがあります"}, "Ⅲ.1.(2)", True),
    ],
)
async def test_an_ineligible_firm_hears_the_clause_and_what_else_there_is(
    client: AsyncClient, words: dict[str, str], clause: str, open_programme: bool
) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None, **words)
    assert (await _verdicts(visitor))[HANDSON] == "ineligible"
    assert clause in visitor.text
    assert ("引き続きご検討いただけます" in visitor.text) == open_programme
    assert "ご相談" in visitor.text or "お聞かせください" in visitor.text
    assert visitor.offered == ["submit", "edit"], "the concierge is offered all the same"
    await visitor.choose("submit")
    assert visitor.replies[0]["type"] == "handoff"


async def test_an_ineligible_firm_is_not_sent_for_documents(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None, capital_yen="10億円", employees="2500人")
    await visitor.choose("submit")
    assert "決算報告書" not in visitor.text


async def test_farm_and_food_goods_are_told_of_the_nearest_office(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(
        None, product_name="湊の干物", product_description="無添加のアジの干物です", product_category="食品です"
    )
    assert await visitor.value("product_category") == "agri_food"
    assert "最寄りのジェトロ" in visitor.text


async def test_open_points_are_named_with_the_question_that_settles_them(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None, management_approval="わかりません")
    assert (await _verdicts(visitor))[HANDSON] == "needs_review"
    assert "次のことが分かると" in visitor.text and "承認" in visitor.text


async def test_the_documents_come_with_official_file_names_and_the_limit(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("submit")
    assert "湊刃物製作所_(年度)_決算報告書" in visitor.text
    assert "10MB" in visitor.text and "2時間" in visitor.text


async def test_a_correction_changes_the_verdict_that_is_told(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("edit:overseas_travel_possible")
    await visitor.choose("false")
    assert "Ⅲ.7.(2)" in visitor.text
    assert (await _verdicts(visitor))[HANDSON] == "ineligible"


async def test_bot_and_interface_show_the_same_decision(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    told = next(reply["eligibility"] for reply in visitor.replies if "eligibility" in reply)
    assert told == (await visitor.intake())["eligibility"]
