"""Handing a conversation to the desk: the ticket, its headline, and what the visitor is told."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from bot.dialogue.clock import TOKYO
from bot.dialogue.replies import Reply
from bot.eligibility.check import check
from bot.handoff.hours import OfficeHours
from bot.handoff.moments import moment
from bot.handoff.tickets import TicketState, expected_reply_by
from bot.handoff.waiting import Closed, Queued, Situation, in_about, looked_back_from, situation
from bot.intake.questions import CONTACT_WAYS
from bot.intake.state import State
from bot.storage.desk import Case, call_back
from bot.storage.models import Conversation, Ticket, TicketNote
from bot.storage.tickets import describe, open_ticket, ticket_of
from bot.storage.waiting import count_ahead, count_free, first_answers

log = logging.getLogger("minato.dialogue")

Words = Callable[[str], str]  # the text of a response of domain.yml, by its name without ``utter_``

CALLBACK = "callback"
MINATO = "Minato"  # who writes the notes that nobody at the desk wrote
_CALLBACK_NOTE = "お客様が、相談員からの折り返しを希望されました。"


async def hand_over(
    session: AsyncSession,
    conversation: Conversation,
    *,
    reason: str,
    facts: dict[str, Any],
    decision: dict[str, Any],
    at: datetime,
    hours: OfficeHours,
    words: Words,
) -> Reply:
    """Open the ticket (or find the one there is) and give the visitor its number and the time of the reply.

    ``reason`` is ``completed``, ``requested``, ``callback`` (the visitor would rather be called back) or ``status``
    (they ask how it stands); ``handoff_<reason>`` is its response.
    """
    ticket = await ticket_of(session, conversation.id)
    if ticket is None:
        ticket = await open_ticket(
            session,
            conversation,
            reason="requested" if reason == "status" else reason,
            headline=headline(facts, decision),
            at=at,
            expected_reply_by=expected_reply_by(at, hours),
            after_hours=not hours.is_open(at),
        )
    if reason == CALLBACK:
        await wish_callback(session, ticket, at, hours)
        promise_callback(Case(ticket, conversation), at)
    if conversation.state == "bot":
        conversation.state = "queued"
    desk = await stands(session, ticket, at, hours) if ticket.state == TicketState.NEW.value else None
    return handoff_reply(ticket, reason, words, facts=facts, desk=desk_words(desk, words, at, hours))


async def wish_callback(session: AsyncSession, ticket: Ticket, at: datetime, hours: OfficeHours) -> None:
    """Let the desk see that the visitor would rather be called back. A promise that has passed is made anew."""
    if ticket.reason == "requested":
        ticket.reason = CALLBACK
    noted = select(TicketNote.id).where(TicketNote.ticket_id == ticket.id, TicketNote.text == _CALLBACK_NOTE)
    if await session.scalar(noted.limit(1)) is None:
        session.add(TicketNote(ticket_id=ticket.id, author_id=None, author=MINATO, text=_CALLBACK_NOTE, at=at))
    if ticket.expected_reply_by <= at and ticket.state in (TicketState.NEW.value, TicketState.ASSIGNED.value):
        ticket.expected_reply_by = ticket.due_at = ticket.rank_at = expected_reply_by(at, hours)
        ticket.updated_at = at


def promise_callback(case: Case, at: datetime) -> None:
    """A concierge who has the case has a call to make by the time that was promised."""
    if case.ticket.assignee_id is not None and case.ticket.state != TicketState.DONE.value:
        call_back(case, case.ticket.expected_reply_by, at)


async def hand_over_failed(
    session: AsyncSession, conversation: Conversation, *, reference: str, at: datetime, hours: OfficeHours, words: Words
) -> Reply:
    """Give a (locked) conversation in which the bot failed to the desk, once, with the ``reference`` of the error.

    Of what was said the desk gets what the visitor has consented to: without consent, nothing.
    """
    facts, decision = _told(conversation, at)
    reply = await hand_over(
        session, conversation, reason="failure", facts=facts, decision=decision, at=at,
        hours=hours, words=lambda name: words(name).replace("{reference}", reference),
    )  # fmt: skip
    ticket = await ticket_of(session, conversation.id)
    assert ticket is not None
    ticket.failure_reference, ticket.updated_at = reference, at
    return reply


def _told(conversation: Conversation, at: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """The facts that the desk may see, and what follows from them."""
    if conversation.consented:
        try:
            facts = State.from_dict(conversation.snapshot.get("intake")).profile.facts()
            return facts, check(facts, as_of(at)).as_dict()
        except Exception:  # what broke the turn may break this too, and the case must reach the desk all the same
            log.exception("the ticket of conversation %s tells nothing of the intake", conversation.id)
    return {}, check({}, as_of(at)).as_dict()


async def stands(session: AsyncSession, ticket: Ticket, at: datetime, hours: OfficeHours) -> Situation:
    """The situation of a visitor whose case nobody has taken yet."""
    is_open = hours.is_open(at)
    return situation(
        at,
        hours,
        ahead=await count_ahead(session, ticket) if is_open else 0,
        free=await count_free(session, at) if is_open else 0,
        first_answers=await first_answers(session, looked_back_from(at, hours)) if is_open else (),
        reply_by=ticket.expected_reply_by,
    )


def desk_words(desk: Situation | None, words: Words, at: datetime, hours: OfficeHours) -> str:
    """A situation in words; nothing of a case that a concierge has."""
    match desk:
        case None:
            return ""
        case Closed(reason, opens_at, holiday):
            return words(f"closed_{reason}").format(opens=moment(opens_at), holiday=holiday)
        case Queued(place, datetime() as answer_at):
            return words("desk_queued_estimate").format(place=place, estimate=in_about(at, answer_at, hours))
        case Queued(place):
            return words("desk_queued").format(place=place)
        case _:
            return words("desk_free")


def handoff_reply(ticket: Ticket, reason: str, words: Words, *, facts: dict[str, Any], desk: str = "") -> Reply:
    """``handoff_<reason>`` filled in; a line that has nothing to say is left out."""
    by = ticket.expected_reply_by.astimezone(TOKYO)
    reply = words(_reply(facts)).format(reply_by=moment(by))
    filled = words(f"handoff_{reason}").format(ticket=ticket.number, reply_by=moment(by), desk=desk, reply=reply)
    text = "\n".join(line for line in filled.splitlines() if line)
    return {"type": "handoff", "text": text, "ticket": ticket.number, "expected_reply_by": by.isoformat()}


def _reply(facts: dict[str, Any]) -> str:
    """By when the visitor hears, with what they may still leave for it."""
    if not any(facts.get(way) for way in CONTACT_WAYS):
        return "reply_to_contact"
    return "reply_by" if facts.get("contact_preference") else "reply_at_what_time"


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
                "contact_preference",
            )
        },
        "verdicts": {name: programme["verdict"] for name, programme in programmes.items()},
        "stage": next((programme["stage"] for programme in programmes.values() if "stage" in programme), None),
    }
