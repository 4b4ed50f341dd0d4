"""What a button carries: signed, short, and bound to its question and conversation."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from enum import StrEnum

MAX_DATA = 300  # LINE's limit
_PURPOSE = b"minato line postback v1"
_MAC_BYTES = 12
_SHORT = 8  # characters of an id that tell it from others of one user


class Kind(StrEnum):
    """What a tap does. One letter each: the room is small."""

    CHOICE = "c"  # an answer or a command: ``value``, for the question of ``field``
    DATE = "d"  # a day picked for ``field``; LINE gives it beside the data
    PAGE = "p"  # shows page ``value`` of the choices of ``message``
    PICK = "k"  # marks choices of ``message``, where several may be chosen; ``value``: all marked, as bits in hex
    DECIDE = "o"  # answers ``message`` with what is marked


@dataclass(frozen=True)
class Tap:
    """``field``: of the question, None where it is a command's. ``message``: ``message_id`` of the bot's message.

    ``conversation``: see ``bound``; empty for what belongs to none, as the rich menu's buttons.
    """

    kind: Kind
    value: str = ""
    field: str | None = None
    message: str = ""
    conversation: str = ""

    def belongs_to(self, conversation_id: str) -> bool:
        return self.conversation in ("", bound(conversation_id))


def bound(conversation_id: str) -> str:
    """What a tap holds of its conversation's id."""
    return conversation_id[:_SHORT]


def key_of(channel_secret: str) -> bytes:
    """The key that signs taps, the same in every process."""
    return hmac.digest(channel_secret.encode(), _PURPOSE, hashlib.sha256)


def write(tap: Tap, key: bytes) -> str:
    """The data of a postback.

    Raises:
        ValueError: longer than LINE takes.
    """
    parts = [tap.kind.value, tap.value, tap.field or "", tap.message, tap.conversation]
    while parts and not parts[-1]:
        parts.pop()
    told = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    data = _mac(told, key) + told
    if len(data.encode("utf-16-le", "surrogatepass")) // 2 > MAX_DATA:
        raise ValueError("a postback's data is too long")
    return data


def read(data: str, key: bytes) -> Tap | None:
    """The tap behind a postback's data; None for what we did not sign."""
    length = len(_mac("", key))
    mac, told = data[:length], data[length:]
    if not hmac.compare_digest(mac.encode("utf-8", "surrogatepass"), _mac(told, key).encode()):
        return None
    kind, *rest = json.loads(told)
    value, field, message, conversation = (*rest, "", "", "", "")[:4]
    return Tap(Kind(kind), value, field or None, message, conversation)


def _mac(told: str, key: bytes) -> str:
    mac = hmac.digest(key, told.encode("utf-8", "surrogatepass"), hashlib.sha256)
    return base64.urlsafe_b64encode(mac[:_MAC_BYTES]).decode()
