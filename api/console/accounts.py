"""Accounts, for administrators: who may open the console, as what, and help when somebody is locked out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import ACCOUNTS, Refused, Seat, admin
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.console.security import one_time_password
from api.console.throttle import Doorkeeper, doorkeeper
from api.services import Services, services
from bot.storage import accounts, second_factor, users
from bot.storage.audit import Action, record
from bot.storage.models import User

router = APIRouter(prefix="/accounts", route_class=ConsoleRoute)

Admin = Annotated[Seat, Depends(admin)]
AnyService = Annotated[Services, Depends(services)]
Keeper = Annotated[Doorkeeper, Depends(doorkeeper)]
Text = Annotated[str, Form(max_length=300)]
Role = Annotated[Literal["concierge", "admin"], Form()]

ROLE_LABELS = {users.CONCIERGE: "相談員", users.ADMIN: "管理者"}
NO_NAME = "名前は1文字以上、100文字以内にしてください。"
NO_EMAIL = "メールアドレスの形が正しくありません。"
EMAIL_TAKEN = "このメールアドレスは、ほかのアカウントで使われています。"
_NAME_TAKEN = "この名前のアカウントは、すでにあります。"
_LAST_ADMIN = "管理者が一人もいなくなるため、変更できません。先に、ほかの方を管理者にしてください。"


@router.get("")
async def list_page(seat: Admin, found: AnyService) -> Response:
    return await _list(seat, found)


@router.post("")
async def add(
    seat: Admin, found: AnyService, keeper: Keeper, role: Role, name: Text = "", display_name: Text = "",
    email: Text = "",
) -> Response:  # fmt: skip
    """A new account; its one-time password is shown on the page that follows, and never again."""
    password = one_time_password()
    password_hash = await keeper.hash(password)
    try:
        async with found.database.transaction() as session:
            user = await users.create_user(session, name, role, password_hash, found.clock(), must_change_password=True)
            await accounts.set_contact(session, user, display_name, email)
            _changed(session, seat, found, user, "created", role=role)
    except ValueError as error:
        return await _list(
            seat,
            found,
            _problem(error),
            400,
            given={"name": name, "display_name": display_name, "email": email, "role": role},
        )
    return page("one_time_password.html", seat=seat, user=user, password=password, is_new=True)


@router.get("/{user_id}")
async def account_page(seat: Admin, found: AnyService, user_id: int) -> Response:
    return await _account(seat, found, user_id)


@router.post("/{user_id}")
async def change(
    seat: Admin, found: AnyService, user_id: int, role: Role, display_name: Text = "", email: Text = ""
) -> Response:
    try:
        async with _locked(found, user_id) as (session, user):
            before = {"role": user.role, "display_name": user.display_name, "email": user.email}
            await accounts.set_role(session, user, role)
            await accounts.set_contact(session, user, display_name, email)
            changed = [name for name, value in before.items() if getattr(user, name) != value]
            if changed:
                _changed(session, seat, found, user, "details", fields=changed, role=role)
    except accounts.LastAdmin:
        return await _account(seat, found, user_id, _LAST_ADMIN, 409)
    except ValueError as error:
        return await _account(seat, found, user_id, _problem(error), 400)
    return _back_to(user_id)


@router.post("/{user_id}/active")
async def switch(seat: Admin, found: AnyService, user_id: int, active: Annotated[bool, Form()]) -> Response:
    """On or off; off logs all browsers of the account out."""
    try:
        async with _locked(found, user_id) as (session, user):
            await accounts.set_active(session, user, active)
            _changed(session, seat, found, user, "switched_on" if active else "switched_off")
    except accounts.LastAdmin:
        return await _account(seat, found, user_id, _LAST_ADMIN, 409)
    return _back_to(user_id)


@router.post("/{user_id}/password")
async def reset_password(seat: Admin, found: AnyService, keeper: Keeper, user_id: int) -> Response:
    """A one-time password in place of the one that was forgotten, shown once."""
    password = one_time_password()
    password_hash = await keeper.hash(password)
    async with _locked(found, user_id) as (session, user):
        await users.set_password(session, user.id, password_hash, must_change=True)
        _changed(session, seat, found, user, "password_reset")
    return page("one_time_password.html", seat=seat, user=user, password=password, is_new=False)


@router.post("/{user_id}/second-factor")
async def reset_second_factor(seat: Admin, found: AnyService, user_id: int) -> Response:
    """For a lost telephone: no code is asked for until a new one is set up."""
    async with _locked(found, user_id) as (session, user):
        await second_factor.switch_off(session, user.id)
        await users.end_sessions(session, user.id, but=seat.secret_hash if user.id == seat.user_id else None)
        _changed(session, seat, found, user, "second_factor_reset")
    return _back_to(user_id)


@asynccontextmanager
async def _locked(found: Services, user_id: int) -> AsyncIterator[tuple[AsyncSession, User]]:
    async with found.database.transaction() as session:
        user = await accounts.lock_user(session, user_id)
        if user is None:
            raise _unknown()
        yield session, user


async def _list(
    seat: Seat, found: Services, error: str = "", status: int = 200, given: dict[str, str] | None = None
) -> Response:
    async with found.database.reading() as session:
        everybody = await accounts.list_users(session)
    return page(
        "accounts.html", status, seat=seat, users=everybody, roles=ROLE_LABELS, error=error,
        given=given or {"name": "", "display_name": "", "email": "", "role": users.CONCIERGE},
    )  # fmt: skip


async def _account(seat: Seat, found: Services, user_id: int, error: str = "", status: int = 200) -> Response:
    async with found.database.reading() as session:
        user = await session.get(User, user_id)
        if user is None:
            raise _unknown()
        sessions = await users.list_sessions(session, user_id, found.clock())
    return page("account_of.html", status, seat=seat, user=user, roles=ROLE_LABELS, sessions=len(sessions), error=error)


def _problem(error: ValueError) -> str:
    match error:
        case users.UserExists():
            return _NAME_TAKEN
        case accounts.EmailTaken():
            return EMAIL_TAKEN
        case accounts.NotAnEmail():
            return NO_EMAIL
        case _:
            return NO_NAME


def _changed(session: AsyncSession, seat: Seat, found: Services, user: User, what: str, **detail: Any) -> None:
    record(
        session, Action.ACCOUNT_CHANGED, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=user.name,
        what=what, **detail,
    )  # fmt: skip


def _unknown() -> Refused:
    return Refused(404, "アカウントが見つかりません", "一覧からお選びください。")


def _back_to(user_id: int) -> Response:
    return RedirectResponse(f"{ACCOUNTS}/{user_id}", status_code=303)
