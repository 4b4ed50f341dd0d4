"""The queue's filters, its search and its live part."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import select

from api.console.events import desk_events
from api.live import DESK, Hub
from bot.storage.database import Database
from bot.storage.models import AuditEntry, Ticket
from tests.api.console.cases import FULL, NOW, Browser, add_case, add_user

OSAKA = (*FULL, ("company_name", "浪速刃物株式会社", "浪速刃物"), ("prefecture", "大阪府", "大阪"))
SAID = (
    ("visitor", "シンガポールのホテルに卸したいです", None),
    ("bot", "", [{"type": "text", "text": "設立した年は？"}]),
)


@pytest.fixture
async def desk(database: Database, browser: Browser) -> Browser:
    """Three cases: M-0001 of 佐賀 by web, M-0002 of 大阪 by LINE outside office hours and 佐藤's, M-0003 done."""
    await add_user(database)
    await add_case(database, said=SAID)
    await add_case(database, OSAKA, channel="line", due=NOW + timedelta(hours=1))
    await add_case(database, OSAKA)
    await _set(database, 1, prefecture="佐賀県", stage="challenge", handson_verdict="needs_review")
    await _set(
        database,
        2,
        prefecture="大阪府",
        after_hours=True,
        assignee_id=1,
        state="assigned",
        handson_verdict="ineligible",
    )
    await _set(database, 3, prefecture="大阪府", state="done", done_reason="answered", due_at=None)
    await browser.log_in()
    return browser


async def _set(database: Database, ticket_id: int, **values: Any) -> None:
    async with database.transaction() as session:
        ticket = await session.get(Ticket, ticket_id)
        assert ticket is not None
        for name, value in values.items():
            setattr(ticket, name, value)


def _shown(page: str) -> set[str]:
    return {number for number in ("M-0001", "M-0002", "M-0003") if f'id="ticket-{number}"' in page}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", {"M-0001", "M-0002"}),
        ("show=done", {"M-0003"}),
        ("show=all", {"M-0001", "M-0002", "M-0003"}),
        ("prefecture=佐賀県", {"M-0001"}),
        ("prefecture=大阪府&show=all", {"M-0002", "M-0003"}),
        ("channel=line", {"M-0002"}),
        ("after_hours=1", {"M-0002"}),
        ("owner=me", {"M-0002"}),
        ("owner=none", {"M-0001"}),
        ("owner=1", {"M-0002"}),
        ("state=assigned", {"M-0002"}),
        ("stage=challenge", {"M-0001"}),
        ("programme=handson_2026", {"M-0001"}),
        ("programme=handson_2026&verdict=ineligible", {"M-0002"}),
        ("verdict=ineligible", {"M-0002"}),
        ("prefecture=佐賀県&channel=line", set()),
        ("prefecture=江戸", {"M-0001", "M-0002"}),  # there is no such value: as if not given
        ("q=浪速", {"M-0002", "M-0003"}),
        ("q=浪速&show=open", {"M-0002"}),
        ("q=ﾎﾃﾙ", {"M-0001"}),
        ("q=有明 ホテル", {"M-0001"}),
        ("q=設立した年", set()),
        ("q=%00", {"M-0001", "M-0002"}),
        ("q=浪速&channel=line", {"M-0002"}),
    ],
)
async def test_filters_and_search(desk: Browser, query: str, numbers: set[str]) -> None:
    answer = await desk.get(f"/console/tickets?{query}")
    assert answer.status_code == 200
    assert _shown(answer.text) == numbers


async def test_the_form_and_the_tabs_keep_what_was_asked(desk: Browser) -> None:
    page = (await desk.get("/console/tickets?q=浪速&channel=line")).text
    assert 'value="浪速"' in page and '<option value="line" selected>' in page
    assert "channel=line&amp;q=%E6%B5%AA%E9%80%9F&amp;show=done" in page
    assert "条件に合う受付は、この中にはありません。" in (await desk.get("/console/tickets?q=竜宮城")).text


async def test_a_search_is_recorded_without_its_words(database: Database, desk: Browser) -> None:
    await desk.get("/console/tickets?q=浪速刃物")
    async with database.reading() as session:
        entry = (await session.execute(select(AuditEntry).where(AuditEntry.action == "searched"))).scalar_one()
    assert (entry.user_name, entry.subject, entry.detail) == ("佐藤", "/console/tickets", {"length": 4})


async def test_an_open_page_gets_only_what_changes_and_hears_of_new_tickets(database: Database, desk: Browser) -> None:
    live = {"HX-Request": "true"}
    first = (await desk.client.get("/console/tickets?since=3", headers=live)).text
    assert first.lstrip().startswith("<input") and 'data-news="0"' in first and 'name="since" value="3"' in first
    await add_case(database)
    second = (await desk.client.get("/console/tickets?since=3", headers=live)).text
    assert 'data-news="1"' in second and 'name="since" value="4"' in second and "M-0004" in second


async def test_whose_login_has_ended_is_led_to_the_login(desk: Browser) -> None:
    desk.client.cookies.clear()
    answer = await desk.client.get("/console/tickets?since=3", headers={"HX-Request": "true"})
    assert answer.headers["hx-redirect"].startswith("/console/login") and "M-0001" not in answer.text


async def test_open_pages_are_told_once_of_what_happens_at_once(database: Database) -> None:
    live = Hub(database)
    events = desk_events(live, alive=60, longest=60)
    assert await anext(events) == "retry: 3000\n\n"
    for _ in range(3):
        await live.publish(DESK)
    assert await anext(events) == "event: desk\ndata: changed\n\n"
    waiting = asyncio.ensure_future(anext(events))
    await asyncio.sleep(0)
    assert not waiting.done()
    await live.publish(DESK)
    assert await waiting == "event: desk\ndata: changed\n\n"
    await events.aclose()  # type: ignore[attr-defined]


async def test_a_silent_stream_says_that_it_is_alive_and_ends_in_time(database: Database) -> None:
    told = [event async for event in desk_events(Hub(database), alive=0.01, longest=0.015)]
    assert told[0] == "retry: 3000\n\n" and set(told[1:]) == {": \n\n"}


async def test_who_is_there_shows_and_can_be_away(app: Any, database: Database, desk: Browser) -> None:
    await add_user(database, "鈴木")
    async with AsyncClient(transport=ASGITransport(app), base_url="http://desk.test") as other:
        suzuki = Browser(other)
        await suzuki.log_in("鈴木")
        await suzuki.get("/console/tickets")
        answer = await suzuki.post("/console/presence", "/console/tickets", available="0")
        assert answer.status_code == 303
        page = (await desk.get("/console/tickets")).text
        assert '鈴木さん<span class="tag tag-out">離席中</span>' in page
        assert '佐藤さん<span class="tag tag-in">受付中</span>' in page
        assert "受付に戻る" in (await suzuki.get("/console/replies")).text


async def test_who_has_gone_home_is_not_shown(database: Database, desk: Browser, clock: Any) -> None:
    await add_user(database, "鈴木")
    page = (await desk.get("/console/tickets")).text
    assert "佐藤さん<span" in page and "鈴木さん<span" not in page


async def test_a_deadline_is_told_in_opening_time(database: Database, desk: Browser) -> None:
    page = (await desk.get("/console/tickets")).text
    assert "あと1時間" in page and "まもなく期限" in page  # M-0002: 10:00 → 11:00
    assert "あと4時間" in page and "本日まで" in page  # M-0001: 10:00 → 15:00, less the lunch hour
