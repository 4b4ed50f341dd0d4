"""Somebody adds us, unblocks us, or blocks us."""

from __future__ import annotations

import logging

from api.channels.line.events.talk import CHANNEL, Talk
from bot.dialogue.messages import bot_message, deliver
from bot.dialogue.turn import TurnFailed
from bot.intake.command_choices import CONTINUE
from bot.storage import line
from bot.storage.conversations import find_message, lock_conversation
from bot.storage.models import LineUser

log = logging.getLogger("minato.line")

_AGAIN = "またお会いできてうれしいです。これまでに伺った内容は、そのまま残っています。"


async def follow(talk: Talk) -> None:
    """Greet and ask for consent; who was here before goes on where they were."""
    if not await _is_news(talk, blocked=False):
        return
    conversation_id = await talk.known_conversation()
    if conversation_id is None:
        await talk.begin()
        return
    try:
        await _welcome_back(talk, conversation_id, ask=True)
    except TurnFailed:
        log.exception("the bot could not go on in conversation %s", conversation_id)
        await _welcome_back(talk, conversation_id, ask=False)


async def unfollow(talk: Talk) -> None:
    """Nothing is sent any more; the conversation is kept as long as any (docs/privacy.md)."""
    await _is_news(talk, blocked=True)


async def wrote(talk: Talk) -> None:
    """Who writes has not blocked us, whatever came when."""
    async with talk.services.database.reading() as session:
        user = await session.get(LineUser, talk.taken.talk_id)
    if user is not None and user.blocked_at is not None:
        await _is_news(talk, blocked=False)


async def _is_news(talk: Talk, *, blocked: bool) -> bool:
    """Note whether we are blocked, unless something newer says otherwise; whether it was noted."""
    taken, at = talk.taken, talk.services.clock()
    async with talk.services.database.transaction() as session:
        user = await line.lock_user(session, taken.talk_id)
        if user is None or (user.followed_at is not None and user.followed_at > taken.sent_at):
            return False
        user.followed_at, user.blocked_at = taken.sent_at, at if blocked else None
        return True


async def _welcome_back(talk: Talk, conversation_id: str, *, ask: bool) -> None:
    """Say so once, and put the question that stands. A person who leads needs no word of ours."""
    used, at = talk.services, talk.services.clock()
    async with used.database.transaction() as session:
        conversation = await lock_conversation(session, conversation_id)
        if conversation is None or conversation.state == "human":
            return
        if await find_message(session, conversation_id, talk.message_id) is not None:
            return
        said = bot_message(conversation, [{"type": "text", "text": _AGAIN}], at)
        said.message_id = talk.message_id  # of the event: said once
        await deliver(session, conversation, said, at, CHANNEL)
        if ask:
            await used.dialogue.tell_intake(session, conversation, CONTINUE, CHANNEL)
    await talk.tell(conversation_id, conversation.state)
