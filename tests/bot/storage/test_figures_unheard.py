"""Which words count as not understood, what had been asked, and what is taken out with them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import date
from pathlib import Path

import pytest

from bot.storage import figures_unheard as store
from bot.storage.database import Database
from bot.storage.figures import unheard
from bot.storage.figures_kept import read_days
from bot.storage.figures_times import Span
from bot.storage.figures_unheard import Marked, Which
from tests.bot.storage.databases import new_on, with_tables
from tests.bot.storage.figures_world import NOW, World

WEEK = Span(date(2026, 11, 23), date(2026, 11, 27))


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    async with AsyncExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path / 'unheard.db'}"
        else:
            url = await stack.enter_async_context(new_on(request.getfixturevalue("postgres")))
        found = await stack.enter_async_context(with_tables(url))
        async with found.transaction() as session:
            world = World(session)
            steps = (
                ("consent_privacy", "10:00", "10:01"),
                ("product_name", "10:01", "10:04"),
                ("motive", "10:04", None),
            )
            one = await world.conversation("24 10:00", *steps)
            await world.said(one, "24 10:01", "商品の名前は？", None, role="bot")  # 1
            await world.said(one, "24 10:02", "猫がかわいい", "out_of_scope", 0.95)  # 2
            await world.said(one, "24 10:03", "半分だけ自信がある", "inform", 0.5)  # 3
            await world.said(one, "24 10:04", "自信がない", "faq/cost", 0.49)  # 4: what settled the question
            await world.said(one, "24 10:05", "", "out_of_scope")  # 5: a file without words
            await world.said(one, "24 10:05", "ボタン", None)  # 6
            await world.said(one, "22 10:05", "先週の言葉", "out_of_scope")  # 7
            await world.holds(one, "contact_name", "江口", "江田")
            without = await world.conversation("24 11:00", consented=False)
            await world.said(without, "24 11:01", "同意なし", "out_of_scope")  # 8
            erased = await world.conversation("24 12:00", erased_at=NOW)
            await world.said(erased, "24 12:01", "削除ずみ", "out_of_scope")  # 9
        yield found


async def test_聞き取れなかった言葉と尋ねていたこと(database: Database) -> None:
    async with database.reading() as session:
        assert unheard(await read_days(session, [WEEK], NOW)) == {Which.OPEN: 2, Which.MARKED: 0}
        found = await store.list_unheard(session, WEEK, Which.OPEN, limit=10)
        second = await store.list_unheard(session, WEEK, Which.OPEN, limit=10, offset=1)
    told = [(one.text, one.asked, one.field, one.intent) for one in found]
    assert told == [
        ("自信がない", "商品の名前は？", "product_name", "faq/cost"),
        ("猫がかわいい", "商品の名前は？", "product_name", "out_of_scope"),
    ]
    assert second == found[1:]


async def test_印を付けたものが名前とともに取り出せる(database: Database) -> None:
    async with database.transaction() as session:
        told = {seq: await store.mark(session, seq, "inform") for seq in (1, 2, 8, 9, 999)}
    assert told == {1: False, 2: True, 8: False, 9: False, 999: False}
    async with database.reading() as session:
        assert unheard(await read_days(session, [WEEK], NOW)) == {Which.OPEN: 1, Which.MARKED: 1}
        marked = await store.list_marked(session, WEEK, ["contact_name", "company_name"])
    assert marked == [Marked("猫がかわいい", "inform", {"contact_name": ["江口", "江田"]})]
    async with database.transaction() as session:
        assert await store.mark(session, 2, None)
    async with database.reading() as session:
        assert await store.list_marked(session, WEEK, []) == []
