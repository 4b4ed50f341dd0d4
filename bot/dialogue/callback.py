"""A visitor whom the desk lets wait is offered a callback, once; and what they choose.

``offer_callback`` is called in a transaction that holds the conversation's lock, by whoever finds that a visitor has
waited too long: nobody has taken the case (``api.callbacks``), or its concierge does not answer. It keeps in
``Conversation.told_away_at`` that it was said; whoever answers the visitor clears that. After the commit, tell the
readers of the conversation.

The answer comes in as any choice does. 「折り返しを希望する」 is a command of the intake (``bot.intake.contact.call_back``):
the ticket gets a note and, unless the intake is complete, the reason ``callback``; the contact and the time that suits
are asked in the ordinary way. 「このまま待つ」 is acknowledged. Whoever talked with a concierge talks with the bot while
it asks; the case stays the concierge's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.handing import Words
from bot.dialogue.incoming import Incoming
from bot.dialogue.messages import deliver
from bot.dialogue.replies import Reply
from bot.handoff.hours import OfficeHours
from bot.handoff.moments import moment
from bot.handoff.tickets import expected_reply_by
from bot.intake.command_choices import CALLBACK, WAIT, Command
from bot.storage.models import Conversation, Message
from bot.storage.tickets import ticket_of

# 「電話でお願いします」, 「折り返してほしいです」: what says more is for the person who leads.
_WISH = re.compile(
    r"(?:はい|では|じゃあ|すみません)?[、。]?(?:お?電話|折り?返し?(?:の?(?:お?電話|連絡))?)(?:で|を|て)?(?:の?連絡を?)?"
    r"(?:お願い|おねがい|希望|ほし|欲し|くだ|下さ|頼み)[^、。\n]{0,8}[。！]?"
)


class Why(StrEnum):
    """Why the visitor waits; ``callback_<why>`` is the response."""

    NOT_TAKEN = "not_taken"  # no concierge has taken the case
    UNANSWERED = "unanswered"  # its concierge lets the visitor wait


async def offer_callback(
    session: AsyncSession, conversation: Conversation, *, at: datetime, hours: OfficeHours, words: Words, why: Why
) -> Message:
    """Say that it takes longer, and offer a callback by the time that the visitor was promised.

    A promise that has passed is not repeated: it becomes a business day from ``at``, which the ticket takes over once
    the callback is chosen.
    """
    ticket = await ticket_of(session, conversation.id)
    promised = ticket.expected_reply_by if ticket is not None else at
    by = promised if promised > at else expected_reply_by(at, hours)
    text = words(f"callback_{why}").format(reply_by=moment(by))
    reply: Reply = {"type": "choices", "text": text, "choices": [_choice(WAIT), _choice(CALLBACK)], "field": None}
    message = Message(
        conversation_id=conversation.id, message_id=str(uuid4()), role="bot", text=text, at=at, replies=[reply]
    )
    await deliver(session, conversation, message, at)
    conversation.told_away_at = at
    return message


def take_up(conversation: Conversation, incoming: Incoming) -> Incoming:
    """What the bot is to hear of a message while the offer stands: words that only ask for the call are its button.

    A callback chosen while a person leads the conversation makes the bot ask for what is needed for it.
    """
    if conversation.told_away_at is None or not _wishes_callback(incoming):
        return incoming
    if conversation.state == "human":
        conversation.state = "queued"
        conversation.waiting_since = None
    return incoming if incoming.choice is not None else replace(incoming, told=CALLBACK)


def _wishes_callback(incoming: Incoming) -> bool:
    if incoming.choice is not None:
        return incoming.choice == CALLBACK.value
    return bool(_WISH.fullmatch(incoming.text.strip()))


def waits_on(conversation: Conversation, incoming: Incoming) -> bool:
    """Whether the visitor chooses to wait for the person who leads the conversation."""
    return _led_by_a_person(conversation) and incoming.choice == WAIT.value


def _led_by_a_person(conversation: Conversation) -> bool:
    """With the offer still standing: the button of an older one is for the person to see."""
    return conversation.state == "human" and conversation.told_away_at is not None


def _choice(command: Command) -> dict[str, str]:
    return {"label": command.label, "value": command.value, "kind": "answer"}
