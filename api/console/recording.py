"""What every console route records by itself, so that no view and no change goes without an entry.

A route that records something more telling does so in its own transaction; this adds nothing to it then. The entry is
written before the answer leaves: an answer that could not be recorded is not given.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from fastapi import Request, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import Seat
from api.services import Services
from bot.storage.audit import Action, record, recorded
from bot.storage.models import AuditEntry

# Pages without a visitor's data, by the beginning of their address; a test opens each and looks.
NOTHING_PERSONAL = (
    "/console/static",
    "/console/login",
    "/console/oidc",
    "/console/password",
    "/console/second-factor",
    "/console/account",
    "/console/replies",
    "/console/calendar",
    "/console/figures",
    "/console/events",
)
# A page that looks for news by itself is one view, not one a second.
LIVE_VIEW = timedelta(minutes=10)
_READING = frozenset({"GET", "HEAD"})
_SEARCH_WORDS = ("q", "query", "words", "search")
_START = "/console"


async def with_record(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    """The answer of a console route, recorded if the route itself recorded nothing."""
    seen: list[str] = []
    token = recorded.set(seen)
    try:
        response = await answer(request)
    finally:
        recorded.reset(token)
    seat: Seat | None = getattr(request.state, "console_seat", None)
    if seat is not None and not seen and response.status_code < 400 and _tells(request):
        await _record(request.app.state.services, seat, request, response)
    return response


def _tells(request: Request) -> bool:
    if request.method not in _READING:
        return True
    path = request.url.path
    return path != _START and not any(path == one or path.startswith(f"{one}/") for one in NOTHING_PERSONAL)


async def _record(found: Services, seat: Seat, request: Request, response: Response) -> None:
    number = request.path_params.get("number")
    subject = str(number) if number is not None else request.url.path
    action, at = _action(request, response), found.clock()
    live = request.method in _READING and _looks_by_itself(request)
    async with found.database.transaction() as session:
        if live and await _seen_just_now(session, seat, subject, at):
            return
        record(session, action, at, user_id=seat.user_id, user_name=seat.name, subject=subject, **_detail(request))


def _action(request: Request, response: Response) -> Action:
    if request.method not in _READING:
        return Action.CHANGED
    if "attachment" in response.headers.get("content-disposition", "") or "/attachments/" in request.url.path:
        return Action.DOWNLOADED
    return Action.SEARCHED if any(request.query_params.get(name) for name in _SEARCH_WORDS) else Action.VIEWED


def _detail(request: Request) -> Mapping[str, Any]:
    """Which page it was; of what was searched for, that it was, never the words."""
    detail: dict[str, Any] = {"page": request.url.path.removeprefix(_START)}
    if request.query_params.get("transcript"):
        detail["transcript"] = True
    return detail


def _looks_by_itself(request: Request) -> bool:
    return "hx-request" in request.headers or "text/event-stream" in request.headers.get("accept", "")


async def _seen_just_now(session: AsyncSession, seat: Seat, subject: str, at: datetime) -> bool:
    query = select(AuditEntry.id).where(
        AuditEntry.user_id == seat.user_id, AuditEntry.subject == subject, AuditEntry.at > at - LIVE_VIEW,
        AuditEntry.action.in_((Action.VIEWED.value, Action.SEARCHED.value)),
    )  # fmt: skip
    return await session.scalar(query.limit(1)) is not None
