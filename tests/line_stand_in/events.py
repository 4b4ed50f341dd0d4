"""Webhook events as LINE writes them: each is checked against webhook.yml when it is made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.line_stand_in.schema import description
from tests.line_stand_in.world import World

Event = dict[str, Any]
# Events that carry a reply token; accountLink does so when linking went well.
ANSWERABLE = frozenset(
    {
        "message",
        "postback",
        "follow",
        "join",
        "memberJoined",
        "videoPlayComplete",
        "beacon",
        "accountLink",
        "membership",
    }
)
_MEDIA = ("image", "video", "audio", "file")


def event(
    world: World, kind: str, user: str | None, *, at: datetime | None = None, source: Event | None = None, **rest: Any
) -> Event:
    """An event of ``kind`` from a user, or from ``source`` (a group or a room), with what is particular to it."""
    made: Event = {
        "type": kind,
        "mode": "active",
        "timestamp": int((at or world.clock()).timestamp() * 1000),
        "webhookEventId": world.new_event_id(),
        "deliveryContext": {"isRedelivery": False},
    }
    if source or user:
        made["source"] = source or {"type": "user", "userId": user}
    failed_link = kind == "accountLink" and rest["link"]["result"] == "failed"
    if kind in ANSWERABLE and not failed_link:
        place = made.get("source", {})
        made["replyToken"] = world.new_token(place.get("groupId") or place.get("roomId") or user)
    made |= rest
    assert_described(made)
    return made


def assert_described(made: Event) -> None:
    """LINE sends this: kinds that webhook.yml does not know (yet) are let through, since LINE adds to them freely."""
    webhook = description("webhook")
    kind, message = made["type"], made.get("message", {})
    known = kind in webhook.kinds("Event") and (
        kind != "message" or message.get("type") in webhook.kinds("MessageContent")
    )
    if known:
        problems = webhook.problems(webhook.named("Event"), made)
        assert not problems, [str(problem) for problem in problems]


def text(world: World, words: str, **rest: Any) -> Event:
    return {"type": "text", "id": world.new_message_id(), "text": words, "quoteToken": f"q{world.number()}", **rest}


def sticker(world: World, keywords: tuple[str, ...] = ("ありがとう",)) -> Event:
    return {
        "type": "sticker",
        "id": world.new_message_id(),
        "packageId": "446",
        "stickerId": "1988",
        "stickerResourceType": "STATIC",
        "keywords": list(keywords),
        "quoteToken": f"q{world.number()}",
    }


def location(world: World, address: str, latitude: float, longitude: float) -> Event:
    return {
        "type": "location",
        "id": world.new_message_id(),
        "title": "現在地",
        "address": address,
        "latitude": latitude,
        "longitude": longitude,
    }


def media(world: World, kind: str, name: str, size: int) -> Event:
    """An image, a video, a sound or a file whose bytes lie at the content endpoint."""
    assert kind in _MEDIA
    made: Event = {"type": kind, "id": world.new_message_id()}
    if kind == "file":
        return made | {"fileName": name, "fileSize": size}
    made["contentProvider"] = {"type": "line"}
    if kind != "audio":
        made["quoteToken"] = f"q{world.number()}"
    if kind != "image":
        made["duration"] = 3000
    return made


def one_of_each(world: World, user: str) -> list[Event]:
    """One event of every kind that webhook.yml knows; members' and partners' events included."""
    group: Event = {"type": "group", "groupId": "C" + "1" * 32}
    room: Event = {"type": "room", "roomId": "R" + "1" * 32, "userId": user}
    someone: Event = {"members": [{"type": "user", "userId": user}]}
    return [
        event(world, "message", user, message=text(world, "こんにちは")),
        event(world, "unsend", user, unsend={"messageId": world.new_message_id()}),
        event(world, "follow", user, follow={"isUnblocked": False}),
        event(world, "unfollow", user),
        event(world, "join", None, source=group),
        event(world, "leave", None, source=room),
        event(world, "memberJoined", None, source=group, joined=someone),
        event(world, "memberLeft", None, source=group, left=someone),
        event(world, "postback", user, postback={"data": "x"}),
        event(world, "videoPlayComplete", user, videoPlayComplete={"trackingId": "x"}),
        event(world, "beacon", user, beacon={"hwid": "d41d8cd98f", "type": "enter"}),
        event(world, "accountLink", user, link={"result": "ok", "nonce": "x"}),
        event(world, "membership", user, membership={"type": "joined", "membershipId": 3189}),
        event(world, "module", None, module={"type": "attached", "botId": "U" + "2" * 32, "scopes": []}),
        event(world, "activated", user, chatControl={"expireAt": 1}),
        event(world, "deactivated", user),
        event(world, "botSuspended", None),
        event(world, "botResumed", None),
        event(world, "delivery", None, delivery={"data": "x"}),
    ]
