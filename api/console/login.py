"""Logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from api.console import service
from api.console.access import LOGIN, LOGIN_COOKIE, TICKETS, Seat, public, safe_next, signed_in
from api.console.cookies import (
    clear_login_token,
    clear_session,
    session_lifetime,
    set_login_token,
    set_session,
)
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.security import PASSWORD_MAX, needs_rehash, new_secret
from api.console.throttle import TOO_OFTEN, Doorkeeper, doorkeeper
from api.services import Services, services
from api.settings import Settings
from bot.storage import users
from bot.storage.models import User

router = APIRouter(route_class=ConsoleRoute)

_WRONG = "名前またはパスワードが違います。"

AnyService = Annotated[Services, Depends(services)]
Keeper = Annotated[Doorkeeper, Depends(doorkeeper)]
Text = Annotated[str, Form(max_length=1_000)]


@router.get("/login")
async def login_page(
    request: Request, seat: Annotated[Seat | None, Depends(public)], found: AnyService, next: str = ""
) -> Response:
    if seat is not None:
        return RedirectResponse(TICKETS, status_code=303)
    return _form(request, found.settings, name="", next_page=safe_next(next))


@router.post("/login")
async def log_in(
    request: Request,
    seat: Annotated[Seat | None, Depends(public)],
    found: AnyService,
    keeper: Keeper,
    name: Text = "",
    password: Text = "",
    next: Text = "",
) -> Response:
    next_page = safe_next(next)
    key = (name.strip().casefold(), request.client.host if request.client else "")
    if not keeper.throttle.allow(key, found.clock()):
        return _form(request, found.settings, name, next_page, TOO_OFTEN, 429)
    async with found.database.reading() as session:
        user = await users.find_user(session, name)
    if not await service.check_login(keeper, user, password[: PASSWORD_MAX + 1]) or user is None:
        return _form(request, found.settings, name, next_page, _WRONG, 401)
    keeper.throttle.forget(key)
    newer_hash = await keeper.hash(password) if needs_rehash(user.password_hash) else None
    return await _open(found, seat, user, newer_hash, next_page)


@router.post("/logout")
async def log_out(seat: Annotated[Seat, Depends(signed_in)], found: AnyService) -> Response:
    async with found.database.transaction() as session:
        await users.end_session(session, seat.secret_hash)
    return clear_session(RedirectResponse(LOGIN, status_code=303))


async def _open(found: Services, seat: Seat | None, user: User, newer_hash: str | None, next_page: str) -> Response:
    """Log in; a browser that was logged in already gets a new secret, and the old one ends."""
    async with found.database.transaction() as session:
        if seat is not None:
            await users.end_session(session, seat.secret_hash)
        if newer_hash is not None:
            await users.rehash_password(session, user.id, newer_hash)
        secret = await service.start_session(session, user.id, found.clock(), session_lifetime(found.settings))
    response = RedirectResponse(next_page, status_code=303)
    return clear_login_token(set_session(response, secret, found.settings))


def _form(
    request: Request, settings: Settings, name: str, next_page: str, error: str = "", status: int = 200
) -> Response:
    token = request.cookies.get(LOGIN_COOKIE) or new_secret()
    response = page("login.html", status, csrf_token=token, name=name, next_page=next_page, error=error)
    return set_login_token(response, token, settings)
