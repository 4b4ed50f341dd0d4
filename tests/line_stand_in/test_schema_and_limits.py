"""What LINE refuses, the stand-in refuses; what LINE takes, it takes."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.line_stand_in import LineStandIn


def _text(words: str, **rest: Any) -> dict[str, Any]:
    return {"type": "text", "text": words, **rest}


def _quick(*actions: dict[str, Any]) -> dict[str, Any]:
    return {"quickReply": {"items": [{"type": "action", "action": each} for each in actions]}}


def _tap(label: str = "はい", data: str = "yes", **rest: Any) -> dict[str, Any]:
    return {"type": "postback", "label": label, "data": data, **rest}


def _flex(*parts: dict[str, Any], alt: str = "ご確認", layout: str = "vertical", **bubble: Any) -> dict[str, Any]:
    body = {"type": "box", "layout": layout, "contents": list(parts)}
    return {"type": "flex", "altText": alt, "contents": {"type": "bubble", "body": body, **bubble}}


_WORD = {"type": "text", "text": "資本金"}
_BUBBLE = {"type": "bubble", "body": {"type": "box", "layout": "vertical", "contents": [_WORD]}}

TAKEN = {
    "文字だけ": [_text("こんにちは")],
    "5,000字ちょうど": [_text("あ" * 5000)],
    "5通": [_text("一")] * 5,
    "選択肢13個": [_text("どれですか", **_quick(*([_tap()] * 13)))],
    "20字のボタン": [_text("どれ", **_quick(_tap("あ" * 20)))],
    "日付を選ぶ": [_text("いつ", **_quick({"type": "datetimepicker", "label": "日付", "data": "d", "mode": "date", "min": "2026-12-01", "max": "2027-03-31"}))],
    "カード": [_flex(_WORD, {"type": "separator", "margin": "md"}, {"type": "button", "style": "primary", "color": "#0017c1", "action": _tap("あ" * 40)})],
    "カードの列": [{"type": "flex", "altText": "一覧", "contents": {"type": "carousel", "contents": [_BUBBLE] * 12}}],
    "確認テンプレート": [{"type": "template", "altText": "確認", "template": {"type": "confirm", "text": "よろしいですか", "actions": [_tap(), _tap("いいえ")]}}],
}  # fmt: skip

# What is wrong, and where LINE would point.
REFUSED = {
    "6通": ([_text("一")] * 6, "messages"),
    "0通": ([], "messages"),
    "空の文字": ([_text("")], "messages[0].text"),
    "5,001字": ([_text("あ" * 5001)], "messages[0].text"),
    "絵文字は2と数える": ([_text("あ" * 4999 + "😀")], "messages[0].text"),
    "textがない": ([{"type": "text"}], "messages[0].text"),
    "知らない種類": ([{"type": "poem", "text": "x"}], "messages[0].type"),
    "知らない属性": ([_text("一", colour="red")], "messages[0].colour"),
    "数を文字の代わりに": ([_text(5)], "messages[0].text"),  # type: ignore[arg-type]
    "null": ([_text("一", quickReply=None)], "messages[0].quickReply"),
    "選択肢14個": ([_text("一", **_quick(*([_tap()] * 14)))], "messages[0].quickReply.items"),
    "選択肢0個": ([_text("一", **_quick())], "messages[0].quickReply.items"),
    "21字のボタン": ([_text("一", **_quick(_tap("あ" * 21)))], "messages[0].quickReply.items[0].action.label"),
    "ラベルのないボタン": ([_text("一", **_quick({"type": "postback", "data": "x"}))], "messages[0].quickReply.items[0].action.label"),
    "301字のdata": ([_text("一", **_quick(_tap(data="x" * 301)))], "messages[0].quickReply.items[0].action.data"),
    "dataがない": ([_text("一", **_quick({"type": "postback", "label": "x"}))], "messages[0].quickReply.items[0].action.data"),
    "301字のdisplayText": ([_text("一", **_quick(_tap(displayText="x" * 301)))], "messages[0].quickReply.items[0].action.displayText"),
    "ボタンにできない操作": ([_text("一", **_quick({"type": "richmenuswitch", "label": "x", "data": "x", "richMenuAliasId": "a"}))], "messages[0].quickReply.items[0].action.type"),
    "使えないURL": ([_text("一", **_quick({"type": "uri", "label": "x", "uri": "javascript:alert(1)"}))], "messages[0].quickReply.items[0].action.uri"),
    "日付の書き方": ([_text("一", **_quick({"type": "datetimepicker", "label": "x", "data": "d", "mode": "date", "min": "12/1"}))], "messages[0].quickReply.items[0].action.min"),
    "altTextがない": ([{"type": "flex", "contents": _BUBBLE}], "messages[0].altText"),
    "altTextが空": ([_flex(_WORD, alt="")], "messages[0].altText"),
    "1,501字のaltText": ([_flex(_WORD, alt="あ" * 1501)], "messages[0].altText"),
    "カードの空の文字": ([_flex({"type": "text", "text": ""})], "messages[0].contents.body.contents[0].text"),
    "カードの色名": ([_flex({**_WORD, "color": "red"})], "messages[0].contents.body.contents[0].color"),
    "カードの大きさ": ([_flex({**_WORD, "size": "huge"})], "messages[0].contents.body.contents[0].size"),
    "カードの余白に％": ([_flex({**_WORD, "margin": "5%"})], "messages[0].contents.body.contents[0].margin"),
    "baselineにボタン": ([_flex({"type": "button", "action": _tap()}, layout="baseline")], "messages[0].contents.body.contents[0]"),
    "中身のないカード": ([{"type": "flex", "altText": "x", "contents": {"type": "bubble"}}], "messages[0].contents"),
    "41字のカードのボタン": ([_flex({"type": "button", "action": _tap("あ" * 41)})], "messages[0].contents.body.contents[0].action.label"),
    "httpの画像": ([_flex({"type": "image", "url": "http://minato.test/a.png"})], "messages[0].contents.body.contents[0].url"),
    "30KBを超えるカード": ([_flex(*[{"type": "text", "text": "あ" * 500}] * 30)], "messages[0].contents"),
    "カード13枚": ([{"type": "flex", "altText": "x", "contents": {"type": "carousel", "contents": [_BUBBLE] * 13}}], "messages[0].contents.contents"),
    "幅の違うカード": ([{"type": "flex", "altText": "x", "contents": {"type": "carousel", "contents": [_BUBBLE, {**_BUBBLE, "size": "kilo"}]}}], "messages[0].contents.contents"),
    "ボックスの代わりに文字": ([{"type": "flex", "altText": "x", "contents": {"type": "bubble", "body": _WORD}}], "messages[0].contents.body.type"),
    "確認が3択": ([{"type": "template", "altText": "x", "template": {"type": "confirm", "text": "x", "actions": [_tap()] * 3}}], "messages[0].template.actions"),
    "httpの写真": ([{"type": "image", "originalContentUrl": "http://a.test/a.png", "previewImageUrl": "https://a.test/a.png"}], "messages[0].originalContentUrl"),
    "LINEを名乗る": ([_text("一", sender={"name": "LINE公式"})], "messages[0].sender.name"),
}  # fmt: skip


@pytest.mark.parametrize("case", TAKEN)
async def test_LINEが受け付けるもの(case: str, line: LineStandIn, api: httpx.AsyncClient) -> None:
    answer = await api.post("/v2/bot/message/validate/reply", json={"messages": TAKEN[case]})
    assert (answer.status_code, line.violations) == (200, [])


@pytest.mark.parametrize("case", REFUSED)
async def test_LINEが断るもの(case: str, line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:
    messages, place = REFUSED[case]
    token = (await line.says(sato, "こんにちは")).reply_token
    answer = await api.post("/v2/bot/message/reply", json={"replyToken": token, "messages": messages})
    assert answer.status_code == 400
    assert place in [detail["property"] for detail in answer.json()["details"]]
    assert len(line.violations) == len(answer.json()["details"]) and line.sent == []
    # The token is not spent by a call that was refused for its body.
    assert (await api.post("/v2/bot/message/reply", json={"replyToken": token, "messages": [_text("はい")]})).is_success


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/v2/bot/chat/loading/start", {"chatId": "U" + "0" * 32, "loadingSeconds": 20}, 202),
        ("POST", "/v2/bot/chat/loading/start", {"chatId": "U" + "0" * 32, "loadingSeconds": 22}, 400),
        ("POST", "/v2/bot/chat/loading/start", {"chatId": "U" + "0" * 32, "loadingSeconds": 65}, 400),
        ("POST", "/v2/bot/chat/loading/start", {"chatId": "C" + "0" * 32}, 400),
        ("PUT", "/v2/bot/channel/webhook/endpoint", {"endpoint": "https://minato.example/channels/line/webhook"}, 200),
        ("PUT", "/v2/bot/channel/webhook/endpoint", {"endpoint": "http://minato.example/channels/line/webhook"}, 400),
        ("PUT", "/v2/bot/channel/webhook/endpoint", {"endpoint": "https://minato.example/" + "x" * 500}, 400),
        ("GET", "/v2/bot/message/quota?month=1", None, 400),
        ("GET", "/v2/bot/message/quota", None, 200),
        ("GET", "/v2/bot/no/such/thing", None, 404),
        ("POST", "/v2/bot/message/broadcast", {"messages": [_text("皆さま")]}, 403),
    ],
)
async def test_ほかの入口(
    method: str, path: str, body: Any, status: int, line: LineStandIn, api: httpx.AsyncClient
) -> None:
    assert (await api.request(method, path, json=body)).status_code == status
    # An id that is not a user's is refused by LINE's handler, not by the description.
    refused_late = path.endswith("start") and status == 400 and "loadingSeconds" not in body
    assert bool(line.violations) == (status in (400, 403, 404) and not refused_late)


async def test_形の違う要求(line: LineStandIn, api: httpx.AsyncClient) -> None:
    path = "/v2/bot/message/validate/push"
    wrong = {
        415: await api.post(path, content="{}", headers={"Content-Type": "text/plain"}),
        400: await api.post(path, content="{", headers={"Content-Type": "application/json"}),
        401: await api.post(path, json={}, headers={"Authorization": "Bearer wrong"}),
        413: await api.post(path, json={"messages": [_text("あ" * 800_000)]}),
    }
    assert {status: answer.status_code for status, answer in wrong.items()} == {status: status for status in wrong}
