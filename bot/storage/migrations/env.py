"""Alembic's environment: runs on the connection that ``bot.storage.migrate`` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from bot.storage.models import Base, UtcDateTime
from bot.storage.models.search import is_ours


def render_item(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """A migration names plain SQL types, so that it outlives the models it was written from."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
    include_name=is_ours,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
