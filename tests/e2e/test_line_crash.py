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

from bot.storage.database import Database
from tests.api.channels.line.events import told
from tests.e2e.desk import OPEN_HOURS
from tests.e2e.doomed import FOLDER, Doom, Place
from tests.e2e.line_site import is_settled, until
from tests.e2e.test_crash import port, serving
from tests.e2e.visitor import WORDS
from tests.line_stand_in import Failure, LineStandIn, line_stand_in, webhooks
from tests.line_stand_in import events as made
from tests.line_stand_in.people import user_id

__all__ = ["port"]

PLANNED, ANSWERED, UNHEARD, PUSHED, BUSY, LATE = (
    user_id(name) for name in ("渡辺", "佐藤", "鈴木", "高橋", "田中", "伊藤")
)
EVERYBODY = (PLANNED, ANSWERED, UNHEARD, PUSHED, BUSY, LATE)
BURST = tuple(WORDS.values())[1:7]  # what follows consent
HALTS_AT = BURST[2]
_SECONDS = 60.0  # of the machine, at most, for anything that is waited for


@pytest.fixture
def doom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Doom:
    """The time of the service and of LINE, and where the service stands still."""
    found = Doom(tmp_path / "doom")
    found.folder.mkdir()
    found.set_time(OPEN_HOURS)
    found.set_halts({})
    monkeypatch.setenv(FOLDER, str(found.folder))
    return found


@pytest.fixture
async def line(doom: Doom, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LineStandIn]:
    monkeypatch.setattr(webhooks, "TIMEOUT_SECONDS", _SECONDS)  # how fast it acknowledges is measured elsewhere
    async with line_stand_in(doom) as found:
        for name, value in found.environment.items():
            monkeypatch.setenv(name, value)
        yield found


@asynccontextmanager
async def served(line: LineStandIn, folder: Path, port: int) -> AsyncIterator[subprocess.Popen[str]]:
    """``minato serve`` as LINE's bot; LINE answers while it starts."""
    running = serving(folder, port, "tests.e2e.doomed")
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


@pytest.mark.timeout(150)
async def test_どの段階で落ちても_どの言葉にも一度だけ答える(
    model: Path, tmp_path: Path, port: int, line: LineStandIn, doom: Doom, kept: Any
) -> None:
    async with served(line, tmp_path, port) as process:
        await _everybody_is_known(line, doom, kept)
        doom.set_halts({Place.BEFORE_CALL: PLANNED, Place.AFTER_CALL: ANSWERED, Place.IN_TURN: HALTS_AT})
        await _call_is_planned(line, doom)
        await _answer_is_not_recorded(line, doom)
        await _reply_never_came(line)
        await _push_arrived_unanswered(line)
        await _turn_is_not_committed(line, doom)
        assert (await line.says(LATE, "湊包丁です")).status == 200
        os.kill(process.pid, signal.SIGKILL)  # right after the acknowledgement, while a turn holds the database
        process.wait()
    line.go_on()
    doom.set_halts({})
    assert (await told.said(kept, "visitor", BUSY))[-1] == BURST[1], "a turn was under way"
    assert not (await told.said(kept, "visitor", LATE))[1:], "and one had not begun"

    async with served(line, tmp_path, port):
        await _settled(doom, kept)
        for user in EVERYBODY:
            await _is_answered_once(line, kept, user)
        assert (await told.said(kept, "visitor", BUSY))[-len(BURST) :] == list(BURST), "in the order they were sent"
        before = len(line.sent)
        for delivery in list(line.webhooks.deliveries):
            assert (await line.redelivers(delivery)).status == 200
        await _settled(doom, kept)
        assert len(line.sent) == before, "what LINE sends again has no effect any more"
        assert (await line.says(LATE, "職人が一本ずつ研いだ、錆びにくい三徳包丁です")).status == 200
        await _settled(doom, kept)
        assert await told.asking(kept, LATE) == "product_category", "and it goes on"
    answers = Counter((each.operation, each.status) for each in line.calls)
    assert answers["pushMessage", 409] == 1, "the push was tried again with the same key"
    assert answers["replyMessage", 400] == 2, "so was the reply with the same token (and one token was dead before)"
    assert [each.user for each in line.pushes] == [PUSHED]
    line.assert_no_violation()
    line.assert_no_push_while_a_reply_token_lived()


async def _everybody_is_known(line: LineStandIn, doom: Doom, kept: Any) -> None:
    for user in EVERYBODY:
        assert (await line.follows(user)).status == 200
        await _settled(doom, kept)
        assert (await line.says(user, "同意します")).status == 200
        await _settled(doom, kept)


async def _call_is_planned(line: LineStandIn, doom: Doom) -> None:
    assert (await line.says(PLANNED, "湊包丁です")).status == 200
    await _stands_still(doom, Place.BEFORE_CALL)


async def _answer_is_not_recorded(line: LineStandIn, doom: Doom) -> None:
    assert (await line.says(ANSWERED, "湊包丁です")).status == 200
    await _stands_still(doom, Place.AFTER_CALL)


async def _reply_never_came(line: LineStandIn) -> None:
    line.fails(Failure.HANG, "replyMessage")
    token = (await line.says(UNHEARD, "湊包丁です")).reply_token
    await line.until(lambda: [each for each in line.calls if each.status is None and token in str(each.body)], _SECONDS)


async def _push_arrived_unanswered(line: LineStandIn) -> None:
    """The reply token was dead on arrival; the push came through, and nobody told the bot so."""
    line.fails(Failure.ACCEPTED_HANG, "pushMessage")
    said = line.event("message", PUSHED, message=made.text(line.world, "湊包丁です"))
    line.world.tokens[said["replyToken"]].given -= line.world.token_life + timedelta(seconds=1)
    assert (await line.deliver([said])).status == 200
    await line.until(lambda: line.pushes, _SECONDS)


async def _turn_is_not_committed(line: LineStandIn, doom: Doom) -> None:
    (done,) = await line.says_all(BUSY, *BURST, together=True)
    assert done.status == 200
    await _stands_still(doom, Place.IN_TURN)


async def _stands_still(doom: Doom, place: Place) -> None:
    async def there() -> bool:
        return doom.stands_still(place)

    await until(there, _SECONDS)


async def _settled(doom: Doom, kept: Any) -> None:
    """Wait until nothing waits any more; what waits for its next attempt is due soon."""

    async def done() -> bool:
        doom.go_on(seconds=0.05)
        return await is_settled(kept.database)

    await until(done, _SECONDS)


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
