"""The second step of a log-in: a code of the authenticator app, or one of the codes for a lost telephone."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from api.console import codes, service
from api.console.access import TICKETS, Seat, half_way, safe_next
from api.console.cookies import session_lifetime, set_session
from api.console.login import address_of
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.throttle import TOO_OFTEN, Doorkeeper, doorkeeper
from api.services import Services, services
from bot.storage import users
from bot.storage.audit import Action, record
from bot.storage.models import User

router = APIRouter(prefix="/second-factor", route_class=ConsoleRoute)

HalfWay = Annotated[Seat, Depends(half_way)]

_WRONG = "コードが違うか、もう使われています。アプリに出ている新しいコードを入力してください。"


@router.get("")
async def code_page(seat: HalfWay, next: str = "") -> Response:
    if not seat.code_due:
        return RedirectResponse(TICKETS, status_code=303)
    return _form(seat, safe_next(next))


@router.post("")
async def enter_code(
    request: Request,
    seat: HalfWay,
    found: Annotated[Services, Depends(services)],
    keeper: Annotated[Doorkeeper, Depends(doorkeeper)],
    code: Annotated[str, Form(max_length=100)] = "",
    next: Annotated[str, Form(max_length=1_000)] = "",
) -> Response:
    next_page, at, address = safe_next(next), found.clock(), address_of(request)
    if not seat.code_due:
        return RedirectResponse(TICKETS, status_code=303)
    key = ("code", str(seat.user_id))
    if not keeper.throttle.allow(key, at):
        return _form(seat, next_page, TOO_OFTEN, 429)
    async with found.database.transaction() as session:
        user = await session.get_one(User, seat.user_id)
        by = await codes.take(session, user, code, at)
        if by is None:
            service.record_failure(session, (user.id, user.name), at, address, "code")
        else:
            await users.end_session(session, seat.secret_hash)
            record(session, Action.LOGGED_IN, at, user_id=user.id, user_name=user.name, address=address, by=by)
            secret = await service.start_session(session, user.id, at, session_lifetime(found.settings))
    if by is None:
        return _form(seat, next_page, _WRONG, 401)
    keeper.throttle.forget(key)
    return set_session(RedirectResponse(next_page, status_code=303), secret, found.settings)


def _form(seat: Seat, next_page: str, error: str = "", status: int = 200) -> Response:
    return page("second_factor.html", status, csrf_token=seat.csrf_token, next_page=next_page, error=error)
