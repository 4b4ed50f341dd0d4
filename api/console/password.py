"""Choosing a password: by free will, or because the one at hand is a one-time password."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from api.console import service
from api.console.access import TICKETS, Seat, signed_in
from api.console.cookies import session_lifetime, set_session
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.security import PASSWORD_MAX, PASSWORD_MIN
from api.console.throttle import TOO_OFTEN, Doorkeeper, doorkeeper
from api.services import Services, services
from bot.storage import users
from bot.storage.audit import Action, record

router = APIRouter(prefix="/password", route_class=ConsoleRoute)

SignedIn = Annotated[Seat, Depends(signed_in)]
Text = Annotated[str, Form(max_length=1_000)]


@router.get("")
async def password_page(seat: SignedIn) -> Response:
    return _form(seat)


@router.post("")
async def change_password(
    seat: SignedIn,
    found: Annotated[Services, Depends(services)],
    keeper: Annotated[Doorkeeper, Depends(doorkeeper)],
    current: Text = "",
    password: Text = "",
    again: Text = "",
) -> Response:
    key = ("password", str(seat.user_id))
    if not keeper.throttle.allow(key, found.clock()):
        return _form(seat, TOO_OFTEN, 429)
    async with found.database.reading() as session:
        user = await users.find_user(session, seat.name)
    if user is None or not await service.check_login(keeper, user, current[: PASSWORD_MAX + 1]):
        return _form(seat, "いまのパスワードが違います。", 400)
    keeper.throttle.forget(key)
    problem = service.password_problem(seat.name, current, password, again)
    if problem:
        return _form(seat, problem, 400)
    return await _change(found, seat, await keeper.hash(password))


async def _change(found: Services, seat: Seat, password_hash: str) -> Response:
    """All browsers of the account are logged out; this one is logged in anew."""
    async with found.database.transaction() as session:
        await users.set_password(session, seat.user_id, password_hash, must_change=False)
        record(
            session,
            Action.ACCOUNT_CHANGED,
            found.clock(),
            user_id=seat.user_id,
            user_name=seat.name,
            subject=seat.name,
            what="password",
        )
        secret = await service.start_session(session, seat.user_id, found.clock(), session_lifetime(found.settings))
    return set_session(RedirectResponse(TICKETS, status_code=303), secret, found.settings)


def _form(seat: Seat, error: str = "", status: int = 200) -> Response:
    return page("password.html", status, seat=seat, error=error, least=PASSWORD_MIN, most=PASSWORD_MAX)
