"""Handing a conversation to the desk: the ticket, its headline, and what the visitor is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from bot.dialogue.clock import TOKYO
from bot.dialogue.replies import Reply
from bot.eligibility.check import check
from bot.handoff.hours import OfficeHours
from bot.handoff.moments import moment
from bot.handoff.tickets import TicketState, expected_reply_by
from bot.intake.state import State
from bot.storage.desk import Case, call_back
from bot.storage.models import Conversation, Ticket
from bot.storage.tickets import describe, open_ticket, ticket_of

_REASONS = frozenset({"completed", "requested", "failure"})  # why a ticket is opened


async def hand_over(
    session: AsyncSession,
    conversation: Conversation,
    *,
    reason: str,
    facts: dict[str, Any],
    decision: dict[str, Any],
    at: datetime,
    hours: OfficeHours,
    template: str,
) -> Reply:
    """Open the ticket (or find the one there is) and give the visitor its number and the time of the reply."""
    ticket = await ticket_of(session, conversation.id)
    if ticket is None:
        ticket = await open_ticket(
            session,
            conversation,
            reason=reason if reason in _REASONS else "requested",
            headline=headline(facts, decision),
            at=at,
            expected_reply_by=expected_reply_by(at, hours),
            after_hours=not hours.is_open(at),
        )
    if conversation.state == "bot":
        conversation.state = "queued"
    return handoff_reply(ticket, template)


async def hand_over_failed(
    session: AsyncSession,
    conversation: Conversation,
    *,
    reference: str,
    at: datetime,
    hours: OfficeHours,
    template: str,
) -> Reply:
    """Give a (locked) conversation in which the bot failed to the desk, once, with the ``reference`` of the error.

    Of what was said the desk gets what the visitor has consented to: without consent, nothing.
    """
    profile = State.from_dict(conversation.snapshot.get("intake")).profile
    facts = profile.facts() if conversation.consented else {}
    reply = await hand_over(
        session, conversation, reason="failure", facts=facts, decision=check(facts, as_of(at)).as_dict(), at=at,
        hours=hours, template=template.replace("{reference}", reference),
    )  # fmt: skip
    ticket = await ticket_of(session, conversation.id)
    assert ticket is not None
    ticket.failure_reference, ticket.updated_at = reference, at
    return reply


async def arrange_callback(session: AsyncSession, conversation: Conversation, at: datetime) -> None:
    """The visitor of a (locked) conversation is promised a call; nobody's case waits in the queue with its deadline."""
    ticket = await ticket_of(session, conversation.id)
    if ticket is not None and ticket.assignee_id is not None and ticket.state != TicketState.DONE.value:
        call_back(Case(ticket, conversation), ticket.expected_reply_by, at)


async def keep_up(
    session: AsyncSession,
    conversation: Conversation,
    *,
    completed: bool,
    facts: dict[str, Any],
    decision: dict[str, Any],
) -> None:
    """Let the ticket say what has become of the case since it was opened: what was added, corrected or submitted."""
    ticket = await ticket_of(session, conversation.id)
    if ticket is not None:
        describe(ticket, headline(facts, decision))
        ticket.reason = "completed" if completed else ticket.reason


def headline(facts: dict[str, Any], decision: dict[str, Any]) -> dict[str, Any]:
    """What the queue shows of a case without opening its brief."""
    programmes = decision["programmes"]
    return {
        **{
            name: facts.get(name)
            for name in (
                "company_name",
                "product_name",
                "target_countries",
                "prefecture",
                "contact_name",
                "contact_email",
                "contact_phone",
            )
        },
        "verdicts": {name: programme["verdict"] for name, programme in programmes.items()},
        "stage": next((programme["stage"] for programme in programmes.values() if "stage" in programme), None),
    }


def handoff_reply(ticket: Ticket, template: str) -> Reply:
    by = ticket.expected_reply_by.astimezone(TOKYO)
    text = template.format(ticket=ticket.number, reply_by=moment(by))
    return {"type": "handoff", "text": text, "ticket": ticket.number, "expected_reply_by": by.isoformat()}
