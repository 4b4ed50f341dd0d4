"""The figures of some hundred conversations are what one gets by going through their rows one by one."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest
from sqlalchemy import select

from api.commands.bench_cases import CONCIERGES, fill
from api.commands.bench_desk import NOW
from bot.handoff.hours import JST
from bot.storage import figures, users
from bot.storage.database import Database
from bot.storage.figures_days import QUIET
from bot.storage.figures_desk import cases, waits
from bot.storage.figures_funnel import funnel
from bot.storage.figures_kept import keep_days, read_days
from bot.storage.figures_times import Span
from bot.storage.figures_unheard import Which
from bot.storage.models import Conversation, Message, QuestionStep, Ticket
from tests.bot.storage.figures_world import HOURS

SPAN = Span(date(2025, 3, 1), date(2026, 11, 24))


@pytest.mark.parametrize("kept", [False, True])
async def test_一件ずつ数えたものと同じ(migrated: Database, kept: bool) -> None:
    async with migrated.transaction() as session:
        for name in CONCIERGES:
            await users.create_user(session, name, users.CONCIERGE, "", NOW, must_change_password=False)
    await fill(migrated, 300, 1_800, NOW, talks=True)
    if kept:
        assert await keep_days(migrated, NOW) > 700
    async with migrated.reading() as session:
        days = await read_days(session, [SPAN], NOW)
        everyone = (await session.execute(select(Conversation))).scalars().all()
        tickets = {row.conversation_id: row for row in (await session.execute(select(Ticket))).scalars()}
        said = (await session.execute(select(Message).where(Message.intent.is_not(None)))).scalars().all()
        steps = defaultdict(list)
        for row in (await session.execute(select(QuestionStep))).scalars():
            steps[row.conversation_id].append(row)

    begun = [one for one in everyone if SPAN.begin <= one.created_at < SPAN.end]
    sent = {one.id: tickets[one.id] for one in begun if one.id in tickets and tickets[one.id].reason == "completed"}
    assert 200 < len(begun) < 300 and len(sent) > 80
    flows = figures.flow_by_channel(days)
    assert {name: one.begun for name, one in flows.items()} == Counter(one.channel for one in begun)
    flow = figures.flow(flows)
    assert flow.consented == sum(one.consented for one in begun) and flow.completed == len(sent)
    assert flow.handed_over == sum(one.id in tickets for one in begun)
    assert figures.completed_by_day(days) == Counter(
        one.created_at.astimezone(JST).date() for one in begun if one.id in sent
    )

    starts = figures.starts(days, HOURS)
    local = [one.created_at.astimezone(JST) for one in begun]
    assert starts.by_day == Counter(moment.date() for moment in local)
    assert starts.by_hour == Counter((moment.weekday(), moment.hour) for moment in local)
    assert starts.after_hours == sum(not HOURS.is_open(moment) for moment in local)

    finish = Counter[int]()
    for one in (one for one in begun if one.id in sent):
        last = max([sent[one.id].created_at, *(step.settled_at for step in steps[one.id] if step.settled_at)])
        finish[int((last - one.created_at).total_seconds()) // 60 * 60] += 1
    assert dict(figures.times_to_finish(days).counts) == finish

    stops = {stop.field: stop for stop in funnel(days, NOW)}
    asked = Counter(step.field for one in begun for step in steps[one.id])
    settled = Counter(step.field for one in begun for step in steps[one.id] if step.settled_at)
    left = Counter(
        step.field
        for one in begun
        for step in steps[one.id]
        if step.settled_at is None and one.id not in tickets and one.updated_at <= NOW - QUIET
    )
    assert {name: (stop.asked, stop.settled, stop.left) for name, stop in stops.items() if name != "review"} == {
        name: (asked[name], settled[name], left[name]) for name in stops if name != "review"
    }

    opened = [row for row in tickets.values() if SPAN.begin <= row.created_at < SPAN.end]
    found = waits(days, HOURS, NOW)
    replied = [HOURS.business_time_between(row.created_at, row.first_reply_at) for row in opened if row.first_reply_at]
    assert dict(found.to_first_reply.counts) == Counter(int(wait.total_seconds()) for wait in replied)
    assert found.within + found.late + found.open + found.unanswered == len(opened) == cases(days).total
    assert cases(days).stages == Counter(row.stage for row in opened)

    heard = [row for row in said if SPAN.begin <= row.at < SPAN.end]
    assert figures.questions_asked(days, ["faq/cost"]) == {"faq/cost": sum(row.intent == "faq/cost" for row in heard)}
    read = {one.id for one in everyone if one.consented}
    unsure = [row for row in heard if row.intent == "out_of_scope" or (row.confidence or 0) < 0.5]
    assert figures.unheard(days) == {Which.OPEN: sum(row.conversation_id in read for row in unsure), Which.MARKED: 0}
