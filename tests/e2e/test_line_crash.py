"""SIGKILL with LINE's users at every stage at once: each message is answered once, nothing is lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.storage.database import Database
from tests.api.channels.line.events import told
from tests.e2e.doomed import FileClock, Place
from tests.e2e.line_site import is_settled, until
from tests.e2e.lives import SECONDS, Life, Lives, lives
from tests.e2e.visitor import WORDS
from tests.line_stand_in import Failure, LineStandIn, webhooks
from tests.line_stand_in import events as made
from tests.line_stand_in.people import user_id

PLANNED, ANSWERED, UNHEARD, PUSHED, BUSY, LATE = (
    user_id(name) for name in ("渡辺", "佐藤", "鈴木", "高橋", "田中", "伊藤")
)
EVERYBODY = (PLANNED, ANSWERED, UNHEARD, PUSHED, BUSY, LATE)
BURST = tuple(WORDS.values())[1:7]  # what follows consent
HALTS_AT = BURST[2]


@pytest.fixture
async def here(
    model: Path, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Lives]:
    monkeypatch.setattr(webhooks, "TIMEOUT_SECONDS", SECONDS)  # how fast it acknowledges is measured elsewhere
    async with lives(database_url, tmp_path / "lives") as found:
        yield found


@pytest.fixture
async def kept(database_url: str) -> AsyncIterator[Any]:
    """What the killed process wrote, as ``told`` reads it."""
    database = Database(database_url)
    yield SimpleNamespace(database=database)
    await database.close()


@pytest.mark.timeout(150)
async def test_どの段階で落ちても_どの言葉にも一度だけ答える(here: Lives, kept: Any) -> None:
    line, clock = here.line, here.clock
    first = await here.begin("first")
    line.talks_to(first.http)
    await _everybody_is_known(line, clock, kept)
    first.doom.set_halts({Place.BEFORE_CALL: PLANNED, Place.AFTER_CALL: ANSWERED, Place.IN_TURN: HALTS_AT})
    await _call_is_planned(line, first)
    await _answer_is_not_recorded(line, first)
    await _reply_never_came(line)
    await _push_arrived_unanswered(line)
    await _turn_is_not_committed(line, first)
    assert (await line.says(LATE, "湊包丁です")).status == 200
    first.kill()  # right after the acknowledgement, while a turn holds the database
    line.go_on()
    assert (await told.said(kept, "visitor", BUSY))[-1] == BURST[1], "a turn was under way"
    assert not (await told.said(kept, "visitor", LATE))[1:], "and one had not begun"

    line.talks_to((await here.begin("second")).http)
    await _settled(clock, kept)
    for user in EVERYBODY:
        await _is_answered_once(line, kept, user)
    assert (await told.said(kept, "visitor", BUSY))[-len(BURST) :] == list(BURST), "in the order they were sent"
    before = len(line.sent)
    for delivery in list(line.webhooks.deliveries):
        assert (await line.redelivers(delivery)).status == 200
    await _settled(clock, kept)
    assert len(line.sent) == before, "what LINE sends again has no effect any more"
    assert (await line.says(LATE, "職人が一本ずつ研いだ、錆びにくい三徳包丁です")).status == 200
    await _settled(clock, kept)
    assert await told.asking(kept, LATE) == "product_category", "and it goes on"
    answers = Counter((each.operation, each.status) for each in line.calls)
    assert answers["pushMessage", 409] == 1, "the push was tried again with the same key"
    assert answers["replyMessage", 400] == 2, "so was the reply with the same token (and one token was dead before)"
    assert [each.user for each in line.pushes] == [PUSHED]
    line.assert_no_violation()
    line.assert_no_push_while_a_reply_token_lived()


async def _everybody_is_known(line: LineStandIn, clock: FileClock, kept: Any) -> None:
    for user in EVERYBODY:
        assert (await line.follows(user)).status == 200
        await _settled(clock, kept)
        assert (await line.says(user, "同意します")).status == 200
        await _settled(clock, kept)


async def _call_is_planned(line: LineStandIn, life: Life) -> None:
    assert (await line.says(PLANNED, "湊包丁です")).status == 200
    await life.stands_still(Place.BEFORE_CALL)


async def _answer_is_not_recorded(line: LineStandIn, life: Life) -> None:
    assert (await line.says(ANSWERED, "湊包丁です")).status == 200
    await life.stands_still(Place.AFTER_CALL)


async def _reply_never_came(line: LineStandIn) -> None:
    line.fails(Failure.HANG, "replyMessage")
    token = (await line.says(UNHEARD, "湊包丁です")).reply_token
    await line.until(lambda: any(each.status is None and token in str(each.body) for each in line.calls), SECONDS)


async def _push_arrived_unanswered(line: LineStandIn) -> None:
    """The reply token was dead on arrival; the push came through, and nobody told the bot so."""
    line.fails(Failure.ACCEPTED_HANG, "pushMessage")
    said = line.event("message", PUSHED, message=made.text(line.world, "湊包丁です"))
    line.world.tokens[said["replyToken"]].given -= line.world.token_life + timedelta(seconds=1)
    assert (await line.deliver([said])).status == 200
    await line.until(lambda: line.pushes, SECONDS)


async def _turn_is_not_committed(line: LineStandIn, life: Life) -> None:
    (done,) = await line.says_all(BUSY, *BURST, together=True)
    assert done.status == 200
    await life.stands_still(Place.IN_TURN)


async def _settled(clock: FileClock, kept: Any) -> None:
    """Wait until nothing waits any more; what waits for its next attempt is due soon."""

    async def done() -> bool:
        clock.go_on(seconds=0.05)
        return await is_settled(kept.database)

    await until(done, SECONDS)


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
