"""Cases as they move on the desk; the queue is in ``bot.storage.queue``. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff import tickets as desk
from bot.handoff.hours import OfficeHours
from bot.handoff.notices import Event
from bot.handoff.tickets import DoneReason, TicketState, TransitionError
from bot.storage.models import Attachment, Conversation, Ticket
from bot.storage.notices import announce, announce_reply, announce_reply_to_waiting
from bot.storage.tickets import NOBODY_MUST, ticket_of


@dataclass(frozen=True)
class Case:
    """A ticket and its conversation, to be moved together."""

    ticket: Ticket
    conversation: Conversation


async def lock_case(session: AsyncSession, number: str) -> Case | None:
    """The case, locked until the transaction ends: concierges and the visitor move it one after the other.

    The conversation is locked first, as a turn of the dialogue does. A case whose data was erased is none any more.
    """
    its_conversation = select(Ticket.conversation_id).where(Ticket.number == number).scalar_subquery()
    there = (Conversation.id == its_conversation, Conversation.erased_at.is_(None))
    query = select(Conversation).where(*there).with_for_update()
    conversation = (await session.execute(query)).scalar_one_or_none()
    if conversation is None:
        return None
    ticket = await session.execute(select(Ticket).where(Ticket.number == number).with_for_update())
    return Case(ticket.scalar_one(), conversation)


async def attachments_of(session: AsyncSession, conversation_id: str) -> Sequence[Attachment]:
    """What the visitor sent, in the order of sending."""
    query = select(Attachment).where(Attachment.conversation_id == conversation_id)
    return (await session.execute(query.order_by(Attachment.created_at, Attachment.id))).scalars().all()


def on_the_desk(ticket: Ticket) -> desk.Ticket:
    """The stored ticket as the rules of the desk see it."""
    return desk.Ticket(
        number=ticket.number,
        created_at=ticket.created_at,
        expected_reply_by=ticket.expected_reply_by,
        state=TicketState(ticket.state),
        assignee=None if ticket.assignee_id is None else str(ticket.assignee_id),
        callback_at=ticket.callback_at,
        reason=None if ticket.done_reason is None else DoneReason(ticket.done_reason),
        reopened=ticket.reopened,
        written_again_at=ticket.written_again_at,
    )


class AlreadyTaken(Exception):
    """Another concierge has the case; ``assignee_id`` says who."""

    def __init__(self, assignee_id: int) -> None:
        super().__init__(assignee_id)
        self.assignee_id = assignee_id


def claim(case: Case, user_id: int, at: datetime) -> None:
    """Take a (locked) case: it is this concierge's, and the bot is silent. Taking one's own again changes nothing.

    Raises:
        AlreadyTaken: another concierge has it.
        TransitionError: it is done.
    """
    ticket = case.ticket
    if ticket.assignee_id is not None and ticket.assignee_id != user_id:
        raise AlreadyTaken(ticket.assignee_id)
    if ticket.assignee_id is None:
        assign(case, user_id, at)
    case.conversation.state = "human"


def assign(case: Case, user_id: int, at: datetime) -> None:
    """Give a case to a concierge, whoever has it; who speaks with the visitor does not change by that.

    A call that was promised is theirs to make.

    Raises:
        TransitionError: it is done.
    """
    if case.ticket.state == TicketState.DONE.value:
        raise TransitionError(f"{case.ticket.number}: done")
    before = on_the_desk(case.ticket)
    to = TicketState.CALLBACK_DUE if before.callback_at else TicketState.ASSIGNED
    _write(case.ticket, before.move(to, assignee=str(user_id), callback_at=before.callback_at), at)
    case.ticket.assigned_at = at


def put_back(case: Case, at: datetime) -> None:
    """Give a case back to the queue; the bot answers its visitor again.

    Raises:
        TransitionError: nobody has it.
    """
    _write(case.ticket, on_the_desk(case.ticket).move(TicketState.NEW), at)
    return_to_bot(case)


def return_to_bot(case: Case) -> None:
    """Let the bot answer the visitor again, with the intake where it was; the case stays with its concierge."""
    if case.conversation.state == "human":
        case.conversation.state = "queued"
    case.conversation.waiting_since = case.conversation.told_away_at = None


def answered(case: Case, at: datetime, hours: OfficeHours) -> None:
    """A person wrote to the visitor, who waits no longer; what is still owed is due one business day from now."""
    ticket = case.ticket
    ticket.first_reply_at = ticket.first_reply_at or at
    _write(ticket, replace(on_the_desk(ticket), expected_reply_by=desk.expected_reply_by(at, hours)), at)
    case.conversation.waiting_since = case.conversation.told_away_at = None


def keep_waiting(case: Case, at: datetime) -> None:
    """The person is away: the bot leads again, and the visitor waits on for that person, which they know."""
    waiting_since = case.conversation.waiting_since
    return_to_bot(case)
    case.conversation.waiting_since, case.conversation.told_away_at = waiting_since, at


def wait_for_visitor(case: Case, at: datetime) -> None:
    """The visitor has to answer next.

    Raises:
        TransitionError: it is done, or nobody's.
    """
    _write(case.ticket, on_the_desk(case.ticket).move(TicketState.WAITING_FOR_VISITOR), at)


def call_back(case: Case, callback_at: datetime, at: datetime) -> None:
    """A call (or another answer) is promised for ``callback_at``.

    Raises:
        TransitionError: it is done, or nobody's.
    """
    _write(case.ticket, on_the_desk(case.ticket).move(TicketState.CALLBACK_DUE, callback_at=callback_at), at)


async def hear_while_human(session: AsyncSession, conversation: Conversation, at: datetime, hours: OfficeHours) -> None:
    """The visitor of a (locked) conversation that a person leads wrote: it is the desk's turn."""
    told = conversation.waiting_since is not None
    conversation.waiting_since = conversation.waiting_since or at
    ticket = await ticket_of(session, conversation.id)
    waited_for = ticket is not None and ticket.state == TicketState.WAITING_FOR_VISITOR.value
    if ticket is not None and (waited_for or not told):
        await announce_reply(session, ticket, at)
    if ticket is not None and waited_for:
        answered = on_the_desk(ticket).move(TicketState.ASSIGNED)
        _write(ticket, replace(answered, expected_reply_by=desk.expected_reply_by(at, hours)), at)


def close(case: Case, reason: DoneReason, at: datetime) -> None:
    """Mark a ticket done; its conversation is closed until the visitor writes again.

    Raises:
        TransitionError: it is done already.
    """
    _write(case.ticket, on_the_desk(case.ticket).move(TicketState.DONE, reason=reason), at)
    case.conversation.state = "closed"
    case.conversation.waiting_since = case.conversation.told_away_at = None


def reopen(case: Case, at: datetime) -> None:
    """Give a ticket that was done back to its concierge, or to the queue when it had none.

    Raises:
        TransitionError: it is not done.
    """
    _write(case.ticket, on_the_desk(case.ticket).reopen(), at)
    case.conversation.state = "queued"


async def hear_again(session: AsyncSession, conversation: Conversation, at: datetime, hours: OfficeHours) -> None:
    """The visitor of a (locked) conversation wrote: if it was closed, its ticket goes back to the desk.

    While the bot answers a visitor whom a person waits for, the desk is told.
    """
    if conversation.state not in ("closed", "queued"):
        return
    ticket = await ticket_of(session, conversation.id)
    if conversation.state == "queued":
        if ticket is not None and ticket.state == TicketState.WAITING_FOR_VISITOR.value:
            await announce_reply_to_waiting(session, ticket, at)
        return
    conversation.state = "queued"
    if ticket is not None and ticket.state == TicketState.DONE.value:
        _write(ticket, on_the_desk(ticket).written_again(at, hours), at)
        await announce(session, ticket, Event.REOPENED, at, str(ticket.reopened))


def _write(ticket: Ticket, moved: desk.Ticket, at: datetime) -> None:
    ticket.state = moved.state.value
    ticket.assignee_id = None if moved.assignee is None else int(moved.assignee)
    ticket.callback_at = moved.callback_at
    ticket.done_reason = moved.reason.value if moved.reason else None
    ticket.done_at = at if moved.state is TicketState.DONE else None
    ticket.due_at = moved.due_at()
    ticket.rank_at = ticket.due_at or NOBODY_MUST
    ticket.reopened = moved.reopened
    ticket.expected_reply_by = moved.expected_reply_by
    ticket.written_again_at = moved.written_again_at
    ticket.updated_at = at
