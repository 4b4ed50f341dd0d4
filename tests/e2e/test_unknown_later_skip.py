""" "Unknown", "later" and "skip" are answers of their own; none of them is a no."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import AsyncClient

from tests.e2e.visitor import Visitor


def _finding(intake: dict[str, Any], rule: str) -> dict[str, Any]:
    findings = intake["eligibility"]["programmes"]["handson_2026"]["findings"]
    return next(finding for finding in findings if finding["rule"] == rule)


@pytest.mark.parametrize("words", ["わかりません", "わからない", "ちょっとわからないです", "不明です", "知らない"])
async def test_unknown_by_words(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("parallel_support")
    await visitor.say(words)
    record = await visitor.record("parallel_support")
    assert record is not None and (record["status"], record["value"]) == ("unknown", None)
    assert visitor.asking == "entity_type"


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("product_exists", "product_exists"),
        ("product_lawful", "product_lawful"),
        ("management_approval", "management_approval"),
        ("parallel_support", "no_parallel_support"),
        ("overseas_travel_possible", "overseas_travel"),
        ("compliance_declared", "compliance"),
        ("existing_base", "no_local_base"),
    ],
)
async def test_unknown_is_never_no(client: AsyncClient, field: str, rule: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None, **{field: "わかりません"})
    intake = await visitor.intake()
    finding = _finding(intake, rule)
    assert finding["finding"] == "unknown" and field in finding["missing"]
    assert field in intake["missing"]
    assert intake["eligibility"]["programmes"]["handson_2026"]["verdict"] == "needs_review"


async def test_unknown_is_not_asked_again_and_later_is_asked_once_more_at_the_end(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    await visitor.say("わかりません")
    await visitor.say("あとで答えます")
    assert await visitor.status("employees") == "later"
    await visitor.answer_until("employees")
    assert await visitor.status("contact_preference") == "answered", "everything else comes first"
    await visitor.say("35人")
    assert visitor.asking is None and "summary" in visitor.types
    assert await visitor.status("capital_yen") == "unknown"
    assert await visitor.value("employees") == 35


async def test_later_twice_leaves_it_open_for_the_concierge(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.say("後で")
    await visitor.answer_until("employees")
    await visitor.say("あとで")
    assert visitor.asking is None
    assert await visitor.status("employees") == "later"
    assert "employees" in (await visitor.intake())["missing"]
    shown = {item["field"]: item for section in visitor.replies[-2]["sections"] for item in section["items"]}
    assert shown["employees"]["display"] == "あとで"


@pytest.mark.parametrize("words", ["飛ばして", "スキップ", "ないです"])
async def test_what_may_be_skipped_is_skipped(client: AsyncClient, words: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("website")
    await visitor.say(words)
    assert await visitor.status("website") == "skipped"
    assert "website" not in (await visitor.intake())["missing"]


async def test_what_is_needed_cannot_be_skipped_for_good(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("employees")
    await visitor.say("飛ばして")
    assert await visitor.status("employees") == "later"
    assert "あとで" in visitor.text


async def test_of_mail_and_telephone_one_is_enough_but_one_is_needed(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("contact_email")
    await visitor.say("飛ばして")
    await visitor.say("飛ばして")
    assert await visitor.status("contact_email") == "skipped"
    assert await visitor.status("contact_phone") == "later"
    await visitor.answer_until("contact_phone", contact_phone="飛ばして")
    await visitor.say("わかりません")
    await visitor.say("はい")
    assert visitor.state == "bot" and visitor.asking == "contact_phone" and "どちらか一つ" in visitor.text
    await visitor.say("tanaka@example.co.jp")
    assert visitor.state == "queued" and "handoff" in visitor.types


async def test_a_field_left_open_can_still_be_given(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("capital_yen")
    await visitor.say("わからない")
    await visitor.say("資本金は1000万円でした")
    assert await visitor.value("capital_yen") == 10_000_000


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("売上は後で答えます", "later"),
        ("売上高はわかりません", "unknown"),
        ("さっき後でと言った売上ですが、やっぱり答えたくないので飛ばしてください", "skipped"),
    ],
)
async def test_of_another_question_by_its_name(client: AsyncClient, words: str, status: str) -> None:
    visitor = await (await Visitor(client).start()).answer_until("website", annual_sales_yen="あとで")
    await visitor.say(words)
    assert await visitor.status("annual_sales_yen") == status
    assert "年間の売上高" in visitor.text
    assert visitor.asking == "website" and await visitor.status("website") is None
