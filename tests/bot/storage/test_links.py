"""Links and codes: hashed, good once and for a time, and the keys they are exchanged for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.storage import links
from bot.storage.database import Database
from bot.storage.links import Purpose
from bot.storage.models import Conversation, ConversationLink
from tests.conftest import NOW

HOUR = timedelta(hours=1)


async def put(database: Database, conversation_id: str = "c1") -> str:
    async with database.transaction() as session:
        session.add(
            Conversation(id=conversation_id, channel="web", progress={}, snapshot={}, created_at=NOW, updated_at=NOW)
        )
    return conversation_id


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("AC3F9HJK", "AC3F9HJK"),
        ("ac3f-9hjk", "AC3F9HJK"),
        ("ＡＣ３Ｆ－９ＨＪＫ", "AC3F9HJK"),
        (" AC3F 9HJK\n", "AC3F9HJK"),
        ("AC3Fー9HJK", "AC3F9HJK"),
        ("ＡＣ３Ｆ　９ＨＪＫ", "AC3F9HJK"),
        ("AC3F9HJ", None),
        ("AC3F9HJKK", None),
        ("AC3F9HJ0", None),
        ("コードはAC3F9HJKです", None),
        ("FAXPAPER", None),
        ("34679346", None),
        ("湊包丁", None),
        ("", None),
    ],
)
def test_コードはどう打たれても読めて_言葉や数は読まない(typed: str, read: str | None) -> None:
    assert links.code_in(typed) == read


def test_コードは打ったとおりに読める() -> None:
    codes = {links.new_code() for _ in range(500)}
    assert len(codes) == 500
    for code in codes:
        assert links.code_in(links.shown_code(code)) == code and not set(code) & set("01258OILSZBQDUV")


async def test_秘密は保存されず_一度だけ期限まで開く(migrated: Database) -> None:
    await put(migrated)
    secret = links.new_secret()
    async with migrated.transaction() as session:
        assert await links.make_link(session, "c1", Purpose.RESUME, secret, NOW, HOUR) == NOW + HOUR
    async with migrated.reading() as session:
        row = (await session.execute(select(ConversationLink))).scalar_one()
        assert secret not in (row.secret_hash, str(row.fields))
    async with migrated.transaction() as session:
        assert await links.use(session, "x" * 43, NOW) is None
        assert await links.use(session, secret, NOW + HOUR) is None, "期限"
        used = await links.use(session, secret, NOW)
        assert used is not None and used.conversation_id == "c1"
    async with migrated.transaction() as session:
        assert await links.use(session, secret, NOW) is None, "二度目"


async def test_リンクかコードのどちらかを使うと_もう一方も使えない(migrated: Database) -> None:
    await put(migrated)
    async with migrated.transaction() as session:
        await links.make_link(session, "c1", Purpose.RESUME, "secret", NOW, HOUR)
        await links.make_link(session, "c1", Purpose.RESUME, "AC3F9HJK", NOW, links.CODE_VALID)
        await links.make_link(session, "c1", Purpose.PERSONAL, "personal", NOW, HOUR, ["contact_name"])
    async with migrated.transaction() as session:
        assert await links.use(session, "AC3F9HJK", NOW) is not None
        assert await links.use(session, "secret", NOW) is None
        personal = await links.use(session, "personal", NOW)
        assert personal is not None and personal.fields == ["contact_name"]


async def test_鍵は何度でも使え_会話を越えず_リンクとしては開かない(migrated: Database) -> None:
    await put(migrated)
    await put(migrated, "c2")
    async with migrated.transaction() as session:
        await links.make_link(session, "c1", Purpose.RESUME, "secret", NOW, HOUR)
        link = await links.use(session, "secret", NOW)
        assert link is not None
        key = await links.new_key(session, link, NOW)
        for at in (NOW, NOW + 1000 * HOUR):
            assert await links.is_key(session, "c1", key, at)
        assert not await links.is_key(session, "c2", key, NOW)
        assert not await links.is_key(session, "c1", "secret", NOW), "リンクの秘密は鍵ではない"
        assert await links.use(session, key, NOW) is None
        await links.withdraw(session, "c1", Purpose.RESUME)
        assert await links.is_key(session, "c1", key, NOW)
        await links.forget_links(session, "c1")
        assert not await links.is_key(session, "c1", key, NOW)


async def test_個人情報の画面の鍵は一日で切れる(migrated: Database) -> None:
    await put(migrated)
    async with migrated.transaction() as session:
        await links.make_link(session, "c1", Purpose.PERSONAL, "secret", NOW, HOUR)
        link = await links.use(session, "secret", NOW)
        assert link is not None
        key = await links.new_key(session, link, NOW)
        assert await links.is_key(session, "c1", key, NOW + 23 * HOUR)
        assert not await links.is_key(session, "c1", key, NOW + 24 * HOUR)


async def test_終わったものは片づける(migrated: Database) -> None:
    await put(migrated)
    async with migrated.transaction() as session:
        await links.make_link(session, "c1", Purpose.RESUME, "old", NOW - 3 * HOUR, HOUR)
        await links.make_link(session, "c1", Purpose.RESUME, "new", NOW, HOUR)
        await links.forget_old_links(session, NOW - HOUR)
        left = (await session.execute(select(ConversationLink.secret_hash))).scalars().all()
        assert left == [links.hash_secret("new")]
