"""Reply tokens, retry keys, quota, people who have blocked the account, and every way of failing."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
from linebot.v3.messaging import (
    ApiException,
    AsyncApiClient,
    AsyncMessagingApi,
    Configuration,
    ReplyMessageRequest,
    TextMessage,
)

from tests.line_stand_in import Failure, LineStandIn
from tests.line_stand_in.people import user_id

HELLO = [{"type": "text", "text": "お待たせしました"}]


async def reply(api: httpx.AsyncClient, token: str) -> httpx.Response:
    return await api.post("/v2/bot/message/reply", json={"replyToken": token, "messages": HELLO})


async def push(api: httpx.AsyncClient, to: str, key: str | None = "", **rest: Any) -> httpx.Response:
    headers = {} if key is None else {"X-Line-Retry-Key": key or str(uuid4())}
    return await api.post("/v2/bot/message/push", json={"to": to, "messages": HELLO}, headers=headers, **rest)


async def test_SDKで返信できる(line: LineStandIn, sato: str) -> None:
    token = (await line.says(sato, "こんにちは")).reply_token
    async with AsyncApiClient(Configuration(host=line.base, access_token=line.world.access_token)) as client:
        api = AsyncMessagingApi(client)
        request = ReplyMessageRequest(replyToken=token, messages=[TextMessage(text="ミナトです")])
        answer = await api.reply_message(request)
        assert len(answer.sent_messages) == 1
        with pytest.raises(ApiException) as refused:
            await api.reply_message(request)
    assert (refused.value.status, "Invalid reply token" in refused.value.body) == (400, True)
    assert line.texts(sato) == ["ミナトです"]
    line.assert_no_violation()


async def test_返信の札は一度だけで一分で切れる(line: LineStandIn, api: httpx.AsyncClient, now: list[datetime], sato: str) -> None:  # fmt: skip
    first, second, third = [(await line.says(sato, words)).reply_token for words in ("一", "二", "三")]
    assert [(await reply(api, first)).status_code for _ in range(2)] == [200, 400]
    now[0] += timedelta(seconds=59)
    assert (await reply(api, second)).status_code == 200
    now[0] += timedelta(seconds=2)
    assert (await reply(api, third)).json() == {"message": "Invalid reply token"}
    assert (await reply(api, "知らない札")).status_code == 400
    assert len(line.replies) == 2


async def test_再送キーで二重に届かない(line: LineStandIn, api: httpx.AsyncClient, now: list[datetime], sato: str) -> None:  # fmt: skip
    await line.follows(sato)
    key = str(uuid4())
    first, again = await push(api, sato, key), await push(api, sato, key)
    assert (first.status_code, again.status_code) == (200, 409)
    assert again.headers["x-line-accepted-request-id"] == first.headers["x-line-request-id"]
    assert again.json()["sentMessages"] == first.json()["sentMessages"]
    assert len(line.pushes) == line.world.usage == 1
    now[0] += timedelta(hours=25)
    assert (await push(api, sato, key)).status_code == 200


async def test_再送キーの決まり(line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:
    token = (await line.says(sato, "こんにちは")).reply_token
    key = {"X-Line-Retry-Key": str(uuid4())}
    body = {"replyToken": token, "messages": HELLO}
    assert (await api.post("/v2/bot/message/reply", json=body, headers=key)).status_code == 400
    assert (await push(api, sato, "not-a-uuid")).status_code == 400
    assert (await push(api, sato, None)).status_code == 200
    assert [what.partition(":")[0] for what in line.violations] == ["replyMessage", "pushMessage", "push"]


async def test_送れない相手と月の上限(line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:
    assert (await push(api, sato)).json() == {"message": "Failed to send messages"}
    await line.follows(sato)
    line.world.quota = 1
    assert (await push(api, sato)).status_code == 200
    assert (await push(api, sato)).json() == {"message": "You have reached your monthly limit."}
    assert (await api.get("/v2/bot/message/quota")).json() == {"type": "limited", "value": 1}
    assert (await api.get("/v2/bot/message/quota/consumption")).json() == {"totalUsage": 1}
    line.world.quota = None
    await line.blocks(sato)
    assert (await push(api, sato)).status_code == 200  # LINE does not tell
    assert (await api.get(f"/v2/bot/profile/{sato}")).status_code == 404
    assert len(line.received(sato)) == 1 and line.world.usage == 1
    assert [sent.blocked for sent in line.pushes] == [False, True]


async def test_返信できたのにプッシュしたことが分かる(line: LineStandIn, api: httpx.AsyncClient, now: list[datetime], sato: str) -> None:  # fmt: skip
    await line.says(sato, "こんにちは")
    line.lets_reply_tokens_die()
    await push(api, sato)
    line.assert_no_push_while_a_reply_token_lived()
    await line.says(sato, "もしもし")
    now[0] += timedelta(seconds=30)
    await push(api, sato)
    assert line.pushes[-1].token_age == 30
    with pytest.raises(AssertionError):
        line.assert_no_push_while_a_reply_token_lived()


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (Failure.BAD_REQUEST, 400),
        (Failure.UNAUTHORIZED, 401),
        (Failure.FORBIDDEN, 403),
        (Failure.NOT_FOUND, 404),
        (Failure.TOO_MANY, 429),
        (Failure.SERVER_ERROR, 500),
        (Failure.ACCEPTED_SERVER_ERROR, 500),
    ],
)
async def test_言われたとおりに失敗する(failure: Failure, status: int, line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:  # fmt: skip
    await line.follows(sato)
    key = str(uuid4())
    line.fails(failure, "pushMessage", retry_after=7)
    assert (await api.get("/v2/bot/message/quota")).is_success  # not this one
    failed = await push(api, sato, key)
    assert (failed.status_code, failed.headers["retry-after"]) == (status, "7")
    assert (await push(api, sato, key)).status_code == (409 if failure.accepted else 200)
    assert len(line.pushes) == 1
    line.assert_no_violation()


@pytest.mark.parametrize("failure", [Failure.CUT, Failure.HANG, Failure.ACCEPTED_CUT, Failure.ACCEPTED_HANG])
async def test_答えないまま終わる(failure: Failure, line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:
    await line.follows(sato)
    key = str(uuid4())
    line.fails(failure, "pushMessage")
    with pytest.raises(httpx.TransportError):
        await push(api, sato, key, timeout=0.2)
    assert [call.status for call in line.calls] == [None]
    assert (await push(api, sato, key)).status_code == (409 if failure.accepted else 200)
    assert len(line.pushes) == 1


async def test_遅い答えは待たせてから届く(line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:
    await line.follows(sato)
    line.fails(Failure.SLOW, "pushMessage")
    call = asyncio.create_task(push(api, sato))
    await line.until(lambda: line.pushes)
    assert not call.done()
    line.go_on()
    assert (await call).status_code == 200


async def test_やめると言うまで失敗する(line: LineStandIn, api: httpx.AsyncClient) -> None:
    line.fails(Failure.SERVER_ERROR, times=None)
    assert [(await api.get("/v2/bot/info")).status_code for _ in range(3)] == [500] * 3
    line.go_on()
    assert (await api.get("/v2/bot/info")).json()["userId"] == line.world.bot_user_id


async def test_ほかの人の分は数えない(line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:
    await line.says(sato, "こんにちは")
    await line.follows(user_id("鈴木"))
    line.lets_reply_tokens_die()
    await line.says(sato, "もしもし")
    await push(api, user_id("鈴木"))
    line.assert_no_push_while_a_reply_token_lived()


async def test_札と内容の入口(line: LineStandIn, api: httpx.AsyncClient, sato: str) -> None:
    photo = await line.sends(sato, "image", b"\x89PNG", media_type="image/png", not_ready_for=1)
    path = f"/v2/bot/message/{photo.message_id}/content"
    assert (await api.get(f"{path}/transcoding")).json() == {"status": "processing"}
    got = await api.get(path)
    assert (got.status_code, got.content, got.headers["content-type"]) == (200, b"\x89PNG", "image/png")
    await line.unsends(sato, photo.message_id)
    assert (await api.get(path)).status_code == 404
    late = await line.sends(sato, "file", b"%PDF", media_type="application/pdf", not_ready_for=1)
    path = f"/v2/bot/message/{late.message_id}/content"
    assert [(await api.get(path)).status_code for _ in range(2)] == [202, 200]


async def test_アクセストークンの確かめ(line: LineStandIn, api: httpx.AsyncClient) -> None:
    good = await api.post("/v2/oauth/verify", data={"access_token": line.world.access_token})
    bad = await api.get("/oauth2/v2.1/verify", params={"access_token": "違う"})
    assert (good.status_code, bad.status_code) == (200, 400)
