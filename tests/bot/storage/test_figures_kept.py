"""What is kept of each day is what counting it now would give, whatever changes and whenever the keeping runs."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import OfficeHours
from bot.storage import figures_unheard
from bot.storage.database import Database
from bot.storage.figures import starts
from bot.storage.figures_days import Days, Part, count_days, rows_of
from bot.storage.figures_desk import waits
from bot.storage.figures_funnel import funnel
from bot.storage.figures_kept import keep_days, read_days, spans_of
from bot.storage.figures_times import Span
from bot.storage.models import Conversation, FigureChange, FigureDay, Message, QuestionStep, Ticket, TicketNote
from bot.storage.retention import erase
from tests.bot.storage.figures_world import HOURS, NOW, World, at

WEEK = Span(date(2026, 11, 22), date(2026, 11, 28))
Change = Callable[[AsyncSession, str], Awaitable[Any]]


@pytest.fixture
async def database(migrated: Database) -> Database:
    """Three conversations: c1 was sent in, c2 stands at a question, c3 asked for a person there."""
    async with migrated.transaction() as session:
        world = World(session)
        for day in (23, 24, 25):
            steps = (("consent_privacy", "10:00", "10:01"), ("product_name", "10:01", None))
            one = await world.conversation(f"{day} 10:00", *steps, last="27 10:00" if day == 24 else f"{day} 10:12")
            await world.said(one, f"{day} 10:02", "費用は？", "faq/cost")
            # Said after midnight: it counts on another day than its conversation.
            await world.said(one, f"{day + 1} 00:03", "猫がかわいい", "out_of_scope")
            if day != 24:
                await world.ticket(one, f"{day} 10:12", reason="completed" if day == 23 else "requested")
    return migrated


def _of(table: Any, name: str) -> Any:
    return table.conversation_id == name


async def _ask(session: AsyncSession, name: str) -> None:
    session.add(QuestionStep(conversation_id=name, field="motive", asked_at=at("26 09:00"), settled_at=None))


async def _say(session: AsyncSession, name: str) -> None:
    row = await session.get_one(Conversation, name)
    await World(session).said(row, "26 09:01", "締め切りは？", "faq/deadline", 0.4)


async def _hand_over(session: AsyncSession, name: str) -> None:
    if not await session.scalar(select(Ticket.id).where(_of(Ticket, name))):
        await World(session).ticket(await session.get_one(Conversation, name), "26 11:00")


async def _mark(session: AsyncSession, name: str) -> None:
    seq = await session.scalar(select(Message.seq).where(_of(Message, name), Message.intent == "out_of_scope"))
    await figures_unheard.mark(session, seq or 0, "greet")


async def _erase(session: AsyncSession, name: str) -> None:
    await erase(session, await session.get_one(Conversation, name), NOW)


async def _delete(session: AsyncSession, name: str) -> None:
    await session.execute(delete(Conversation).where(Conversation.id == name))


def _conversation(**values: Any) -> Change:
    return lambda session, name: session.execute(update(Conversation).where(Conversation.id == name).values(**values))


def _ticket(**values: Any) -> Change:
    return lambda session, name: session.execute(update(Ticket).where(_of(Ticket, name)).values(**values))


def _step(**values: Any) -> Change:
    standing = QuestionStep.field == "product_name"
    return lambda session, name: session.execute(
        update(QuestionStep).where(_of(QuestionStep, name), standing).values(**values)
    )


def _message(**values: Any) -> Change:
    return lambda session, name: session.execute(
        update(Message).where(_of(Message, name), Message.intent == "out_of_scope").values(**values)
    )


CHANGES: dict[str, tuple[str, Change]] = {
    "古い質問に答えた": ("c2", _step(settled_at=at("27 09:00"))),
    "答えを直して、また尋ねられた": ("c1", _ask),
    "また話しはじめた": ("c2", _conversation(updated_at=at("27 11:59"))),
    "相談が閉じた": ("c2", _conversation(state="closed", updated_at=at("27 11:59"))),
    "同意を取り消した": ("c2", _conversation(consented=False)),
    "入口が変わった": ("c2", _conversation(channel="line")),
    "始まりの日が直された": ("c2", _conversation(created_at=at("25 08:00"))),
    "消去した": ("c1", _erase),
    "相談ごと消えた": ("c3", _delete),
    "あとから受付ができた": ("c2", _hand_over),
    "引き継ぎのあとで送信した": ("c3", _ticket(reason="completed")),
    "担当が決まった": ("c3", _ticket(state="assigned", assigned_at=at("26 10:00"))),
    "返信した": ("c3", _ticket(first_reply_at=at("26 10:30"))),
    "返信せずに完了した": ("c3", _ticket(state="done")),
    "判定が変わった": ("c1", _ticket(handson_verdict="eligible", exporter_verdict="needs_review", stage="challenge")),
    "別の日の受付になった": ("c1", _ticket(created_at=at("24 08:00"))),
    "新しい言葉": ("c1", _say),
    "言葉に意図を付けた": ("c1", _mark),
    "言葉の読み取りが変わった": ("c1", _message(intent="faq/cost", confidence=0.9)),
    "言葉が空になった": ("c1", _message(text="")),
    "言葉の時刻が直された": ("c1", _message(at=at("27 10:00"))),
}


def _sums(days: Days) -> dict[date, dict[str, list[str]]]:
    return {day: {part: sorted(map(repr, rows_of(found, part))) for part in Part} for day, found in days.items()}


async def _now_and_counted(database: Database) -> tuple[Any, Any]:
    async with database.reading() as session:
        return _sums(await read_days(session, [WEEK], NOW)), _sums(await count_days(session, WEEK, NOW))


async def _noted(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(FigureChange)) or 0


@pytest.mark.parametrize("name", CHANGES)
async def test_変わったあとも_数え直したものと同じ(database: Database, name: str) -> None:
    conversation, change = CHANGES[name]
    await keep_days(database, NOW)
    before, _ = await _now_and_counted(database)
    async with database.transaction() as session:
        await change(session, conversation)
    after, counted = await _now_and_counted(database)
    assert after == counted != before
    assert await keep_days(database, NOW) > 0 == await _noted(database)
    assert await _now_and_counted(database) == (counted, counted)


@pytest.mark.parametrize("seed", range(3))
async def test_何がどの順に変わり_いつ数えておいても同じ(database: Database, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        _, change = chance.choice([one for one in CHANGES.values() if one[1] not in (_ask, _erase, _delete)])
        async with database.transaction() as session:
            await change(session, chance.choice(["c1", "c2", "c3"]))
        if chance.random() < 0.4:
            await keep_days(database, NOW)
        kept, counted = await _now_and_counted(database)
        assert kept == counted


async def test_変わらない日は数え直さない(database: Database) -> None:
    assert await keep_days(database, NOW) == 5 and await keep_days(database, NOW) == 0
    async with database.transaction() as session:
        await session.execute(update(FigureDay).values(counts='{"starts":[540,7]}'))
        await session.execute(update(Ticket).values(headline={"note": "数字に関わらない"}))
        session.add(TicketNote(ticket_id=1, author="佐藤", text="メモ", at=NOW))
    kept, _ = await _now_and_counted(database)
    assert kept[date(2026, 11, 24)]["starts"] == ["(540, 7)"] and kept[date(2026, 11, 28)]["starts"] == []
    await _change_one(database)
    kept, counted = await _now_and_counted(database)
    assert [day.day for day in WEEK if kept[day] == counted[day]] == [22, 24, 28], "変わった日と、まだ数えていない日"


async def _change_one(database: Database) -> None:
    async with database.transaction() as session:
        await _conversation(channel="line")(session, "c2")


async def test_数えているあいだに変わっても_二つの仕事が重なっても(database: Database) -> None:
    if database.is_sqlite:  # it has one writer, so nothing changes meanwhile
        await asyncio.gather(keep_days(database, NOW), keep_days(database, NOW), _change_one(database))
    else:
        async with database.transaction() as session:
            await _conversation(channel="line")(session, "c2")
            await asyncio.gather(keep_days(database, NOW), keep_days(database, NOW))
    kept, counted = await _now_and_counted(database)
    assert kept == counted


async def test_取り消した変更は数えない(database: Database) -> None:
    await keep_days(database, NOW)
    with pytest.raises(RuntimeError):
        async with database.transaction() as session:
            await _conversation(channel="line")(session, "c2")
            raise RuntimeError
    assert await _noted(database) == 0
    kept, counted = await _now_and_counted(database)
    assert kept == counted


async def test_時がたてば_黙って離れた方と遅れた返信になる(database: Database) -> None:
    async with database.transaction() as session:
        await _conversation(updated_at=NOW - timedelta(hours=1))(session, "c2")
    await keep_days(database, NOW)
    for later in (timedelta(), timedelta(hours=22, minutes=59), timedelta(hours=23), timedelta(days=30)):
        async with database.reading() as session:
            kept = await read_days(session, [WEEK], NOW + later)
            counted = await count_days(session, WEEK, NOW + later)
        assert funnel(kept, NOW + later) == funnel(counted, NOW + later)
        assert waits(kept, HOURS, NOW + later) == waits(counted, HOURS, NOW + later)
        stop = next(stop for stop in funnel(kept, NOW + later) if stop.field == "product_name")
        assert (stop.here, stop.left) == ((1, 0) if later < timedelta(hours=23) else (0, 1))


async def test_窓口の日を変えれば_数えておいた日の時間外と待ちも変わる(database: Database) -> None:
    await keep_days(database, NOW)
    closed = OfficeHours(lambda day: False, closed_days=frozenset({date(2026, 11, 25)}))
    async with database.reading() as session:
        kept = await read_days(session, [WEEK], NOW)
    assert (starts(kept, HOURS).after_hours, starts(kept, closed).after_hours) == (0, 1)
    assert (waits(kept, HOURS, NOW).late, waits(kept, closed, NOW).late) == (2, 2)
    assert waits(kept, closed, at("26 16:00")).open == 1 != waits(kept, HOURS, at("26 16:00")).open


def test_日をまとめて期間にする() -> None:
    days = [date(2026, 11, day) for day in (25, 22, 23, 28)]
    one, two, three = Span(date(2026, 11, 22), date(2026, 11, 23)), Span(days[0], days[0]), Span(days[3], days[3])
    assert spans_of(days) == [one, two, three] and spans_of([]) == []
