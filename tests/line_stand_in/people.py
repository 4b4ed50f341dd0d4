"""What people do in LINE, in the words of a test: they write, tap, send files, take back, block, invite."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from tests.line_stand_in import events
from tests.line_stand_in.events import Event
from tests.line_stand_in.webhooks import Delivery, Webhooks
from tests.line_stand_in.world import Content, Message, World


def user_id(name: str) -> str:
    """The LINE user id of somebody whom a test calls by name: ``user_id("佐藤")``."""
    return "U" + hashlib.md5(name.encode()).hexdigest()


class People:
    """Every action is sent to the bot at once, as one webhook, and tells what the bot answered it."""

    def __init__(self, world: World, webhooks: Webhooks) -> None:
        self.world, self._webhooks = world, webhooks

    async def follows(self, user: str, *, again: bool = False) -> Delivery:
        """Add the account as a friend; ``again``: take back a block."""
        known = self.world.user(user)
        known.blocked, known.friend = False, True
        return await self._do("follow", user, follow={"isUnblocked": again})

    async def blocks(self, user: str) -> Delivery:
        """Block the account: LINE tells it as ``unfollow`` and delivers nothing any more."""
        self.world.user(user).blocked = True
        return await self._do("unfollow", user)

    async def says(self, user: str, words: str, *, at: datetime | None = None) -> Delivery:
        return await self._do("message", user, at=at, message=events.text(self.world, words))

    async def says_all(self, user: str, *words: str, together: bool = False) -> list[Delivery]:
        """A burst: requests at the same time, or one request with all of them (``together``)."""
        made = [self.event("message", user, message=events.text(self.world, each)) for each in words]
        if together:
            return [await self._webhooks.deliver(made)]
        return list(await asyncio.gather(*(self._webhooks.deliver([each]) for each in made)))

    async def sends_sticker(self, user: str, *keywords: str) -> Delivery:
        return await self._do("message", user, message=events.sticker(self.world, keywords or ("ありがとう",)))

    async def sends_location(self, user: str, address: str = "東京都港区", at: tuple[float, float] = (35.66, 139.75)) -> Delivery:  # fmt: skip
        return await self._do("message", user, message=events.location(self.world, address, *at))

    async def sends(
        self, user: str, kind: str, data: bytes, *, name: str = "資料.pdf", media_type: str = "image/jpeg",
        not_ready_for: int = 0,
    ) -> Delivery:  # fmt: skip
        """An ``image``, ``video``, ``audio`` or ``file``; ``not_ready_for``: so many requests get 202 first."""
        message = events.media(self.world, kind, name, len(data))
        self.world.contents[message["id"]] = Content(data, media_type, not_ready_for)
        return await self._do("message", user, message=message)

    async def unsends(self, user: str, message_id: str) -> Delivery:
        """Take a message back: its content is gone from LINE, too."""
        self.world.contents.pop(message_id, None)
        return await self._do("unsend", user, unsend={"messageId": message_id})

    async def links_account(self, user: str, nonce: str = "nonce", *, result: str = "ok") -> Delivery:
        return await self._do("accountLink", user, link={"result": result, "nonce": nonce})

    async def invites(self, user: str, group: str = "C" + "0" * 32) -> Delivery:
        """Invite the account into a group chat."""
        return await self._webhooks.deliver([self.event("join", None, source={"type": "group", "groupId": group})])

    async def says_in_group(self, user: str, words: str, group: str = "C" + "0" * 32) -> Delivery:
        source = {"type": "group", "groupId": group, "userId": user}
        message = events.text(self.world, words)
        return await self._webhooks.deliver([self.event("message", user, source=source, message=message)])

    async def does(self, kind: str, user: str | None, **rest: Any) -> Delivery:
        """Any event, those that LINE may add tomorrow included."""
        return await self._do(kind, user, **rest)

    async def taps(
        self, user: str, label: str, *, picks: str | None = None, on: Message | None = None
    ) -> Delivery | str:
        """Tap what shows ``label``: in the message ``on``, else in the newest that has it; then in the rich menu.

        Quick replies are gone once a newer message has come. ``picks`` is the date (or time) chosen in a picker. A
        link is returned instead of opened.
        """
        action = self._shown(user, label, on)
        kind = action["type"]
        if kind == "uri":
            return str(action["uri"])
        if kind == "message":
            return await self.says(user, action["text"])
        assert kind in ("postback", "datetimepicker"), f"「{label}」is a {kind} action"
        postback: dict[str, Any] = {"data": action["data"]}
        if kind == "datetimepicker":
            assert picks is not None, f"「{label}」asks for a {action['mode']}: say which (picks=…)"
            postback["params"] = {action["mode"]: picks}
        return await self._do("postback", user, postback=postback)

    def labels(self, user: str) -> list[str]:
        """What the user can tap in the newest message."""
        received = self._received(user)
        return [] if not received else [action.get("label", "") for action in actions_of(received[-1], quick=True)]

    def event(self, kind: str, user: str | None, **rest: Any) -> Event:
        """An event that is not sent yet: for ``deliver`` in one's own order."""
        if user is not None:
            self.world.user(user)
        return events.event(self.world, kind, user, **rest)

    async def deliver(self, made: Sequence[Event], **changed: Any) -> Delivery:
        return await self._webhooks.deliver(made, **changed)

    async def _do(self, kind: str, user: str | None, **rest: Any) -> Delivery:
        return await self._webhooks.deliver([self.event(kind, user, **rest)])

    def _received(self, user: str) -> list[Message]:
        return [each for sent in self.world.sent if sent.user == user and not sent.blocked for each in sent.messages]

    def _shown(self, user: str, label: str, on: Message | None) -> dict[str, Any]:
        received = self._received(user)
        for message in [on] if on is not None else reversed(received):
            for action in actions_of(message, quick=bool(received) and message is received[-1]):
                if action.get("label") == label:
                    return action
        menu = self.world.menus.get(self.world.user_menus.get(user) or self.world.default_menu or "")
        for area in menu.menu["areas"] if menu and on is None else ():
            action = area["action"]
            if label in (action.get("label"), action.get("displayText"), action.get("text")):
                found: dict[str, Any] = action
                return found
        raise AssertionError(f"nothing to tap shows「{label}」; the newest message shows {self.labels(user)}")


def actions_of(message: Message, *, quick: bool) -> Iterator[dict[str, Any]]:
    """The actions of a message, in the order in which they stand; ``quick``: its quick replies, too."""
    if quick:
        yield from (item["action"] for item in message.get("quickReply", {}).get("items", ()))
    yield from _inside({key: value for key, value in message.items() if key != "quickReply"})


def _inside(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, list):
        for each in part:
            yield from _inside(each)
    elif isinstance(part, dict):
        if "action" in part:
            yield part["action"]
        for key, value in part.items():
            if key == "actions":
                yield from value
            elif key != "action":
                yield from _inside(value)
