"""Files that visitors sent, for the concierges: pictures to look at, documents to save."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import FileResponse

from api.console.access import Refused
from api.console.desk_pages import AnyService, AtTheDesk, address, record, the_ticket
from api.console.routing import ConsoleRoute
from bot.storage.audit import Action
from bot.storage.desk import attachments_of

router = APIRouter(prefix="/tickets/{number}/attachments", route_class=ConsoleRoute)

_SHOWN = frozenset({"image/jpeg", "image/png"})
# Whatever the bytes are: nothing in them runs, loads or knows the console.
_POLICY = "default-src 'none'; sandbox"


@router.get("/{file_id}")
async def download(
    seat: AtTheDesk, found: AnyService, number: str, file_id: Annotated[str, Path(max_length=36)]
) -> Response:
    """A picture opens in the browser, a PDF is saved. Each is an entry of the audit log."""
    async with found.database.transaction() as session:
        ticket = await the_ticket(session, number)
        rows = await attachments_of(session, ticket.conversation_id)
        row = next((one for one in rows if one.id == file_id), None)
        if row is None or not (found.settings.attachments_dir / row.storage_name).is_file():
            raise Refused(404, "ファイルが見つかりません", "消去されたか、番号が違います。", address(number))
        record(session, Action.DOWNLOADED, seat, found, number, files=1)
    return FileResponse(
        found.settings.attachments_dir / row.storage_name,
        media_type=row.content_type,
        filename=row.filename,
        content_disposition_type="inline" if row.content_type in _SHOWN else "attachment",
        headers={"Content-Security-Policy": _POLICY, "Cache-Control": "no-store"},
    )
