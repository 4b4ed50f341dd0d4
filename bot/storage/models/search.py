"""The full-text index of the desk. Its triggers and, on SQLite, its FTS5 table are made with it.

A row holds what people said about one case and its names, as ``bot.storage.bigrams`` writes them. ``bot.storage.search``
writes it anew whenever one of them changes; triggers throw it away when a message is deleted or its words are replaced, or
the names are, by whatever way: what was forgotten is in no index, not even for a moment.
"""

from __future__ import annotations

from sqlalchemy import DDL, ForeignKey, Text, event
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.models.base import Base

INDEX = "ticket_words_index"  # the FTS5 table (SQLite keeps its parts in tables whose names begin so), or the GIN index


class TicketWords(Base):
    """Entries of the index for one ticket: text with blanks between on SQLite, ``tsvector`` on PostgreSQL."""

    __tablename__ = "ticket_words"

    ticket_id: Mapped[int] = mapped_column(
        ForeignKey("tickets.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    words: Mapped[str] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"))


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Whether a table or an index is one of the models', not what the full-text index is kept in (for Alembic)."""
    return not (kind in ("table", "index") and name is not None and name.startswith(INDEX))


_FORGET = (
    "DELETE FROM ticket_words WHERE ticket_id = (SELECT id FROM tickets WHERE conversation_id = OLD.conversation_id)"
)

SQLITE = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(words, content='ticket_words', content_rowid='ticket_id')",
    f"""CREATE TRIGGER IF NOT EXISTS ticket_words_added AFTER INSERT ON ticket_words BEGIN
        INSERT INTO {INDEX}(rowid, words) VALUES (NEW.ticket_id, NEW.words); END""",
    f"""CREATE TRIGGER IF NOT EXISTS ticket_words_removed AFTER DELETE ON ticket_words BEGIN
        INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', OLD.ticket_id, OLD.words); END""",
    f"""CREATE TRIGGER IF NOT EXISTS ticket_words_replaced AFTER UPDATE ON ticket_words BEGIN
        INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', OLD.ticket_id, OLD.words);
        INSERT INTO {INDEX}(rowid, words) VALUES (NEW.ticket_id, NEW.words); END""",
    f"CREATE TRIGGER IF NOT EXISTS messages_forgotten AFTER DELETE ON messages BEGIN {_FORGET}; END",
    f"""CREATE TRIGGER IF NOT EXISTS messages_rewritten AFTER UPDATE OF text ON messages WHEN OLD.text <> NEW.text
        BEGIN {_FORGET}; END""",
    """CREATE TRIGGER IF NOT EXISTS tickets_renamed AFTER UPDATE OF names ON tickets WHEN OLD.names <> NEW.names
        BEGIN DELETE FROM ticket_words WHERE ticket_id = OLD.id; END""",
)

POSTGRESQL = (
    f"CREATE INDEX IF NOT EXISTS {INDEX} ON ticket_words USING gin (words)",
    f"""CREATE OR REPLACE FUNCTION forget_ticket_words() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN {_FORGET}; RETURN NULL; END $$""",
    "CREATE OR REPLACE TRIGGER messages_forgotten AFTER DELETE ON messages FOR EACH ROW EXECUTE FUNCTION forget_ticket_words()",
    """CREATE OR REPLACE TRIGGER messages_rewritten AFTER UPDATE OF text ON messages FOR EACH ROW
        WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION forget_ticket_words()""",
    """CREATE OR REPLACE TRIGGER tickets_renamed AFTER UPDATE OF names ON tickets FOR EACH ROW
        WHEN (OLD.names IS DISTINCT FROM NEW.names) EXECUTE FUNCTION forget_ticket_words()""",
)


def _made_with_all() -> None:
    """Whoever makes the tables from the models (tests do) gets what belongs to them too."""
    for dialect, statements in (("sqlite", SQLITE), ("postgresql", POSTGRESQL)):
        for statement in statements:
            made = DDL(statement.replace("%", "%%")).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]
            event.listen(Base.metadata, "after_create", made)


_made_with_all()
