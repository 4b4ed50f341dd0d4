"""The queue, and one ticket: its brief on the screen, on paper and as data."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api.briefs import load_brief, render_html, render_text
from api.console.chat_view import chat_of
from api.console.desk_pages import AnyService, AtTheDesk, names_of, record_search, the_ticket
from api.console.filters import Asked, asked
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.views import PER_PAGE, kept_of, paging, tabs, ticket_view
from api.services import Services
from bot.handoff.tickets import REASON_LABELS
from bot.storage import queue as desk_queue
from bot.storage.calendar import hours_with_days
from bot.storage.notes import notes_of
from bot.storage.presence import Colleague, colleagues
from bot.storage.queue import Which
from bot.storage.retention import ERASED

router = APIRouter(prefix="/tickets", route_class=ConsoleRoute)


@router.get("")
async def queue(
    request: Request,
    seat: AtTheDesk,
    found: AnyService,
    show: Which | None = None,
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
    since: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None,
) -> Response:
    """The whole page, or for a page that is open already (``HX-Request``) what changes in it.

    ``since`` is the newest ticket that the page knew; how many came after it is told.
    """
    is_refresh = "HX-Request" in request.headers
    async with found.database.reading() as session:
        people = await colleagues(session, found.clock())
        wanted = asked(request.query_params, people)
        which = show or (Which.ALL if wanted.words else Which.OPEN)
        values = await _queue_values(session, found, wanted, which, number, people, seat.user_id)
        news = 0 if since is None else await desk_queue.opened_since(session, since)
    if wanted.words and not is_refresh:
        await record_search(found, seat, len(wanted.words))
    return page("_queue.html" if is_refresh else "tickets.html", seat=seat, news=news, people=people, **values)


async def _queue_values(
    session: AsyncSession, found: Services, wanted: Asked, which: Which, number: int, people: list[Colleague], me: int
) -> dict[str, Any]:
    chosen = await desk_queue.selection(session, wanted.filter(me))
    counts = await desk_queue.count_tickets(session, chosen)
    at, now = paging(counts.of(which), number), found.clock()
    tickets = await desk_queue.list_tickets(session, which, chosen, limit=PER_PAGE, offset=at.offset)
    hours = await hours_with_days(session, found.hours)
    return {
        "rows": [ticket_view(ticket, now, hours, names_of(people)) for ticket in tickets],
        "tabs": tabs(counts, which, wanted),
        "show": which.value,
        "paging": at,
        "wanted": wanted,
        "now": now,
        "newest": await desk_queue.newest_ticket(session),
    }


@router.get("/{number}")
async def ticket(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    now = found.clock()
    async with found.database.reading() as session:
        case = await the_ticket(session, number)
        if ERASED in case.headline:
            return page("erased.html", seat=seat, ticket=ticket_view(case, now, found.hours, {}), kept=kept_of(case))
        brief = await load_brief(session, case.conversation_id, now)
        chat = await chat_of(session, case.conversation_id, seat)
        people = await colleagues(session, now)
        notes = await notes_of(session, case.id)
        hours = await hours_with_days(session, found.hours)
    return page(
        "ticket.html", seat=seat, ticket=ticket_view(case, now, hours, names_of(people)), brief=brief, chat=chat, people=people,
        notes=notes, reasons=REASON_LABELS.items(), now=now, next_opening=hours.next_opening(now),
    )  # fmt: skip


@router.get("/{number}/print")
async def printed(seat: AtTheDesk, found: AnyService, number: str, transcript: bool = False) -> Response:
    return HTMLResponse(render_html(await _brief(found, number), transcript=transcript))


@router.get("/{number}/brief.json")
async def as_json(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    return JSONResponse(await _brief(found, number))


@router.get("/{number}/brief.txt")
async def as_text(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    return PlainTextResponse(render_text(await _brief(found, number)))


async def _brief(found: Services, number: str) -> dict[str, Any]:
    async with found.database.reading() as session:
        case = await the_ticket(session, number)
        return await load_brief(session, case.conversation_id, found.clock())
