"""Handing over: the ticket's number and the time by which a person answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest
from httpx import ASGITransport, AsyncClient

from api.app import build_services, create_app
from api.settings import Settings
from bot.dialogue.processor import LocalAgent
from bot.storage.migrate import migrate
from tests.e2e.visitor import Visitor


@asynccontextmanager
async def service_at(agent: LocalAgent, folder: Path, clock: str) -> AsyncIterator[AsyncClient]:
    """The whole service on a database of its own, with MINATO_CLOCK set."""
    settings = Settings(
        database_url=f"sqlite:///{folder / 'clock.db'}",
        attachments_dir=folder / "attachments",
        clock=datetime.fromisoformat(clock),
    )
    built = build_services(settings, agent)
    await migrate(built.database)
    transport = ASGITransport(create_app(built), raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://minato.test") as http:
        yield http
    await built.database.close()


@pytest.mark.parametrize(
    ("clock", "by"),
    [
        ("2026-11-21T20:00:00+09:00", "2026-11-24T17:00"),  # Saturday evening; Monday is 勤労感謝の日
        ("2026-11-24T08:00:00+09:00", "2026-11-24T17:00"),  # Tuesday, before opening
        ("2026-11-25T12:30:00+09:00", "2026-11-26T12:00"),  # Wednesday, at lunch
        ("2026-11-27T16:59:00+09:00", "2026-11-30T16:59"),  # Friday, a minute before closing
        ("2026-12-28T18:00:00+09:00", "2027-01-04T17:00"),  # after the last day of the year
        ("2026-11-20T23:30:00+00:00", "2026-11-24T17:00"),  # a clock in another zone: Saturday morning in Japan
    ],
)
async def test_expected_reply_counts_opening_hours(agent: LocalAgent, tmp_path: Path, clock: str, by: str) -> None:
    async with service_at(agent, tmp_path, clock) as http:
        visitor = await (await Visitor(http).start()).choose("true")
        await visitor.say("担当者と話したいです")
    handoff = visitor.replies[0]
    assert handoff["type"] == "handoff"
    assert handoff["expected_reply_by"].endswith("+09:00")
    assert handoff["expected_reply_by"].startswith(by)
    moment = datetime.fromisoformat(handoff["expected_reply_by"])
    assert f"{moment.month}月{moment.day}日" in handoff["text"] and handoff["ticket"] in handoff["text"]


async def test_tickets_are_numbered_in_order_and_kept_by_conversation(client: AsyncClient) -> None:
    numbers = []
    for _ in range(3):
        visitor = await (await Visitor(client).start()).choose("true")
        await visitor.say("担当者と話したいです")
        numbers.append(visitor.replies[0]["ticket"])
        await visitor.say("人と話したい")
        assert visitor.replies[0]["ticket"] == numbers[-1], "one conversation, one ticket"
        assert "お引き継ぎしています" in visitor.text
    assert numbers == ["M-0001", "M-0002", "M-0003"]


async def test_a_person_asked_for_on_the_way_needs_only_a_way_to_answer(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("motive")
    await visitor.say("担当者と話したい")
    assert visitor.state == "queued" and visitor.asking == "contact_name"
    assert "最後に" not in visitor.text
    assert "お残しいただければ、" in visitor.replies[0]["text"], "no promise before there is a way to keep it"
    await visitor.say("田中です")
    await visitor.say("tanaka@example.co.jp")
    assert visitor.asking == "contact_preference"
    await visitor.say("平日の夕方に")
    assert "お返事は tanaka@example.co.jp に" in visitor.text and "おやめになっても" in visitor.text
    assert visitor.asking == "motive", "the intake may go on"


async def test_before_consent_a_person_needs_consent_first(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).say("人と話したいです")
    assert visitor.state == "bot" and visitor.asking == "consent_privacy"
    await visitor.say("はい")
    assert visitor.replies[0]["type"] == "handoff" and visitor.state == "queued"


async def test_the_intake_completed_after_a_request_reaches_the_same_ticket(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until("motive")
    await visitor.say("担当者と話したい")
    number = visitor.replies[0]["ticket"]
    await visitor.answer_until(None)
    await visitor.choose("submit")
    assert "handoff" not in visitor.types
    assert "更新しました" in visitor.text and "決算報告書" in visitor.text
    brief = await visitor.get("/summary")
    assert brief["ticket"]["number"] == number


async def test_submitting_confirms_every_record(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    assert not any(record["confirmed"] for record in (await visitor.intake())["fields"].values())
    await visitor.choose("submit")
    assert all(record["confirmed"] for record in (await visitor.intake())["fields"].values())


async def test_after_the_handoff_the_visitor_is_never_met_with_silence(client: AsyncClient) -> None:
    visitor = await (await Visitor(client).start()).answer_until(None)
    await visitor.choose("submit")
    for words in ("はい", "うーん", "よろしくお願いします", "費用はかかりますか？", "ほげ"):
        await visitor.say(words)
        assert visitor.replies, words
        assert visitor.state == "queued"
    await visitor.choose("submit")
    assert visitor.replies and "handoff" not in visitor.types
