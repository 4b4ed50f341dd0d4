"""One visitor whose data lies in every place that there is, and a look into all of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, inspect, select, text

from bot.eligibility.check import RULESET, check
from bot.handoff.tickets import TicketState
from bot.storage.database import Database
from bot.storage.models import (
    Attachment,
    Conversation,
    DecisionRow,
    IntakeField,
    Message,
    OutboxItem,
    QuestionStep,
    Ticket,
    TicketNote,
    TrackerEvent,
)
from bot.storage.tickets import open_ticket

WORD = "himitsunokotoba"
# Where the word lies before, apart from the folder of files.
TABLES = {
    "conversations", "messages", "tracker_events", "intake_fields", "decisions", "attachments", "outbox", "tickets",
    "ticket_notes",
}  # fmt: skip


async def put(
    database: Database,
    folder: Path,
    at: datetime,
    *,
    word: str = WORD,
    state: TicketState | None = TicketState.NEW,
    done_at: datetime | None = None,
    email: str = "himitsu@example.jp",
) -> tuple[str, str]:
    """Store a conversation of ``at`` with ``word`` in every place; its id and its ticket's number (without a state, none)."""
    conversation_id, told = str(uuid4()), {"text": f"{word}です", "name": word}
    _write(folder, f"{conversation_id}.pdf", f"%PDF- {word}".encode())
    async with database.transaction() as session:
        conversation = Conversation(
            id=conversation_id, channel="web", sender=f"{word}-{conversation_id[:8]}", token_hash="h", state="queued",
            progress={"section": "company", "answered": 3, "total": 40, "asking": None}, snapshot=told, consented=True,
            created_at=at, updated_at=at,
        )  # fmt: skip
        session.add(conversation)
        await session.flush()
        for role in ("visitor", "bot", "concierge"):
            session.add(
                Message(
                    conversation_id=conversation_id, message_id=f"{word}-{role}", role=role, text=f"わたしは{word}です",
                    choice={"values": [word]}, at=at, replies=[told], outcome={"replies": [told]}, intent="inform",
                    author="佐藤" if role == "concierge" else None,
                )
            )  # fmt: skip
        session.add_all(
            [
                TrackerEvent(conversation_id=conversation_id, name="user", at=at, data=told),
                IntakeField(conversation_id=conversation_id, field="company_name", record={"value": word, "status": "answered"}, updated_at=at),
                IntakeField(conversation_id=conversation_id, field="contact_email", record={"value": email, "status": "answered"}, updated_at=at),
                DecisionRow(conversation_id=conversation_id, ruleset=RULESET, decision={**check({}, at.date()).as_dict(), **told}, at=at),
                Attachment(
                    id=conversation_id, conversation_id=conversation_id, filename=f"{word}.pdf",
                    content_type="application/pdf", size=20, sha256="0" * 64, storage_name=f"{conversation_id}.pdf",
                    created_at=at,
                ),
                QuestionStep(conversation_id=conversation_id, field="company_name", asked_at=at, settled_at=at),
                _delivery(f"d{conversation_id[:8]}", conversation_id, told, at, delivered_at=at, last_error=word),
                _delivery(f"w{conversation_id[:8]}", conversation_id, told, at),
            ]
        )  # fmt: skip
        if state is None:
            return conversation_id, ""
        ticket = await open_ticket(
            session, conversation, reason="completed", at=at, expected_reply_by=at, after_hours=False,
            headline={"company_name": word, "contact_name": word, "prefecture": "佐賀県", "stage": "challenge"},
        )  # fmt: skip
        ticket.state, ticket.done_at = state.value, done_at
        if done_at is not None:
            ticket.done_reason, ticket.updated_at, conversation.state = "answered", done_at, "closed"
        session.add(TicketNote(ticket_id=ticket.id, author="佐藤", text=f"{word}さんは急いでいる", at=at))
        named = {"subject": f"受付 {ticket.number}", "body": word}
        session.add(_delivery(f"n{conversation_id[:8]}", None, named, at, delivered_at=at))
        return conversation_id, ticket.number


def _write(folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def _delivery(key: str, conversation_id: str | None, payload: dict[str, Any], at: datetime, **more: Any) -> OutboxItem:
    return OutboxItem(
        key=key,
        conversation_id=conversation_id,
        kind="email",
        payload=payload,
        created_at=at,
        next_attempt_at=at,
        **more,
    )


async def tables_with(database: Database, word: str = WORD) -> set[str]:
    """The tables, of ours or of an index, in which any row holds the word."""

    def look(connection: Connection) -> set[str]:
        found = set()
        for name in inspect(connection).get_table_names():
            rows = connection.execute(text(f'SELECT * FROM "{name}"')).all()
            if any(word in _readable(row) for row in rows):
                found.add(name)
        return found

    async with database.engine.connect() as connection:
        return await connection.run_sync(look)


def _readable(row: Any) -> str:
    return " ".join(cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell) for cell in row)


def files_with(folder: Path, word: str = WORD) -> list[str]:
    """The files under a folder that hold the word: in a database's file, pages that are free count, too."""
    return [path.name for path in sorted(folder.rglob("*")) if path.is_file() and word.encode() in path.read_bytes()]


async def ticket(database: Database, number: str) -> Ticket:
    async with database.reading() as session:
        return (await session.execute(select(Ticket).where(Ticket.number == number))).scalar_one()
