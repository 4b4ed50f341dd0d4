"""A service with LINE on, its outbox, and no dialogue: what the sender needs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import select

from api.channels.line.connection import line_of
from api.channels.line.crew import Crew
from api.channels.line.sender import due, send_all
from api.live import Hub
from api.services import Services
from api.settings import Settings
from bot.dialogue.messages import bot_message, deliver
from bot.storage.database import Database
from bot.storage.models import Conversation, LineEvent, LineUser, Message, OutboxItem
from tests.api.notifications.desk import HOURS, SetClock
from tests.line_stand_in import LineStandIn
from tests.line_stand_in.people import user_id

Reply = dict[str, Any]


@dataclass
class Outgoing:
    """``line`` is LINE as it stands on the other side, on the same clock."""

    services: Services
    line: LineStandIn
    clock: SetClock

    @property
    def database(self) -> Database:
        return self.services.database

    async def talk(self, name: str) -> str:
        """A conversation of somebody on LINE; its id."""
        conversation_id, user, at = str(uuid4()), user_id(name), self.clock()
        self.line.world.user(user)
        async with self.database.transaction() as session:
            session.add(
                Conversation(
                    id=conversation_id, channel="line", sender=user, token_hash="h", state="bot", progress={},
                    snapshot={}, consented=True, created_at=at, updated_at=at,
                )
            )  # fmt: skip
            await session.flush()
            session.add(LineUser(user_id=user, conversation_id=conversation_id, created_at=at))
        return conversation_id

    async def hears(self, name: str) -> str:
        """They wrote: there is a reply token."""
        user = user_id(name)
        token = self.line.world.new_token(user)
        self.line.world.tokens[token].acknowledged = True
        async with self.database.transaction() as session:
            session.add(
                LineEvent(
                    webhook_event_id=uuid4().hex, kind="message", user_id=user, sent_at=self.clock(),
                    received_at=self.clock(), reply_token=token, next_attempt_at=self.clock(), done_at=self.clock(),
                )
            )  # fmt: skip
        return token

    async def bot_says(self, conversation_id: str, *replies: Reply | str) -> None:
        told = [{"type": "text", "text": each} if isinstance(each, str) else each for each in replies]
        await self._deliver(conversation_id, lambda found: bot_message(found, told, self.clock()))

    async def person_says(self, conversation_id: str, text: str, name: str = "佐藤") -> None:
        def words(found: Conversation) -> Message:
            return Message(
                conversation_id=found.id, message_id=str(uuid4()), role="concierge", text=text, author=name,
                at=self.clock(),
            )  # fmt: skip

        await self._deliver(conversation_id, words)

    async def _deliver(self, conversation_id: str, message: Any) -> None:
        async with self.database.transaction() as session:
            found = await session.get_one(Conversation, conversation_id)
            await deliver(session, found, message(found), self.clock())

    async def send(self) -> None:
        """What the job does when it is woken, until nothing is due or other processes are at it."""
        crew = Crew(16, lambda: None)
        while talks := await due(self.services, crew):
            if not any(await asyncio.gather(*(send_all(self.services, talk) for talk in talks))):
                return

    async def items(self) -> list[OutboxItem]:
        async with self.database.reading() as session:
            return list((await session.execute(select(OutboxItem).order_by(OutboxItem.id))).scalars())

    async def waiting(self) -> list[OutboxItem]:
        return [item for item in await self.items() if item.delivered_at is None and item.failed_at is None]

    def texts(self, name: str) -> list[str]:
        return self.line.texts(user_id(name))

    def in_order(self) -> None:
        """LINE has nothing to complain of."""
        self.line.assert_no_violation()
        self.line.assert_no_push_while_a_reply_token_lived()


@asynccontextmanager
async def outgoing(database: Database, line: LineStandIn, clock: SetClock, **settings: Any) -> AsyncIterator[Outgoing]:
    found = Settings(
        line_channel_secret=line.world.channel_secret, line_channel_access_token=line.world.access_token,
        line_api_base=line.base, line_data_base=line.base, **settings,
    )  # fmt: skip
    nothing = cast(Any, None)
    services = Services(found, database, nothing, clock, HOURS, Hub(database), line_of(found))
    try:
        yield Outgoing(services, line, clock)
    finally:
        assert services.line is not None
        await services.line.close()


def another_process(one: Outgoing) -> Outgoing:
    """The same service once more, on the same database."""
    return Outgoing(replace(one.services, line=line_of(one.services.settings)), one.line, one.clock)
