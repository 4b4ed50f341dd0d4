"""SIGKILL between the acknowledgement and the turn: everything acknowledged has its effect, once."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select

from api.channels.line.signature import HEADER, signature
from bot.storage.database import Database
from bot.storage.models import Conversation, LineEvent, Message, OutboxItem
from tests.api.channels.line.events.line_side import SECRET, TOKEN, Event, Files, body_of, text
from tests.e2e.test_crash import port as port  # the fixture
from tests.e2e.test_crash import serving

USERS = [f"U{number:032x}" for number in range(4)]
WORDS = ["同意します", "海苔の佃煮です", "資本金は3000万円です", "資本金はやっぱり5000万円です"]


@contextmanager
def serving_line(
    folder: Path, port: int, files: Files, monkeypatch: pytest.MonkeyPatch
) -> Iterator[subprocess.Popen[str]]:
    given = {"CHANNEL_SECRET": SECRET, "CHANNEL_ACCESS_TOKEN": TOKEN, "API_BASE": files.base, "DATA_BASE": files.base}
    for name, value in given.items():
        monkeypatch.setenv(f"MINATO_LINE_{name}", value)
    with serving(folder, port) as process:
        yield process


async def _send(port: int, *events: Event) -> None:
    body = body_of(*events)
    async with AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as http:
        answer = await http.post("/channels/line/webhook", content=body, headers={HEADER: signature(body, SECRET)})
        assert answer.status_code == 200


async def test_受け取ったと答えたあとに落ちても_失わず_二度も働かない(
    model: Path, tmp_path: Path, port: int, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = [text(words, 10 + place, user=user) for place, words in enumerate(WORDS) for user in USERS]
    for part in (sent[:8], sent[8:]):  # killed right after each acknowledgement, with turns under way
        with serving_line(tmp_path, port, files, monkeypatch) as process:
            await _send(port, *part)
            process.send_signal(signal.SIGKILL)
            process.wait()
    with serving_line(tmp_path, port, files, monkeypatch):
        await _send(port, *({**one, "deliveryContext": {"isRedelivery": True}} for one in sent))
        await _until_done(f"sqlite:///{tmp_path / 'minato.db'}", len(sent))
    database = Database(f"sqlite:///{tmp_path / 'minato.db'}")
    async with database.reading() as session:
        talks = (await session.execute(select(Conversation))).scalars().all()
        assert sorted(talk.sender or "" for talk in talks) == USERS
        for talk in talks:
            said = select(Message.text).where(Message.conversation_id == talk.id, Message.role == "visitor")
            assert (await session.execute(said.order_by(Message.seq))).scalars().all() == WORDS
            assert talk.snapshot["intake"]["profile"]["capital_yen"]["value"] == 50_000_000
            assert len(talk.snapshot["intake"]["profile"]["capital_yen"]["history"]) == 1
        answers = await session.scalar(select(func.count()).where(Message.role == "bot"))
        out = await session.scalar(select(func.count()).where(OutboxItem.kind == "line_message"))
        assert answers == out == len(USERS) * (len(WORDS) + 1)
    await database.close()


async def _until_done(url: str, count: int) -> None:
    import asyncio

    database = Database(url)
    for _ in range(600):
        async with database.reading() as session:
            done = await session.scalar(select(func.count()).where(LineEvent.done_at.is_not(None)))
        if done == count:
            break
        await asyncio.sleep(0.1)
    await database.close()
    assert done == count
