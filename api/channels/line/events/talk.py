"""An event at work: ids that stay the same however often it comes, and the conversation of its user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from api.services import Services
from api.telling import tell
from bot.dialogue.noting import Note, take_note
from bot.storage import line
from bot.storage.conversations import find_message
from bot.storage.line import Taken
from bot.storage.models import Conversation

CHANNEL = "line"
_OURS = uuid5(NAMESPACE_URL, "minato:line")


def message_id_of(line_message_id: str) -> str:
    """Our id of a message of LINE's: an unsending or an edit names it by LINE's own."""
    return str(uuid5(_OURS, f"message:{line_message_id}"))


@dataclass(frozen=True)
class Talk:
    """One event, with what it is worked on with."""

    services: Services
    taken: Taken

    @property
    def event(self) -> dict[str, Any]:
        return self.taken.event

    def part(self, name: str) -> dict[str, Any]:
        """An object of the event; empty where there is none."""
        found = self.event.get(name)
        return found if isinstance(found, dict) else {}

    @property
    def in_private(self) -> bool:
        """Whether it is of the talk between one user and us."""
        source = self.event.get("source")
        return isinstance(source, dict) and source.get("type", "user") == "user"

    @property
    def message_id(self) -> str:
        """The id of what it says in the conversation, the same at every attempt."""
        found = self.part("message").get("id")
        return (
            message_id_of(found)
            if isinstance(found, str)
            else str(uuid5(_OURS, f"event:{self.taken.webhook_event_id}"))
        )

    async def conversation(self) -> str:
        """The conversation that the user's words go to; a new one greets them."""
        known = await self.known_conversation()
        return known or await self.begin()

    async def known_conversation(self) -> str | None:
        """The conversation of the user; None for somebody new, or whose data was erased."""
        if self.taken.conversation_id is not None:
            return self.taken.conversation_id
        async with self.services.database.transaction() as session:
            user = await line.lock_user(session, self.taken.talk_id)
            begun = await line.live_conversation(session, self.taken.talk_id)
            if user is None or begun is None:
                return None
            user.conversation_id = begun.id
            return begun.id

    async def begin(self) -> str:
        """Open a conversation, which greets and asks for consent."""

        async def keep(session: AsyncSession, conversation: Conversation) -> None:
            user = await line.lock_user(session, self.taken.talk_id)
            if user is not None:
                user.conversation_id = conversation.id

        started = await self.services.dialogue.start(CHANNEL, self.taken.talk_id, keep)
        return started.conversation_id

    async def is_known(self, conversation_id: str) -> bool:
        """Whether the message stands in the conversation already."""
        async with self.services.database.reading() as session:
            return await find_message(session, conversation_id, self.message_id) is not None

    async def note(self, shown: str, answer: str | None, *, always: bool = False, asks_again: bool = True) -> None:
        """Keep and answer what is no words."""
        conversation_id, used = await self.conversation(), self.services
        note = Note(self.message_id, shown, answer, always, asks_again, CHANNEL)
        state = await take_note(used.database, used.dialogue, used.hours, conversation_id, note, used.clock())
        await self.tell(conversation_id, state)

    async def tell(self, conversation_id: str, state: str) -> None:
        """After the commit: whoever has the conversation open looks, and so does the sender."""
        await tell(self.services.live, conversation_id, on_the_desk=state != "bot")
