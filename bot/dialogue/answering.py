"""Where the bot's words go: to the page that asked for them, by LINE, or both."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue import personal
from bot.dialogue.incoming import Incoming
from bot.dialogue.messages import POLLED, bot_message, deliver, send_on
from bot.dialogue.personal import Asides, PersonalLinks
from bot.dialogue.replies import Reply
from bot.intake.profile import Profile
from bot.storage.models import Conversation
from bot.storage.reach import LINE, line_user_of, shown_on_line


def asked_by(conversation: Conversation, incoming: Incoming) -> str:
    """The channel that a visitor's message came by."""
    return incoming.channel or conversation.channel


async def answer(
    session: AsyncSession, conversation: Conversation, replies: list[Reply], asker: str | None, at: datetime
) -> None:
    """Write the answer to ``asker``'s message down; a page shows it by itself, other channels are sent it."""
    await deliver(session, conversation, bot_message(conversation, replies, at), at, asker)


async def answer_turn(
    session: AsyncSession,
    conversation: Conversation,
    replies: list[Reply],
    asker: str | None,
    profile: Profile,
    asides: Asides,
    links: PersonalLinks | None,
    at: datetime,
) -> None:
    """The same for what the intake said; ``asker`` None: nobody asked, everybody is told.

    Where ``links`` are made LINE is told no personal values, and goes on once the page of a link has asked everything.
    """
    if links is None:
        await answer(session, conversation, replies, asker, at)
        return
    said, on_line = bot_message(conversation, replies, at), personal.for_line(replies, profile)
    if asides.link is not None:
        sealed = await links(session, conversation.id, asides.fields, at)
        on_line[asides.link] = {**on_line[asides.link], personal.SEALED_LINK: sealed}
    await deliver(session, conversation, said, at, asker, on_line=on_line)
    if asker == POLLED and asides.done is not None:
        await send_on(session, conversation, said, at, on_line[asides.done :])


async def is_elsewhere(
    session: AsyncSession, conversation: Conversation, asker: str | None, links: PersonalLinks | None
) -> bool:
    """Whether what is said now reaches LINE, and personal data does not belong there."""
    return links is not None and await reaches_line(session, conversation, asker)


async def reaches_line(session: AsyncSession, conversation: Conversation, asker: str | None) -> bool:
    """Whether what is said now, to ``asker`` or (None) to everybody, is read in LINE."""
    if asker == POLLED:
        return False
    return asker == LINE or await line_user_of(session, conversation) is not None


async def went_on_web(session: AsyncSession, conversation: Conversation, incoming: Incoming) -> bool:
    """Whether words typed in LINE answer an older question than the one that stands, which was put on the web."""
    if asked_by(conversation, incoming) != LINE or incoming.choice is not None or incoming.told is not None:
        return False
    return not await shown_on_line(session, conversation.id)
