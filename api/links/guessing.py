"""A brake on guessing short codes: so many tries from one address, and so many wrong ones in all.

It lives in the memory of one process; several processes each have their own. Of 37,000,000,000 codes a handful is good
at any time: even with the brake of each of ten processes used to the full, a hit takes centuries.
"""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta

from api.links.recent import Recent

TRIES = 10  # of one address
WRONG_IN_ALL = 300
WINDOW = timedelta(minutes=15)
_ALL = "all"


class Guesses:
    """Tries by key and wrong ones in all, each forgotten after ``WINDOW``."""

    def __init__(self) -> None:
        self._tries = Recent(WINDOW)
        self._wrong = Recent(WINDOW)

    def allow(self, key: str, at: datetime) -> bool:
        """Count a try, before its code is looked at; False when there were too many already."""
        allowed = self._tries.count(key, at) < TRIES and self._wrong.count(_ALL, at) < WRONG_IN_ALL
        if allowed:
            self._tries.add(key, at)
        return allowed

    def right(self, key: str) -> None:
        """The try was good: its address begins anew."""
        self._tries.forget(key)

    def wrong(self, at: datetime) -> None:
        self._wrong.add(_ALL, at)


def address_key(host: str) -> str:
    """Whose tries count together: an IPv4 address, or the /64 network that one holder of IPv6 addresses has."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
