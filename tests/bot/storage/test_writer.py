"""The queue of writers: one at a time, in order, the urgent first, nobody starved, nobody lost."""

from __future__ import annotations

import asyncio

from bot.storage.writer import WriterQueue


async def _run(queue: WriterQueue, kinds: str) -> str:
    """Who gets the writer in which order: ``u`` urgent, ``o`` others, all waiting behind one holder."""
    order: list[str] = []

    async def write(kind: str, name: str) -> None:
        async with queue.turn(urgent=kind == "u"):
            order.append(name)
            await asyncio.sleep(0)

    async with queue.turn():
        tasks = [asyncio.create_task(write(kind, f"{kind}{place}")) for place, kind in enumerate(kinds)]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    return " ".join(order)


async def test_順番に書く() -> None:
    assert await _run(WriterQueue(), "ooo") == "o0 o1 o2"


async def test_急ぐものが先_ただし続けてではない() -> None:
    assert await _run(WriterQueue(), "oouu") == "u2 o0 u3 o1"
    assert await _run(WriterQueue(), "uuo") == "u0 o2 u1"


async def test_待つのをやめた人がいても_順番は進む() -> None:
    queue = WriterQueue()
    async with queue.turn():
        given_up = asyncio.create_task(_hold(queue))
        waits = asyncio.create_task(_hold(queue))
        await asyncio.sleep(0)
        given_up.cancel()
    await asyncio.wait_for(waits, 1)
    assert given_up.cancelled()


async def test_順番が来た瞬間にやめても_次の人に渡る() -> None:
    queue = WriterQueue()
    async with queue.turn():
        first, second = asyncio.create_task(_hold(queue)), asyncio.create_task(_hold(queue))
        await asyncio.sleep(0)
    first.cancel()  # its turn has come, but it does not know yet
    await asyncio.wait_for(second, 1)
    await asyncio.wait_for(_hold(queue), 1)


async def _hold(queue: WriterQueue) -> None:
    async with queue.turn():
        pass
