"""What happens to a case puts its notice into the outbox, in the same transaction, once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import JST, OfficeHours
from bot.handoff.tickets import DoneReason
from bot.storage import desk
from bot.storage.database import Database
from bot.storage.desk import Case
from bot.storage.models import Base, Conversation, Message, OutboxItem
from bot.storage.tickets import open_ticket
from bot.storage.users import CONCIERGE, create_user

AT = datetime(2026, 11, 24, 10, 0, tzinfo=JST)
HOURS = OfficeHours(lambda day: False)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    async with found.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with found.transaction() as session:
        await create_user(session, "佐藤", CONCIERGE, "", AT, must_change_password=False)
        conversation = Conversation(
            id="c", channel="web", state="queued", progress={}, snapshot={}, created_at=AT, updated_at=AT
        )
        session.add(conversation)
        await session.flush()
        await open_ticket(
            session, conversation, reason="completed", headline={}, at=AT, expected_reply_by=AT, after_hours=False
        )
    yield found
    await found.close()


class Story:
    """What concierge and visitor do, one after the other, a minute apart."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.at = AT

    async def __call__(self, *steps: str) -> None:
        for step in steps:
            self.at += timedelta(minutes=1)
            async with self.database.transaction() as session:
                case = await desk.lock_case(session, "M-0001")
                assert case is not None
                if step == "お客様が書く":
                    await self._visitor_writes(session, case)
                else:
                    self._concierge(case, step)

    def _concierge(self, case: Case, step: str) -> None:
        match step:
            case "引き受ける":
                desk.claim(case, 1, self.at)
            case "返事をする":
                case.conversation.waiting_since = None
            case "お客様を待つ":
                desk.wait_for_visitor(case, self.at)
            case "ミナトに戻す":
                desk.return_to_bot(case)
            case "引き取る":
                case.conversation.state = "human"
            case "完了する":
                desk.close(case, DoneReason.ANSWERED, self.at)
            case _:
                raise ValueError(step)

    async def _visitor_writes(self, session: AsyncSession, case: Case) -> None:
        conversation = case.conversation
        await desk.hear_again(session, conversation, self.at, HOURS)
        session.add(
            Message(conversation_id="c", message_id=self.at.isoformat(), role="visitor", text="あの", at=self.at)
        )
        await session.flush()
        if conversation.state == "human":
            await desk.hear_while_human(session, conversation, self.at, HOURS)

    async def told(self) -> list[str]:
        async with self.database.reading() as session:
            items = (await session.execute(select(OutboxItem).order_by(OutboxItem.id))).scalars().all()
        assert {item.kind for item in items} == {"notice"}
        assert {item.conversation_id for item in items} == {"c"}
        return [str(item.payload["event"]).removeprefix("ticket.") for item in items]


NEW, AGAIN, REPLIED = "created", "reopened", "visitor_replied"
STORIES = [
    pytest.param([], [NEW], id="新しい受付"),
    pytest.param(["お客様が書く"] * 3, [NEW], id="ミナトが答えているあいだは知らせない"),
    pytest.param(["引き受ける", "お客様が書く"], [NEW, REPLIED], id="相談員が引き受けたあとに書く"),
    pytest.param(["引き受ける", *["お客様が書く"] * 3], [NEW, REPLIED], id="続けて書いても一度"),
    pytest.param(
        ["引き受ける", "お客様が書く", "返事をする", "お客様が書く", "お客様が書く"],
        [NEW, REPLIED, REPLIED],
        id="返事のあとにまた書けばもう一度",
    ),
    pytest.param(
        ["引き受ける", "お客様が書く", "お客様を待つ", "お客様が書く", "お客様が書く"],
        [NEW, REPLIED, REPLIED],
        id="電話で話してから返信待ちにした",
    ),
    pytest.param(
        ["引き受ける", "お客様を待つ", "ミナトに戻す", "お客様が書く", "お客様が書く"],
        [NEW, REPLIED],
        id="ミナトが答えていても返信を待っていれば一度",
    ),
    pytest.param(["引き受ける", "完了する", "お客様が書く", "お客様が書く"], [NEW, AGAIN], id="完了のあとに書く"),
    pytest.param(
        ["引き受ける", "完了する", "お客様が書く", "完了する", "お客様が書く"],
        [NEW, AGAIN, AGAIN],
        id="再開するたびに",
    ),
]


@pytest.mark.parametrize(("steps", "told"), STORIES)
async def test_知らせる出来事(database: Database, steps: list[str], told: list[str]) -> None:
    story = Story(database)
    await story(*steps)
    assert await story.told() == told


async def test_取り消された出来事は知らせない(database: Database) -> None:
    story = Story(database)
    await story("引き受ける", "完了する")
    with pytest.raises(RuntimeError):
        async with database.transaction() as session:
            case = await desk.lock_case(session, "M-0001")
            assert case is not None
            await desk.hear_again(session, case.conversation, AT, HOURS)
            raise RuntimeError("the turn failed")
    assert await story.told() == [NEW]


async def test_知らせにお客様の情報は入らない(database: Database) -> None:
    async with database.reading() as session:
        item = (await session.execute(select(OutboxItem))).scalar_one()
    assert item.payload == {"event": "ticket.created", "ticket_id": 1, "at": AT.isoformat(), "mark": ""}
