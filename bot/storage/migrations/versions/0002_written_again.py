"""a done ticket that its visitor wrote to again; conversations of done tickets are closed

Revision: 0002, after: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.add_column(sa.Column('written_again_at', sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE conversations SET state = 'closed'"
        " WHERE id IN (SELECT conversation_id FROM tickets WHERE state = 'done')"
    )


def downgrade() -> None:
    op.execute("UPDATE conversations SET state = 'queued' WHERE state = 'closed'")
    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.drop_column('written_again_at')
