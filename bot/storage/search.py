"""The full-text index: written whenever what it holds changes, and looked into. Nothing here commits.

What people said about a case (the visitor and the concierges, not the bot's questions, which are the same in every case)
is searched together with its names, so that words of a search may come from different messages. Whatever stores a message
or describes a ticket through the ORM needs to do nothing for it: the rows of that transaction are written anew before it
commits. What only deletes or overwrites is noticed by the database itself (``bot.storage.models.search``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Connection, Select, cast, column, any_, delete, event, func, insert, Integer, literal, literal_column, select, table,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.sql import ColumnElement

from bot.storage.bigrams import entries, fts5_query, tsquery, tsvector
from bot.storage.models import Message, Ticket, TicketWords
from bot.storage.models.search import INDEX

_FEW_SQLITE, _FEW_POSTGRESQL = 1_000, 10_000
SPEAKERS = ("visitor", "concierge")
_INDEX = table(INDEX, column("rowid", Integer))
_CHANGED = "minato_search_changed"  # in Session.info: conversations whose rows are to be written anew


def write_words(connection: Connection, conversation_id: str) -> None:
    """Write the row of a conversation's ticket anew, if it has one."""
    found = connection.execute(select(Ticket.id, Ticket.names).where(Ticket.conversation_id == conversation_id)).one_or_none()
    if found is None:
        return
    said = select(Message.text).where(Message.conversation_id == conversation_id, Message.role.in_(SPEAKERS))
    texts = connection.execute(said.order_by(Message.seq.desc())).scalars()
    connection.execute(delete(TicketWords).where(TicketWords.ticket_id == found.id))
    connection.execute(insert(TicketWords).values(ticket_id=found.id, words=words_of(connection, (found.names, *texts))))


def words_of(connection: Connection, texts: Iterable[str]) -> str:
    """``texts`` as the database stores them; what is too long for it loses its last part."""
    found = [entry for text in texts for entry in entries(text)]
    return tsvector(found) if connection.dialect.name == "postgresql" else " ".join(found)


def matching(words: list[str], *, postgresql: bool) -> Select[tuple[int]]:
    """The ids of the tickets in which all ``words`` (``bigrams.terms``, at least one) were said or are names."""
    if postgresql:
        return select(TicketWords.ticket_id).where(TicketWords.words.op("@@")(cast(literal(tsquery(words)), TSQUERY)))
    return select(_INDEX.c.rowid).where(literal_column(INDEX).op("MATCH")(fts5_query(words)))


async def where_said(session: AsyncSession, words: list[str]) -> ColumnElement[bool]:
    """That all ``words`` (``bigrams.terms``, at least one) are in a ticket's names or in what people said about it.

    PostgreSQL visits each row that it finds, so these are looked up once, here, for the page and its counts, unless they are
    so many that a page of them is found soon. SQLite makes the list anew in no time, but would then read each of its tickets
    one by one: the sign before the column keeps it on the queue's own index.
    """
    postgresql = session.get_bind().dialect.name == "postgresql"
    found = matching(words, postgresql=postgresql)
    most = _FEW_POSTGRESQL if postgresql else _FEW_SQLITE
    ids = list((await session.execute(found.limit(most + 1))).scalars())
    if postgresql and len(ids) <= most:
        return Ticket.id == any_(cast(literal(ids, ARRAY(Integer)), ARRAY(Integer)))
    one_by_one = postgresql or len(ids) <= most
    return (Ticket.id if one_by_one else literal_column("+tickets.id")).in_(found)


def _notice(session: Session, flush: UOWTransaction) -> None:
    """What was flushed may change the index: remember the conversations."""
    changed: set[str] = session.info.setdefault(_CHANGED, set())
    for row in (*session.new, *session.dirty):
        if (isinstance(row, Message) and row.role in SPEAKERS) or isinstance(row, Ticket):
            changed.add(row.conversation_id)


def _write_changed(session: Session) -> None:
    session.flush()
    changed: set[str] = session.info.pop(_CHANGED, set())
    for conversation_id in sorted(changed):
        write_words(session.connection(), conversation_id)


event.listen(Session, "after_flush", _notice)
event.listen(Session, "before_commit", _write_changed)
