"""Messages that did not reach a user of LINE, among the dead letters."""

from __future__ import annotations

from datetime import timedelta

from fastapi import FastAPI
from sqlalchemy import select

from bot.storage import users
from bot.storage.database import Database
from bot.storage.models import Conversation, OutboxItem
from tests.api.console.cases import NOW, Browser, add_case, add_user

PAGE = "/console/deliveries"
_REASON = "LINEに断られました（400）。"


async def _dead(database: Database, key: str, conversation_id: str, payload: dict[str, object]) -> None:
    async with database.transaction() as session:
        session.add(
            OutboxItem(
                key=key, kind="line_message", conversation_id=conversation_id, payload=payload, created_at=NOW,
                next_attempt_at=NOW, attempts=1, failed_at=NOW + timedelta(seconds=1), last_error=_REASON,
            )
        )  # fmt: skip


async def _conversation(database: Database) -> str:
    async with database.transaction() as session:
        session.add(
            Conversation(
                id="c1", channel="line", sender="U1", token_hash="h", state="bot", progress={}, snapshot={},
                consented=True, created_at=NOW, updated_at=NOW,
            )
        )  # fmt: skip
    return "c1"


async def test_届かなかったLINEのメッセージも_理由つきで並び_お客様の言葉は見せない(
    app: FastAPI, database: Database, browser: Browser
) -> None:
    await add_user(database, role=users.ADMIN)
    await browser.log_in()
    case, number = await add_case(database, channel="line")
    payload = {"message_id": "1", "role": "concierge", "author": "佐藤", "text": "ひみつの返事", "replies": None}
    await _dead(database, "message:1", case, payload)
    await _dead(database, "message:2", await _conversation(database), {**payload, "role": "bot"})
    await _dead(database, "message:3", "c1", {})
    page = (await browser.get(PAGE)).text
    for words in ("お客様への相談員の返事", "お客様へのミナトの返事", "消去された会話のメッセージ", "LINE", _REASON):
        assert words in page
    assert number in page and "ひみつの返事" not in page
    await browser.post(f"{PAGE}/dead/retry", PAGE)
    async with database.reading() as session:
        query = select(OutboxItem).where(OutboxItem.kind == "line_message")
        items = (await session.execute(query)).scalars().all()
    assert [(each.failed_at, each.attempts) for each in items] == [(None, 0)] * 3
