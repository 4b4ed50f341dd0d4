"""``minato serve`` for a test that kills it: it stands still at the place it is told to, at the time it is told.

``python -m tests.e2e.doomed serve …``. The folder named by ``MINATO_DOOMED`` holds the time (``now``), where to stand
still (``halts``), and a file for each place at which it does: whoever waits for that kills it there, not by chance.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

FOLDER = "MINATO_DOOMED"
_FOR_EVER = 24 * 3600.0  # seconds: a call that hangs does so until the kill


class Place(StrEnum):
    """Where it stands still; whom ``halts`` names there."""

    BEFORE_CALL = "before_call"  # a LINE user: the call is planned and committed, and not made
    AFTER_CALL = "after_call"  # a LINE user: LINE has answered, and nothing is recorded
    IN_TURN = "in_turn"  # a message's words: the turn is over, and not committed


@dataclass(frozen=True)
class Doom:
    """Both sides' view of the folder; ``Doom`` itself is the clock."""

    folder: Path

    def __call__(self) -> datetime:
        return datetime.fromisoformat((self.folder / "now").read_text())

    def set_time(self, at: datetime) -> None:
        _write(self.folder / "now", at.isoformat())

    def go_on(self, **span: float) -> None:
        self.set_time(self() + timedelta(**span))

    def set_halts(self, halts: dict[Place, str]) -> None:
        _write(self.folder / "halts", json.dumps(halts))

    def stands_still(self, place: Place) -> bool:
        return (self.folder / place).exists()

    async def pass_by(self, place: Place, whom: str) -> None:
        """Stand still for good, if it is to be here."""
        if json.loads((self.folder / "halts").read_text()).get(place) == whom:
            (self.folder / place).touch()
            await asyncio.Event().wait()


def _write(file: Path, text: str) -> None:
    """At once: a reader sees all of it."""
    new = file.with_suffix(".new")
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


def main() -> None:
    from bot.dialogue import clock

    doom = Doom(Path(os.environ[FOLDER]))
    clock.system_clock = doom
    _halt_calls(doom)
    _halt_turns(doom)

    from api.cli import app

    app()


if __name__ == "__main__":
    main()
