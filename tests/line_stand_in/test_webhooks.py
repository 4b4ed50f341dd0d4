"""Webhooks come as LINE sends them: signed, described, redelivered, in bursts; people tap what they see."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from linebot.v3 import SignatureValidator, WebhookParser
from linebot.v3.webhooks import MessageEvent, PostbackEvent

from tests.line_stand_in import LineStandIn, events
from tests.line_stand_in.conftest import Bot


def _heard(bot: Bot) -> list[dict[str, Any]]:
    return [event for _, body in bot.heard for event in json.loads(body)["events"]]


async def test_署名はSDKで確かめられる(line: LineStandIn, bot: Bot, sato: str) -> None:
    await line.says(sato, "資本金は1,000万円です🎉")
    ((headers, body),) = bot.heard
    assert SignatureValidator(line.world.channel_secret).validate(body.decode(), headers["x-line-signature"])
    (event,) = WebhookParser(line.world.channel_secret).parse(body.decode(), headers["x-line-signature"])
    assert isinstance(event, MessageEvent) and event.source.user_id == sato


async def test_どの種類の出来事も送れる(line: LineStandIn, bot: Bot, sato: str) -> None:
    made = events.one_of_each(line.world, sato)
    assert (await line.deliver(made)).status == 200
    (_, body) = bot.heard[0]
    parsed = WebhookParser(line.world.channel_secret).parse(body.decode(), line.webhooks.signature(body))
    assert len(parsed) == len(made) == len({event.type for event in parsed})


async def test_知らない種類も送れる(line: LineStandIn, bot: Bot, sato: str) -> None:
    await line.does("somethingNew", sato, something={"new": True})
    assert _heard(bot)[0]["type"] == "somethingNew"


def test_書き間違えた出来事は送れない(line: LineStandIn, sato: str) -> None:
    with pytest.raises(AssertionError):
        line.event("message", sato, message={"type": "text", "text": "idがない"})


async def test_送り直しと繰り返し(line: LineStandIn, bot: Bot, sato: str) -> None:
    bot.status = 500
    first = await line.says(sato, "一")
    assert first.status == 500 and not line.world.tokens[first.reply_token].acknowledged
    bot.status = 200
    await line.redelivers(first)
    await line.repeats(first)
    heard = _heard(bot)
    assert len({event["webhookEventId"] for event in heard}) == 1
    assert [event["deliveryContext"]["isRedelivery"] for event in heard] == [False, True, False]
    assert line.world.tokens[first.reply_token].acknowledged


async def test_順番を入れ替えてもまとめても送れる(line: LineStandIn, bot: Bot, sato: str) -> None:
    early = line.event("message", sato, message=events.text(line.world, "先"))
    late = line.event("message", sato, message=events.text(line.world, "後"))
    await line.deliver([late])
    await line.deliver([early])
    await line.says_all(sato, "一", "二", "三", together=True)
    await line.says_all(sato, "四", "五")
    words = [event["message"]["text"] for event in _heard(bot)]
    assert words[:5] == ["後", "先", "一", "二", "三"] and set(words[5:]) == {"四", "五"}


async def test_検証と署名のない要求(line: LineStandIn, bot: Bot) -> None:
    await line.verifies()
    await line.verifies(signature=None)
    await line.verifies(signature="wrong")
    assert [headers.get("x-line-signature") for headers, _ in bot.heard][1:] == [None, "wrong"]
    assert json.loads(bot.heard[0][1])["events"] == []


async def test_見えているものを押す(line: LineStandIn, bot: Bot, api: httpx.AsyncClient, sato: str) -> None:
    token = (await line.says(sato, "こんにちは")).reply_token
    actions = [
        {"type": "postback", "label": "はい", "data": "yes", "displayText": "はい"},
        {"type": "message", "label": "いいえ", "text": "いいえ"},
        {"type": "datetimepicker", "label": "日付を選ぶ", "data": "when", "mode": "date"},
        {"type": "uri", "label": "開く", "uri": "https://minato.example/"},
    ]
    card = {
        "type": "flex",
        "altText": "カード",
        "contents": {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [
            {"type": "button", "action": {"type": "postback", "label": "直す", "data": "edit"}}]}},
    }  # fmt: skip
    quick = {"items": [{"type": "action", "action": each} for each in actions]}
    messages = [card, {"type": "text", "text": "よいですか", "quickReply": quick}]
    await api.post("/v2/bot/message/reply", json={"replyToken": token, "messages": messages})
    assert line.labels(sato) == ["はい", "いいえ", "日付を選ぶ", "開く"]
    await line.taps(sato, "はい")
    await line.taps(sato, "いいえ")
    await line.taps(sato, "日付を選ぶ", picks="2026-12-01")
    await line.taps(sato, "直す")
    assert await line.taps(sato, "開く") == "https://minato.example/"
    yes, no, when, edit = _heard(bot)[1:]
    assert yes["postback"] == {"data": "yes"} and no["message"]["text"] == "いいえ"
    assert when["postback"] == {"data": "when", "params": {"date": "2026-12-01"}} and edit["postback"]["data"] == "edit"
    parsed = WebhookParser(line.world.channel_secret).parse(bot.heard[1][1].decode(), line.webhooks.signature(bot.heard[1][1]))  # fmt: skip
    assert isinstance(parsed[0], PostbackEvent)


async def test_新しい発言が来ると前の選択肢は消える(line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:
    quick = {"items": [{"type": "action", "action": {"type": "postback", "label": "はい", "data": "yes"}}]}
    for messages in (
        [{"type": "text", "text": "よいですか", "quickReply": quick}],
        [{"type": "text", "text": "では次に"}],
    ):
        token = (await line.says(sato, "こんにちは")).reply_token
        await api.post("/v2/bot/message/reply", json={"replyToken": token, "messages": messages})
    with pytest.raises(AssertionError, match="nothing to tap"):
        await line.taps(sato, "はい")


async def test_webhookを切ってあると何も来ない(line: LineStandIn, bot: Bot, sato: str) -> None:
    line.world.webhook_active = False
    assert (await line.says(sato, "もしもし")).status is None and bot.heard == []


async def test_グループの発言(line: LineStandIn, bot: Bot, sato: str) -> None:
    await line.invites(sato)
    await line.says_in_group(sato, "みなさん、こんにちは")
    assert [event["source"]["type"] for event in _heard(bot)] == ["group", "group"]
