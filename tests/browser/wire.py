"""The line between a browser and the service, which a test can cut in the middle of a turn, or put a bad proxy into."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal
from urllib.parse import urlsplit

Sockets = Literal["passed", "refused", "silent"]
_CHUNK = 64 * 1024


class Wire:
    """``sockets``: what becomes of WebSockets. ``refused``: the proxy says no. ``silent``: it never answers."""

    def __init__(self, service: str, sockets: Sockets = "passed") -> None:
        parts = urlsplit(service)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self.sockets = sockets
        self.url = ""
        self.upgrades = 0
        self._is_cut = False
        self._answers = asyncio.Event()
        self._answers.set()
        self._ends: set[asyncio.StreamWriter] = set()

    def hold_answers(self) -> None:
        """What the service says does not arrive any more; what it is told does."""
        self._answers.clear()

    def cut(self) -> None:
        """All connections break, what is under way on them is lost, and no new one comes about."""
        self._is_cut = True
        for writer in self._ends:
            writer.transport.abort()

    def mend(self) -> None:
        self._is_cut = False
        self._answers.set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._serve(reader, writer)
        except ConnectionError:
            pass  # cut, or the browser went away
        finally:
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        first = await reader.read(_CHUNK)
        if b"upgrade: websocket" in first.lower():
            self.upgrades += 1
            if self.sockets == "refused":
                writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                await writer.drain()
                return
            if self.sockets == "silent":
                self._ends.add(writer)
                await reader.read()
                return
        up_reader, up_writer = await asyncio.open_connection(self._host, self._port)
        self._ends |= {writer, up_writer}
        try:
            up_writer.write(first)
            await asyncio.gather(self._pass_on(reader, up_writer), self._pass_on(up_reader, writer, self._answers))
        finally:
            self._ends -= {writer, up_writer}
            up_writer.close()

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, gate: asyncio.Event | None = None
    ) -> None:
        while data := await reader.read(_CHUNK):
            if gate is not None:
                await gate.wait()
            if self._is_cut:
                return
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof() and not writer.is_closing():
            writer.write_eof()


@asynccontextmanager
async def wire_to(service: str, sockets: Sockets = "passed") -> AsyncIterator[Wire]:
    """A line to the service at its address; ``url`` is where browsers go."""
    wire = Wire(service, sockets)
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        await wire.serve(reader, writer)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    wire.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield wire
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
