"""A small world of conversations whose figures can be worked out by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.handoff.hours import JST, OfficeHours
from bot.storage.models import Conversation, IntakeField, Message, QuestionStep, Ticket

HOURS = OfficeHours(lambda day: False)
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=JST)  # Friday


def at(text: str) -> datetime:
    """``24 10:05`` is in November 2026, in Japan. The 24th is a Tuesday."""
    day, clock = text.split()
    hour, minute = clock.split(":")
    return datetime(2026, 11, int(day), int(hour), int(minute), tzinfo=JST)


@dataclass
class World:
    """What is written into one database."""

    session: AsyncSession
    conversations: int = 0

    async def conversation(
        self, began: str, *steps: tuple[str, str, str | None], last: str | None = None, **values: Any
    ) -> Conversation:
        """``steps`` are (field, asked, settled), with times of the day on which it began."""
        self.conversations += 1
        begun = at(began)
        row = Conversation(
            id=f"c{self.conversations}", state="bot", progress={}, snapshot={},
            created_at=begun, updated_at=at(last) if last else begun,
            **{"channel": "web", "consented": True, **values},
        )  # fmt: skip
        self.session.add(row)
        await self.session.flush()
        day = began.split()[0]
        self.session.add_all(
            QuestionStep(
                conversation_id=row.id, field=field, asked_at=at(f"{day} {asked}"),
                settled_at=at(f"{day} {settled}") if settled else None,
            )
            for field, asked, settled in steps
        )  # fmt: skip
        await self.session.flush()
        return row

    async def ticket(self, conversation: Conversation, opened: str, **values: Any) -> Ticket:
        created = at(opened)
        times = {name: at(value) for name, value in values.items() if name.endswith("_at")}
        row = Ticket(**{
            "number": f"M-{conversation.id}", "conversation_id": conversation.id, "reason": "completed",
            "state": "new", "headline": {}, "created_at": created, "updated_at": created,
            "expected_reply_by": created + timedelta(days=1), "rank_at": created, "channel": conversation.channel,
            **values, **times,
        })  # fmt: skip
        self.session.add(row)
        await self.session.flush()
        return row

    async def said(
        self, conversation: Conversation, when: str, text: str, intent: str | None, confidence: float | None = 0.9,
        role: str = "visitor",
    ) -> Message:  # fmt: skip
        row = Message(
            conversation_id=conversation.id, message_id=f"{role}-{when}-{text}"[:64], role=role, text=text, at=at(when),
            intent=intent, confidence=confidence if intent else None,
        )  # fmt: skip
        self.session.add(row)
        await self.session.flush()
        return row

    async def holds(self, conversation: Conversation, field: str, value: Any, *earlier: Any) -> None:
        record = {"value": value, "status": "answered", "history": [{"value": past, "at": ""} for past in earlier]}
        row = IntakeField(conversation_id=conversation.id, field=field, record=record, updated_at=NOW)
        self.session.add(row)
        await self.session.flush()
