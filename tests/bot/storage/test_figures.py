"""The figures of a week that can be worked out by hand, on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.storage import figures, figures_desk
from bot.storage.figures import Flow
from bot.storage.figures_days import Days
from bot.storage.figures_funnel import REVIEW, Stop, funnel, hardest
from bot.storage.figures_kept import keep_days, read_days
from bot.storage.figures_times import Span
from tests.bot.storage.databases import new_on, with_tables
from tests.bot.storage.figures_world import HOURS, NOW, World

WEEK = Span(date(2026, 11, 23), date(2026, 11, 27))  # Monday to Friday


@pytest.fixture(params=["sqlite", "sqlite, kept", "postgresql", "postgresql, kept"])
async def days(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Days]:
    """The counts of WEEK: counted when they are asked for, or a day before (and what has changed since, now)."""
    async with AsyncExitStack() as stack:
        if request.param.startswith("sqlite"):
            url = f"sqlite:///{tmp_path / 'figures.db'}"
        else:
            url = await stack.enter_async_context(new_on(request.getfixturevalue("postgres")))
        found = await stack.enter_async_context(with_tables(url))
        async with found.transaction() as session:
            await _week(World(session))
        if request.param.endswith("kept"):
            assert await keep_days(found, NOW - timedelta(days=1)) == 7
        async with found.reading() as session:
            yield await read_days(session, [WEEK], NOW)


async def _week(world: World) -> None:
    consent, name, what = "consent_privacy", "product_name", "product_description"
    # Sent in after 12 minutes, by day; taken over at once, answered in the promised time.
    sent = await world.conversation(
        "24 10:00", (consent, "10:00", "10:01"), (name, "10:01", "10:04"), (what, "10:04", "10:11"), last="24 10:12"
    )
    await world.ticket(
        sent, "24 10:12", state="assigned", assigned_at="24 10:42", first_reply_at="24 14:12",
        handson_verdict="eligible", exporter_verdict="eligible", stage="challenge", prefecture="佐賀県",
    )  # fmt: skip
    # Asked for a person first, in the evening and by LINE; sent in later: 40 minutes.
    later = await world.conversation(
        "25 21:00", (consent, "21:00", "21:01"), (name, "21:01", "21:20"), (what, "21:20", "21:40"),
        last="25 21:41", channel="line",
    )  # fmt: skip
    await world.ticket(
        later, "25 21:10", state="assigned", assigned_at="26 09:30", first_reply_at="27 10:00", after_hours=True,
        handson_verdict="needs_review", exporter_verdict="eligible", stage="preparation",
    )  # fmt: skip
    # Left at the name of the product two days ago.
    await world.conversation("24 12:30", (consent, "12:30", "12:31"), (name, "12:31", None), last="24 12:31")
    # Asked for a person there instead; nobody has answered, and the promise has passed.
    asked = await world.conversation("24 16:00", (consent, "16:00", "16:01"), (name, "16:01", None), last="24 16:02")
    await world.ticket(asked, "24 16:02", reason="requested", handson_verdict="needs_review")
    # Is still there: the last word is half an hour old.
    await world.conversation("27 11:00", (consent, "11:00", "11:01"), (name, "11:01", None), last="27 11:30")
    # Never agreed; by LINE.
    await world.conversation("23 08:59", (consent, "08:59", None), last="23 09:00", consented=False, channel="line")
    # Answered everything and did not send it in.
    await world.conversation(
        "23 09:00", (consent, "09:00", "09:01"), (name, "09:01", "09:02"), (what, "09:02", "09:03"), last="23 09:03"
    )
    # Not of this week, by one minute each.
    await world.conversation("22 23:59", (consent, "23:59", None), consented=False)
    await world.conversation("28 00:00", (consent, "00:00", None), consented=False)
    await world.said(sent, "24 10:02", "費用は？", "faq/cost")
    await world.said(sent, "24 10:03", "いくらですか", "faq/cost")
    await world.said(later, "25 21:05", "締め切りはいつ", "faq/deadline")
    await world.said(later, "22 21:05", "先週の質問", "faq/deadline")


async def test_どれだけ始まり終わり引き継がれたか(days: Days) -> None:
    by_channel = figures.flow_by_channel(days)
    assert by_channel == {"web": Flow(5, 5, 1, 1), "line": Flow(2, 1, 1, 0)}
    assert figures.flow(by_channel) == Flow(begun=7, consented=6, completed=2, midway=1)
    assert figures.flow(by_channel).handed_over == 3


async def test_質問ごとにどこで離れたか(days: Days) -> None:
    stops = {stop.field: stop for stop in funnel(days, NOW)}
    assert stops["consent_privacy"] == Stop("consent_privacy", asked=7, settled=6, left=1)
    assert stops["product_name"] == Stop("product_name", asked=6, settled=3, left=1, handed=1, here=1)
    assert stops["product_description"] == Stop("product_description", asked=3, settled=3)
    assert stops[REVIEW] == Stop(REVIEW, asked=3, settled=2, left=1)
    assert stops["target_countries"] == Stop("target_countries")
    assert stops["product_name"].share_left == pytest.approx(1 / 6)
    assert list(stops)[:3] == ["consent_privacy", "product_name", "product_description"] and list(stops)[-1] == REVIEW
    assert hardest(list(stops.values())) == ["consent_privacy", "product_name", REVIEW]


async def test_終えるまでの時間(days: Days) -> None:
    spread = figures.times_to_finish(days)
    assert spread.counts == ((12 * 60, 1), (40 * 60, 1))
    assert [spread.quantile(share) for share in (0.25, 0.5, 0.75)] == [19 * 60, 26 * 60, 33 * 60]


async def test_いつ始まったか(days: Days) -> None:
    found = figures.starts(days, HOURS)
    completed = figures.completed_by_day(days)
    assert (found.total, found.after_hours) == (7, 3)  # 8:59, 12:30 and 21:00
    assert found.by_day == {date(2026, 11, 23): 2, date(2026, 11, 24): 3, date(2026, 11, 25): 1, date(2026, 11, 27): 1}
    assert found.by_hour[0, 8] == found.by_hour[0, 9] == found.by_hour[2, 21] == 1
    assert completed == {date(2026, 11, 24): 1, date(2026, 11, 25): 1}


async def test_待ち時間と約束(days: Days) -> None:
    found = figures_desk.waits(days, HOURS, NOW)
    # 10:12 to 10:42; 21:10 to 9:30 of the next morning, when the desk opens at 9:00.
    assert found.to_assignment.counts == ((30 * 60, 2),)
    # 10:12 to 14:12 with an hour of noon between; 9:00 of the 26th to 10:00 of the 27th: seven hours and one.
    assert found.to_first_reply.counts == ((3 * 3600, 1), (8 * 3600, 1))
    assert (found.within, found.late, found.open, found.unanswered) == (1, 2, 0, 0)
    assert found.share_within == pytest.approx(1 / 3)


async def test_受付の内訳(days: Days) -> None:
    found = figures_desk.cases(days)
    assert found.total == 3
    assert found.reasons == {"completed": 2, "requested": 1}
    assert found.handson == {"eligible": 1, "needs_review": 2}
    assert found.exporter == {"eligible": 2, None: 1}
    assert found.stages == {"challenge": 1, "preparation": 1, None: 1}


async def test_よくある質問(days: Days) -> None:
    found = figures.questions_asked(days, ["faq/deadline", "faq/cost", "faq/privacy"])
    assert list(found.items()) == [("faq/cost", 2), ("faq/deadline", 1)]


def test_何もない期間にも数字がある() -> None:
    empty: Days = {day: {} for day in WEEK}
    assert figures.flow(figures.flow_by_channel(empty)) == Flow()
    assert {stop.asked for stop in funnel(empty, NOW)} == {0}
    assert figures.times_to_finish(empty).quantile(0.5) is None
    assert figures.starts(empty, HOURS).total == 0
    assert figures_desk.waits(empty, HOURS, NOW).share_within is None
    assert figures_desk.cases(empty).total == 0
