"""LINE: events as they came in, users, one-time links between channels, and calls that send several items at once

Revision: 0006, after: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

_WAITING = sa.text('done_at IS NULL')


def upgrade() -> None:
    op.add_column('outbox', sa.Column('call_id', sa.String(length=36), nullable=True))
    op.create_table('line_events',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('webhook_event_id', sa.String(length=64), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('user_id', sa.String(length=64), nullable=True),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('event', sa.JSON(), nullable=True),
    sa.Column('reply_token', sa.String(length=100), nullable=True),
    sa.Column('token_used_by', sa.String(length=36), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('next_attempt_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('last_error', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_line_events')),
    sa.UniqueConstraint('webhook_event_id', name=op.f('uq_line_events_webhook_event_id'))
    )
    op.create_index('ix_line_events_waiting', 'line_events', ['user_id', 'sent_at', 'id'], unique=False,
                    sqlite_where=_WAITING, postgresql_where=_WAITING)
    op.create_index('ix_line_events_user_id_received_at', 'line_events', ['user_id', 'received_at'], unique=False)
    op.create_index('ix_line_events_received_at', 'line_events', ['received_at'], unique=False)
    op.create_table('line_users',
    sa.Column('user_id', sa.String(length=64), nullable=False),
    sa.Column('conversation_id', sa.String(length=36), nullable=True),
    sa.Column('blocked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('followed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversations.id'], name=op.f('fk_line_users_conversation_id_conversations'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_line_users'))
    )
    op.create_index(op.f('ix_line_users_conversation_id'), 'line_users', ['conversation_id'], unique=False)
    op.create_table('conversation_links',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('secret_hash', sa.String(length=64), nullable=False),
    sa.Column('conversation_id', sa.String(length=36), nullable=False),
    sa.Column('purpose', sa.String(length=20), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversations.id'], name=op.f('fk_conversation_links_conversation_id_conversations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conversation_links')),
    sa.UniqueConstraint('secret_hash', name=op.f('uq_conversation_links_secret_hash'))
    )
    op.create_index(op.f('ix_conversation_links_conversation_id'), 'conversation_links', ['conversation_id'], unique=False)


def downgrade() -> None:
    op.drop_table('conversation_links')
    op.drop_table('line_users')
    op.drop_table('line_events')
    op.drop_column('outbox', 'call_id')
