"""The queue, and one ticket: its brief on the screen, on paper and as data; done and reopened."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api.briefs import load_brief, render_html, render_text
from api.console.access import TICKETS, Refused, Seat, concierge
from api.console.chat_view import chat_of
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.views import PER_PAGE, paging, tabs, ticket_view
from api.services import Services, services
from bot.handoff.tickets import REASON_LABELS, DoneReason, TransitionError
from bot.storage import desk
from bot.storage.desk import Case, QueueEntry, Which

router = APIRouter(prefix="/tickets", route_class=ConsoleRoute)

AtTheDesk = Annotated[Seat, Depends(concierge)]
AnyService = Annotated[Services, Depends(services)]


@router.get("")
async def queue(
    seat: AtTheDesk,
    found: AnyService,
    show: Which = Which.OPEN,
    number: Annotated[int, Query(alias="page", ge=1, le=1_000_000)] = 1,
) -> Response:
    async with found.database.reading() as session:
        counts = await desk.count_tickets(session)
        at = paging(counts.of(show), number)
        entries = await desk.list_tickets(session, show, limit=PER_PAGE, offset=at.offset)
    now = found.clock()
    rows = [ticket_view(entry, now) for entry in entries]
    return page("tickets.html", seat=seat, rows=rows, tabs=tabs(counts, show), show=show.value, paging=at, now=now)


@router.get("/{number}")
async def ticket(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    async with found.database.reading() as session:
        entry = await _entry(session, number)
        brief = await load_brief(session, entry.ticket.conversation_id)
        chat = await chat_of(session, entry.ticket.conversation_id, seat)
    view = ticket_view(entry, found.clock())
    return page("ticket.html", seat=seat, ticket=view, brief=brief, chat=chat, reasons=REASON_LABELS.items())


@router.get("/{number}/print")
async def printed(seat: AtTheDesk, found: AnyService, number: str, transcript: bool = False) -> Response:
    return HTMLResponse(render_html(await _brief(found, number), transcript=transcript))


@router.get("/{number}/brief.json")
async def as_json(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    return JSONResponse(await _brief(found, number))


@router.get("/{number}/brief.txt")
async def as_text(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    return PlainTextResponse(render_text(await _brief(found, number)))


@router.post("/{number}/done")
async def done(seat: AtTheDesk, found: AnyService, number: str, reason: Annotated[DoneReason, Form()]) -> Response:
    async with found.database.transaction() as session:
        case = await _locked(session, number)
        try:
            desk.close(case, reason, found.clock())
        except TransitionError as error:
            raise _already("この受付は、すでに完了しています。", number) from error
    return _back_to(number)


@router.post("/{number}/reopen")
async def reopen(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    async with found.database.transaction() as session:
        case = await _locked(session, number)
        try:
            desk.reopen(case, found.clock())
        except TransitionError as error:
            raise _already("この受付は、すでに再開されています。", number) from error
    return _back_to(number)


async def _brief(found: Services, number: str) -> dict[str, object]:
    async with found.database.reading() as session:
        entry = await _entry(session, number)
        return await load_brief(session, entry.ticket.conversation_id)


async def _entry(session: AsyncSession, number: str) -> QueueEntry:
    entry = await desk.find_entry(session, number)
    if entry is None:
        raise _unknown()
    return entry


async def _locked(session: AsyncSession, number: str) -> Case:
    locked = await desk.lock_case(session, number)
    if locked is None:
        raise _unknown()
    return locked


def _unknown() -> Refused:
    return Refused(404, "受付が見つかりません", "番号をご確認ください。削除された受付かもしれません。")


def _already(message: str, number: str) -> Refused:
    return Refused(409, "操作できませんでした", f"{number}：{message}")


def _back_to(number: str) -> Response:
    return RedirectResponse(f"{TICKETS}/{number}", status_code=303)
