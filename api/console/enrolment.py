"""Setting up one's second factor, new recovery codes, and switching it off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api.console import codes, totp
from api.console.access import ENROL, Refused, Seat, enrolling, second_factor_required
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.throttle import TOO_OFTEN, Doorkeeper, doorkeeper
from api.secrets_box import Unreadable, seal, unseal
from api.services import Services, services
from bot.storage import second_factor, users
from bot.storage.audit import Action, record
from bot.storage.models import User

router = APIRouter(prefix="/account/second-factor", route_class=ConsoleRoute)

Member = Annotated[Seat, Depends(enrolling)]
AnyService = Annotated[Services, Depends(services)]
Keeper = Annotated[Doorkeeper, Depends(doorkeeper)]
Code = Annotated[str, Form(max_length=100)]

_WRONG = "コードが違います。アプリに出ている、いまの6桁を入力してください。"


@router.get("")
async def enrolment_page(seat: Member, found: AnyService) -> Response:
    return await _page(seat, found)


@router.post("/begin")
async def begin(seat: Member, found: AnyService) -> Response:
    async with found.database.transaction() as session:
        await second_factor.begin(session, seat.user_id, seal(totp.new_totp_secret()))
        _changed(session, seat, found, "second_factor_begun")
    return RedirectResponse(ENROL, status_code=303)


@router.post("/confirm")
async def confirm(seat: Member, found: AnyService, keeper: Keeper, code: Code = "") -> Response:
    """The first code of the app: from now on codes are asked for, and this browser alone stays logged in."""
    if not keeper.throttle.allow(("code", str(seat.user_id)), found.clock()):
        return await _page(seat, found, TOO_OFTEN, 429)
    fresh = totp.new_recovery_codes()
    async with found.database.transaction() as session:
        user = await session.get_one(User, seat.user_id)
        if user.totp_confirmed_at is not None:
            return RedirectResponse(ENROL, status_code=303)
        right = await codes.take_app_code(session, user, code, found.clock())
        if right:
            await second_factor.confirm(session, user.id, found.clock(), map(totp.hash_recovery_code, fresh))
            await users.end_sessions(session, user.id, but=seat.secret_hash)
            _changed(session, seat, found, "second_factor_on")
    if not right:
        return await _page(seat, found, _WRONG, 400)
    keeper.throttle.forget(("code", str(seat.user_id)))
    return page("recovery_codes.html", seat=seat, codes=fresh)


@router.post("/recovery-codes")
async def new_recovery_codes(seat: Member, found: AnyService, keeper: Keeper, code: Code = "") -> Response:
    fresh = totp.new_recovery_codes()

    async def replace(session: AsyncSession, user: User) -> None:
        await second_factor.replace_recovery_codes(session, user.id, map(totp.hash_recovery_code, fresh))
        _changed(session, seat, found, "recovery_codes")

    refused = await _with_code(seat, found, keeper, code, replace)
    return refused or page("recovery_codes.html", seat=seat, codes=fresh)


@router.post("/off")
async def switch_off(seat: Member, found: AnyService, keeper: Keeper, code: Code = "") -> Response:
    if second_factor_required(found.settings, seat.role):
        raise Refused(403, "オフにできません", "この窓口では、二段階認証が必要と決められています。")

    async def off(session: AsyncSession, user: User) -> None:
        await second_factor.switch_off(session, user.id)
        _changed(session, seat, found, "second_factor_off")

    return await _with_code(seat, found, keeper, code, off) or RedirectResponse(ENROL, status_code=303)


async def _with_code(
    seat: Seat,
    found: Services,
    keeper: Doorkeeper,
    code: str,
    then: Callable[[AsyncSession, User], Awaitable[None]],
) -> Response | None:
    """Do something that a code is asked for; the page to show instead when the code was not right."""
    key = ("code", str(seat.user_id))
    if not keeper.throttle.allow(key, found.clock()):
        return await _page(seat, found, TOO_OFTEN, 429)
    async with found.database.transaction() as session:
        user = await session.get_one(User, seat.user_id)
        right = user.totp_confirmed_at is not None and await codes.take(session, user, code, found.clock()) is not None
        if right:
            await then(session, user)
    if not right:
        return await _page(seat, found, _WRONG, 400)
    keeper.throttle.forget(key)
    return None


async def _page(seat: Seat, found: Services, error: str = "", status: int = 200) -> Response:
    async with found.database.reading() as session:
        user = await session.get_one(User, seat.user_id)
        left = await second_factor.recovery_codes_left(session, user.id)
    secret = _pending(user)
    return page(
        "enrolment.html",
        status,
        seat=seat,
        error=error,
        confirmed=user.totp_confirmed_at is not None,
        required=second_factor_required(found.settings, seat.role),
        left=left,
        secret=secret,
        qr=totp.qr_code(totp.address_of(secret, user.name)) if secret else "",
    )


def _pending(user: User) -> str | None:
    """The secret that waits for its first code; one sealed with a lost key is as good as none."""
    if user.totp_secret is None or user.totp_confirmed_at is not None:
        return None
    try:
        return unseal(user.totp_secret)
    except Unreadable:
        return None


def _changed(session: AsyncSession, seat: Seat, found: Services, what: str) -> None:
    record(
        session, Action.ACCOUNT_CHANGED, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=seat.name,
        what=what,
    )  # fmt: skip
