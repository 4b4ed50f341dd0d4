"""What LINE knows: its users, the tokens and retry keys it gave out or got, what it delivered, the channel's settings."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

Message = dict[str, Any]


@dataclass
class ReplyToken:
    """Sends once, while it lives. ``acknowledged``: the bot has taken the event that carried it."""

    token: str
    user: str | None
    given: datetime
    acknowledged: bool = False
    used: datetime | None = None


@dataclass(frozen=True)
class Sent:
    """One call that reached somebody (or would have: ``blocked``). ``how`` is ``reply`` or ``push``.

    ``token_age``: for a push, seconds since the newest reply token was given that could have been used instead.
    """

    user: str
    how: str
    messages: tuple[Message, ...]
    at: datetime
    retry_key: str | None = None
    blocked: bool = False
    token_age: float | None = None


@dataclass(frozen=True)
class Call:
    """One request to LINE's API, as it was answered. ``status`` None: never answered."""

    operation: str
    path: str
    headers: dict[str, str]
    body: Any
    status: int | None
    at: datetime


@dataclass
class User:
    user_id: str
    name: str
    blocked: bool = False
    friend: bool = True


@dataclass(frozen=True)
class Accepted:
    """What a retry key stands for, for 24 hours."""

    request_id: str
    body: Any
    sent: tuple[dict[str, str], ...]
    at: datetime


@dataclass
class Content:
    data: bytes
    media_type: str
    not_ready_for: int = 0  # requests that get 202 before the content is there
    failed: bool = False


@dataclass
class Menu:
    menu: dict[str, Any]
    image: bytes | None = None
    media_type: str | None = None


RETRY_KEY_LIFE = timedelta(hours=24)


@dataclass
class World:
    clock: Callable[[], datetime]
    access_token: str = "stand-in-access-token"
    channel_secret: str = "stand-in-channel-secret"
    bot_user_id: str = "U" + hashlib.md5(b"minato bot").hexdigest()
    bot_name: str = "ミナト（試験）"
    chat_mode: str = "bot"  # "chat": the manager's 応答設定 has チャット on
    token_life: timedelta = timedelta(seconds=60)
    quota: int | None = 200  # None: unlimited
    usage: int = 0
    webhook: str | None = None
    webhook_active: bool = True
    users: dict[str, User] = field(default_factory=dict)
    tokens: dict[str, ReplyToken] = field(default_factory=dict)
    accepted: dict[str, Accepted] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    loading: list[tuple[str, int]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # groups and rooms
    read: list[str] = field(default_factory=list)
    contents: dict[str, Content] = field(default_factory=dict)
    menus: dict[str, Menu] = field(default_factory=dict)
    default_menu: str | None = None
    user_menus: dict[str, str] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)  # set whenever a call came or something was sent
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def number(self) -> int:
        return next(self._numbers)

    def new_message_id(self) -> str:
        """Digits, as LINE's are: 18 of them."""
        return str(460_000_000_000_000_000 + self.number())

    def new_event_id(self) -> str:
        """A ULID: 26 signs of Crockford's base 32, the time first."""
        value = (int(self.clock().timestamp() * 1000) << 80) | (uuid4().int & ((1 << 80) - 1))
        signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
        return "".join(signs[(value >> shift) & 31] for shift in range(125, -1, -5))

    def new_token(self, user: str | None) -> str:
        token = uuid4().hex
        self.tokens[token] = ReplyToken(token, user, self.clock())
        return token

    def lives(self, token: ReplyToken) -> bool:
        return token.used is None and self.clock() - token.given < self.token_life

    def age_of_a_usable_token(self, user: str) -> float | None:
        """Seconds since the newest token was given with which the user could still be answered free of charge."""
        ages = [
            (self.clock() - token.given).total_seconds()
            for token in self.tokens.values()
            if token.user == user and token.acknowledged and self.lives(token)
        ]
        return min(ages, default=None)

    def user(self, user_id: str) -> User:
        return self.users.setdefault(user_id, User(user_id, f"利用者{len(self.users) + 1}"))

    def broke(self, what: str) -> None:
        """Something that LINE's rules do not allow."""
        self.violations.append(what)
