"""Processes of the service that a test kills, and LINE, which talks to one after the other of them."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from httpx import AsyncClient

from api.settings import ROOT
from bot.storage.database import Database
from tests.e2e.desk import OPEN_HOURS
from tests.e2e.doomed import FOLDER, Doom, FileClock, Place
from tests.e2e.line_site import is_settled, until
from tests.e2e.test_crash import STARTED
from tests.line_stand_in import LineStandIn, line_stand_in

_AT_A_LOOK = 0.05  # seconds on the clock
SECONDS = 120.0  # of the machine, at most, for anything that is waited for


@dataclass
class Life:
    """One process, which answers at ``http``."""

    pid: int
    doom: Doom
    http: AsyncClient
    among: Lives

    @property
    def database(self) -> Database:
        return self.among.database

    @property
    def clock(self) -> FileClock:
        return self.among.clock

    async def settled(self) -> None:
        await self.among.settled()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    async def stands_still(self, place: Place) -> None:
        """Wait until it does."""

        async def there() -> bool:
            return self.doom.stands_still(place)

        await until(there, SECONDS)


@dataclass
class Lives:
    """Starts processes on one database. ``clock`` is theirs and LINE's."""

    line: LineStandIn
    clock: FileClock
    database: Database
    folder: Path
    root: subprocess.Popen[str]

    async def settled(self) -> None:
        """Wait until nothing waits any more; what waits for its next attempt is due soon."""

        async def done() -> bool:
            self.clock.go_on(seconds=_AT_A_LOOK)
            return await is_settled(self.database, self.line)

        await until(done, SECONDS)

    async def begin(self, name: str) -> Life:
        """Another process, once it says that it answers."""
        doom, port = Doom(self.folder, name), _free_port()
        doom.set_halts({})
        log = doom.folder / f"{name}.log"
        args = ["serve", "--port", str(port), "--database-url", self._url]
        order = {"name": name, "args": args, "log": str(log)}
        pid = await asyncio.to_thread(self._fork, json.dumps(order))

        async def answers() -> bool:
            return log.exists() and STARTED in log.read_text(encoding="utf-8")

        try:
            await until(answers, SECONDS)
        except TimeoutError as error:
            raise AssertionError(f"it did not start: {log.read_text(encoding='utf-8')}") from error
        http = AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=SECONDS, follow_redirects=True)
        return Life(pid, doom, http, self)

    @property
    def _url(self) -> str:
        return self.database.url.render_as_string(hide_password=False)

    def _fork(self, order: str) -> int:
        assert self.root.stdin is not None and self.root.stdout is not None
        self.root.stdin.write(order + "\n")
        self.root.stdin.flush()
        return int(self.root.stdout.readline())


@asynccontextmanager
async def lives(database_url: str, folder: Path) -> AsyncIterator[Lives]:
    """Until the block ends: then all of them are killed. ``folder`` is there and empty."""
    clock = FileClock(folder / "now")
    clock.set(OPEN_HOURS)
    database = Database(database_url)
    async with line_stand_in(clock) as line:
        environment = {**os.environ, **line.environment, "PYTHONPATH": str(ROOT), FOLDER: str(folder)}
        environment["MINATO_ATTACHMENTS_DIR"] = str(folder / "attachments")
        root = await asyncio.to_thread(_start, environment)
        try:
            yield Lives(line, clock, database, folder, root)
        finally:
            os.killpg(root.pid, signal.SIGKILL)
            root.communicate()
            await database.close()


def _start(environment: dict[str, str]) -> subprocess.Popen[str]:
    """The process that forks them, at the head of a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.e2e.doomed"], cwd=ROOT, env=environment, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
