"""``minato serve``, again and again and side by side, for tests that kill it: what runs in ``lives.Lives``.

Each line of its input is a process to fork from here, where all is imported already (that takes most of a start):
``{"name": …, "args": ["serve", …], "log": file}``; each line of its output the id of one. A process stands still at the places that
it is told to, so that whoever kills it there does so by intention and not by chance; its time is what a file says.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

FOLDER = "MINATO_DOOMED"
_FOR_EVER = 24 * 3600.0  # seconds: a call that hangs does so until the kill


class Place(StrEnum):
    """Where a process stands still; whom or what it does so for."""

    BEFORE_CALL = "before_call"  # a LINE user: the call is planned and committed, and not made
    AFTER_CALL = "after_call"  # a LINE user: LINE has answered, and nothing is recorded
    IN_TURN = "in_turn"  # a message's words: the turn is over, and not committed


@dataclass(frozen=True)
class FileClock:
    """The time of several processes; it stands until it is moved."""

    file: Path

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.file.read_text())

    def set(self, at: datetime) -> None:
        _write(self.file, at.isoformat())

    def go_on(self, **span: float) -> None:
        self.set(self() + timedelta(**span))


@dataclass(frozen=True)
class Doom:
    """Where one process is to stand still, and where it does, as both sides see it."""

    folder: Path
    name: str

    def set_halts(self, halts: dict[Place, str]) -> None:
        _write(self.folder / f"{self.name}.halts", json.dumps(halts))

    def stands_still(self, place: Place) -> bool:
        return (self.folder / f"{self.name}.{place}").exists()

    async def pass_by(self, place: Place, whom: str) -> None:
        """Stand still for good, if it is to be here."""
        if json.loads((self.folder / f"{self.name}.halts").read_text()).get(place) == whom:
            (self.folder / f"{self.name}.{place}").touch()
            await asyncio.Event().wait()


def _write(file: Path, text: str) -> None:
    """At once: a reader sees all of it."""
    new = file.with_name(f"{file.name}.new")
    new.write_text(text)
    new.replace(file)


def _halt_calls(doom: Doom) -> None:
    from api.channels.line import client, sender

    client.TIMEOUT = sender._ENDS_WITHIN_SECONDS = _FOR_EVER
    make: Callable[..., Any] = sender._in_time

    async def call(services: Any, line: Any, plan: Any) -> Any:
        await doom.pass_by(Place.BEFORE_CALL, plan.user_id)
        sent = await make(services, line, plan)
        await doom.pass_by(Place.AFTER_CALL, plan.user_id)
        return sent

    sender._in_time = call


def _halt_turns(doom: Doom) -> None:
    from bot.dialogue.service import Dialogue

    answer: Callable[..., Any] = Dialogue._answer

    async def turn(self: Dialogue, session: Any, conversation: Any, incoming: Any, *more: Any) -> Any:
        result = await answer(self, session, conversation, incoming, *more)
        await doom.pass_by(Place.IN_TURN, incoming.text or "")
        return result

    Dialogue._answer = turn  # type: ignore[method-assign]


def _serve(doom: Doom, args: list[str]) -> None:
    from api.cli import app
    from bot.dialogue import clock

    clock.system_clock = FileClock(doom.folder / "now")
    _halt_calls(doom)
    _halt_turns(doom)
    app(args)


def main() -> None:
    import api.asgi
    import api.channels.line.client  # noqa: F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    folder = Path(os.environ[FOLDER])
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(os.open(order["log"], os.O_WRONLY | os.O_CREAT), sys.stderr.fileno())
            _serve(Doom(folder, order["name"]), order["args"])
            return
        print(child, flush=True)  # noqa: T201
    os.killpg(0, signal.SIGKILL)  # whoever ran the test is gone: so are all who were forked


if __name__ == "__main__":
    main()
