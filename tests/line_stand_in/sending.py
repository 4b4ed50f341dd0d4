"""Replies, pushes, quota, the loading animation: the operations by which a bot speaks to its users."""

from __future__ import annotations

import re
from typing import Any

from tests.line_stand_in.asking import Answer, Asked, refused
from tests.line_stand_in.world import RETRY_KEY_LIFE, Accepted, Sent, World

_USER = re.compile(r"U[0-9a-f]{32}")
_NOBODY = "Failed to send messages"


def reply(world: World, asked: Asked) -> Answer:
    """A reply token sends once, within its life, whatever became of the first call's answer."""
    token = world.tokens.get(asked.body["replyToken"])
    if token is None or not world.lives(token):
        return refused(400, "Invalid reply token")
    token.used = world.clock()
    return _deliver(world, token.user or "", "reply", asked)


def push(world: World, asked: Asked) -> Answer:
    """A retry key that was accepted before is answered by 409 and has no second effect."""
    known = world.accepted.get(asked.retry_key or "")
    if known is not None and world.clock() - known.at < RETRY_KEY_LIFE:
        if known.body != asked.body:
            world.broke(f"push: retry key {asked.retry_key} came again with another body")
        return Answer(
            409,
            {"message": "The retry key is already accepted", "sentMessages": list(known.sent)},
            {"x-line-accepted-request-id": known.request_id},
        )
    if asked.retry_key is None:
        world.broke("push: without X-Line-Retry-Key, so that it cannot be tried again safely")
    to = asked.body["to"]
    if not _USER.fullmatch(to):
        return refused(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    user = world.users.get(to)
    if user is None or (not user.friend and not user.blocked):
        return refused(400, _NOBODY)
    if world.quota is not None and world.usage >= world.quota:
        return refused(429, "You have reached your monthly limit.")
    if not user.blocked:
        world.usage += 1  # one for each recipient, however many messages the call has
    return _deliver(world, to, "push", asked)


def _deliver(world: World, user: str, how: str, asked: Asked) -> Answer:
    # To somebody who has blocked the account LINE answers 200, and delivers nothing.
    blocked = user in world.users and world.users[user].blocked
    age = world.age_of_a_usable_token(user) if how == "push" else None
    messages = tuple(asked.body["messages"])
    world.sent.append(Sent(user, how, messages, world.clock(), asked.retry_key, blocked, age))
    world.changed.set()
    ids = tuple({"id": world.new_message_id(), "quoteToken": f"q{world.number()}"} for _ in messages)
    request_id = f"request-{world.number()}"
    if asked.retry_key is not None:
        world.accepted[asked.retry_key] = Accepted(request_id, asked.body, ids, world.clock())
    return Answer(200, {"sentMessages": list(ids)}, {"x-line-request-id": request_id})


def to_everybody(world: World, asked: Asked) -> Answer:
    """Multicast, narrowcast, broadcast: nothing of ours has a reason to speak to more than one person."""
    world.broke(f"{asked.operation.name}: speaks to many at once")
    return refused(403, "Access to this API is not available for your account")


def validated(world: World, asked: Asked) -> Answer:
    """The body was right, or this would not have been reached."""
    return Answer()


def quota(world: World, asked: Asked) -> Answer:
    return Answer(200, {"type": "none"} if world.quota is None else {"type": "limited", "value": world.quota})


def consumption(world: World, asked: Asked) -> Answer:
    return Answer(200, {"totalUsage": world.usage})


def loading(world: World, asked: Asked) -> Answer:
    chat, seconds = asked.body["chatId"], asked.body.get("loadingSeconds", 20)
    if not _USER.fullmatch(chat):
        return refused(400, "The value of chatId is invalid")
    world.loading.append((chat, seconds))
    return Answer(202)


def mark_as_read(world: World, asked: Asked) -> Answer:
    world.read.append(asked.body["markAsReadToken"])
    return Answer()


def profile(world: World, asked: Asked) -> Answer:
    user = world.users.get(asked.path["userId"])
    if user is None or user.blocked or not user.friend:
        return refused(404, "Not found")
    found: dict[str, Any] = {"userId": user.user_id, "displayName": user.name, "language": "ja"}
    return Answer(200, found)


def leave(world: World, asked: Asked) -> Answer:
    """Leave a group or a room."""
    world.left.append(next(iter(asked.path.values())))
    return Answer()


HANDLERS = {
    "replyMessage": reply,
    "pushMessage": push,
    "multicast": to_everybody,
    "narrowcast": to_everybody,
    "broadcast": to_everybody,
    "validateReply": validated,
    "validatePush": validated,
    "getMessageQuota": quota,
    "getMessageQuotaConsumption": consumption,
    "showLoadingAnimation": loading,
    "markMessagesAsReadByToken": mark_as_read,
    "getProfile": profile,
    "leaveGroup": leave,
    "leaveRoom": leave,
}
