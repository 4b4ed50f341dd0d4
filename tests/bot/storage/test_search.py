"""What people said and what they are called is found, from two characters on, in whatever width it is typed."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import delete, text, update

from bot.handoff.hours import JST
from bot.storage.bigrams import entries, fts5_query, terms, tsquery
from bot.storage.conversations import forget_earlier_words
from bot.storage.database import Database
from bot.storage.models import Conversation, Message, Ticket
from bot.storage.search import matching
from bot.storage.tickets import describe, open_ticket

AT = datetime(2026, 11, 24, 10, 0, tzinfo=JST)
ANSWERED = {"company_name": "髙橋刃物株式会社", "contact_name": "渡邊 ﾊﾙｶ", "contact_phone": "+81335828333"}
SAID = (
    ("bot", "どの国に輸出したいですか"),
    ("visitor", "シンガポールのレストランに包丁を売りたいです"),
    ("concierge", "ＨＡＣＣＰの認証はお持ちですか"),
)


@pytest.fixture
async def database(migrated: Database) -> Database:
    """Both databases with one case on the desk."""
    await _add_case(migrated, "c", ANSWERED, SAID)
    return migrated


async def _add_case(
    database: Database, conversation_id: str, headline: dict[str, str], said: tuple[tuple[str, str], ...]
) -> None:
    async with database.transaction() as session:
        conversation = Conversation(
            id=conversation_id, channel="web", state="queued", progress={}, snapshot={}, created_at=AT, updated_at=AT
        )
        session.add(conversation)
        await session.flush()
        for role, words in said:
            session.add(_message(conversation_id, words, role))
        await open_ticket(
            session, conversation, reason="completed", headline=headline, at=AT, expected_reply_by=AT, after_hours=False
        )


def _message(conversation_id: str, words: str, role: str = "visitor") -> Message:
    return Message(conversation_id=conversation_id, message_id=str(uuid4()), role=role, text=words, at=AT)


async def _found(database: Database, query: str) -> list[int]:
    async with database.reading() as session:
        query_for = matching(terms(query), postgresql=not database.is_sqlite)
        return sorted((await session.execute(query_for)).scalars())


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("包丁", True),
        ("丁", True),
        ("刃物", True),
        ("シンガポール", True),
        ("ｼﾝｶﾞﾎﾟｰﾙ", True),
        ("しんがぽーる", True),
        ("haccp", True),
        ("ＨＡＣＣＰ", True),
        ("高橋", True),
        ("渡辺ハルカ", True),
        ("03-3582-8333", True),
        ("0335828333", True),
        ("M-0001", True),
        ("髙橋　認証", True),  # the name, and what a concierge said
        ("包丁 レストラン 刃物", True),
        ("包丁 砥石", False),
        ("包物", False),
        ("レストランの", False),
        ("どの国", False),  # only the bot's question
        ("ストランド", False),
        ("'包丁' & | ! \" *", True),  # signs do not count
    ],
)
async def test_見つかる言葉と見つからない言葉(database: Database, query: str, there: bool) -> None:
    assert await _found(database, query) == ([1] if there else [])


async def test_あとから届いた言葉も見つかる(database: Database) -> None:
    async with database.transaction() as session:
        session.add(_message("c", "砥石も扱っています"))
    assert await _found(database, "砥石") == [1]


async def test_会社名が変われば_前の名では見つからない(database: Database) -> None:
    async with database.transaction() as session:
        ticket = await session.get(Ticket, 1)
        assert ticket is not None
        describe(ticket, {**ANSWERED, "company_name": "湊包丁製作所"})
    assert await _found(database, "湊包丁") == [1]
    assert await _found(database, "髙橋刃物") == []
    assert await _found(database, "レストラン") == [1]


async def test_消した言葉は索引にも残らない(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(delete(Message).where(Message.conversation_id == "c"))
    assert await _found(database, "包丁") == []
    assert await _entries_left(database) == 0


async def test_伏せた言葉は索引にも残らない(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(update(Message).where(Message.role == "visitor").values(text="（消去）"))
    assert await _found(database, "包丁") == []


async def test_会話ごと消せば索引からも消える(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(delete(Conversation))
    assert await _found(database, "刃物") == []
    assert await _entries_left(database) == 0


async def test_一部を忘れても_残りは見つかる(database: Database) -> None:
    async with database.transaction() as session:
        last = _message("c", "やはり結構です")
        session.add(last)
        await session.flush()
        await forget_earlier_words(session, last)
    assert await _found(database, "包丁") == []
    assert await _found(database, "結構") == await _found(database, "刃物") == [1]


async def test_ほかの受付の言葉とは混ざらない(database: Database) -> None:
    await _add_case(database, "d", {"company_name": "有明海苔本舗"}, (("visitor", "海苔を台湾へ"),))
    assert await _found(database, "包丁") == [1]
    assert await _found(database, "海苔") == [2]
    assert await _found(database, "M-000") == [1, 2]


@pytest.mark.parametrize("words", ["湊" * 20_000, "ab" * 20_000, "𠮷野家🍣\u202eあ", "'\\\" : & |"])
async def test_どんな言葉も索引に入る(database: Database, words: str) -> None:
    async with database.transaction() as session:
        session.add(_message("c", words))
    assert await _found(database, "刃物") == [1]


async def _entries_left(database: Database) -> int:
    async with database.reading() as session:
        return int((await session.execute(text("SELECT count(*) FROM ticket_words"))).scalar_one())


def test_entries_are_pairs_and_the_last_character() -> None:
    assert entries("東京、都") == ["東京", "京都", "都"]
    assert entries("！？") == []


@pytest.mark.parametrize(
    ("query", "words"), [("", []), ("　・", []), ("包丁　ほうちょう", ["包丁", "ほうちょう"]), ("港 港", ["港"])]
)
def test_a_query_is_the_words_that_must_all_be_there(query: str, words: list[str]) -> None:
    assert terms(query) == words


def test_queries_of_both_databases() -> None:
    assert fts5_query(["東京都", "湊"]) == '"東京 京都" AND "湊" *'
    assert tsquery(["東京都", "湊"]) == "(東京 <-> 京都) & 湊:*"
