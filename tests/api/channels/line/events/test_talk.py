"""What people send becomes turns: words, taps, stickers, places, voices."""

from __future__ import annotations

from typing import Any

import pytest

from api.channels.line.events.text import words_of
from api.channels.line.postback import Kind, Tap, bound, write
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import TANAKA, Event, LineSide, event, message, text

FOLLOW: dict[str, Any] = {"follow": {"isUnblocked": False}}


@pytest.fixture
async def met(line: LineSide) -> LineSide:
    """Tanaka has added us and consented; the product's name is asked."""
    await line.say(event("follow", **FOLLOW), text("同意します", 1))
    assert await told.asking(line.services) == "product_name"
    return line


async def _tap(line: LineSide, tap: Tap, at: float = 100, **more: Any) -> Event:
    assert line.services.line is not None
    data = write(tap, line.services.line.postback_key)
    return event("postback", at, postback={"data": data, **more})


async def test_友だち追加であいさつし_同意を伺い_外へ出す(line: LineSide) -> None:
    await line.say(event("follow", **FOLLOW))
    talk = await told.conversation(line.services)
    assert (talk.channel, talk.sender, talk.consented) == ("line", TANAKA, False)
    (greeting,) = await told.said(line.services, "bot")
    assert "ミナト" in greeting and "同意いただけますか" in greeting
    (item,) = await told.outgoing(line.services)
    assert item.conversation_id == talk.id and item.payload["role"] == "bot"
    assert item.payload["replies"][-1]["field"] == "consent_privacy"


async def test_追加の知らせが届かなくても_最初の言葉で始まる(line: LineSide) -> None:
    await line.say(text("海苔の佃煮をシンガポールに輸出したいです"))
    words = await told.said(line.services, "bot")
    assert "はじめまして" in words[0] and len(words) == 2
    assert await told.asking(line.services) == "consent_privacy"


async def test_言葉は一往復になり_返事は外へ出る(met: LineSide) -> None:
    before = len(await told.outgoing(met.services))
    await met.say(text("海苔の佃煮「磯日和」です", 2))
    assert await told.value(met.services, "product_name") is not None
    after = await told.outgoing(met.services)
    assert len(after) == before + 1
    last = (await told.lines(met.services, "bot"))[-1]
    assert after[-1].payload == {
        "message_id": last.message_id, "role": "bot", "author": None, "text": last.text, "replies": last.replies,
    }  # fmt: skip


async def test_終わった出来事からは_言葉が消える(met: LineSide) -> None:
    assert all(kept.event is None and kept.done_at is not None for kept in await told.events(met.services))


@pytest.mark.parametrize("words", ["1", "１", "①", "1番"])
async def test_番号だけの返事は選択肢になる(line: LineSide, words: str) -> None:
    await line.say(event("follow", **FOLLOW), text(words, 1))
    assert await told.value(line.services, "consent_privacy") is True


async def test_ボタンの答えは_その質問の答えになる(line: LineSide) -> None:
    await line.say(event("follow", **FOLLOW))
    talk = await told.conversation(line.services)
    await line.say(await _tap(line, Tap(Kind.CHOICE, "true", "consent_privacy", conversation=bound(talk.id))))
    assert await told.value(line.services, "consent_privacy") is True
    assert (await told.said(line.services))[-1] == "同意する"


@pytest.mark.parametrize(
    "data",
    ["", "資本金=1", "A" * 300, '["c","true"]', "\ud800"],
)
async def test_署名のないボタンは_何も変えない(met: LineSide, data: str) -> None:
    before = await told.records(met.services)
    await met.say(event("postback", 5, postback={"data": data}))
    assert await told.records(met.services) == before
    assert "ボタン" in (await told.said(met.services))[-1]


async def test_ほかの会話のボタンは_何も変えない(met: LineSide) -> None:
    before = await told.records(met.services)
    await met.say(await _tap(met, Tap(Kind.CHOICE, "ある", "product_name", conversation="ffffffff")))
    assert await told.records(met.services) == before


async def test_まだ尋ねていない質問のボタンは_何も変えない(met: LineSide) -> None:
    before = await told.records(met.services)
    await met.say(await _tap(met, Tap(Kind.CHOICE, "export", "project_type")))
    assert await told.records(met.services) == before


STICKER = {"packageId": "446", "stickerId": "1988", "stickerResourceType": "STATIC", "quoteToken": "q"}


@pytest.mark.parametrize(
    ("sent", "shown", "answer"),
    [
        (message("sticker", 5, **STICKER), "（スタンプ）", "スタンプをありがとうございます"),
        (message("sticker", 5, **STICKER, text="よろしく\nお願いします"), "（スタンプ「よろしく お願いします」）", "スタンプ"),
        (text("(smile)", 5, emojis=[{"index": 0, "length": 7, "productId": "p", "emojiId": "1"}]), "（スタンプ）", "スタンプ"),
        (message("audio", 5, duration=6000, contentProvider={"type": "line"}), "（音声）", "文字でお送りください"),
        (message("video", 5, duration=6000, contentProvider={"type": "line"}, quoteToken="q"), "（動画）", "PDF"),
        (message("location", 5, title="本社", address="東京都大田区蒲田5-13-14", latitude=35.5, longitude=139.7), "（位置情報：本社、東京都大田区蒲田5-13-14）", "位置情報"),
        (message("location", 5, latitude=35.5, longitude=139.7), "（位置情報）", "位置情報"),
        (message("flexOfTheFuture", 5), "（読み取れないメッセージ）", "文字でお送りください"),
    ],
)  # fmt: skip
async def test_言葉でないものは_答えにせず_質問をもう一度(met: LineSide, sent: Event, shown: str, answer: str) -> None:
    before = await told.records(met.services)
    await met.say(sent)
    assert (await told.said(met.services))[-1] == shown
    assert answer in await told.last_words(met.services)
    assert await told.asking(met.services) == "product_name"
    asked = (await told.outgoing(met.services))[-1].payload["text"]
    assert "商品" in asked, "the question stands below the answer"
    assert await told.records(met.services) == before


async def test_住所を尋ねているときの位置情報は_答えになる(met: LineSide) -> None:
    await met.say(
        text("商品は海苔の佃煮です。会社は有明海苔本舗株式会社です", 2),
        await _tap(met, Tap(Kind.CHOICE, "edit:prefecture"), 3),
    )
    assert await told.asking(met.services) == "prefecture"
    place = message(
        "location", 5, address="日本、〒144-0052 東京都大田区蒲田5丁目13-14", latitude=35.5, longitude=139.7
    )
    await met.say(place)
    assert await told.value(met.services, "prefecture") == "東京都"
    assert await told.value(met.services, "city") == "大田区"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ({"text": "資本金は3000万です"}, "資本金は3000万です"),
        ({"text": "はい(smile)です$", "emojis": [{"index": 2, "length": 7}, {"index": 11, "length": 1}]}, "はいです"),
        ({"text": "😀$資本金", "emojis": [{"index": 2, "length": 1}]}, "😀資本金"),
        ({"text": "5万$です", "emojis": [{"index": 0, "length": 2}]}, "5万$です"),
        ({"text": "あ", "emojis": [{"index": -1, "length": 99}, None, {"index": "x"}]}, "あ"),
        ({"text": 3}, ""),
        ({}, ""),
    ],
)
def test_絵文字の代わりの字は_言葉にしない(sent: dict[str, Any], read: str) -> None:
    assert words_of(sent) == read


async def test_対になっていないサロゲートや制御文字でも_返事をする(met: LineSide) -> None:
    await met.say(text("海苔\ud83d\u0000の佃煮", 2))
    assert await told.value(met.services, "product_name") is not None


async def test_長すぎる言葉には_短くしていただくようお願いする(met: LineSide) -> None:
    await met.say(text("あ" * 5000, 2))
    assert "文字" in await told.last_words(met.services)
    assert len(await told.outgoing(met.services)) == 3
