"""What a concierge does with a ticket: forms that change it, each for one move."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated

from fastapi import APIRouter, Form, Response

from api.console.access import Refused
from api.console.desk_pages import AnyService, AtTheDesk, address, back_to, record, the_ticket
from api.console.moves import move
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.telling import tell
from bot.handoff.hours import JST
from bot.handoff.tickets import DoneReason, TicketState, TransitionError
from bot.storage import desk
from bot.storage.audit import Action
from bot.storage.calendar import hours_with_days
from bot.storage.desk import Case
from bot.storage.notes import add_note
from bot.storage.presence import colleagues

router = APIRouter(prefix="/tickets/{number}", route_class=ConsoleRoute)

NOTE_LENGTH = 4_000
Owner = Annotated[str, Form(max_length=20)]


@router.post("/release")
async def release(seat: AtTheDesk, found: AnyService, number: str, owner: Owner = "") -> Response:
    return await move(found, seat, number, owner, _put_back, Action.RELEASED)


@router.post("/assign")
async def assign(
    seat: AtTheDesk, found: AnyService, number: str, to: Annotated[int, Form()], owner: Owner = ""
) -> Response:
    async with found.database.reading() as session:
        people = {one.id: one for one in await colleagues(session, found.clock())}
    if to not in people or not people[to].active:
        raise Refused(400, "担当を変えられません", "そのアカウントは使われていません。", address(number))

    def do(case: Case, now: datetime) -> None:
        desk.assign(case, to, now)

    return await move(found, seat, number, owner, do, Action.ASSIGNED, to=to)


@router.post("/wait")
async def wait(seat: AtTheDesk, found: AnyService, number: str, owner: Owner = "") -> Response:
    return await move(found, seat, number, owner, desk.wait_for_visitor, Action.MOVED, to="waiting_for_visitor")


@router.post("/callback")
async def call_back(
    seat: AtTheDesk,
    found: AnyService,
    number: str,
    day: Annotated[date, Form()],
    at: Annotated[time, Form()],
    owner: Owner = "",
    anyway: Annotated[bool, Form()] = False,
) -> Response:
    """Promise a call. A time at which the desk is closed is asked about once more."""
    moment = datetime.combine(day, at.replace(tzinfo=None), JST)
    if moment <= found.clock():
        raise Refused(400, "折り返しの日時が過ぎています", "これからの日時を選んでください。", address(number))
    async with found.database.reading() as session:
        hours = await hours_with_days(session, found.hours)
        ticket = await the_ticket(session, number)
    if not hours.is_open(moment) and not anyway:
        opening = hours.next_opening(moment)
        return page("callback.html", seat=seat, ticket=ticket, owner=owner, moment=moment, opening=opening)

    def do(case: Case, now: datetime) -> None:
        desk.call_back(case, moment, now)

    return await move(found, seat, number, owner, do, Action.MOVED, to="callback_due")


@router.post("/done")
async def done(
    seat: AtTheDesk, found: AnyService, number: str, reason: Annotated[DoneReason, Form()], owner: Owner = ""
) -> Response:
    def do(case: Case, now: datetime) -> None:
        desk.close(case, reason, now)

    return await move(found, seat, number, owner, do, Action.MOVED, to="done", reason=reason.value)


@router.post("/reopen")
async def reopen(seat: AtTheDesk, found: AnyService, number: str, owner: Owner = "") -> Response:
    return await move(found, seat, number, owner, desk.reopen, Action.MOVED, to="reopened")


@router.post("/notes")
async def note(seat: AtTheDesk, found: AnyService, number: str, text: Annotated[str, Form()] = "") -> Response:
    """A note for colleagues. Whoever has the case, everybody may leave one."""
    words = text.replace("\x00", "").strip()
    if not words or len(words) > NOTE_LENGTH:
        raise Refused(
            400, "メモを残せません", f"メモは1文字以上{NOTE_LENGTH:,}文字以内でお書きください。", address(number)
        )
    async with found.database.transaction() as session:
        ticket = await the_ticket(session, number)
        await add_note(session, ticket.id, words, found.clock(), author_id=seat.user_id, author=seat.shown_name)
        record(session, Action.NOTED, seat, found, number, length=len(words))
    await tell(found.live, ticket.conversation_id, on_the_desk=True)
    return back_to(number)


def _put_back(case: Case, now: datetime) -> None:
    if case.ticket.state == TicketState.DONE.value:
        raise TransitionError(f"{case.ticket.number}: done")
    desk.put_back(case, now)
