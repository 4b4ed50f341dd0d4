"""One person's data at their request, for administrators: taken away as a file, or erased."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends, Form, Response
from fastapi.responses import RedirectResponse, StreamingResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import TICKETS, Refused, Seat, admin
from api.console.pages import page
from api.console.routing import ConsoleRoute
from api.erasing import erase_one
from api.exports import collect, write_zip
from api.live import DESK
from api.live import conversation as topic_of
from api.services import Services, services
from bot.storage.audit import Action, record
from bot.storage.desk import Case, lock_case
from bot.storage.subjects import by_ticket

router = APIRouter(prefix="/tickets/{number}", route_class=ConsoleRoute)

Admin = Annotated[Seat, Depends(admin)]
AnyService = Annotated[Services, Depends(services)]

_IN_MEMORY = 16 * 1024 * 1024  # bytes; a larger archive waits on disk
_PIECE = 1024 * 1024
_WRONG_NUMBER = "番号が違います。この受付の番号を、そのまま入力してください。"


@router.post("/export")
async def export(seat: Admin, found: AnyService, number: str) -> Response:
    """Everything kept of this person, as a ZIP file."""
    at = found.clock()
    async with found.database.transaction() as session:
        conversation = await by_ticket(session, number)
        if conversation is None:
            raise _unknown()
        folder = await collect(session, conversation, found.settings.attachments_dir, at)
        record(session, Action.EXPORTED, at, user_id=seat.user_id, user_name=seat.name, subject=number)
    archive = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed once it is sent
    await to_thread.run_sync(write_zip, archive, [folder], at)
    archive.seek(0)
    headers = {"Content-Disposition": f'attachment; filename="minato-{number}.zip"'}
    return StreamingResponse(_pieces(archive), media_type="application/zip", headers=headers)


@router.get("/erase")
async def confirm_page(seat: Admin, found: AnyService, number: str) -> Response:
    return await _form(seat, found, number)


@router.post("/erase")
async def erase(
    seat: Admin, found: AnyService, number: str, typed: Annotated[str, Form(max_length=100)] = ""
) -> Response:
    """Erase, once the ticket's number was typed in full. It cannot be undone."""
    if typed.strip() != number:
        return await _form(seat, found, number, _WRONG_NUMBER, 400)
    at = found.clock()
    async with found.database.transaction() as session:
        case = await _case(session, number)
        await erase_one(session, case.conversation, found.settings.attachments_dir, at)
        record(session, Action.ERASED, at, user_id=seat.user_id, user_name=seat.name, subject=number)
    await found.database.shred()
    await found.live.publish(DESK, ticket=number)
    await found.live.publish(topic_of(case.conversation.id))
    return RedirectResponse(f"{TICKETS}/{number}", status_code=303)


async def _form(seat: Seat, found: Services, number: str, error: str = "", status: int = 200) -> Response:
    async with found.database.reading() as session:
        if await by_ticket(session, number) is None:
            raise _unknown()
    return page("erase.html", status, seat=seat, number=number, error=error)


async def _case(session: AsyncSession, number: str) -> Case:
    case = await lock_case(session, number)
    if case is None:
        raise _unknown()
    return case


def _pieces(archive: IO[bytes]) -> Iterator[bytes]:
    with archive:
        while piece := archive.read(_PIECE):
            yield piece


def _unknown() -> Refused:
    return Refused(404, "受付が見つかりません", "番号が違うか、すでに消去されています。")
