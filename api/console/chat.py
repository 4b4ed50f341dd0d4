"""The conversation on a ticket's page: who leads it, taking it over, writing, giving it back to the bot."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api import live
from api.console.access import TICKETS, Refused, Seat, concierge
from api.console.chat_view import Line, line_json, line_of, names, ticket_numbered
from api.console.moves import stands_otherwise, taken_by
from api.console.routing import ConsoleRoute
from api.services import Services, services
from api.telling import PERSON, TYPING, tell, whisper
from bot.dialogue.people import (
    MAX_TEXT,
    NotAMessage,
    NotYours,
    person_name,
    say_as_person,
    take_over,
)  # fmt: skip
from bot.handoff.tickets import TicketState, TransitionError
from bot.storage import desk
from bot.storage.calendar import hours_with_days
from bot.storage.desk import AlreadyTaken, Case
from bot.storage.models import User

router = APIRouter(prefix="/tickets/{number}/chat", route_class=ConsoleRoute)

AtTheDesk = Annotated[Seat, Depends(concierge)]
AnyService = Annotated[Services, Depends(services)]

_TITLE = "操作できませんでした"
_DONE = "この受付は完了しています。続けるには、受付を再開してください。"
_NOBODYS = "この受付には、まだ担当者がいません。先に「会話に入る」を押してください。"


@router.post("/join")
async def join(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    """Take the case and lead its conversation: of two who do so at once, one has it and the other is told who."""
    now = found.clock()
    async with found.database.transaction() as session:
        case, user = await _case(session, number), await _user(session, seat)
        try:
            await take_over(session, case, user, now)
        except AlreadyTaken as taken:
            raise await taken_by(session, case.ticket, taken.assignee_id, now) from taken
        except TransitionError as error:
            raise stands_otherwise(case.ticket) from error
    await _tell(found, case)
    return _back(number)


@router.post("/messages")
async def write(
    request: Request,
    seat: AtTheDesk,
    found: AnyService,
    number: str,
    message_id: Annotated[UUID, Form()],
    text: Annotated[str, Form(max_length=10 * MAX_TEXT)] = "",
    wait: Annotated[bool, Form()] = False,
) -> Response:
    """Write to the visitor; ``wait``: then it is their turn. To a script the message as JSON, else the page again."""
    async with found.database.transaction() as session:
        line = await _write(session, found, seat, number, str(message_id), text, wait)
        case = await _case(session, number)
    await _tell(found, case)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(line_json(line))
    return _back(number)


@router.post("/return")
async def give_back(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    """Let the bot go on where the intake stood."""
    from bot.dialogue.returning import give_back_to_bot  # it brings Rasa along

    try:
        conversation_id = await give_back_to_bot(found.database, found.dialogue, number, seat.user_id, found.clock())
    except NotYours as error:
        async with found.database.reading() as session:
            raise await _others(session, error.assignee_id) from error
    if conversation_id is None:
        raise _unknown()
    await tell(found.live, conversation_id, on_the_desk=True)
    return _back(number)


@router.post("/typing")
async def typing(seat: AtTheDesk, found: AnyService, number: str) -> Response:
    """Show the visitor that somebody writes. It is passed on and never stored."""
    async with found.database.reading() as session:
        ticket, user = await ticket_numbered(session, number), await _user(session, seat)
    if ticket is not None and ticket.assignee_id == user.id:
        topic = live.conversation(ticket.conversation_id)
        await whisper(found.live, topic, kind=TYPING, who=PERSON, name=person_name(user))
    return Response(status_code=204)


async def _write(
    session: AsyncSession, found: Services, seat: Seat, number: str, message_id: str, text: str, wait: bool
) -> Line:
    case, user, at = await _case(session, number), await _user(session, seat), found.clock()
    hours = await hours_with_days(session, found.hours)
    try:
        message = await say_as_person(session, case, user, message_id=message_id, text=text, at=at, hours=hours)
    except NotYours as error:
        raise await _others(session, error.assignee_id) from error
    except TransitionError as error:
        raise Refused(409, _TITLE, _DONE) from error
    except NotAMessage as error:
        words = f"メッセージは{MAX_TEXT:,}文字以内でお書きください。" if text.strip() else "メッセージが空です。"
        raise Refused(422, _TITLE, words) from error
    if wait and case.ticket.state != TicketState.WAITING_FOR_VISITOR.value:
        desk.wait_for_visitor(case, at)
    return line_of(message, frozenset())


async def _case(session: AsyncSession, number: str) -> Case:
    case = await desk.lock_case(session, number)
    if case is None:
        raise _unknown()
    return case


async def _user(session: AsyncSession, seat: Seat) -> User:
    user = await session.get(User, seat.user_id)
    assert user is not None  # the guard has just found them
    return user


async def _others(session: AsyncSession, assignee_id: int | None) -> Refused:
    """Somebody else has the case, or nobody."""
    who = (await names(session, assignee_id)).get(assignee_id or 0)
    return Refused(409, _TITLE, f"{who}さんが担当しています。" if who else _NOBODYS)


async def _tell(found: Services, case: Case) -> None:
    await tell(found.live, case.conversation.id, on_the_desk=True)


def _unknown() -> Refused:
    return Refused(404, "受付が見つかりません", "番号をご確認ください。削除された受付かもしれません。")


def _back(number: str) -> Response:
    return RedirectResponse(f"{TICKETS}/{number}#chat", status_code=303)
