"""The bell wakes the inbox once for whoever has settled: not again and again while there is no room for them."""

from __future__ import annotations

import asyncio

from api.channels.line.bell import Bell

LONG = 3600.0
_ROUNDS = 10  # of the loop: a time-out of nothing ends in the next one


async def test_somebody_who_has_settled_wakes_the_inbox_only_once() -> None:
    bell = Bell(settle_seconds=0)
    bell.ring({"U1"})
    await bell.wait(LONG)
    again = asyncio.create_task(bell.wait(LONG))
    for _ in range(_ROUNDS):
        await asyncio.sleep(0)
    assert not again.done()
    bell.look()
    await again
