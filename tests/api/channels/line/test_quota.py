"""What is left of the month is kept for people."""

from __future__ import annotations

from datetime import timedelta

from tests.api.channels.line.outgoing import Outgoing
from tests.line_stand_in import Failure


async def test_残りが少なければ_ミナトの言葉は次の返信まで待ち_相談員の言葉は届く(out: Outgoing) -> None:
    out.line.world.quota, out.line.world.usage = 200, 150
    talk = await out.talk("江口")
    await out.bot_says(talk, "お待たせしています。")
    await out.send()
    assert out.line.sent == [] and len(await out.waiting()) == 1
    await out.hears("江口")
    await out.bot_says(talk, "お返事です。")
    await out.send()
    assert out.texts("江口") == ["お待たせしています。", "お返事です。"] and out.line.world.usage == 150
    await out.bot_says(talk, "お知らせです。")
    await out.send()
    await out.person_says(talk, "佐藤です。")
    await out.send()
    assert out.texts("江口")[2:] == ["お知らせです。", "佐藤です。"] and out.line.world.usage == 151
    out.in_order()


async def test_送るほどに数え_残しておく数で止まる(out: Outgoing) -> None:
    out.line.world.quota = 53
    for number in range(5):
        await out.bot_says(await out.talk(f"{number}さん"), "お知らせです。")
        await out.send()
    assert len(out.line.pushes) == 3 and len(await out.waiting()) == 2
    out.line.world.quota = 1_000
    out.clock.forward(timedelta(minutes=10))
    await out.send()
    assert len(out.line.pushes) == 5, "with a larger plan they go, once it is looked up again"
    looked_up = [call for call in out.line.calls if call.operation == "getMessageQuota"]
    assert len(looked_up) == 2


async def test_上限のない契約では止まらない(out: Outgoing) -> None:
    out.line.world.quota = None
    await out.bot_says(await out.talk("江口"), "お知らせです。")
    await out.send()
    assert out.texts("江口") == ["お知らせです。"]


async def test_使い切ると_相談員の言葉は理由つきで待ち_ミナトの言葉は静かに待つ(out: Outgoing) -> None:
    out.line.world.quota = out.line.world.usage = 0
    out.line.fails(Failure.SERVER_ERROR, on="getMessageQuota", times=None)
    bot, person = await out.talk("江口"), await out.talk("井上")
    await out.bot_says(bot, "お知らせです。")
    await out.person_says(person, "佐藤です。")
    await out.send()
    quiet, told = await out.waiting()
    assert quiet.last_error is None and "今月の送信数を使い切りました" in (told.last_error or "")
    out.line.go_on()
    await out.hears("江口")
    await out.bot_says(bot, "お返事です。")
    await out.send()
    assert out.texts("江口") == ["お知らせです。", "お返事です。"]
