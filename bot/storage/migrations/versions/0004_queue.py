"""the queue: its two indexes, and the full-text index of names and transcripts

Revision: 0004, after: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

_FILTERED = ['channel', 'prefecture', 'stage', 'handson_verdict', 'exporter_verdict', 'assignee_id', 'after_hours', 'state']
_BEFORE = {
    'ix_tickets_assignee_id_rank_at': ['assignee_id', 'rank_at', 'id'],
    'ix_tickets_prefecture_rank_at': ['prefecture', 'rank_at', 'id'],
    'ix_tickets_state_updated_at': ['state', 'updated_at'],
    'ix_tickets_open_rank_at': ['rank_at', 'id'],
}


def upgrade() -> None:
    from bot.storage.models.search import POSTGRESQL, SQLITE

    postgresql = op.get_bind().dialect.name == "postgresql"
    for name in _BEFORE:
        op.drop_index(name, 'tickets')
    for name, order, state in (('open', 'rank_at', "state <> 'done'"), ('done', 'updated_at', "state = 'done'")):
        op.create_index(f'ix_tickets_{name}_queue', 'tickets', [order, 'id', *_FILTERED], unique=False,
                        sqlite_where=sa.text(state), postgresql_where=sa.text(state))
    op.create_table('ticket_words',
    sa.Column('ticket_id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('words', sa.Text().with_variant(TSVECTOR(), 'postgresql'), nullable=False),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_ticket_words_ticket_id_tickets'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('ticket_id', name=op.f('pk_ticket_words'))
    )
    for statement in POSTGRESQL if postgresql else SQLITE:
        op.execute(statement)
    _fill()


def _fill() -> None:
    from bot.storage.search import write_words

    connection = op.get_bind()
    for (conversation_id,) in connection.execute(sa.text("SELECT conversation_id FROM tickets ORDER BY id")).all():
        write_words(connection, conversation_id)


def downgrade() -> None:
    connection = op.get_bind()
    postgresql = connection.dialect.name == "postgresql"
    for name, table in (('messages_forgotten', 'messages'), ('messages_rewritten', 'messages'), ('tickets_renamed', 'tickets')):
        op.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if postgresql else ""))
    if postgresql:
        op.execute("DROP FUNCTION forget_ticket_words()")
    else:
        op.execute("DROP TABLE ticket_words_index")
    op.drop_table('ticket_words')
    op.drop_index('ix_tickets_done_queue', 'tickets')
    op.drop_index('ix_tickets_open_queue', 'tickets')
    for name, columns in _BEFORE.items():
        only = sa.text("state <> 'done'") if name == 'ix_tickets_open_rank_at' else None
        op.create_index(name, 'tickets', columns, unique=False, sqlite_where=only, postgresql_where=only)
