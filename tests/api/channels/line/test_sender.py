"""What reaches LINE's users: once, in order, free of charge where that can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from api.background import working
from api.channels.line import client as line_client
from api.channels.line.sender import SENDER_JOBS
from api.jobs import JOBS, jobs_of
from api.live import DESK
from api.telling import tell
from bot.storage import outbox
from bot.storage.models import LineUser, OutboxItem
from tests.api.channels.line.outgoing import Outgoing
from tests.line_stand_in import Failure
from tests.line_stand_in.people import user_id

QUESTION = {
    "type": "choices", "text": "その商品は、いまもう出来あがっていますか。", "field": "product_exists",
    "choices": [
        {"label": "もうある", "value": "true", "kind": "answer"},
        {"label": "これから作る", "value": "false", "kind": "answer"},
        {"label": "わからない", "value": "unknown", "kind": "meta"},
    ],
}  # fmt: skip


async def test_返信の札があれば返信し_なければプッシュする(out_either: Outgoing) -> None:
    out = out_either
    talk = await out.talk("江口")
    await out.hears("江口")
    await out.bot_says(talk, "承知しました。", QUESTION)
    await out.send()
    await out.person_says(talk, "担当の佐藤です。")
    await out.send()
    assert [each.how for each in out.line.sent] == ["reply", "push"]
    asked, said = out.line.sent[0].messages[-1], out.line.sent[1].messages[0]
    assert [item["action"]["label"] for item in asked["quickReply"]["items"]] == [
        "もうある",
        "これから作る",
        "わからない",
    ]
    assert asked["text"].endswith("\n\n1. もうある\n2. これから作る")
    assert (said["sender"], said["text"]) == ({"name": "佐藤（相談員）"}, "担当の佐藤です。")
    assert await out.waiting() == []
    out.in_order()


async def test_待っていたものはまとめて一回で届き_順番は変わらない(out_either: Outgoing) -> None:
    out = out_either
    talk = await out.talk("江口")
    await out.hears("江口")
    for number in range(7):
        await out.bot_says(talk, f"{number}番目")
    await out.send()
    assert [len(each.messages) for each in out.line.sent] == [5, 2]
    assert out.texts("江口") == [f"{number}番目" for number in range(7)]
    assert [each.how for each in out.line.sent] == ["reply", "push"], "a token answers once"
    out.in_order()


async def test_五つに収まらない一つのメッセージは続きを次に送る(out: Outgoing) -> None:
    talk = await out.talk("江口")
    await out.bot_says(talk, "とても長い説明です。" * 3_000)
    await out.bot_says(talk, "以上です。")
    await out.send()
    assert [len(each.messages) for each in out.line.sent] == [5, 2]
    assert "".join(out.texts("江口")) == "とても長い説明です。" * 3_000 + "以上です。"
    assert await out.waiting() == []
    out.in_order()


async def test_札がいくつもあれば新しいものから使う(out: Outgoing) -> None:
    talk = await out.talk("江口")
    for _ in range(3):
        await out.hears("江口")
        out.clock.forward(timedelta(seconds=1))
    for words in ("一", "二", "三"):
        await out.bot_says(talk, words)
        await out.send()
    assert [each.how for each in out.line.sent] == ["reply"] * 3
    out.in_order()


async def test_札が切れていればプッシュで届ける(out: Outgoing) -> None:
    talk = await out.talk("江口")
    await out.hears("江口")
    await out.bot_says(talk, "お待たせしました。")
    out.clock.forward(timedelta(seconds=70))
    await out.send()
    assert [each.how for each in out.line.sent] == ["push"] and out.texts("江口") == ["お待たせしました。"]
    out.in_order()


@pytest.mark.parametrize("failure", [Failure.ACCEPTED_CUT, Failure.ACCEPTED_SERVER_ERROR, Failure.ACCEPTED_GARBLED])
@pytest.mark.parametrize("token", [True, False])
async def test_届いたのに答えがなくても二度は届かない(out: Outgoing, failure: Failure, token: bool) -> None:
    talk = await out.talk("江口")
    if token:
        await out.hears("江口")
    await out.bot_says(talk, "一度だけ")
    out.line.fails(failure, "replyMessage" if token else "pushMessage")
    await out.send()
    assert len(await out.waiting()) == 1
    out.clock.forward(timedelta(seconds=3))
    await out.send()
    assert out.texts("江口") == ["一度だけ"] and await out.waiting() == []
    out.in_order()


@pytest.mark.parametrize("failure", [Failure.CUT, Failure.SERVER_ERROR, Failure.TOO_MANY, Failure.BAD_GATEWAY])
@pytest.mark.parametrize("token", [True, False])
async def test_届かなければもう一度送る(out: Outgoing, failure: Failure, token: bool) -> None:
    talk = await out.talk("江口")
    if token:
        await out.hears("江口")
    await out.bot_says(talk, "もう一度")
    out.line.fails(failure, "replyMessage" if token else "pushMessage")
    await out.send()
    out.clock.forward(timedelta(seconds=3))
    await out.send()
    assert out.texts("江口") == ["もう一度"] and await out.waiting() == []
    assert [each.how for each in out.line.sent] == ["reply" if token else "push"]
    out.in_order()


async def test_返事が来ないときも待ち続けず_二度は届かない(out: Outgoing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_client, "TIMEOUT", 0.2)
    talk = await out.talk("江口")
    await out.bot_says(talk, "一度だけ")
    out.line.fails(Failure.ACCEPTED_HANG, "pushMessage")
    await out.send()
    out.line.go_on()
    out.clock.forward(timedelta(seconds=3))
    await out.send()
    assert out.texts("江口") == ["一度だけ"] and await out.waiting() == []
    out.in_order()


async def test_札のあるうちに返信できなければ_札が切れてからプッシュする(out: Outgoing) -> None:
    talk = await out.talk("江口")
    await out.hears("江口")
    await out.bot_says(talk, "ようやく")
    out.line.fails(Failure.SERVER_ERROR, "replyMessage", times=None)
    for _ in range(4):
        await out.send()
        out.clock.forward(timedelta(seconds=31))
    assert out.line.sent == []
    out.line.go_on()
    out.clock.forward(timedelta(minutes=2))
    await out.send()
    assert [each.how for each in out.line.sent] == ["push"] and out.texts("江口") == ["ようやく"]
    out.in_order()


async def test_LINEが待つように言えば_そのあいだは送らない(out: Outgoing) -> None:
    talk = await out.talk("江口")
    await out.bot_says(talk, "一つ目")
    out.line.fails(Failure.TOO_MANY, "pushMessage", retry_after=120)
    await out.send()
    out.clock.forward(timedelta(seconds=119))
    await out.bot_says(talk, "二つ目")
    await out.send()
    assert out.line.sent == []
    out.clock.forward(timedelta(seconds=1))
    await out.send()
    assert out.texts("江口") == ["一つ目", "二つ目"]
    out.in_order()


async def test_送れないものは理由を残してあきらめ_ほかは届く(out: Outgoing) -> None:
    talk = await out.talk("江口")
    await out.bot_says(talk, "一つ目")
    await out.bot_says(talk, "二つ目")
    out.line.fails(Failure.BAD_REQUEST, "pushMessage", times=2)
    await out.send()
    await out.send()
    first, second = await out.items()
    assert first.failed_at is not None and "LINEに断られました（400）" in (first.last_error or "")
    assert second.delivered_at is not None and out.texts("江口") == ["二つ目"]
    out.in_order()


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (Failure.UNAUTHORIZED, "アクセストークンが正しくありません（401）"),
        (Failure.FORBIDDEN, "許されていないと断られました（403）"),
    ],
)
async def test_直さないと送れないときは_すぐにあきらめて理由を残す(out: Outgoing, failure: Failure, words: str) -> None:
    talk = await out.talk("江口")
    await out.bot_says(talk, "届かない")
    out.line.fails(failure, on="pushMessage")
    await out.send()
    (item,) = await out.items()
    assert item.failed_at is not None and words in (item.last_error or "")
    async with out.database.transaction() as session:
        outbox.revive(await session.get_one(OutboxItem, item.id), out.clock())
    await out.send()
    assert out.texts("江口") == ["届かない"]


async def test_ブロックされていれば何も送らない(out: Outgoing) -> None:
    talk = await out.talk("江口")
    async with out.database.transaction() as session:
        (await session.get_one(LineUser, user_id("江口"))).blocked_at = out.clock()
    await out.bot_says(talk, "お元気ですか")
    await out.send()
    assert out.line.calls == [] or {call.operation for call in out.line.calls} <= {
        "getMessageQuota",
        "getMessageQuotaConsumption",
    }
    assert await out.waiting() == []


async def test_いなくなった人は覚えておく(out: Outgoing) -> None:
    talk = await out.talk("江口")
    out.line.world.users[user_id("江口")].friend = False
    await out.bot_says(talk, "お元気ですか")
    await out.send()
    async with out.database.reading() as session:
        assert (await session.get_one(LineUser, user_id("江口"))).blocked_at is not None
    assert await out.waiting() == []


async def test_消去された言葉は送り直しても出ない(out: Outgoing) -> None:
    talk = await out.talk("江口")
    await out.bot_says(talk, "ひみつ")
    async with out.database.transaction() as session:
        (item,) = await out.items()
        (await session.get_one(OutboxItem, item.id)).payload = {}
    await out.send()
    assert out.line.sent == [] and await out.waiting() == []


async def test_webで始まった会話も_LINEで続けていればLINEへ届く(out: Outgoing) -> None:
    talk = await out.talk("江口")
    async with out.database.transaction() as session:
        user = await session.get_one(LineUser, user_id("江口"))
        session.add(OutboxItem(
            key="x", kind="line_message", conversation_id=user.conversation_id, created_at=out.clock(),
            next_attempt_at=out.clock(), payload={"message_id": "1", "role": "system", "author": None, "text": "続きです", "replies": None},
        ))  # fmt: skip
    assert talk
    await out.send()
    assert out.texts("江口") == ["続きです"]


async def test_呼び鈴ですぐに送る(out: Outgoing) -> None:
    talk = await out.talk("江口")
    async with working(out.services, SENDER_JOBS):
        await out.bot_says(talk, "すぐに")
        assert out.services.line is not None
        out.services.line.wake_sender()
        await out.line.until(lambda: out.texts("江口") == ["すぐに"])


async def test_会話が変わったと知らされると_呼び鈴が鳴る(out: Outgoing) -> None:
    line, live = out.services.line, out.services.live
    assert line is not None
    live.on_change(line.wake_sender)
    await live.publish(DESK)
    assert not line.bell.is_set()
    await tell(live, await out.talk("江口"), on_the_desk=False)
    assert line.bell.is_set()


async def test_LINEを使わないなら_送る仕事もない(out: Outgoing) -> None:
    assert set(jobs_of(out.services)) - set(JOBS) >= set(SENDER_JOBS)
    assert jobs_of(replace(out.services, line=None)) == JOBS


async def test_表せないメッセージがあっても_ほかの会話は届く(out: Outgoing) -> None:
    broken = await out.talk("江口")
    await out.bot_says(broken, {"type": "summary", "sections": 1})
    await out.bot_says(await out.talk("井上"), "こんにちは")
    await out.send()
    (item,) = await out.waiting()
    assert (item.conversation_id, item.attempts) == (broken, 1) and "内部の不具合" in (item.last_error or "")
    assert out.texts("井上") == ["こんにちは"]
