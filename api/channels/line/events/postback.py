"""A tap on a button: a turn of the dialogue, or further buttons."""

from __future__ import annotations

from dataclasses import replace

from api.channels.line import taps
from api.channels.line.events.talk import CHANNEL, Talk
from bot.dialogue.results import UnknownConversation
from bot.storage.conversations import lock_conversation


async def hear(talk: Talk) -> None:
    """Take a tap. One that we did not sign, or of another conversation, is told to be out of date."""
    conversation_id, used = await talk.conversation(), talk.services
    assert used.line is not None
    told, params = talk.part("postback"), talk.part("postback").get("params")
    postback = taps.Postback(str(told.get("data", "")), params if isinstance(params, dict) else {})
    async with used.database.transaction() as session:
        conversation = await lock_conversation(session, conversation_id)
        if conversation is None:
            raise UnknownConversation(conversation_id)
        key, at = used.line.postback_key, used.clock()
        incoming = await taps.take(session, conversation, postback, key=key, message_id=talk.message_id, at=at)
    if incoming is None:
        await talk.tell(conversation_id, conversation.state)
        return
    await used.dialogue.receive(conversation_id, replace(incoming, channel=CHANNEL))
