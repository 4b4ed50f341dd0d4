"""Following, blocking, and groups."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from api.channels.line.events.groups import ONE_TO_ONE_ONLY
from bot.storage.conversations import lock_conversation
from bot.storage.models import Conversation
from bot.storage.retention import erase
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import GROUP, TANAKA, LineSide, event, message, text

FOLLOW: dict[str, Any] = {"follow": {"isUnblocked": False}}
BACK: dict[str, Any] = {"follow": {"isUnblocked": True}}
ROOM = "R" + "3" * 32


async def _blocked(line: LineSide) -> bool:
    user = await told.user(line.services)
    assert user is not None
    return user.blocked_at is not None


async def test_ブロックされたら印を付け_会話は残す(line: LineSide) -> None:
    await line.say(event("follow", **FOLLOW), text("同意します", 1), event("unfollow", 2))
    assert await _blocked(line)
    assert await told.value(line.services, "consent_privacy") is True


async def test_解除されたら続きから(line: LineSide) -> None:
    await line.say(event("follow", **FOLLOW), text("同意します", 1), event("unfollow", 2), event("follow", 3, **BACK))
    assert not await _blocked(line)
    *_, again, question = await told.said(line.services, "bot")
    assert "またお会いできて" in again and "商品" in question
    assert len({item.conversation_id for item in await told.outgoing(line.services)}) == 1


@pytest.mark.parametrize("late", [False, True])
async def test_追加とブロックは_届いた順ではなく_起きた順(line: LineSide, late: bool) -> None:
    await line.say(event("follow", **FOLLOW))
    blocked, back = event("unfollow", 10), event("follow", 20, **BACK)
    if late:
        await line.say(back)
        await line.say(blocked)
    else:
        await line.say(back, blocked)
    assert not await _blocked(line)


async def test_書いてくれた人は_ブロックしていない(line: LineSide) -> None:
    await line.say(event("follow", **FOLLOW), event("unfollow", 2))
    await line.say(text("同意します", 1))
    assert await _blocked(line), "sent before"
    await line.say(text("海苔の佃煮です", 3))
    assert not await _blocked(line)


async def test_戻ってきても_相談員が応対していれば_ミナトは黙る(line: LineSide) -> None:
    await line.say(event("follow", **FOLLOW), text("同意します", 1), event("unfollow", 2))
    talk = await told.conversation(line.services)
    async with line.services.database.transaction() as session:
        await session.execute(update(Conversation).values(state="human"))
    before = len(await told.lines(line.services))
    await line.say(event("follow", 3, **BACK))
    assert len(await told.lines(line.services)) == before and talk.state == "bot"


async def test_消去のあとに書いた人とは_新しい会話が始まり_前の名残はない(line: LineSide) -> None:
    services = line.services
    await line.say(event("follow", **FOLLOW), text("同意します", 1))
    old = await told.conversation(services)
    async with services.database.transaction() as session:
        conversation = await lock_conversation(session, old.id)
        assert conversation is not None
        await erase(session, conversation, services.clock())
    assert await told.user(services) is None and await told.events(services) == []
    await line.say(text("もう一度お願いします", 5))
    new = await told.conversation(services)
    assert new.id != old.id and new.sender == TANAKA


@pytest.mark.parametrize("where", [{"group": GROUP}, {"group": ROOM}])
@pytest.mark.parametrize("user", [TANAKA, None])
async def test_グループでは一度だけ_一対一でとお願いする(
    line: LineSide, where: dict[str, Any], user: str | None
) -> None:
    joined = event("join", user=None, **where)
    await line.say(joined)
    await line.say(*(text(f"{place}人目です", 5 + place, user=user, **where) for place in range(3)))
    assert line.files.calls == [
        (
            "/v2/bot/message/reply",
            {
                "replyToken": joined["replyToken"], "notificationDisabled": False,
                "messages": [{"type": "text", "text": ONE_TO_ONE_ONLY}],
            },
        )
    ]  # fmt: skip
    assert await told.user(line.services) is None, "who speaks in a group is not known by it"
    assert all(kept.event is None for kept in await told.events(line.services))
    assert await told.outgoing(line.services) == []


async def test_招かれ直したら_もう一度だけお願いする(line: LineSide) -> None:
    await line.say(event("join", user=None, group=GROUP), event("leave", 2, user=None, group=GROUP))
    await line.say(event("join", 3, user=None, group=GROUP), message("sticker", 4, group=GROUP))
    assert len(line.files.calls) == 2


async def test_グループの編集や取り消しには_何もしない(line: LineSide) -> None:
    await line.say(
        event("messageEdited", group=GROUP, message={"id": "m", "type": "text", "text": "編集"}),
        event("unsend", group=GROUP, unsend={"messageId": "m"}),
    )
    assert line.files.calls == []
