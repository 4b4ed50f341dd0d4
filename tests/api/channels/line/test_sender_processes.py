"""Several processes, one that died, calls that hang: what reaches LINE's users is the same."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from api.background import working
from api.channels.line.plan import next_call
from api.channels.line.sender import SENDER_JOBS
from bot.storage.database import Database
from bot.storage.models import LineEvent
from tests.api.channels.line.outgoing import Outgoing, another_process, outgoing
from tests.api.notifications.desk import SetClock, make_tables
from tests.e2e.line_site import until
from tests.line_stand_in import Failure, LineStandIn


@pytest.mark.parametrize("died", ["before", "after"])
@pytest.mark.parametrize("token", [True, False])
async def test_送る途中で落ちても_次のプロセスが一度だけ届ける(
    out_either: Outgoing, monkeypatch: pytest.MonkeyPatch, died: str, token: bool
) -> None:
    """``died``: before the call is made, or after it, with nothing recorded."""
    out = out_either
    talk = await out.talk("江口")
    if token:
        await out.hears("江口")
    await out.bot_says(talk, "一度だけ")
    out.line.fails(
        Failure.CUT if died == "before" else Failure.ACCEPTED_HANG, "replyMessage" if token else "pushMessage"
    )
    task = asyncio.create_task(out.send())
    seen = len(out.line.calls)
    with monkeypatch.context() as patch:
        patch.setattr("api.channels.line.sender.record", _never)
        await out.line.until(
            lambda: any(call.operation in ("replyMessage", "pushMessage") for call in out.line.calls[seen:])
        )
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    out.line.go_on()
    later = another_process(out)
    await later.send()
    assert len(await out.waiting()) == 1, "while the lease lasts, nobody else tries"
    out.clock.forward(timedelta(seconds=16))
    await later.send()
    assert out.texts("江口") == ["一度だけ"] and await out.waiting() == []
    assert later.services.line is not None
    await later.services.line.close()
    out.in_order()


async def _never(*_: object, **__: object) -> list[object]:
    await asyncio.Event().wait()
    return []


async def test_二つのプロセスが同時に動いても一度だけ順に届く(out_either: Outgoing) -> None:
    out = out_either
    other = another_process(out)
    names = [f"{number}さん" for number in range(6)]
    for name in names:
        talk = await out.talk(name)
        for number in range(8):
            await out.bot_says(talk, f"{number}番目")
    for _ in range(3):
        await asyncio.gather(out.send(), other.send(), out.send())
    for name in names:
        assert out.texts(name) == [f"{number}番目" for number in range(8)]
    assert other.services.line is not None
    await other.services.line.close()
    out.in_order()


async def test_一人への送信が止まっても_ほかの人には届く(out: Outgoing) -> None:
    stuck, other = await out.talk("江口"), await out.talk("井上")
    out.line.fails(Failure.SLOW, "pushMessage")
    async with working(out.services, SENDER_JOBS):
        await out.bot_says(stuck, "止まっている")
        await out.line.until(lambda: out.line.sent)
        await out.bot_says(other, "届く")
        await out.line.until(lambda: out.texts("井上") == ["届く"])
        out.line.go_on()
    assert await out.waiting() == []
    out.in_order()


async def test_いちばん新しい札が切れていても_ほかに生きた札があれば返信する(out: Outgoing) -> None:
    talk = await out.talk("江口")
    await out.hears("江口")
    dead = await out.hears("江口")
    out.line.world.tokens[dead].given -= timedelta(minutes=2)
    await out.bot_says(talk, "はい")
    await out.send()
    assert [each.how for each in out.line.sent] == ["reply"] and out.texts("江口") == ["はい"]
    out.in_order()


async def test_ほかのプロセスが出来事を書いている間は_その札を待って返信する(
    postgres_url: str, line_api: LineStandIn, out_clock: SetClock
) -> None:
    database = Database(postgres_url)
    await make_tables(database)
    async with outgoing(database, line_api, out_clock) as out:
        talk = await out.talk("江口")
        await out.hears("江口")
        await out.bot_says(talk, "はい")
        async with database.transaction() as session:
            await session.execute(update(LineEvent).values(attempts=1))
            sending = asyncio.create_task(out.send())
            await until(lambda: _waits_or_sent(out))
        await sending
        assert [each.how for each in out.line.sent] == ["reply"] and out.texts("江口") == ["はい"]
        out.in_order()
    await database.close()


async def _waits_or_sent(out: Outgoing) -> bool:
    async with out.database.reading() as session:
        waits = await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
    return bool(waits or out.line.sent)


async def test_ただ一つのプロセスなら_落ちる前の送信を_始まってすぐにやり直す(out: Outgoing) -> None:
    talk = await out.talk("江口")
    await out.hears("江口")
    await out.bot_says(talk, "はい")
    async with out.database.transaction() as session:
        assert out.services.line is not None
        plan, _ = await next_call(session, out.services.line, talk, out.clock(), bot_may_push=True)
    assert plan is not None and plan.token is not None
    await out.send()
    assert out.line.sent == [], "it is leased"
    async with working(out.services, SENDER_JOBS):
        await out.line.until(lambda: out.texts("江口") == ["はい"])
    out.in_order()
