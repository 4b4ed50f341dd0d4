"""GET /console/events: server-sent events that say when the desk has changed. What changed, pages ask for themselves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from fastapi.responses import StreamingResponse

from api.console.access import Seat, concierge
from api.console.routing import ConsoleRoute
from api.live import DESK, Hub
from api.services import Services, services

router = APIRouter(route_class=ConsoleRoute)

_ALIVE_SECONDS = 15.0  # proxies close what is silent for longer
_LONGEST_SECONDS = 600.0  # then the browser comes again, and whether it is still logged in is looked at again
_AGAIN_MS = 3_000


@router.get("/events")
async def events(seat: Annotated[Seat, Depends(concierge)], found: Annotated[Services, Depends(services)]) -> Response:
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(desk_events(found.live), media_type="text/event-stream", headers=headers)


async def desk_events(
    live: Hub, *, alive: float = _ALIVE_SECONDS, longest: float = _LONGEST_SECONDS
) -> AsyncIterator[str]:
    """The stream: an event ``desk`` for each change; a comment after ``alive`` seconds without one."""
    loop = asyncio.get_running_loop()
    end = loop.time() + longest
    with live.reading(DESK) as notes:
        yield f"retry: {_AGAIN_MS}\n\n"
        while (left := end - loop.time()) > 0:
            try:
                await asyncio.wait_for(notes.get(), min(alive, left))
            except TimeoutError:
                yield ": \n\n"
                continue
            while not notes.empty():  # what came at once is told once
                notes.get_nowait()
            yield "event: desk\ndata: changed\n\n"
