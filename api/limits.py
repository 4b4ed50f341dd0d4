"""A brake on floods: so many messages of one conversation, so much from one address, in ten minutes.

Each has a bucket that holds ten minutes' worth and fills evenly, so that a hurried person is never held up. The buckets
live in the memory of one process; several processes each have their own. Who calls from this machine itself (a program
of the operator, or a proxy that tells no addresses) counts by conversation only: one address would stand for everybody.
"""

from __future__ import annotations

import ipaddress
import math
import time
from typing import Annotated

from fastapi import Depends, Request

from api.links.guessing import address_key
from api.problems import Problem
from api.services import Services, services
from bot.dialogue.results import hash_token

UPLOAD_COST = 5  # a file counts as so many messages
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


async def brake(request: Request, used: Annotated[Services, Depends(services)]) -> None:
    """Before anything is written by a visitor's request; reading is not counted.

    Raises:
        Problem: 429, with the time to wait.
    """
    if request.method in _READING:
        return
    conversation = request.path_params.get("conversation_id")
    cost = UPLOAD_COST if request.url.path.endswith("/attachments") else 1
    settings, now = used.settings, time.monotonic()
    host = request.client.host if request.client else ""
    if host and not _is_here(host):
        kind, most = ("start", settings.limit_starts) if conversation is None else ("send", settings.limit_address)
        _check(used.limits.take(f"{kind}:{address_key(host)}", most, now, cost), "同じ回線からのご利用が続いているため")
    if conversation is not None:
        # With the key that came along: who has not the right one cannot use up a visitor's share.
        key = hash_token(f"{conversation} {request.headers.get('authorization', '')}")
        _check(used.limits.take(key, settings.limit_messages, now, cost), "短い間にたくさんお送りいただいたため")


def _check(wait: float, why: str) -> None:
    if wait > 0:
        minutes = math.ceil(wait / 60)
        detail = f"{why}、いったんお待ちいただいています。{minutes}分ほどおいて、もう一度お試しください。"
        raise Problem(429, detail, retry_after=math.ceil(wait))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
