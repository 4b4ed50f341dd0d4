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
        "COLUMNS": "200",  # no line of the announcement is broken
    }
    command = (sys.executable, "-m", "api.cli", "serve", "--port", str(port))
    process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=environment, stdout=DEVNULL, stderr=PIPE)
    service = RealService(f"http://127.0.0.1:{port}", environment)
    listens = asyncio.Event()
    listening = asyncio.create_task(_listen(process, service.said, listens))
    try:
        await listens.wait()
        async with httpx.AsyncClient(base_url=service.url) as http:
            if process.returncode is not None or (await http.get("/readyz")).status_code != 200:
                raise RuntimeError("".join(service.said))
        yield service
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
        await listening


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
