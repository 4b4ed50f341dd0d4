"""The console alone in this process, listening on loopback: what its pages do live needs no dialogue."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

import uvicorn
from fastapi import FastAPI

from api.live import Hub
from api.settings import Settings
from api.site import install_site
from bot.handoff.hours import OfficeHours
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.api.console.cases import NOW


@dataclass(frozen=True)
class DeskService:
    url: str
    database: Database
    live: Hub


@asynccontextmanager
async def desk_service(folder: Path) -> AsyncIterator[DeskService]:
    """The console on an empty database; it stands at ``cases.NOW``."""
    database = Database(f"sqlite:///{folder / 'desk.db'}")
    await migrate(database)
    app, live = FastAPI(), Hub(database)
    install_site(app)
    app.state.services = SimpleNamespace(
        settings=Settings(),
        database=database,
        clock=lambda: NOW,
        hours=OfficeHours(lambda day: False),
        live=live,
        dialogue=None,
    )
    async with listening(app) as url:
        yield DeskService(url, database, live)
    await database.close()


@asynccontextmanager
async def listening(app: FastAPI, *, sockets: bool = False) -> AsyncIterator[str]:
    """Serve an application on loopback, on a port that is free; its address. ``sockets``: WebSockets as well."""
    ws: Literal["websockets", "none"] = "websockets" if sockets else "none"
    config = uvicorn.Config(app, "127.0.0.1", 0, log_level="error", ws=ws, timeout_graceful_shutdown=1)
    server = _Listening(config)
    running = asyncio.create_task(server.serve())
    await server.listens.wait()
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


class _Listening(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup()
        self.listens.set()
