"""What is in the database after events of LINE: the conversation of a user, its lines, what waits to go out."""

from __future__ import annotations

from typing import Any, Protocol

from sqlalchemy import select

from bot.storage.conversations import list_messages
from bot.storage.database import Database
from bot.storage.models import Attachment, Conversation, LineEvent, LineUser, Message, OutboxItem
from tests.api.channels.line.events.line_side import TANAKA


class Kept(Protocol):
    """What has the database: the service's parts, or whoever looks at it from outside."""

    @property
    def database(self) -> Database: ...


async def user(services: Kept, user_id: str = TANAKA) -> LineUser | None:
    async with services.database.reading() as session:
        return await session.get(LineUser, user_id)


async def conversation(services: Kept, user_id: str = TANAKA) -> Conversation:
    found = await user(services, user_id)
    assert found is not None and found.conversation_id is not None
    async with services.database.reading() as session:
        talk = await session.get(Conversation, found.conversation_id)
        assert talk is not None
        return talk


async def lines(services: Kept, role: str | None = None, user_id: str = TANAKA) -> list[Message]:
    talk = await conversation(services, user_id)
    async with services.database.reading() as session:
        return [line for line in await list_messages(session, talk.id) if role in (None, line.role)]


async def said(services: Kept, role: str = "visitor", user_id: str = TANAKA) -> list[str]:
    return [line.text for line in await lines(services, role, user_id)]


async def last_words(services: Kept, user_id: str = TANAKA) -> str:
    """What the bot said after the visitor's last line."""
    after: list[str] = []
    for line in await lines(services, None, user_id):
        after = [] if line.role == "visitor" else [*after, line.text]
    return "\n".join(after)


async def records(services: Kept, user_id: str = TANAKA) -> dict[str, Any]:
    talk = await conversation(services, user_id)
    found: dict[str, Any] = talk.snapshot["intake"]["profile"]
    return found


async def value(services: Kept, field: str, user_id: str = TANAKA) -> Any:
    return (await records(services, user_id)).get(field, {}).get("value")


async def asking(services: Kept, user_id: str = TANAKA) -> str | None:
    found: str | None = (await conversation(services, user_id)).progress["asking"]
    return found


async def outgoing(services: Kept) -> list[OutboxItem]:
    async with services.database.reading() as session:
        query = select(OutboxItem).where(OutboxItem.kind == "line_message").order_by(OutboxItem.id)
        return list((await session.execute(query)).scalars())


async def events(services: Kept) -> list[LineEvent]:
    async with services.database.reading() as session:
        return list((await session.execute(select(LineEvent).order_by(LineEvent.id))).scalars())


async def attached(services: Kept) -> list[Attachment]:
    async with services.database.reading() as session:
        return list((await session.execute(select(Attachment).order_by(Attachment.created_at))).scalars())
