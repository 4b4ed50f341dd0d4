"""One's own account: the name that visitors see, the address, and where one is logged in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse

from api.console.access import ACCOUNT, Seat, concierge
from api.console.accounts import EMAIL_TAKEN, NO_EMAIL, NO_NAME
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.services import Services, services
from bot.storage import accounts, users
from bot.storage.audit import Action, record
from bot.storage.models import User

router = APIRouter(prefix="/account", route_class=ConsoleRoute)

Member = Annotated[Seat, Depends(concierge)]
AnyService = Annotated[Services, Depends(services)]
Text = Annotated[str, Form(max_length=300)]


@router.get("")
async def own_page(seat: Member, found: AnyService, saved: bool = False) -> Response:
    return await _page(seat, found, saved=saved)


@router.post("")
async def change(seat: Member, found: AnyService, display_name: Text = "", email: Text = "") -> Response:
    try:
        async with found.database.transaction() as session:
            user = await accounts.lock_user(session, seat.user_id)
            assert user is not None  # the guard has just found it
            await accounts.set_contact(session, user, display_name, email)
            record(
                session, Action.ACCOUNT_CHANGED, found.clock(), user_id=seat.user_id, user_name=seat.name,
                subject=seat.name, what="details", fields=["display_name", "email"],
            )  # fmt: skip
    except accounts.EmailTaken:
        return await _page(seat, found, EMAIL_TAKEN, 400)
    except accounts.NotAnEmail:
        return await _page(seat, found, NO_EMAIL, 400)
    except ValueError:
        return await _page(seat, found, NO_NAME, 400)
    return RedirectResponse(f"{ACCOUNT}?saved=1", status_code=303)


@router.post("/sessions")
async def log_others_out(seat: Member, found: AnyService) -> Response:
    """Every browser of this account but this one."""
    async with found.database.transaction() as session:
        await users.end_sessions(session, seat.user_id, but=seat.secret_hash)
        record(
            session, Action.LOGGED_OUT, found.clock(), user_id=seat.user_id, user_name=seat.name, what="other_browsers"
        )
    return RedirectResponse(ACCOUNT, status_code=303)


async def _page(seat: Seat, found: Services, error: str = "", status: int = 200, *, saved: bool = False) -> Response:
    async with found.database.reading() as session:
        user = await session.get_one(User, seat.user_id)
        sessions = await users.list_sessions(session, seat.user_id, found.clock())
    return page(
        "account.html", status, seat=seat, user=user, sessions=sessions, error=error, saved=saved,
        by_password=found.settings.password_login and bool(user.password_hash),
    )  # fmt: skip
