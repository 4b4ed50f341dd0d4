"""Events that LINE does not send today: anything may be missing, or be something else, and nobody waits for it."""

from __future__ import annotations

from typing import Any

import pytest

from api.channels.line.postback import Kind, Tap, bound, write
from tests.api.channels.line.events import told
from tests.api.channels.line.events.line_side import Event, LineSide, event, text

_OTHERS: tuple[Any, ...] = (None, 5, "x", [1], {"a": 1}, True)
_TEXT: dict[str, Any] = {"type": "text", "id": "7", "text": "海苔の佃煮です"}


def _of(kind: str, **parts: Any) -> Event:
    return event(kind, 10, **parts)


MISSHAPEN = [
    *(_of("message", message=other) for other in _OTHERS),
    *(_of("message", message={**_TEXT, "text": other}) for other in _OTHERS),
    *(_of("message", message={**_TEXT, "type": other}) for other in _OTHERS),
    *(_of("message", message={**_TEXT, "id": other}) for other in _OTHERS),
    *(_of("message", message={**_TEXT, "emojis": other}) for other in _OTHERS),
    *(_of("message", message={"type": "image", "id": "8", "contentProvider": other}) for other in _OTHERS),
    *(_of("message", message={"type": "image", "id": "8", "imageSet": other}) for other in _OTHERS),
    *(_of("message", message={"type": "file", "id": "8", "fileName": other, "fileSize": other}) for other in _OTHERS),
    *(_of("message", message={"type": "location", "id": "8", "address": other, "title": other}) for other in _OTHERS),
    *(_of("message", message={"type": "sticker", "id": "8", "text": other}) for other in _OTHERS),
    *(_of("messageEdited", message=other) for other in _OTHERS),
    *(_of("postback", postback=other) for other in _OTHERS),
    *(_of("postback", postback={"data": other, "params": other}) for other in _OTHERS),
    *(_of("unsend", unsend=other) for other in _OTHERS),
    *(_of("unsend", unsend={"messageId": other}) for other in _OTHERS),
    *(_of("follow", follow=other) for other in _OTHERS),
]


async def test_どこが欠けていても_つまずかず_次の言葉を待たせない(line: LineSide) -> None:
    await line.say(event("follow", follow={"isUnblocked": False}), text("同意します", 1))
    for misshapen in MISSHAPEN:
        await line.say(misshapen)
    assert [(each.kind, each.last_error) for each in await told.events(line.services) if each.attempts > 1] == []
    assert all(each.done_at is not None for each in await told.events(line.services))
    await line.say(text("担当者と話したいです", 100))
    assert await told.asking(line.services) == "contact_name"


async def test_読めない取り消しが待っていても_言葉は届く(line: LineSide) -> None:
    """It is looked at with each message of the user: it must not hold them up."""
    await line.say(event("follow", follow={"isUnblocked": False}))
    await line.say(text("同意します", 1), *(_of("unsend", unsend=other) for other in _OTHERS))
    assert await told.asking(line.services) == "product_name"


@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-45", "0000-00-00", "", None, 5, {}])
async def test_ありえない日付は_答えにしない(line: LineSide, day: Any) -> None:
    await line.say(event("follow", follow={"isUnblocked": False}))
    talk = await told.conversation(line.services)
    assert line.services.line is not None
    tap = Tap(Kind.DATE, "", "consent_privacy", conversation=bound(talk.id))
    data = write(tap, line.services.line.postback_key)
    await line.say(event("postback", 5, postback={"data": data, "params": {"date": day}}))
    assert "この質問のものではない" in await told.last_words(line.services)


async def test_未来から来た言葉も_次の言葉を止めない(line: LineSide) -> None:
    await line.say(event("follow", follow={"isUnblocked": False}))
    await line.say({**text("同意します"), "timestamp": 4_102_444_800_000})
    await line.say(text("海苔の佃煮です", 400))
    assert await told.asking(line.services) == "product_description"


async def test_未来のブロックのあとでも_書いた人には返事が届く(line: LineSide) -> None:
    await line.say(event("follow", follow={"isUnblocked": False}))
    await line.say({**event("unfollow"), "timestamp": 4_102_444_800_000})
    await line.say(text("同意します", 400))
    user = await told.user(line.services)
    assert user is not None and user.blocked_at is None
