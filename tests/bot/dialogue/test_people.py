"""What a person in the conversation leaves in storage, and what the desk is shown of words without consent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dialogue import people
from bot.handoff.hours import JST, OfficeHours
from bot.storage import desk
from bot.storage.database import Database
from bot.storage.models import Base, Conversation, Message, OutboxItem, User
from bot.storage.tickets import open_ticket
from bot.storage.users import CONCIERGE, create_user

AT = datetime(2026, 11, 24, 10, 0, tzinfo=JST)
HOURS = OfficeHours(lambda day: False)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """Two cases, one by each channel, and 佐藤さん."""
    found = Database(f"sqlite:///{tmp_path / 'people.db'}")
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with found.transaction() as session:
        user = await create_user(session, "sato", CONCIERGE, "", AT, must_change_password=False)
        user.display_name = "佐藤"
        for channel in ("web", "line"):
            conversation = Conversation(
                id=channel, channel=channel, state="queued", progress={}, snapshot={}, consented=True,
                created_at=AT, updated_at=AT,
            )  # fmt: skip
            session.add(conversation)
            await session.flush()
            await open_ticket(
                session, conversation, reason="requested", headline={}, at=AT,
                expected_reply_by=AT + timedelta(days=1), after_hours=False,
            )  # fmt: skip
    yield found
    await found.close()


async def _case(session: AsyncSession, number: str) -> tuple[desk.Case, User]:
    case, user = await desk.lock_case(session, number), await session.get(User, 1)
    assert case is not None and user is not None
    return case, user


@pytest.mark.parametrize(("number", "kinds"), [("M-0001", []), ("M-0002", ["line_message", "line_message"])])
async def test_what_is_said_to_who_has_no_page_of_ours_is_put_out_for_delivery_once(
    database: Database, number: str, kinds: list[str]
) -> None:
    for _ in range(2):
        async with database.transaction() as session:
            case, user = await _case(session, number)
            await people.take_over(session, case, user, AT)
            await people.say_as_person(session, case, user, message_id="m1", text="はい。", at=AT, hours=HOURS)
    async with database.reading() as session:
        items = (
            (await session.execute(select(OutboxItem).where(OutboxItem.kind != "notice").order_by(OutboxItem.id)))
            .scalars()
            .all()
        )
    assert [item.kind for item in items] == kinds
    if items:
        assert [item.payload["role"] for item in items] == ["system", "concierge"]
        assert (items[-1].payload["text"], items[-1].payload["author"]) == ("はい。", "佐藤")


def _said(seq: int, role: str, author: str | None = None) -> Message:
    return Message(
        seq=seq, conversation_id="c", message_id=str(seq), role=role, text="…", author=author, at=AT, replies=None
    )


BEFORE = [_said(1, "bot"), _said(2, "visitor"), _said(3, "bot")]
JOINED = [*BEFORE, _said(4, "system", "佐藤"), _said(5, "visitor"), _said(6, "concierge", "佐藤")]


@pytest.mark.parametrize(
    ("messages", "consented", "shown"),
    [
        (BEFORE, True, [1, 2, 3]),
        (BEFORE, False, []),
        (JOINED, True, [1, 2, 3, 4, 5, 6]),
        (JOINED, False, [4, 5, 6]),
        ([*JOINED, _said(7, "system"), _said(8, "visitor")], False, [4, 5, 6, 7]),
        ([], False, []),
    ],
)
def test_without_consent_the_desk_sees_what_was_said_while_a_person_led(
    messages: list[Message], consented: bool, shown: list[int]
) -> None:
    kept_back = people.words_kept_back(messages, consented)
    assert [message.seq for message in messages if message.seq not in kept_back] == shown
