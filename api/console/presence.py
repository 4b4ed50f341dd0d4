"""Taking cases or not: the switch in the head of every page."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from api.console.access import Seat, concierge, safe_next
from api.console.routing import ConsoleRoute
from api.live import DESK
from api.services import Services, services
from bot.storage.audit import Action, record
from bot.storage.presence import set_available

router = APIRouter(prefix="/presence", route_class=ConsoleRoute)


@router.post("")
async def switch(
    request: Request,
    seat: Annotated[Seat, Depends(concierge)],
    found: Annotated[Services, Depends(services)],
    available: Annotated[bool, Form()],
) -> Response:
    """Set it, and back to the page where the switch is."""
    async with found.database.transaction() as session:
        await set_available(session, seat.user_id, available)
        record(
            session, Action.ACCOUNT_CHANGED, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=seat.name,
            available=available,
        )  # fmt: skip
    await found.live.publish(DESK)
    return RedirectResponse(_page_before(request), status_code=303)


def _page_before(request: Request) -> str:
    parts = urlsplit(request.headers.get("referer", ""))
    return safe_next(parts.path + (f"?{parts.query}" if parts.query else ""))
