"""What a visitor sends that is no words: kept as a line of the conversation, answered without being read as an answer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue.incoming import Incoming, Understood
from bot.dialogue.keeping import refused
from bot.dialogue.messages import bot_message, deliver, visitor_message, withhold
from bot.dialogue.results import TurnResult, UnknownConversation
from bot.dialogue.service import Dialogue
from bot.dialogue.turn import TurnFailed
from bot.handoff.hours import OfficeHours
from bot.intake.command_choices import CONTINUE
from bot.storage import conversations as store
from bot.storage.calendar import hours_with_days
from bot.storage.database import Database
from bot.storage.desk import hear_again, hear_while_human
from bot.storage.models import Conversation

log = logging.getLogger("minato.dialogue")


@dataclass(frozen=True)
class Note:
    """``shown`` is what the transcript has of it: 「（スタンプ）」. ``answer`` is what the bot says to it while it leads.

    ``always``: the answer is said while a person leads, too, since that person gets nothing of it. ``asks_again``:
    the question that stands is put once more after the answer; without an answer nothing is said at all. ``channel`` is
    the way it came (see ``Incoming``).
    """

    message_id: str
    shown: str
    answer: str | None
    always: bool = False
    asks_again: bool = True
    channel: str | None = None


async def take_note(
    database: Database, dialogue: Dialogue, hours: OfficeHours, conversation_id: str, note: Note, at: datetime
) -> str:
    """Keep and answer a note, once for its ``message_id``; the conversation's state after it.

    Raises:
        UnknownConversation: there is no such conversation.
    """
    try:
        return await _take_note(database, dialogue, hours, conversation_id, note, at)
    except TurnFailed:
        log.exception("the bot could not go on in conversation %s", conversation_id)
        return await _take_note(database, None, hours, conversation_id, note, at)


async def _take_note(
    database: Database, dialogue: Dialogue | None, hours: OfficeHours, conversation_id: str, note: Note, at: datetime
) -> str:
    async with database.transaction() as session:
        conversation = await store.lock_conversation(session, conversation_id)
        if conversation is None:
            raise UnknownConversation(conversation_id)
        if await store.find_message(session, conversation_id, note.message_id) is None:
            now = await hours_with_days(session, hours)
            await _keep(session, conversation, note, now, at)
            await _answer(session, dialogue, conversation, note, at)
        return conversation.state


async def _keep(
    session: AsyncSession, conversation: Conversation, note: Note, hours: OfficeHours, at: datetime
) -> None:
    message = visitor_message(conversation, Incoming(note.message_id), Understood(note.shown), at)
    message.outcome = TurnResult([], conversation.state, conversation.progress).as_dict()
    session.add(message)
    await session.flush()
    if refused(conversation):
        await withhold(session, message, all_before=False)
    conversation.updated_at = at
    await hear_again(session, conversation, at, hours)
    if conversation.state == "human":
        await hear_while_human(session, conversation, at, hours)


async def _answer(
    session: AsyncSession, dialogue: Dialogue | None, conversation: Conversation, note: Note, at: datetime
) -> None:
    person_leads = conversation.state == "human"
    if note.answer is None or (person_leads and not note.always):
        return
    said = bot_message(conversation, [{"type": "text", "text": note.answer}], at)
    await deliver(session, conversation, said, at, note.channel)
    if note.asks_again and not person_leads and dialogue is not None:
        await dialogue.tell_intake(session, conversation, CONTINUE, note.channel)
