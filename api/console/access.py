"""Who may open what: seats at the desk, and the guards that every console route names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Request

from api.console.security import hash_secret, same
from api.services import Services, services
from api.settings import Settings
from bot.storage import presence, users

LOGIN, PASSWORD, TICKETS = "/console/login", "/console/password", "/console/tickets"
CALENDAR = "/console/calendar"
CODE, ENROL, OIDC = "/console/second-factor", "/console/account/second-factor", "/console/oidc"
ACCOUNT, ACCOUNTS, AUDIT = "/console/account", "/console/accounts", "/console/audit"
SESSION_COOKIE, LOGIN_COOKIE = "minato_console", "minato_login"
_SAFE_METHODS = frozenset({"GET", "HEAD"})


class Redirect(Exception):
    """The browser has to be somewhere else first."""

    def __init__(self, to: str) -> None:
        super().__init__(to)
        self.to = to


class Refused(Exception):
    """What was asked is not done; ``message`` says in Japanese why and what can be done about it, ``back`` is where."""

    def __init__(self, status: int, title: str, message: str, back: str = "") -> None:
        super().__init__(title)
        self.status, self.title, self.message, self.back = status, title, message, back


@dataclass(frozen=True)
class Seat:
    """The person who is logged in in this browser. ``csrf_token`` goes into every form, ``shown_name`` to visitors.

    ``code_due``: the password was right, the code is still to come. ``must_enrol``: a second factor is asked of them
    (``MINATO_REQUIRE_SECOND_FACTOR``), and they have none yet.
    """

    user_id: int
    name: str
    role: str
    csrf_token: str
    secret_hash: str
    must_change_password: bool
    code_due: bool = False
    must_enrol: bool = False
    shown_name: str = ""
    available: bool = True
    seen_at: datetime | None = None


class Guard:
    """What decides who a route is for. Each lets no form through without its CSRF token."""

    roles: tuple[str, ...] = ()


class Everybody(Guard):
    """Lets in those who are not logged in, too. A form needs the token of the cookie set with the log-in page."""

    async def __call__(self, request: Request, found: Annotated[Services, Depends(services)]) -> Seat | None:
        await _check_csrf(request, request.cookies.get(LOGIN_COOKIE, ""))
        return await _seat(request, found)


class Members(Guard):
    """Lets in the given roles.

    Those whose code is due only with ``code_due``, those who still have to choose a password only with
    ``first_password``, and those who have to set up a second factor only with ``enrolling``.
    """

    def __init__(
        self, *roles: str, first_password: bool = False, enrolling: bool = False, code_due: bool = False
    ) -> None:
        self.roles = roles
        self._first_password, self._enrolling, self._code_due = first_password, enrolling, code_due

    async def __call__(self, request: Request, found: Annotated[Services, Depends(services)]) -> Seat:
        seat = await _seat(request, found)
        if seat is None:
            raise Redirect(_login_for(request))
        await _check_csrf(request, seat.csrf_token)
        if seat.code_due and not self._code_due:
            raise Redirect(CODE)
        if seat.must_change_password and not self._first_password:
            raise Redirect(PASSWORD)
        if seat.must_enrol and not self._enrolling:
            raise Redirect(ENROL)
        if seat.role not in self.roles:
            raise Refused(403, "このページは開けません", "管理者の権限が必要です。")
        await _note_seen(found, seat)
        return seat


public = Everybody()
signed_in = Members(*users.ROLES, first_password=True, enrolling=True)
half_way = Members(*users.ROLES, first_password=True, enrolling=True, code_due=True)
enrolling = Members(*users.ROLES, enrolling=True)
concierge = Members(users.CONCIERGE, users.ADMIN)
admin = Members(users.ADMIN)


async def _seat(request: Request, found: Services) -> Seat | None:
    """Who is logged in, by the cookie; None for nobody."""
    secret = request.cookies.get(SESSION_COOKIE, "")
    if not secret:
        return None
    async with found.database.reading() as session:
        row = await users.find_session(session, hash_secret(secret), found.clock())
    if row is None:
        return None
    opened, user = row
    seat = Seat(
        user_id=user.id,
        name=user.name,
        role=user.role,
        csrf_token=opened.csrf_token,
        secret_hash=opened.secret_hash,
        must_change_password=user.must_change_password,
        code_due=opened.second_factor_due,
        shown_name=user.display_name or user.name,
        available=user.available,
        seen_at=user.seen_at,
        must_enrol=user.totp_confirmed_at is None and second_factor_required(found.settings, user.role),
    )
    request.state.console_seat = seat
    return seat


def second_factor_required(settings: Settings, role: str) -> bool:
    """Whether accounts of this role must have a second factor."""
    return settings.require_second_factor in ("all", role)


async def _note_seen(found: Services, seat: Seat) -> None:
    """Let the others see that this person is there; once a minute is enough."""
    now = found.clock()
    if seat.seen_at is None or now - seat.seen_at >= presence.NOTED_EVERY:
        async with found.database.transaction() as session:
            await presence.note_seen(session, seat.user_id, now)


async def _check_csrf(request: Request, expected: str) -> None:
    if request.method in _SAFE_METHODS:
        return
    form = await request.form()
    given = form.get("csrf_token")
    if not isinstance(given, str) or not same(given, expected):
        raise Refused(403, "操作を確認できませんでした", "ページを開き直して、もう一度お試しください。")


def _login_for(request: Request) -> str:
    if request.method not in _SAFE_METHODS or request.url.path == "/console":
        return LOGIN
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{LOGIN}?next={quote(request.url.path + query, safe='')}"


def safe_next(target: str) -> str:
    """Where to go after log-in: a page of the console, whatever the address says."""
    odd = ".." in target or any(char in target for char in "\\\r\n")
    inside = target.startswith("/console/") and not target.startswith((LOGIN, PASSWORD, CODE, ENROL, OIDC))
    return target if inside and not odd else TICKETS
