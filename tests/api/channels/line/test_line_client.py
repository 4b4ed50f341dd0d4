"""The client: LINE's own words in an error, and what else it asks of LINE."""

from __future__ import annotations

from uuid import uuid4

import pytest

from api.channels.line.client import LineClient
from api.channels.line.connection import line_of
from api.channels.line.errors import LineError
from api.channels.line.loading import show_loading
from api.settings import Settings
from tests.api.channels.line.outgoing import Outgoing
from tests.line_stand_in import Failure
from tests.line_stand_in.people import user_id
from tests.line_stand_in.world import Content


def client(out: Outgoing) -> LineClient:
    assert out.services.line is not None
    return out.services.line.client


async def test_断られたわけは_LINEの言葉と場所で分かる(out: Outgoing) -> None:
    out.line.world.user(user_id("江口"))
    with pytest.raises(LineError) as refused:
        await client(out).push(user_id("江口"), [{"type": "text", "text": "あ" * 5_001}], "not-a-uuid")
    assert refused.value.status == 400 and "messages[0].text" in refused.value.message
    with pytest.raises(LineError) as dead:
        await client(out).reply("知らない札", [{"type": "text", "text": "はい"}])
    assert dead.value.token_is_dead and refused.value.token_is_dead is False


async def test_待つ時間も分かる(out: Outgoing) -> None:
    out.line.fails(Failure.TOO_MANY, retry_after=30)
    with pytest.raises(LineError) as refused:
        await client(out).quota()
    assert (refused.value.status, refused.value.retry_after) == (429, "30")


async def test_つながらなければ_送っていないと分かる() -> None:
    nowhere = LineClient("t", "http://127.0.0.1:9", "http://127.0.0.1:9")
    with pytest.raises(LineError) as failed:
        await nowhere.quota_used()
    assert failed.value.status is None and not failed.value.sent
    await nowhere.close()


async def test_入力中のしるしを出し_失敗しても困らない(out: Outgoing) -> None:
    await show_loading(out.services, user_id("江口"))
    assert out.line.world.loading == [(user_id("江口"), 20)]
    out.line.fails(Failure.SERVER_ERROR)
    await show_loading(out.services, user_id("江口"))
    out.line.assert_no_violation()


async def test_いない人は分かる(out: Outgoing) -> None:
    out.line.world.user(user_id("江口"))
    assert await client(out).knows(user_id("江口")) and not await client(out).knows(user_id("井上"))


@pytest.mark.parametrize(
    ("secret", "token", "on"), [(None, None, False), ("s", None, False), (None, "t", False), ("s", "t", True)]
)
def test_二つの設定がそろったときだけLINEを使う(secret: str | None, token: str | None, on: bool) -> None:
    found = line_of(Settings(line_channel_secret=secret, line_channel_access_token=token))  # type: ignore[arg-type]
    assert (found is not None) is on


async def test_まだ用意のできていない写真は_あとでもう一度と分かる(out: Outgoing) -> None:
    """Of a large file LINE answers 202 without a body until it has it."""
    out.line.world.contents["460000000000000001"] = Content(b"photo", "image/jpeg", not_ready_for=1)
    with pytest.raises(LineError) as early:
        await _fetched(out, "460000000000000001")
    assert early.value.status == 202
    assert await _fetched(out, "460000000000000001") == b"photo"


async def test_ないファイルは_ないと分かる(out: Outgoing) -> None:
    for message_id in ("460000000000000009", "../../quota", ""):
        with pytest.raises(LineError) as gone:
            await _fetched(out, message_id)
        assert gone.value.status == 404


async def test_大きなファイルも_読んだところまでしか持たない(out: Outgoing) -> None:
    out.line.world.contents["460000000000000001"] = Content(b"x" * 30_000_000, "video/mp4")
    async with client(out).content("460000000000000001") as parts:
        first = await anext(parts)
    assert 0 < len(first) <= 64 * 1024
    assert await client(out).quota() == 200, "the connection that was left is no trouble"


@pytest.mark.parametrize("failure", [Failure.ACCEPTED_GARBLED, Failure.BAD_GATEWAY])
async def test_読めない答えは_届いたかどうか分からないものとして扱う(out: Outgoing, failure: Failure) -> None:
    out.line.world.user(user_id("江口"))
    out.line.fails(failure)
    with pytest.raises(LineError) as unreadable:
        await client(out).push(user_id("江口"), [{"type": "text", "text": "はい"}], str(uuid4()))
    assert unreadable.value.status is None and unreadable.value.sent
    out.line.fails(failure)
    with pytest.raises(LineError):
        await client(out).quota()


async def _fetched(out: Outgoing, message_id: str) -> bytes:
    async with client(out).content(message_id) as parts:
        return b"".join([part async for part in parts])
