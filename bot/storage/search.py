"""The full-text index: written whenever what it holds changes, and looked into. Nothing here commits.

What people said about a case (the visitor and the concierges, not the bot's questions, which are the same in every case)
is searched together with its names, so that words of a search may come from different messages. Whatever stores a message
or describes a ticket through the ORM needs to do nothing for it: the rows of that transaction are written anew before it
commits. What only deletes or overwrites is noticed by the database itself (``bot.storage.models.search``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    any_,
    cast,
    column,
    delete,
    event,
    insert,
    literal,
    literal_column,
    select,
    table,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.sql import ColumnElement

from bot.storage.bigrams import entries, fts5_query, tsquery, tsvector
from bot.storage.models import Message, Ticket, TicketWords
from bot.storage.models.search import INDEX

_FEW_SQLITE, _FEW_POSTGRESQL = 1_000, 7_000
SPEAKERS = ("visitor", "concierge")
_INDEX = table(INDEX, column("rowid", Integer))
_CHANGED = "minato_search_changed"  # in Session.info: conversations whose rows are to be written anew


def write_words(connection: Connection, conversation_id: str) -> None:
    """Write the row of a conversation's ticket anew, if it has one."""
    found = connection.execute(
        select(Ticket.id, Ticket.names).where(Ticket.conversation_id == conversation_id)
    ).one_or_none()
    if found is None:
        return
    said = select(Message.text).where(Message.conversation_id == conversation_id, Message.role.in_(SPEAKERS))
    texts = connection.execute(said.order_by(Message.seq.desc())).scalars()
    connection.execute(delete(TicketWords).where(TicketWords.ticket_id == found.id))
    connection.execute(
        insert(TicketWords).values(ticket_id=found.id, words=words_of(connection, (found.names, *texts)))
    )


def words_of(connection: Connection, texts: Iterable[str]) -> str:
    """``texts`` as the database stores them; what is too long for it loses its last part."""
    found = [entry for one in texts for entry in entries(one)]
    return tsvector(found) if connection.dialect.name == "postgresql" else " ".join(found)


def matching(words: list[str], *, postgresql: bool) -> Select[int]:
    """The ids of the tickets in which all ``words`` (``bigrams.terms``, at least one) were said or are names."""
    if postgresql:
        return select(TicketWords.ticket_id).where(TicketWords.words.op("@@")(cast(literal(tsquery(words)), TSQUERY)))
    return select(_INDEX.c.rowid).where(literal_column(INDEX).op("MATCH")(fts5_query(words)))


@dataclass(frozen=True)
class Said:
    """The condition on tickets that a search is; ``many``: it leaves so many that they are not counted far."""

    condition: ColumnElement[bool]
    many: bool


async def where_said(session: AsyncSession, words: list[str]) -> Said:
    """That all ``words`` (``bigrams.terms``, at least one) are in a ticket's names or in what people said about it.

    SQLite makes the list of what is found anew in no time, but would then read its tickets one by one: the sign before the
    column keeps it on the queue's own index. PostgreSQL visits each row that it finds: they are looked up once, here, for
    the page and its counts, unless there are so many that going through the queue comes upon them soon.
    """
    if session.get_bind().dialect.name != "postgresql":
        found = matching(words, postgresql=False)
        many = await _are_more(session, found, _FEW_SQLITE)
        return Said((literal_column("+tickets.id") if many else Ticket.id).in_(found), many=False)
    if any(len(word) == 1 for word in words):  # the beginning of an entry, which the planner takes for rarer than it is
        await session.execute(text("SET LOCAL enable_seqscan = off"))
    rows = matching(words, postgresql=True).offset(0).subquery()  # planned for all of them: by the index
    ids = list((await session.execute(select(rows.c.ticket_id).limit(_FEW_POSTGRESQL + 1))).scalars())
    if len(ids) <= _FEW_POSTGRESQL:
        return Said(Ticket.id == any_(cast(literal(ids, ARRAY(Integer)), ARRAY(Integer))), many=False)
    own_words = select(TicketWords.words).where(TicketWords.ticket_id == Ticket.id).scalar_subquery()
    return Said(own_words.op("@@")(cast(literal(tsquery(words)), TSQUERY)), many=True)


async def _are_more(session: AsyncSession, found: Select[int], number: int) -> bool:
    one_more = found.limit(1).offset(number)
    return (await session.execute(one_more)).first() is not None


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
