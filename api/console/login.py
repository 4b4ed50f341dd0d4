"""Logging in and out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from api.console import service
from api.console.access import (
    CODE,
    LOGIN,
    LOGIN_COOKIE,
    TICKETS,
    Refused,
    Seat,
    half_way,
    public,
    safe_next,
)
from api.console.cookies import clear_login_token, clear_session, set_login_token, set_session
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.security import PASSWORD_MAX, needs_rehash, new_secret
from api.console.throttle import TOO_OFTEN, Doorkeeper, doorkeeper
from api.services import Services, services
from api.settings import Settings
from bot.storage import users
from bot.storage.audit import Action, record
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
    if seat is not None and not seat.code_due:
        return RedirectResponse(TICKETS, status_code=303)
    return login_form(request, found.settings, name="", next_page=safe_next(next))


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
    if not found.settings.password_login:
        raise Refused(403, "ログインできません", "組織のアカウントでログインしてください。")
    next_page, address = safe_next(next), address_of(request)
    key = (name.strip().casefold(), address)
    if not keeper.throttle.allow(key, found.clock()):
        return login_form(request, found.settings, name, next_page, TOO_OFTEN, 429)
    async with found.database.reading() as session:
        user = await users.find_user(session, name)
    if not await service.check_login(keeper, user, password[: PASSWORD_MAX + 1]) or user is None:
        async with found.database.transaction() as session:
            who = (user.id, user.name) if user else None
            service.record_failure(session, who, found.clock(), address, "password")
        return login_form(request, found.settings, name, next_page, _WRONG, 401)
    keeper.throttle.forget(key)
    newer_hash = await keeper.hash(password) if needs_rehash(user.password_hash) else None
    async with found.database.transaction() as session:
        if newer_hash is not None:
            await users.rehash_password(session, user.id, newer_hash)
        secret = await service.open_console(session, user, seat, found.settings, found.clock(), address, "password")
    return entered(user, secret, next_page, found.settings)


@router.post("/logout")
async def log_out(seat: Annotated[Seat, Depends(half_way)], found: AnyService) -> Response:
    async with found.database.transaction() as session:
        await users.end_session(session, seat.secret_hash)
        record(session, Action.LOGGED_OUT, found.clock(), user_id=seat.user_id, user_name=seat.name)
    return clear_session(RedirectResponse(LOGIN, status_code=303))


def entered(user: User, secret: str, next_page: str, settings: Settings) -> Response:
    """To the page that was asked for, by way of the code page where a code is due."""
    due = user.totp_confirmed_at is not None
    response = RedirectResponse(f"{CODE}?next={quote(next_page, safe='')}" if due else next_page, status_code=303)
    return clear_login_token(set_session(response, secret, settings))


def login_form(
    request: Request, settings: Settings, name: str, next_page: str, error: str = "", status: int = 200
) -> Response:
    token = request.cookies.get(LOGIN_COOKIE) or new_secret()
    response = page(
        "login.html",
        status,
        csrf_token=token,
        name=name,
        next_page=next_page,
        error=error,
        by_password=settings.password_login,
        by_oidc=settings.oidc_issuer is not None,
    )
    return set_login_token(response, token, settings)


def address_of(request: Request) -> str:
    """Where a log-in came from, for the brake and the audit log."""
    return request.client.host if request.client else ""
