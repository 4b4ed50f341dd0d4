"""the desk: queue columns, notes, calendar, second factor, audit, deliveries, figures

Revision: 0003, after: 0002
"""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('calendar_days',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('note', sa.String(length=100), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('day', name=op.f('pk_calendar_days'))
    )
    op.create_table('canned_replies',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('title', sa.String(length=100), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_canned_replies')),
    sa.UniqueConstraint('title', name=op.f('uq_canned_replies_title'))
    )
    op.create_table('webhook_endpoints',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('url', sa.String(length=2000), nullable=False),
    sa.Column('secret', sa.String(length=200), nullable=False),
    sa.Column('events', sa.JSON(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_webhook_endpoints'))
    )
    op.create_table('audit_entries',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('user_name', sa.String(length=100), nullable=False),
    sa.Column('action', sa.String(length=50), nullable=False),
    sa.Column('subject', sa.String(length=100), nullable=True),
    sa.Column('detail', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_audit_entries_user_id_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entries'))
    )
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.create_index('ix_audit_entries_at', ['at'], unique=False)
        batch_op.create_index('ix_audit_entries_subject_at', ['subject', 'at'], unique=False)
        batch_op.create_index('ix_audit_entries_user_id_at', ['user_id', 'at'], unique=False)

    op.create_table('question_steps',
    sa.Column('conversation_id', sa.String(length=36), nullable=False),
    sa.Column('field', sa.String(length=50), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['conversation_id'], ['conversations.id'], name=op.f('fk_question_steps_conversation_id_conversations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('conversation_id', 'field', name=op.f('pk_question_steps'))
    )
    op.create_table('recovery_codes',
    sa.Column('code_hash', sa.String(length=64), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_recovery_codes_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('code_hash', name=op.f('pk_recovery_codes'))
    )
    with op.batch_alter_table('recovery_codes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recovery_codes_user_id'), ['user_id'], unique=False)

    op.create_table('ticket_notes',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('ticket_id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('author', sa.String(length=100), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_ticket_notes_author_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['ticket_id'], ['tickets.id'], name=op.f('fk_ticket_notes_ticket_id_tickets'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ticket_notes'))
    )
    with op.batch_alter_table('ticket_notes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_ticket_notes_ticket_id'), ['ticket_id'], unique=False)

    with op.batch_alter_table('console_sessions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('second_factor_due', sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.add_column(sa.Column('waiting_since', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('told_away_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('erased_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index('ix_conversations_created_at', ['created_at'], unique=False)
        batch_op.create_index('ix_conversations_waiting_since', ['waiting_since'], unique=False)

    with op.batch_alter_table('messages', schema=None) as batch_op:
        batch_op.add_column(sa.Column('intent', sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column('confidence', sa.Float(), nullable=True))
        batch_op.add_column(sa.Column('marked_intent', sa.String(length=60), nullable=True))
        batch_op.create_index('ix_messages_intent_at', ['intent', 'at'], unique=False)

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.add_column(sa.Column('attempts', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('next_attempt_at', sa.DateTime(timezone=True), nullable=False, server_default='2026-01-01 00:00:00+00:00'))
        batch_op.add_column(sa.Column('failed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('last_error', sa.Text(), nullable=True))
        batch_op.drop_index(batch_op.f('ix_outbox_delivered_at_id'))
        batch_op.create_index('ix_outbox_failed_at', ['failed_at'], unique=False)
        batch_op.create_index('ix_outbox_waiting_next_attempt_at', ['next_attempt_at'], unique=False, sqlite_where=sa.text('delivered_at IS NULL AND failed_at IS NULL'), postgresql_where=sa.text('delivered_at IS NULL AND failed_at IS NULL'))

    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.add_column(sa.Column('due_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('rank_at', sa.DateTime(timezone=True), nullable=False, server_default='9999-01-01 00:00:00+00:00'))
        batch_op.add_column(sa.Column('callback_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('assigned_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('first_reply_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('done_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('reopened', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('failure_reference', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('channel', sa.String(length=20), nullable=False, server_default='web'))
        batch_op.add_column(sa.Column('prefecture', sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column('stage', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('handson_verdict', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('exporter_verdict', sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column('after_hours', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('names', sa.Text(), nullable=False, server_default=''))
        batch_op.drop_index(batch_op.f('ix_tickets_state_expected_reply_by'))
        batch_op.create_index('ix_tickets_assignee_id_rank_at', ['assignee_id', 'rank_at', 'id'], unique=False)
        batch_op.create_index('ix_tickets_created_at', ['created_at'], unique=False)
        batch_op.create_index('ix_tickets_open_rank_at', ['rank_at', 'id'], unique=False, sqlite_where=sa.text("state <> 'done'"), postgresql_where=sa.text("state <> 'done'"))
        batch_op.create_index('ix_tickets_prefecture_rank_at', ['prefecture', 'rank_at', 'id'], unique=False)
        batch_op.create_index('ix_tickets_state_updated_at', ['state', 'updated_at'], unique=False)

    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.add_column(sa.Column('display_name', sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column('email', sa.String(length=254), nullable=True))
        batch_op.add_column(sa.Column('totp_secret', sa.String(length=200), nullable=True))
        batch_op.add_column(sa.Column('totp_confirmed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('totp_step', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('oidc_subject', sa.String(length=255), nullable=True))
        batch_op.add_column(sa.Column('available', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('seen_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index('ix_users_oidc_subject', ['oidc_subject'], unique=True)
    _fill_tickets()
    op.execute("UPDATE outbox SET next_attempt_at = created_at")


_FAR_AHEAD = '9999-01-01 00:00:00+00:00'


def _fill_tickets() -> None:
    """The columns that the queue reads, from what the tickets and conversations hold already."""
    connection = op.get_bind()
    tickets = sa.table(
        "tickets", sa.column("id"), sa.column("number"), sa.column("conversation_id"), sa.column("state"),
        sa.column("headline", sa.JSON), sa.column("expected_reply_by"), sa.column("updated_at"),
        *(sa.column(name) for name in ("due_at", "rank_at", "done_at", "channel", "prefecture", "stage", "handson_verdict",
                                       "exporter_verdict", "names")),
    )
    conversations = sa.table("conversations", sa.column("id"), sa.column("channel"))
    joined = tickets.join(conversations, conversations.c.id == tickets.c.conversation_id)
    for row in connection.execute(sa.select(tickets, conversations.c.channel.label("came_by")).select_from(joined)).all():
        head, verdicts = row.headline, row.headline.get("verdicts", {})
        told = (row.number, head.get("company_name"), head.get("product_name"), head.get("contact_name"))
        connection.execute(
            tickets.update().where(tickets.c.id == row.id).values(
                due_at=row.expected_reply_by if row.state in ("new", "assigned") else None,
                rank_at=row.expected_reply_by if row.state in ("new", "assigned") else _FAR_AHEAD,
                done_at=row.updated_at if row.state == "done" else None,
                channel=row.came_by, prefecture=head.get("prefecture"), stage=head.get("stage"),
                handson_verdict=verdicts.get("handson_2026"), exporter_verdict=verdicts.get("new_exporter_10000"),
                names=unicodedata.normalize("NFKC", " ".join(str(one) for one in told if one)).casefold(),
            )
        )


def downgrade() -> None:
    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.drop_index('ix_users_oidc_subject')
        batch_op.drop_column('seen_at')
        batch_op.drop_column('available')
        batch_op.drop_column('oidc_subject')
        batch_op.drop_column('totp_step')
        batch_op.drop_column('totp_confirmed_at')
        batch_op.drop_column('totp_secret')
        batch_op.drop_column('email')
        batch_op.drop_column('display_name')

    with op.batch_alter_table('tickets', schema=None) as batch_op:
        batch_op.drop_index('ix_tickets_state_updated_at')
        batch_op.drop_index('ix_tickets_prefecture_rank_at')
        batch_op.drop_index('ix_tickets_open_rank_at', sqlite_where=sa.text("state <> 'done'"), postgresql_where=sa.text("state <> 'done'"))
        batch_op.drop_index('ix_tickets_created_at')
        batch_op.drop_index('ix_tickets_assignee_id_rank_at')
        batch_op.create_index(batch_op.f('ix_tickets_state_expected_reply_by'), ['state', 'expected_reply_by'], unique=False)
        batch_op.drop_column('names')
        batch_op.drop_column('after_hours')
        batch_op.drop_column('exporter_verdict')
        batch_op.drop_column('handson_verdict')
        batch_op.drop_column('stage')
        batch_op.drop_column('prefecture')
        batch_op.drop_column('channel')
        batch_op.drop_column('failure_reference')
        batch_op.drop_column('reopened')
        batch_op.drop_column('done_at')
        batch_op.drop_column('first_reply_at')
        batch_op.drop_column('assigned_at')
        batch_op.drop_column('callback_at')
        batch_op.drop_column('rank_at')
        batch_op.drop_column('due_at')

    with op.batch_alter_table('outbox', schema=None) as batch_op:
        batch_op.drop_index('ix_outbox_waiting_next_attempt_at', sqlite_where=sa.text('delivered_at IS NULL AND failed_at IS NULL'), postgresql_where=sa.text('delivered_at IS NULL AND failed_at IS NULL'))
        batch_op.drop_index('ix_outbox_failed_at')
        batch_op.create_index(batch_op.f('ix_outbox_delivered_at_id'), ['delivered_at', 'id'], unique=False)
        batch_op.drop_column('last_error')
        batch_op.drop_column('failed_at')
        batch_op.drop_column('next_attempt_at')
        batch_op.drop_column('attempts')

    with op.batch_alter_table('messages', schema=None) as batch_op:
        batch_op.drop_index('ix_messages_intent_at')
        batch_op.drop_column('marked_intent')
        batch_op.drop_column('confidence')
        batch_op.drop_column('intent')

    with op.batch_alter_table('conversations', schema=None) as batch_op:
        batch_op.drop_index('ix_conversations_waiting_since')
        batch_op.drop_index('ix_conversations_created_at')
        batch_op.drop_column('erased_at')
        batch_op.drop_column('told_away_at')
        batch_op.drop_column('waiting_since')

    with op.batch_alter_table('console_sessions', schema=None) as batch_op:
        batch_op.drop_column('second_factor_due')

    with op.batch_alter_table('ticket_notes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_ticket_notes_ticket_id'))

    op.drop_table('ticket_notes')
    with op.batch_alter_table('recovery_codes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recovery_codes_user_id'))

    op.drop_table('recovery_codes')
    op.drop_table('question_steps')
    with op.batch_alter_table('audit_entries', schema=None) as batch_op:
        batch_op.drop_index('ix_audit_entries_user_id_at')
        batch_op.drop_index('ix_audit_entries_subject_at')
        batch_op.drop_index('ix_audit_entries_at')

    op.drop_table('audit_entries')
    op.drop_table('webhook_endpoints')
    op.drop_table('canned_replies')
    op.drop_table('calendar_days')
