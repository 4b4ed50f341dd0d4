"""What the composition root hands to every endpoint."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fastapi import Request

from api.buckets import Buckets
from api.channels.line.connection import Line
from api.links.allowance import Mailings
from api.links.guessing import Guesses
from api.live import Hub
from api.settings import Settings
from bot.dialogue.clock import Clock
from bot.handoff.hours import OfficeHours
from bot.storage.database import Database

if TYPE_CHECKING:  # it brings Rasa along, which what only reads storage need not load
    from bot.dialogue.service import Dialogue


@dataclass(frozen=True)
class Services:
    """Built once by ``api.app.create_app``; tests build it with fakes. ``line`` is None while LINE is off."""

    settings: Settings
    database: Database
    dialogue: Dialogue
    clock: Clock
    hours: OfficeHours
    live: Hub
    line: Line | None = None
    guesses: Guesses = field(default_factory=Guesses)
    mailings: Mailings = field(default_factory=Mailings)
    limits: Buckets = field(default_factory=Buckets)


def services(request: Request) -> Services:
    """The services of the running application (a FastAPI dependency)."""
    found: Services = request.app.state.services
    return found
