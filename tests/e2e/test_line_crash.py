"""SIGKILL with LINE's users at every stage at once: each message is answered once, nothing is lost."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.api.channels.line.events import told
from tests.e2e.doomed import Place
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
async def here(model: Path, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lives]:
    monkeypatch.setattr(webhooks, "TIMEOUT_SECONDS", SECONDS)  # how fast it acknowledges is measured elsewhere
    async with lives(database_url, tmp_path) as found:
        yield found


@pytest.mark.timeout(300)
async def test_どの段階で落ちても_どの言葉にも一度だけ答える(here: Lives) -> None:
    line = here.line
    first = await here.begin("first")
    line.talks_to(first.http)
    await _everybody_is_known(here)
    first.doom.set_halts({Place.BEFORE_CALL: PLANNED, Place.AFTER_CALL: ANSWERED, Place.IN_TURN: HALTS_AT})
    await _call_is_planned(line, first)
    await _answer_is_not_recorded(line, first)
    await _reply_never_came(line)
    await _push_arrived_unanswered(line)
    await _turn_is_not_committed(line, first)
    assert (await line.says(LATE, "湊包丁です")).status == 200
    first.kill()  # right after the acknowledgement, while a turn holds the database
    line.go_on()
    assert (await told.said(here, "visitor", BUSY))[-1] == BURST[1], "a turn was under way"
    assert not (await told.said(here, "visitor", LATE))[1:], "and one had not begun"

    line.talks_to((await here.begin("second")).http)
    await here.settled()
    for user in EVERYBODY:
        await _is_answered_once(here, user)
    assert (await told.said(here, "visitor", BUSY))[-len(BURST) :] == list(BURST), "in the order they were sent"
    before = len(line.sent)
    for delivery in list(line.webhooks.deliveries):
        assert (await line.redelivers(delivery)).status == 200
    await here.settled()
    assert len(line.sent) == before, "what LINE sends again has no effect any more"
    assert (await line.says(LATE, "職人が一本ずつ研いだ、錆びにくい三徳包丁です")).status == 200
    await here.settled()
    assert await told.asking(here, LATE) == "product_category", "and it goes on"
    answers = Counter((each.operation, each.status) for each in line.calls)
    assert answers["pushMessage", 409] == 1, "the push was tried again with the same key"
    assert answers["replyMessage", 400] == 2, "so was the reply with the same token (and one token was dead before)"
    assert [each.user for each in line.pushes] == [PUSHED]
    line.assert_no_violation()
    line.assert_no_push_while_a_reply_token_lived()


async def _everybody_is_known(here: Lives) -> None:
    for user in EVERYBODY:
        assert (await here.line.follows(user)).status == 200
        await here.settled()
        assert (await here.line.says(user, "同意します")).status == 200
        await here.settled()


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


async def _is_answered_once(here: Lives, user: str) -> None:
    """Each message is one line, and all that the bot said since came once."""
    lines = await told.lines(here, None, user)
    heard = Counter(each.text for each in lines if each.role == "visitor")
    assert set(heard.values()) == {1}, heard
    received = Counter(json.dumps(each, ensure_ascii=False, sort_keys=True) for each in here.line.received(user))
    assert set(received.values()) == {1}, [each for each, times in received.items() if times > 1]
    shown = "\n".join(here.line.texts(user))
    for each in lines:
        if each.role == "bot":
            question = (each.replies or [{}])[-1].get("text") or each.text
            assert shown.count(question.strip()) == 1, (question, shown)
