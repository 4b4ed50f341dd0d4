"""The full-text index: written whenever what it holds changes, and looked into. Nothing here commits.

What people said about a case (the visitor and the concierges, not the bot's questions, which are the same in every case)
is searched together with its names, so that words of a search may come from different messages. Whatever stores a message
or describes a ticket through the ORM needs to do nothing for it: the rows of that transaction are written anew before it
commits. What only deletes or overwrites is noticed by the database itself (``bot.storage.models.search``).
"""

from __future__ import annotations

import json
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

FEW = 2_000
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
    """The condition that all ``words`` are in a ticket's names or in what people said about it.

    Few matches are looked up here, once for the page and its counts. Of what is in very many cases the database looks only
    at as many as a page needs, in the order of the queue.
    """
    postgresql = session.get_bind().dialect.name == "postgresql"
    found = matching(words, postgresql=postgresql)
    ids = list((await session.execute(found.limit(FEW + 1))).scalars())
    if len(ids) > FEW:
        return Ticket.id.in_(found)
    if postgresql:
        return Ticket.id == any_(cast(literal(ids, ARRAY(Integer)), ARRAY(Integer)))
    return Ticket.id.in_(select(func.json_each(json.dumps(ids)).table_valued("value").c.value))


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
