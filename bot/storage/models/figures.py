"""What is counted of each day, kept so that a long period need not be counted anew, and which days have changed since.

A day is Japan's. Triggers note a day whenever something changes that its figures count, by whatever way and in the same
transaction: a day without such a note is kept as it is in truth. They only ever add rows, so nobody waits for anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import DDL, Date, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.models.base import Base


class FigureDay(Base):
    """What ``bot.storage.figures_days`` counted of one day, as JSON. A release that counts otherwise empties the table."""

    __tablename__ = "figure_days"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    counts: Mapped[str] = mapped_column(Text)


class FigureChange(Base):
    """A note that something of a day has changed since it was last counted."""

    __tablename__ = "figure_changes"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    day: Mapped[date] = mapped_column(Date, index=True)


_ROWS = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}
_COUNTED = {
    "conversations": ("channel", "state", "consented", "created_at", "updated_at"),
    "question_steps": ("conversation_id", "field", "asked_at", "settled_at"),
    "tickets": (
        "conversation_id", "reason", "state", "created_at", "assigned_at", "first_reply_at", "stage", "handson_verdict",
        "exporter_verdict",
    ),
    "messages": ("conversation_id", "role", "at", "intent", "confidence", "marked_intent", "text"),
}  # fmt: skip
# The days that count a row: that of its own time, that of its conversation.
_ITS_CONVERSATION = "SELECT {day} AS day FROM conversations WHERE id = {row}.conversation_id"
_DAYS = {
    "conversations": ("SELECT {own} AS day",),
    "question_steps": (_ITS_CONVERSATION,),
    "tickets": ("SELECT {own} AS day", _ITS_CONVERSATION),
    "messages": ("SELECT {own} AS day WHERE {row}.intent IS NOT NULL",),
}
_WORDS = "conversations_counted_words"  # whether the words of a conversation may be read counts on the words' days
_WORDS_WHEN = "OLD.consented <> NEW.consented OR (OLD.erased_at IS NULL) <> (NEW.erased_at IS NULL)"
_WORDS_DAYS = "SELECT {day} AS day FROM messages WHERE conversation_id = NEW.id AND intent IS NOT NULL"
NAMES = {f"{table}_counted_{verb.lower()}": table for table in _COUNTED for verb in _ROWS} | {_WORDS: "conversations"}


@dataclass(frozen=True)
class _Dialect:
    """``day`` is Japan's of a column; ``noted`` finds a note that is sure to be read after this change is seen."""

    day: str
    noted: str

    def triggers(self) -> Iterator[tuple[str, str, str, str]]:
        """Name, event, condition, and the statement that notes the days."""
        for table, columns in _COUNTED.items():
            own = self.day.format("{row}.at" if table == "messages" else "{row}.created_at")
            for verb, rows in _ROWS.items():
                days = [
                    select.format(own=own.format(row=row), day=self.day.format("created_at"), row=row)
                    for row in rows
                    for select in _DAYS[table]
                ]
                of = f" OF {', '.join(columns)}" if verb == "UPDATE" else ""
                yield f"{table}_counted_{verb.lower()}", f"AFTER {verb}{of} ON {table}", "", self._note(days)
        words = _WORDS_DAYS.format(day=self.day.format("at"))
        yield (
            _WORDS,
            "AFTER UPDATE OF consented, erased_at ON conversations",
            f"WHEN ({_WORDS_WHEN})",
            self._note([words]),
        )

    def _note(self, days: Sequence[str]) -> str:
        return (
            f"INSERT INTO figure_changes (day) SELECT DISTINCT day FROM ({' UNION '.join(days)}) AS changed "
            f"WHERE NOT EXISTS (SELECT 1 FROM figure_changes AS noted WHERE noted.day = changed.day{self.noted});"
        )


# SQLite has one writer, so any note will do. Elsewhere one of another transaction may go before this one is seen.
_SQLITE = _Dialect("date({}, '+9 hours')", "")
_POSTGRESQL = _Dialect("({} AT TIME ZONE 'Asia/Tokyo')::date", " AND noted.xmin = pg_current_xact_id()::xid")

TRIGGERS = {
    "sqlite": [
        f"CREATE TRIGGER IF NOT EXISTS {name} {when} {only} BEGIN {note} END"
        for name, when, only, note in _SQLITE.triggers()
    ],
    "postgresql": [
        statement
        for name, when, only, note in _POSTGRESQL.triggers()
        for statement in (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {note} RETURN NULL; END $$",
            f"CREATE OR REPLACE TRIGGER {name} {when} FOR EACH ROW {only} EXECUTE FUNCTION {name}()",
        )
    ],
}


def _made_with_all() -> None:
    """Whoever makes the tables from the models (tests do) gets what belongs to them too."""
    for dialect, statements in TRIGGERS.items():
        for statement in statements:
            made = DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(Base.metadata, "after_create", made)


_made_with_all()
