"""figures: what is counted of each day, and which days have changed since

Revision: 0005, after: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

_UNDERSTOOD = sa.text('intent IS NOT NULL')


def upgrade() -> None:
    from bot.storage.models.figures import TRIGGERS

    op.drop_index('ix_messages_intent_at', 'messages')
    op.create_index('ix_messages_understood_at', 'messages', ['at'], unique=False,
                    sqlite_where=_UNDERSTOOD, postgresql_where=_UNDERSTOOD)
    op.create_table('figure_days',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('counts', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_figure_days'))
    )
    op.create_table('figure_changes',
    sa.Column('seq', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_figure_changes'))
    )
    op.create_index('ix_figure_changes_day', 'figure_changes', ['day'], unique=False)
    for statement in TRIGGERS[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    from bot.storage.models.figures import NAMES

    postgresql = op.get_bind().dialect.name == 'postgresql'
    for name, table in NAMES.items():
        op.execute(f'DROP TRIGGER {name}' + (f' ON {table}' if postgresql else ''))
        if postgresql:
            op.execute(f'DROP FUNCTION {name}()')
    op.drop_table('figure_changes')
    op.drop_table('figure_days')
    op.drop_index('ix_messages_understood_at', 'messages')
    op.create_index('ix_messages_intent_at', 'messages', ['intent', 'at'], unique=False)
