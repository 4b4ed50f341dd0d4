"""The real service as a child of the test process: started once, told by its own words that it listens."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
_ONE_TIME_PASSWORD = re.compile(r"パスワード（一度だけ表示）：(\S+)")


@dataclass
class RealService:
    """Where the service listens, what it needs to be found again, and what it has said so far."""

    url: str
    environment: dict[str, str]
    said: list[str] = field(default_factory=list)
    _process: Process | None = None
    _listening: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the process, on the database that is there, until it is ready."""
        command = (sys.executable, "-m", "api.cli", "serve")
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=self.environment, stdout=DEVNULL, stderr=PIPE
        )
        listens = asyncio.Event()
        self._process, self._listening = process, asyncio.create_task(_listen(process, self.said, listens))
        await listens.wait()
        async with httpx.AsyncClient(base_url=self.url) as http:
            if process.returncode is not None or (await http.get("/readyz")).status_code != 200:
                raise RuntimeError("".join(self.said))

    async def kill(self) -> None:
        """As the machine's power going: the process has no time for anything."""
        assert self._process is not None
        self._process.kill()
        await self.end()

    async def end(self) -> None:
        if self._process is None or self._listening is None:
            return
        if self._process.returncode is None:
            self._process.terminate()
        await self._process.wait()
        await self._listening

    @property
    def first_password(self) -> str:
        """The first admin's one-time password, as printed at the start."""
        return one_time_password("".join(self.said))

    async def add_concierge(self, name: str) -> str:
        """A further account by the command line; its one-time password."""
        command = (sys.executable, "-m", "api.cli", "user", "add", name, "--role", "concierge")
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=self.environment, stdout=PIPE, stderr=DEVNULL
        )
        output, _ = await process.communicate()
        return one_time_password(output.decode())


def one_time_password(words: str) -> str:
    found = _ONE_TIME_PASSWORD.search(words)
    assert found, words
    return found[1]


@asynccontextmanager
async def real_service(folder: Path) -> AsyncIterator[RealService]:
    """Start ``minato serve`` on an empty database in ``folder``; it is ended by its process at the end.

    Raises:
        RuntimeError: it ended before it listened; the message holds what it said.
    """
    port = _free_port()
    environment = {
        **os.environ,
        "MINATO_DATABASE_URL": f"sqlite:///{folder / 'minato.db'}",
        "MINATO_ATTACHMENTS_DIR": str(folder / "attachments"),
        "MINATO_PORT": str(port),
        "COLUMNS": "200",  # no line of the announcement is broken
    }
    service = RealService(f"http://127.0.0.1:{port}", environment)
    try:
        await service.start()
        yield service
    finally:
        await service.end()


async def _listen(process: Process, said: list[str], listens: asyncio.Event) -> None:
    """Keep what the process says, to its end; ``listens`` is set once it says how to stop it, or has ended."""
    assert process.stderr is not None
    async for line in process.stderr:
        said.append(line.decode())
        if "Ctrl+C" in said[-1]:
            listens.set()
    await process.wait()
    listens.set()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
