"""A LINE user who talks without LINE: what the inbox would hand over, and what the sender would send."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from api.channels.line.joining import Joining, link_by_code
from api.links.personal import with_links
from api.services import Services
from bot.dialogue.incoming import Incoming
from bot.intake.state import State
from bot.storage.conversations import find_conversation, list_messages
from bot.storage.models import Conversation, LineUser, Message, OutboxItem, TrackerEvent
from tests.e2e.visitor import SELDOM, WORDS


class LineTalk:
    """One LINE user and the conversation that their words go to."""

    def __init__(self, services: Services, user_id: str = "U1") -> None:
        self._services = services
        self.user_id = user_id
        self.id = ""
        self._read = 0
        self.told: list[dict[str, Any]] = []

    async def start(self) -> LineTalk:
        started = await self._services.dialogue.start("line", self.user_id)
        self.id = started.conversation_id
        async with self._services.database.transaction() as session:
            session.add(LineUser(user_id=self.user_id, conversation_id=self.id, created_at=self._services.clock()))
        return await self._look()

    async def say(self, text: str) -> LineTalk:
        await self._services.dialogue.receive(self.id, Incoming(str(uuid4()), text=text, channel="line"))
        return await self._look()

    async def tap(self, choice: str, field: str | None = None) -> LineTalk:
        incoming = Incoming(str(uuid4()), choice=choice, field=field, channel="line")
        await self._services.dialogue.receive(self.id, incoming)
        return await self._look()

    async def code(self, text: str) -> Joining | None:
        """What the inbox does with every text first."""
        async with self._services.database.transaction() as session:
            joining = await link_by_code(self._services, session, self.user_id, text)
        if joining is not None and joining.conversation_id is not None:
            self.id = joining.conversation_id
        await self._look()
        return joining

    async def answer_until(self, field: str | None, **words: str) -> LineTalk:
        for _ in range(80):
            asking = (await self.state()).asking
            if asking in (field, None):
                return self
            await self.say({**SELDOM, **WORDS, **words}[asking])
            assert (await self.state()).asking != asking, asking
        raise AssertionError(f"{field} is never asked")

    async def look(self) -> LineTalk:
        """Read what was sent meanwhile."""
        return await self._look()

    @property
    def replies(self) -> list[dict[str, Any]]:
        """Of the messages sent last."""
        return [reply for payload in self.told for reply in payload["replies"] or [{"text": payload["text"]}]]

    @property
    def text(self) -> str:
        return "\n".join(str(reply.get("text") or "") for reply in self.replies)

    @property
    def secret(self) -> str:
        """The secret of the link sent last."""
        links = [reply["link"]["url"] for reply in self.replies if "link" in reply]
        found: str = re.split("#(?:go|fill)=", links[-1])[1]
        return found

    async def state(self) -> State:
        return State.from_dict((await self.conversation()).snapshot.get("intake"))

    async def conversation(self) -> Conversation:
        async with self._services.database.reading() as session:
            found = await find_conversation(session, self.id)
        assert found is not None
        return found

    async def messages(self) -> list[Message]:
        async with self._services.database.reading() as session:
            return list(await list_messages(session, self.id))

    async def everything(self) -> str:
        """All that is stored of the conversation, as text."""
        async with self._services.database.reading() as session:
            events = (await session.execute(select(TrackerEvent.data))).scalars().all()
            payloads = (await session.execute(select(OutboxItem.payload))).scalars().all()
        conversation = await self.conversation()
        words = [(m.text, m.choice, m.replies, m.outcome) for m in await self.messages()]
        return repr((events, payloads, conversation.snapshot, words))

    async def _look(self) -> LineTalk:
        async with self._services.database.reading() as session:
            query = select(OutboxItem).where(OutboxItem.kind == "line_message", OutboxItem.id > self._read)
            items = (await session.execute(query.order_by(OutboxItem.id))).scalars().all()
        mine = [item for item in items if item.conversation_id == self.id]
        self._read = max((item.id for item in items), default=self._read)
        self.told = [with_links(item.payload, self._services.settings) for item in mine]
        return self
