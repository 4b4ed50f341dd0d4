"""A message is unsent, or written anew: what it said before is forgotten."""

from __future__ import annotations

import logging

from api.channels.line.events import text
from api.channels.line.events.talk import CHANNEL, Talk, message_id_of
from api.conversations import attachments
from bot.dialogue.incoming import Incoming, without_controls
from bot.dialogue.service import Dialogue
from bot.dialogue.turn import TurnFailed
from bot.dialogue.unsending import unsend, withdraw
from bot.storage import line
from bot.storage.conversations import find_message, lock_conversation

log = logging.getLogger("minato.line")


async def forget(talk: Talk) -> None:
    """Forget a message that the user unsent, with its file; ask again for what was read out of it."""
    unsent, conversation_id = talk.part("unsend").get("messageId"), await talk.known_conversation()
    if not isinstance(unsent, str) or conversation_id is None:
        return
    message_id = message_id_of(unsent)
    await attachments.forget(talk.services, conversation_id, message_id)
    try:
        await _forget(talk, talk.services.dialogue, conversation_id, message_id)
    except TurnFailed:
        log.exception("the bot could not go on in conversation %s", conversation_id)
        await _forget(talk, None, conversation_id, message_id)


async def _forget(talk: Talk, dialogue: Dialogue | None, conversation_id: str, message_id: str) -> None:
    async with talk.services.database.transaction() as session:
        conversation = await lock_conversation(session, conversation_id)
        if conversation is None:
            return
        await unsend(session, dialogue, conversation, message_id, talk.services.clock())
    await talk.tell(conversation_id, conversation.state)


async def write_anew(talk: Talk) -> None:
    """Take the new words of a message in place of the old ones. The newest edit counts, whichever comes last.

    LINE has edits in groups only, as of now; this is for the day when they come to talks of two.
    """
    words = without_controls(text.words_of(talk.part("message")))
    async with talk.services.database.reading() as session:
        if await line.first_of_later(session, talk.taken, ("messageEdited",)) is not None:
            return
    conversation_id = await talk.conversation()
    async with talk.services.database.transaction() as session:
        conversation = await lock_conversation(session, conversation_id)
        message = await find_message(session, conversation_id, talk.message_id)
        if conversation is not None and message is not None and message.text != words:
            await withdraw(session, conversation, talk.message_id, talk.services.clock())
            message.text, message.choice, message.outcome = words, None, None
    await talk.services.dialogue.receive(conversation_id, Incoming(talk.message_id, words, channel=CHANNEL))
