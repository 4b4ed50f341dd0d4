"""Ways in which LINE may fail, and the queue of those that a test has ordered."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import Enum, auto


class Failure(Enum):
    """``ACCEPTED_…``: the call has its effect first, so that a second attempt would double it without care."""

    BAD_REQUEST = auto()  # 400 with LINE's error body
    UNAUTHORIZED = auto()  # 401
    FORBIDDEN = auto()  # 403
    NOT_FOUND = auto()  # 404
    TOO_MANY = auto()  # 429 with Retry-After, if given
    SERVER_ERROR = auto()  # 500, nothing done
    BAD_GATEWAY = auto()  # 502 of something before LINE, in another encoding, nothing done
    CUT = auto()  # the connection is cut before anything is done
    HANG = auto()  # no answer ever, nothing done
    SLOW = auto()  # answers once the test calls ``line.go_on()``
    ACCEPTED_SERVER_ERROR = auto()
    ACCEPTED_GARBLED = auto()  # 200 with a body that is not what the API describes
    ACCEPTED_CUT = auto()
    ACCEPTED_HANG = auto()

    @property
    def accepted(self) -> bool:
        return self.name.startswith("ACCEPTED_")


STATUS = {
    Failure.BAD_REQUEST: (400, "The request body has 1 error(s)"),
    Failure.UNAUTHORIZED: (
        401,
        "Authentication failed. Confirm that the access token in the authorization header is valid.",
    ),
    Failure.FORBIDDEN: (403, "Access to this API is not available for your account"),
    Failure.NOT_FOUND: (404, "Not found"),
    Failure.TOO_MANY: (429, "The API rate limit has been exceeded. Try again later."),
    Failure.SERVER_ERROR: (500, "Internal server error"),
    Failure.ACCEPTED_SERVER_ERROR: (500, "Internal server error"),
}

# The same, of those that are no error document of LINE's.
RAW = {
    Failure.BAD_GATEWAY: (502, "<html><title>サーバーに接続できません</title></html>".encode("shift_jis")),
    Failure.ACCEPTED_GARBLED: (200, b"<html>OK</html>"),
}


@dataclass
class Order:
    """``operation``: the operationId of LINE's description (``replyMessage``, ``pushMessage`` …); None: any."""

    failure: Failure
    operation: str | None = None
    times: int | None = 1  # None: until the test takes it back
    retry_after: int | None = None
    message: str | None = None


@dataclass
class Failures:
    orders: list[Order] = field(default_factory=list)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def order(self, order: Order) -> None:
        self.gate.clear()
        self.orders.append(order)

    def due(self, operation: str) -> Order | None:
        """The failure that this call meets; it is used up by one."""
        for order in self.orders:
            if order.operation in (None, operation):
                if order.times is not None:
                    order.times -= 1
                    if order.times <= 0:
                        self.orders.remove(order)
                return order
        return None

    def clear(self) -> None:
        """LINE is well again; what waits goes on."""
        self.orders.clear()
        self.gate.set()
