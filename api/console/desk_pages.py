"""What the pages of the desk have in common: finding a case, refusing, telling who did what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Depends, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import TICKETS, Refused, Seat, concierge
from api.services import Services, services
from bot.storage import audit
from bot.storage.audit import Action
from bot.storage.models import Ticket
from bot.storage.presence import Colleague
from bot.storage.queue import find_ticket

AtTheDesk = Annotated[Seat, Depends(concierge)]
AnyService = Annotated[Services, Depends(services)]


async def the_ticket(session: AsyncSession, number: str) -> Ticket:
    """Raises Refused when there is none of that number."""
    found = await find_ticket(session, number)
    if found is None:
        raise unknown()
    return found


def unknown() -> Refused:
    return Refused(404, "受付が見つかりません", "番号をご確認ください。削除された受付かもしれません。")


def address(number: str) -> str:
    return f"{TICKETS}/{number}"


def back_to(number: str) -> Response:
    return RedirectResponse(address(number), status_code=303)


def names_of(people: Sequence[Colleague]) -> dict[int, str]:
    return {one.id: one.name for one in people}


def record(
    session: AsyncSession, action: Action, seat: Seat, found: Services, number: str | None, **detail: Any
) -> None:
    """An entry of the audit log by the person at ``seat``."""
    audit.record(
        session, action, found.clock(), user_id=seat.user_id, user_name=seat.name, subject=number, **detail
    )  # fmt: skip


async def record_search(found: Services, seat: Seat, length: int) -> None:
    """That the queue was searched, never the words; other views are recorded by the route itself."""
    async with found.database.transaction() as session:
        record(session, Action.SEARCHED, seat, found, TICKETS, length=length)
