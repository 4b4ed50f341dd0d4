"""A concierge corrects an answer: with their name, beside what the visitor said, and with a new decision."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from typing import Any

import pytest
from sqlalchemy import select

from bot.storage.database import Database
from bot.storage.models import AuditEntry, Conversation, IntakeField, Ticket
from tests.api.console.cases import Browser, token_in

CASE = "/console/tickets/M-0001"


def _seen(page: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', page)
    assert found, page
    return unescape(found[1])


async def _correct(who: Browser, field: str, *values: str, **more: str) -> Any:
    page = (await who.get(f"{CASE}/values/{field}")).text
    form = {"csrf_token": token_in(page), "seen": _seen(page), "value": list(values), **more}
    return await who.client.post(f"{CASE}/values/{field}", data=form)


async def _record(database: Database, field: str) -> dict[str, Any]:
    async with database.reading() as session:
        query = select(IntakeField.record).where(IntakeField.field == field)
        found: dict[str, Any] = (await session.execute(query)).scalar_one()
        return found


async def test_訂正は担当者の名前とともに残り_お客様の言葉も前の回答も残る(database: Database, sato: Browser) -> None:
    answer = await _correct(sato, "capital_yen", "3,500万円")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{CASE}#value-capital_yen")
    record = await _record(database, "capital_yen")
    assert record["value"] == 35_000_000
    assert record["edited"] == {"by": "佐藤", "at": "2026-11-24T10:00:00+09:00"}
    assert [past["value"] for past in record["history"]] == [20_000_000]
    page = (await sato.get(CASE)).text
    for words in ("3,500万円", "佐藤さんが訂正", "<del>2,000万円</del>", "「資本金は2千万」"):
        assert words in page, words
    async with database.reading() as session:
        conversation = (await session.execute(select(Conversation))).scalar_one()
    assert conversation.snapshot["intake"]["profile"]["capital_yen"] == record  # the bot knows it, too


async def test_まだ伺っていない項目にも書ける(database: Database, sato: Browser) -> None:
    await _correct(sato, "annual_sales_yen", "1億2,000万円")
    record = await _record(database, "annual_sales_yen")
    assert (record["value"], record["history"], record["source"]) == (120_000_000, [], None)


async def test_判定は計算し直され_お伝えした判定と並ぶ(database: Database, sato: Browser) -> None:
    await _correct(sato, "existing_export", "continuous")
    async with database.reading() as session:
        ticket = (await session.execute(select(Ticket))).scalar_one()
    assert (ticket.handson_verdict, ticket.exporter_verdict) == ("ineligible", "ineligible")
    page = (await sato.get(CASE)).text
    assert "お客様にお伝えした判定" in page and "満たす → 合わない" in page
    assert "お客様にお伝えした判定" in (await sato.get(f"{CASE}/brief.txt")).text
    assert "満たす → 合わない" in (await sato.get(f"{CASE}/print")).text


async def test_分からないに戻しても_いいえにはならない(database: Database, sato: Browser) -> None:
    await _correct(sato, "existing_base", not_known="1")
    record = await _record(database, "existing_base")
    assert (record["value"], record["status"]) == (None, "unknown")
    assert record["edited"]["by"] == "佐藤"


async def test_読み取れないときは_例と候補を見せ_入れた言葉は消えない(database: Database, sato: Browser) -> None:
    answer = await _correct(sato, "industry", "味噌")
    assert answer.status_code == 400
    for words in ("例：食料品製造業", "飲食料品卸売業", "味噌"):
        assert words in answer.text, words
    assert (await _record(database, "industry"))["value"] == "E09"
    assert (await _correct(sato, "industry", "飲食料品卸売業", "味噌")).status_code == 303
    assert (await _record(database, "industry"))["value"] == "I52"


async def test_二人が同時に訂正すると_一人は新しい回答を確かめるよう言われる(
    database: Database, sato: Browser, suzuki: Browser
) -> None:
    address = f"{CASE}/values/employees"
    pages = [(await who.get(address)).text for who in (sato, suzuki)]
    answers = await asyncio.gather(
        *(
            who.client.post(address, data={"csrf_token": token_in(page), "seen": _seen(page), "value": number})
            for who, page, number in zip((sato, suzuki), pages, ("20", "30"), strict=True)
        )
    )
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert "たったいま変わりました" in next(answer.text for answer in answers if answer.status_code == 409)
    assert len((await _record(database, "employees"))["history"]) == 1


@pytest.mark.parametrize("field", ["consent_privacy", "sme_class", "supplier_consent", "nosuch"])
async def test_同意と_ほかから決まる項目と_ない項目は訂正できない(sato: Browser, field: str) -> None:
    assert (await sato.get(f"{CASE}/values/{field}")).status_code == 404
    answer = await sato.post(f"{CASE}/values/{field}", CASE, seen="[]", value="true")
    assert answer.status_code == 404
    assert f"/values/{field}" not in (await sato.get(CASE)).text


async def test_同意がなければ何も訂正できない(database: Database, sato: Browser) -> None:
    async with database.transaction() as session:
        conversation = (await session.execute(select(Conversation))).scalar_one()
        conversation.snapshot = {}
    assert (await sato.get(f"{CASE}/values/employees")).status_code == 404


async def test_記録には項目だけが残り_回答は残らない(database: Database, sato: Browser) -> None:
    await _correct(sato, "company_name", "有明のり本舗株式会社")
    async with database.reading() as session:
        entry = (await session.execute(select(AuditEntry).where(AuditEntry.action == "corrected"))).scalar_one()
    assert (entry.user_name, entry.subject, entry.detail) == ("佐藤", "M-0001", {"fields": "会社名・屋号"})
    assert "有明のり本舗" in (await sato.get("/console/tickets")).text  # the queue follows
