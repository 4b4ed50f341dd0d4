"""What is erased is gone from every table and every file; what the figures need stays; what is not due stays whole."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from api import erasing
from api.commands.purge import promised_days
from api.settings import Settings
from bot.handoff.tickets import TicketState
from bot.storage.audit import Action, record
from bot.storage.conversations import lock_conversation
from bot.storage.database import Database
from bot.storage.desk import lock_case
from bot.storage.migrate import migrate
from bot.storage.models import AuditEntry, Base, Conversation, Message, OutboxItem, QuestionStep
from bot.storage.queue import count_tickets
from bot.storage.retention import Kept
from tests.api import stored
from tests.api.console.cases import NOW
from tests.api.stored import TABLES, files_with, put, tables_with

DAY = timedelta(days=1)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(attachments_dir=tmp_path / "attachments")


async def erase(database: Database, settings: Settings, conversation_id: str) -> str | None:
    async with database.transaction() as session:
        conversation = await lock_conversation(session, conversation_id)
        assert conversation is not None
        number = await erasing.erase_one(session, conversation, settings.attachments_dir, NOW)
    await database.shred()
    return number


async def test_消去した人の言葉はどこにも残らない(either: Database, settings: Settings, tmp_path: Path) -> None:
    conversation_id, number = await put(either, settings.attachments_dir, NOW)
    assert await tables_with(either) == TABLES
    assert files_with(settings.attachments_dir) == [f"{conversation_id}.pdf"]

    assert await erase(either, settings, conversation_id) == number

    assert await tables_with(either) == set()
    assert await tables_with(either, "himitsu@example.jp") == set()
    assert files_with(tmp_path) == [], "データベースのファイルの空いたページにも"


async def test_数字に使う骨組みは残る(either: Database, settings: Settings) -> None:
    conversation_id, number = await put(either, settings.attachments_dir, NOW - DAY)
    await erase(either, settings, conversation_id)
    found = await stored.ticket(either, number)
    assert (found.state, found.prefecture, found.stage, found.channel) == ("done", "佐賀県", "challenge", "web")
    assert found.created_at == NOW - DAY and found.due_at is None and found.done_reason == "withdrawn"
    async with either.reading() as session:
        conversation = await session.get_one(Conversation, conversation_id)
        messages = (await session.execute(select(Message).order_by(Message.seq))).scalars().all()
        assert (await session.execute(select(func.count()).select_from(QuestionStep))).scalar_one() == 1
        assert (await count_tickets(session)).done.number == 1
        outbox = (await session.execute(select(OutboxItem))).scalars().all()
    assert (conversation.state, conversation.erased_at, conversation.created_at) == ("closed", NOW, NOW - DAY)
    assert conversation.progress["answered"] == 3
    assert [(one.role, one.intent, one.text, one.at) for one in messages] == [
        (role, "inform", "", NOW - DAY) for role in ("visitor", "bot", "concierge")
    ]
    assert [(one.payload, one.delivered_at is not None) for one in outbox] == [({}, True)] * 2, "届ける前のものは消す"


# What is left of a visitor's row; a new column has to be thought about, and then stands here or is emptied.
LEFT: dict[str, set[str]] = {
    "conversations": {"id", "channel", "state", "progress", "consented", "created_at", "updated_at", "erased_at"},
    "messages": {"seq", "conversation_id", "message_id", "role", "author", "at", "intent", "confidence", "marked_intent"},
    "tickets": {
        "id", "number", "conversation_id", "reason", "state", "done_reason", "created_at", "updated_at",
        "expected_reply_by", "rank_at", "assignee_id", "assigned_at", "first_reply_at", "done_at", "reopened",
        "failure_reference", "channel", "prefecture", "stage", "handson_verdict", "exporter_verdict", "after_hours",
        "headline", "names",
    },
    "outbox": {"id", "key", "conversation_id", "kind", "created_at", "attempts", "call_id", "next_attempt_at", "delivered_at", "failed_at"},
}  # fmt: skip
EMPTIED = {
    "conversations": {"sender", "token_hash", "snapshot", "waiting_since", "told_away_at"},
    "messages": {"text", "choice", "replies", "outcome"},
    "tickets": {"due_at", "callback_at", "written_again_at"},
    "outbox": {"payload", "last_error"},
}


@pytest.mark.parametrize("table", sorted(LEFT))
async def test_どの列も残すか空にするかが決まっている(either: Database, settings: Settings, table: str) -> None:
    columns = {column.name for column in Base.metadata.tables[table].columns}
    assert columns == LEFT[table] | EMPTIED[table]
    conversation_id, _ = await put(either, settings.attachments_dir, NOW)
    await erase(either, settings, conversation_id)
    async with either.reading() as session:
        rows = (await session.execute(select(Base.metadata.tables[table]))).mappings().all()
    assert rows
    for row in rows:
        assert {name: row[name] for name in EMPTIED[table] if row[name]} == {}


async def test_ほかの人のものには触れない(either: Database, settings: Settings) -> None:
    gone, _ = await put(either, settings.attachments_dir, NOW)
    kept, _ = await put(either, settings.attachments_dir, NOW, word="tonarinohito", email="tonari@example.jp")
    await erase(either, settings, gone)
    assert await tables_with(either, "tonarinohito") == TABLES
    assert files_with(settings.attachments_dir, "tonarinohito") == [f"{kept}.pdf"]


async def test_番号が前半だけ同じ受付のお知らせは残る(either: Database, settings: Settings) -> None:
    conversation_id, number = await put(either, settings.attachments_dir, NOW)
    async with either.transaction() as session:
        session.add(
            OutboxItem(
                key="k", kind="email", payload={"body": f"{number}5 tonari"}, created_at=NOW, next_attempt_at=NOW
            )
        )
    await erase(either, settings, conversation_id)
    assert await tables_with(either, "tonari") == {"outbox"}


async def test_消した会話にはもう書き足せず動かせない(either: Database, settings: Settings) -> None:
    conversation_id, number = await put(either, settings.attachments_dir, NOW)
    await erase(either, settings, conversation_id)
    async with either.transaction() as session:
        assert await lock_conversation(session, conversation_id) is None
        assert await lock_case(session, number) is None


PERIODS: list[tuple[str, TicketState | None, timedelta, bool]] = [
    ("途中でおやめになって30日", None, 30 * DAY, False),
    ("途中でおやめになって30日を過ぎた", None, 30 * DAY + timedelta(seconds=1), True),
    ("完了から2年", TicketState.DONE, 730 * DAY, False),
    ("完了から2年を過ぎた", TicketState.DONE, 730 * DAY + timedelta(seconds=1), True),
    ("未完了のまま10年", TicketState.NEW, 3650 * DAY, False),
    ("返信待ちのまま10年", TicketState.WAITING_FOR_VISITOR, 3650 * DAY, False),
]


@pytest.mark.parametrize(("state", "age", "goes"), [case[1:] for case in PERIODS], ids=[case[0] for case in PERIODS])
async def test_状態ごとの期限(
    either: Database, settings: Settings, state: TicketState | None, age: timedelta, goes: bool
) -> None:
    begun = NOW - age - (365 * DAY if state is TicketState.DONE else timedelta())
    await put(
        either, settings.attachments_dir, begun, state=state, done_at=NOW - age if state is TicketState.DONE else None
    )
    due = await erasing.look(either, settings, NOW)
    assert sum(due.conversations.values()) == int(goes)
    assert await tables_with(either), "見るだけでは何も消えない"
    gone = await erasing.purge(either, settings, NOW)
    assert gone.conversations == due.conversations
    if goes:
        assert await tables_with(either) == set() and files_with(settings.attachments_dir) == []
    else:
        assert await tables_with(either) >= {"messages", "intake_fields"}


async def test_未完了にも期限を決められる(either: Database, settings: Settings) -> None:
    strict = settings.model_copy(update={"retention_days_open": 100})
    await put(either, settings.attachments_dir, NOW - 101 * DAY)
    talking, _ = await put(either, settings.attachments_dir, NOW - 101 * DAY)
    async with either.transaction() as session:
        session.add(Message(conversation_id=talking, message_id="m", role="visitor", text="まだいます", at=NOW - DAY))
    assert (await erasing.look(either, strict, NOW)).conversations[Kept.OPEN] == 1
    assert (await erasing.purge(either, strict, NOW)).conversations[Kept.OPEN] == 1
    assert await tables_with(either, "まだいます") == {"messages"}


async def test_小分けに消し記録を残し二度目は何もしない(either: Database, settings: Settings) -> None:
    for _ in range(5):
        await put(either, settings.attachments_dir, NOW - 40 * DAY, state=None)
    _, number = await put(
        either, settings.attachments_dir, NOW - 900 * DAY, state=TicketState.DONE, done_at=NOW - 800 * DAY
    )
    gone = await erasing.purge(either, settings, NOW, batch=2)
    assert gone.conversations == {Kept.ABANDONED: 5, Kept.DONE: 1, Kept.OPEN: 0}
    async with either.reading() as session:
        rows = (await session.execute(select(AuditEntry).order_by(AuditEntry.id))).scalars().all()
    assert [(row.action, row.subject, row.detail.get("count")) for row in rows] == [
        ("purged", None, 2), ("purged", None, 2), ("purged", None, 1), ("purged", number, None),
    ]  # fmt: skip
    again = await erasing.purge(either, settings, NOW, batch=2)
    assert not again.anything


async def test_途中で落ちてもやり直せば終わる(
    either: Database, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        await put(either, settings.attachments_dir, NOW - 40 * DAY, state=None)
    real, calls = erasing.retention.erase, 0

    async def failing(*args: Any) -> str | None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise OSError("電源が落ちた")
        return await real(*args)

    with monkeypatch.context() as broken:
        broken.setattr(erasing.retention, "erase", failing)
        with pytest.raises(OSError):
            await erasing.purge(either, settings, NOW, batch=2)
    assert (await erasing.look(either, settings, NOW)).conversations[Kept.ABANDONED] == 2
    await erasing.purge(either, settings, NOW, batch=2)
    assert await tables_with(either) == set() and files_with(settings.attachments_dir) == []


async def test_二つ同時に走っても困らない(either: Database, settings: Settings) -> None:
    for _ in range(6):
        await put(either, settings.attachments_dir, NOW - 40 * DAY, state=None)
    both = await asyncio.gather(*(erasing.purge(either, settings, NOW, batch=2) for _ in range(2)))
    assert sum(one.conversations[Kept.ABANDONED] for one in both) == 6
    assert await tables_with(either) == set()


async def test_記録にも期限がある(either: Database, settings: Settings) -> None:
    async with either.transaction() as session:
        for age in (1094, 1096, 2000):
            record(session, Action.VIEWED, NOW - age * DAY, user_name="佐藤", subject=f"age-{age}")
    assert (await erasing.look(either, settings, NOW)).entries == 2
    assert (await erasing.purge(either, settings, NOW)).entries == 2
    async with either.reading() as session:
        rows = (await session.execute(select(AuditEntry).order_by(AuditEntry.id))).scalars().all()
    assert [(row.action, row.subject, row.detail) for row in rows] == [
        ("viewed", "age-1094", {}), ("purged", None, {"state": "audit", "count": 2}),
    ]  # fmt: skip


def test_お客様に伝えている期間と設定の既定は同じ() -> None:
    fresh = Settings.model_construct()
    assert (fresh.retention_days_done, fresh.retention_days_abandoned) == promised_days()


async def test_全文検索の索引にも残らない(tmp_path: Path, settings: Settings) -> None:
    """An index of SQLite's kind on messages, kept up by triggers, whoever adds one."""
    database = Database(f"sqlite:///{tmp_path / 'indexed.db'}")
    await migrate(database)
    async with database.transaction() as session:
        for statement in (
            "CREATE VIRTUAL TABLE said USING fts5(text, content='messages', content_rowid='seq')",
            "CREATE TRIGGER said_added AFTER INSERT ON messages BEGIN"
            " INSERT INTO said(rowid, text) VALUES (NEW.seq, NEW.text); END",
            "CREATE TRIGGER said_changed AFTER UPDATE ON messages BEGIN"
            " INSERT INTO said(said, rowid, text) VALUES ('delete', OLD.seq, OLD.text);"
            " INSERT INTO said(rowid, text) VALUES (NEW.seq, NEW.text); END",
        ):
            await session.execute(text(statement))
    conversation_id, _ = await put(database, settings.attachments_dir, NOW)
    await erase(database, settings, conversation_id)
    assert await tables_with(database) == set() and files_with(tmp_path) == []
    await database.close()
