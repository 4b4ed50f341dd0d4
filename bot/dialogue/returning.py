"""A person gives the conversation back to the bot, which puts the question that stood."""

from __future__ import annotations

import logging
from datetime import datetime

from bot.dialogue.people import step_out
from bot.dialogue.service import Dialogue
from bot.dialogue.turn import TurnFailed
from bot.intake.command_choices import CONTINUE
from bot.storage.database import Database
from bot.storage.desk import lock_case
from bot.storage.models import User

log = logging.getLogger("minato.dialogue")


async def give_back_to_bot(
    database: Database, dialogue: Dialogue, number: str, user_id: int, at: datetime
) -> str | None:
    """Let the bot lead the conversation of a ticket again; the id of the conversation, None for no such ticket.

    If the bot cannot put its question, it leads all the same: the visitor's next message is its turn.

    Raises:
        NotYours: somebody else has the case.
    """
    try:
        return await _give_back(database, dialogue, number, user_id, at)
    except TurnFailed:
        log.exception("the bot could not go on with ticket %s", number)
        return await _give_back(database, None, number, user_id, at)


async def _give_back(
    database: Database, dialogue: Dialogue | None, number: str, user_id: int, at: datetime
) -> str | None:
    async with database.transaction() as session:
        case, user = await lock_case(session, number), await session.get(User, user_id)
        if case is None or user is None:
            return None
        if await step_out(session, case, user, at) and dialogue is not None:
            await dialogue.tell_intake(session, case.conversation, CONTINUE)
        return case.conversation.id
