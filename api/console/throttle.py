"""A brake on guessing passwords: after ten failures a name is refused from that address for a while.

It lives in the memory of one process; several processes each have their own.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from anyio import CapacityLimiter, to_thread
from fastapi import Request

from api.console.security import hash_password, verify_password_of

TRIES = 10
WINDOW = timedelta(minutes=15)
TOO_OFTEN = "失敗が続いたため、一時的に止めています。15分ほどおいて、もう一度お試しください。"
_KEYS_KEPT = 10_000
_HASHES_AT_ONCE = 2  # each takes 64 MiB and a core


class Throttle:
    """Tries by key, each forgotten after ``WINDOW``."""

    def __init__(self) -> None:
        self._tries: OrderedDict[tuple[str, str], list[datetime]] = OrderedDict()

    def allow(self, key: tuple[str, str], at: datetime) -> bool:
        """Count a try, before its password is looked at; False when there were too many already."""
        recent = [moment for moment in self._tries.pop(key, []) if at - moment < WINDOW]
        allowed = len(recent) < TRIES
        self._tries[key] = [*recent, at] if allowed else recent
        while len(self._tries) > _KEYS_KEPT:
            self._tries.popitem(last=False)
        return allowed

    def forget(self, key: tuple[str, str]) -> None:
        """After a success."""
        self._tries.pop(key, None)


class Doorkeeper:
    """What log-ins of one process share: the brake, and how many passwords are checked at once."""

    def __init__(self) -> None:
        self.throttle = Throttle()
        self._limiter = CapacityLimiter(_HASHES_AT_ONCE)

    async def verify(self, password_hash: str | None, password: str) -> bool:
        """``verify_password_of`` off the event loop."""
        return await to_thread.run_sync(verify_password_of, password_hash, password, limiter=self._limiter)

    async def hash(self, password: str) -> str:
        """``hash_password`` off the event loop."""
        return await to_thread.run_sync(hash_password, password, limiter=self._limiter)


def doorkeeper(request: Request) -> Doorkeeper:
    """The running application's doorkeeper (a FastAPI dependency)."""
    state = request.app.state
    if not hasattr(state, "console_doorkeeper"):
        state.console_doorkeeper = Doorkeeper()
    found: Doorkeeper = state.console_doorkeeper
    return found
