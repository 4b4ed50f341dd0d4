"""SIGKILL with LINE's users at every stage at once: each message is answered once, nothing is lost."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from httpx import AsyncClient
from sqlalchemy import func, select

from bot.storage.database import Database
from bot.storage.models import LineEvent
from tests.api.channels.line.events import told
from tests.e2e.line_site import is_settled, until
from tests.e2e.test_crash import port, serving
from tests.e2e.visitor import WORDS
from tests.line_stand_in import Failure, LineStandIn, line_stand_in
from tests.line_stand_in import events as made
from tests.line_stand_in.people import user_id

__all__ = ["port"]

ANSWERED, UNHEARD, PUSHED, BUSY, LATE = (user_id(name) for name in ("佐藤", "鈴木", "高橋", "田中", "伊藤"))
EVERYBODY = (ANSWERED, UNHEARD, PUSHED, BUSY, LATE)
BURST = tuple(WORDS.values())[1:11]  # what follows consent
_PATIENCE = 60.0


@pytest.fixture
async def line(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LineStandIn]:
    async with line_stand_in() as found:
        for name, value in found.environment.items():
            monkeypatch.setenv(name, value)
        yield found


@asynccontextmanager
async def served(line: LineStandIn, folder: Path, port: int) -> AsyncIterator[subprocess.Popen[str]]:
    """``minato serve`` as LINE's bot; LINE answers while it starts."""
    running = serving(folder, port)
    process = await asyncio.to_thread(running.__enter__)
    try:
        async with AsyncClient(base_url=f"http://127.0.0.1:{port}") as http:
            line.talks_to(http)
            yield process
    finally:
        running.__exit__(None, None, None)


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Any]:
    """What the killed process wrote, as ``told`` reads it."""
    database = Database(f"sqlite:///{tmp_path / 'minato.db'}")
    yield SimpleNamespace(database=database)
    await database.close()


async def test_どの段階で落ちても_どの言葉にも一度だけ答える(
    model: Path, tmp_path: Path, port: int, line: LineStandIn, kept: Any
) -> None:
    async with served(line, tmp_path, port) as process:
        await _everybody_is_known(line, kept)
        await _push_arrived_unanswered(line)
        await _reply_never_came(line)
        await _reply_arrived_unanswered(line)
        await _burst_is_under_way(line, kept)
        assert (await line.says(LATE, "湊包丁です")).status == 200
        os.kill(process.pid, signal.SIGKILL)  # right after the acknowledgement
        process.wait()
    line.go_on()
    assert await _under_way(kept), "a turn was under way"
    assert not (await told.said(kept, "visitor", LATE))[1:], "and one had not begun"

    async with served(line, tmp_path, port):
        await _settled(kept)
        for user in EVERYBODY:
            await _is_answered_once(line, kept, user)
        assert (await told.said(kept, "visitor", BUSY))[-len(BURST) :] == list(BURST), "in the order they were sent"
        before = len(line.sent)
        for delivery in list(line.webhooks.deliveries):
            assert (await line.redelivers(delivery)).status == 200
        await _settled(kept)
        assert len(line.sent) == before, "what LINE sends again has no effect any more"
        await line.says(LATE, "職人が一本ずつ研いだ、錆びにくい三徳包丁です")
        await _settled(kept)
        assert await told.asking(kept, LATE) == "product_category", "and it goes on"
    answers = Counter((each.operation, each.status) for each in line.calls)
    assert answers["pushMessage", 409], "the push was tried again with the same key"
    assert answers["replyMessage", 400] >= 2, "so was the reply with the same token (and one token was dead before)"
    line.assert_no_violation()
    line.assert_no_push_while_a_reply_token_lived()


async def _everybody_is_known(line: LineStandIn, kept: Any) -> None:
    for user in EVERYBODY:
        assert (await line.follows(user)).status == 200
        assert (await line.says(user, "同意します")).status == 200
    await _settled(kept)


async def _burst_is_under_way(line: LineStandIn, kept: Any) -> None:
    (done,) = await line.says_all(BUSY, *BURST, together=True)
    assert done.status == 200
    await until(lambda: _under_way(kept))


async def _push_arrived_unanswered(line: LineStandIn) -> None:
    """The reply token was dead on arrival; the push came through, and nobody told the bot so."""
    line.fails(Failure.ACCEPTED_HANG, "pushMessage")
    said = line.event("message", PUSHED, message=made.text(line.world, "湊包丁です"))
    line.world.tokens[said["replyToken"]].given -= line.world.token_life + timedelta(seconds=1)
    assert (await line.deliver([said])).status == 200
    await line.until(lambda: line.pushes, _PATIENCE)


async def _reply_never_came(line: LineStandIn) -> None:
    await _unanswered(line, Failure.HANG, UNHEARD)


async def _reply_arrived_unanswered(line: LineStandIn) -> None:
    await _unanswered(line, Failure.ACCEPTED_HANG, ANSWERED)


async def _unanswered(line: LineStandIn, failure: Failure, user: str) -> None:
    line.fails(failure, "replyMessage")
    token = (await line.says(user, "湊包丁です")).reply_token
    await line.until(
        lambda: [each for each in line.calls if each.status is None and token in str(each.body)], _PATIENCE
    )


async def _under_way(kept: Any) -> int:
    async with kept.database.reading() as session:
        query = select(func.count()).where(LineEvent.done_at.is_(None), LineEvent.attempts > 0)
        return int(await session.scalar(query) or 0)


async def _settled(kept: Any) -> None:
    await until(lambda: is_settled(kept.database))


async def _is_answered_once(line: LineStandIn, kept: Any, user: str) -> None:
    """Each message is one line, and all that the bot said since came once."""
    lines = await told.lines(kept, None, user)
    heard = Counter(each.text for each in lines if each.role == "visitor")
    assert set(heard.values()) == {1}, heard
    received = Counter(json.dumps(each, ensure_ascii=False, sort_keys=True) for each in line.received(user))
    assert set(received.values()) == {1}, [each for each, times in received.items() if times > 1]
    shown = "\n".join(line.texts(user))
    for each in lines:
        if each.role == "bot":
            question = (each.replies or [{}])[-1].get("text") or each.text
            assert shown.count(question.strip()) == 1, (question, shown)
