"""After a commit: whoever has the conversation or the queue open is told to look."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from api.live import DESK, Hub, Note, conversation

log = logging.getLogger("minato.live")

# Kinds of notes on a conversation's topic.
CHANGED, TYPING, SHOWN = "changed", "typing", "shown"
VISITOR, PERSON = "visitor", "person"  # who types


async def tell(live: Hub, conversation_id: str, *, on_the_desk: bool) -> None:
    """A conversation changed; ``on_the_desk``: it has a ticket, so that the queue may have changed too."""
    await whisper(live, conversation(conversation_id), kind=CHANGED)
    if on_the_desk:
        await whisper(live, DESK)


async def whispers(notes: asyncio.Queue[Note], seconds: float) -> AsyncIterator[Note]:
    """The notes that need no look (who types, what was shown), until one that something changed, or for so long."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        try:
            note = await asyncio.wait_for(notes.get(), left)
        except TimeoutError:
            return
        if note.get("kind") not in (TYPING, SHOWN):
            return
        yield note


async def whisper(live: Hub, topic: str, **note: Any) -> None:
    """Publish a note; one that cannot be sent is only logged: every reader also looks by itself now and then."""
    try:
        await live.publish(topic, **note)
    except SQLAlchemyError as error:
        log.warning("a note did not reach other replicas: %s", error)
