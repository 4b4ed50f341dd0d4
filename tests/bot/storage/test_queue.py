"""The queue on both databases: its order, its counts, its pages, and two concierges who take the same case."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from api.commands.bench_cases import CONCIERGES, fill
from api.commands.bench_desk import NOW
from bot.storage import desk, search
from bot.storage.database import Database
from bot.storage.models import Ticket
from bot.storage.queue import Count, QueueFilter, Which, count_tickets, list_tickets, selection
from bot.storage.users import CONCIERGE, create_user

CASES = 300


@pytest.fixture
async def database(migrated: Database) -> Database:
    """Three hundred cases, four fifths of them done."""
    async with migrated.transaction() as session:
        for name in CONCIERGES:
            await create_user(session, name, CONCIERGE, "", NOW, must_change_password=False)
    await fill(migrated, CASES, CASES * 6, NOW)
    return migrated


async def _all(database: Database, which: Which, wanted: QueueFilter = QueueFilter()) -> list[Ticket]:  # noqa: B008
    """Every page, one after the other."""
    found: list[Ticket] = []
    async with database.reading() as session:
        chosen = await selection(session, wanted)
        while page := await list_tickets(session, which, chosen, limit=7, offset=len(found)):
            found += page
        counts = await count_tickets(session, chosen)
    assert counts.of(which) == Count(len(found))
    return found


async def test_open_ones_by_what_is_due_then_done_ones_the_latest_first(database: Database) -> None:
    waiting, over, everything = [await _all(database, which) for which in Which]
    assert len(everything) == CASES
    assert [one.id for one in waiting + over] == [one.id for one in everything]
    assert [one.rank_at for one in waiting] == sorted(one.rank_at for one in waiting)
    assert [one.updated_at for one in over] == sorted((one.updated_at for one in over), reverse=True)
    assert {one.state for one in over} == {"done"} and "done" not in {one.state for one in waiting}


FILTERS: tuple[tuple[QueueFilter, Callable[[Ticket], bool]], ...] = (
    (QueueFilter(channel="line"), lambda one: one.channel == "line"),
    (QueueFilter(prefecture="大阪府"), lambda one: one.prefecture == "大阪府"),
    (QueueFilter(assignee_id=2), lambda one: one.assignee_id == 2),
    (QueueFilter(assignee_id=0), lambda one: one.assignee_id is None),
    (QueueFilter(after_hours=True, stage="challenge"), lambda one: one.after_hours and one.stage == "challenge"),
    (QueueFilter(programme="new_exporter_10000"), lambda one: one.exporter_verdict != "ineligible"),
    (QueueFilter(verdict="eligible"), lambda one: "eligible" in (one.handson_verdict, one.exporter_verdict)),
    (QueueFilter(words="佐藤"), lambda one: "佐藤" in one.names),
    (QueueFilter(words="佐藤", channel="web"), lambda one: "佐藤" in one.names and one.channel == "web"),
)


@pytest.mark.parametrize("few", [7_000, 0])  # what is found seldom and often is looked up in different ways
async def test_a_filter_keeps_what_fits_and_nothing_else(
    database: Database, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(search, "_FEW_POSTGRESQL", few)
    monkeypatch.setattr(search, "_FEW_SQLITE", few)
    for which in Which:
        everything = await _all(database, which)
        for wanted, fits in FILTERS:
            found = await _all(database, which, wanted)
            assert [one.id for one in found] == [one.id for one in everything if fits(one)], (which, wanted)


async def test_of_concierges_who_take_the_same_case_at_once_one_has_it(database: Database) -> None:
    number = (await _all(database, Which.OPEN, QueueFilter(assignee_id=0)))[0].number

    async def claim(user_id: int) -> int:
        async with database.transaction() as session:
            case = await desk.lock_case(session, number)
            assert case is not None
            try:
                desk.claim(case, user_id, NOW)
            except desk.AlreadyTaken as taken:
                return taken.assignee_id
        return user_id

    owners = await asyncio.gather(*(claim(user_id) for user_id in range(1, 7)))
    assert len(set(owners)) == 1
