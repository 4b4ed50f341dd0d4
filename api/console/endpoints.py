"""The concierge's console under ``/console``: server-rendered pages, not part of the public API."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from api.console import (
    account,
    accounts,
    actions,
    audit,
    calendar,
    chat,
    chat_stream,
    deliveries,
    embedding,
    enrolment,
    erase,
    events,
    exports,
    figures,
    files,
    login,
    oidc,
    password,
    presence,
    replies,
    second_factor,
    tickets,
    unheard,
    values,
)
from api.console.access import TICKETS, Refused, Seat, concierge, public
from api.console.pages import STATIC
from api.console.routing import ConsoleRoute

router = APIRouter(prefix="/console", include_in_schema=False, route_class=ConsoleRoute)


@router.get("")
async def start(seat: Annotated[Seat, Depends(concierge)]) -> Response:
    return RedirectResponse(TICKETS, status_code=303)


@router.get("/static/{path:path}", dependencies=[Depends(public)])
async def static(request: Request, path: str) -> Response:
    """Style and script, the same for everybody: browsers may keep them, and ask whether they changed."""
    try:
        response = await StaticFiles(directory=STATIC).get_response(path, request.scope)
    except HTTPException as error:
        raise Refused(404, "見つかりません", "お探しのファイルはありません。") from error
    response.headers["Cache-Control"] = "no-cache"
    return response


router.include_router(login.router)
router.include_router(oidc.router)
router.include_router(second_factor.router)
router.include_router(password.router)
router.include_router(enrolment.router)
router.include_router(account.router)
router.include_router(accounts.router)
router.include_router(audit.router)
router.include_router(erase.router)
router.include_router(tickets.router)
router.include_router(deliveries.router)
router.include_router(embedding.router)
router.include_router(figures.router)
router.include_router(exports.router)
router.include_router(unheard.router)
router.include_router(chat.router)
router.include_router(chat_stream.router)
router.include_router(calendar.router)
router.include_router(actions.router)
router.include_router(values.router)
router.include_router(files.router)
router.include_router(replies.router)
router.include_router(presence.router)
router.include_router(events.router)
