"""Moving a case on the desk, and saying clearly why it cannot be moved any more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from fastapi import Response
from sqlalchemy.ext.asyncio import AsyncSession

from api.console.access import Refused, Seat
from api.console.desk_pages import address, back_to, names_of, record, unknown
from api.console.pages import moment
from api.services import Services
from api.telling import tell
from bot.dialogue.leading import keep_told
from bot.handoff.tickets import REASON_LABELS, STATE_LABELS, DoneReason, TicketState, TransitionError
from bot.storage import desk
from bot.storage.audit import Action
from bot.storage.desk import AlreadyTaken, Case
from bot.storage.models import Ticket
from bot.storage.presence import colleagues

Move = Callable[[Case, datetime], None]


async def move(
    found: Services, seat: Seat, number: str, seen_owner: str, do: Move, action: Action, **detail: Any
) -> Response:
    """Do it to the locked case, record it, commit, tell the open pages, and go back to the case.

    ``seen_owner`` is whom the page showed as the case's concierge (an id, or empty): who did not see that somebody else
    has taken it since is told.

    Raises:
        Refused: there is no such case, somebody else has it by now, or it stands where this cannot be done.
    """
    now = found.clock()
    async with found.database.transaction() as session:
        case = await desk.lock_case(session, number)
        if case is None:
            raise unknown()
        try:
            _check_owner(case.ticket, seat, seen_owner)
            do(case, now)
            await keep_told(session, found.dialogue, case, now)
        except AlreadyTaken as taken:
            raise await taken_by(session, case.ticket, taken.assignee_id, now) from taken
        except TransitionError as error:
            raise stands_otherwise(case.ticket) from error
        record(session, action, seat, found, number, **detail)
    await tell(found.live, case.conversation.id, on_the_desk=True)
    return back_to(number)


def _check_owner(ticket: Ticket, seat: Seat, seen_owner: str) -> None:
    owner = ticket.assignee_id
    if owner is not None and owner != seat.user_id and str(owner) != seen_owner:
        raise AlreadyTaken(owner)


async def taken_by(session: AsyncSession, ticket: Ticket, owner: int, now: datetime) -> Refused:
    """Somebody else has the case: who, and since when."""
    name = names_of(await colleagues(session, now)).get(owner, "ほかの相談員")
    since = f"{moment(ticket.assigned_at)}から" if ticket.assigned_at else ""
    return Refused(
        409,
        "ほかの相談員が担当しています",
        f"{ticket.number} は、{name}さんが{since}担当しています。引き取るときは、受付を開いて担当を変えてください。",
        address(ticket.number),
    )


def stands_otherwise(ticket: Ticket) -> Refused:
    """The case is where this cannot be done: where."""
    state = TicketState(ticket.state)
    label = STATE_LABELS[state]
    if state is TicketState.DONE and ticket.done_reason:
        label = f"{label}：{REASON_LABELS[DoneReason(ticket.done_reason)]}"
    elif ticket.assignee_id is None:
        label = f"{label}・担当者なし"
    return Refused(
        409,
        "その操作は、もうできません",
        f"{ticket.number} は、いま「{label}」です（{moment(ticket.updated_at)}から）。受付を開き直してお確かめください。",
        address(ticket.number),
    )
