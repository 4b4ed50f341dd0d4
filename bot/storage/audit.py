"""The record of who saw or changed what. Nothing here commits."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import AuditEntry

SYSTEM = "system"  # jobs, not people
NAME_LENGTH = 100

# What was recorded while one request is answered, so that whoever opened it sees whether anything was.
recorded: ContextVar[list[str] | None] = ContextVar("recorded", default=None)


class Action(StrEnum):
    """What is recorded. A view of personal data is one, too."""

    LOGGED_IN = "logged_in"
    LOGIN_FAILED = "login_failed"
    LOGGED_OUT = "logged_out"
    VIEWED = "viewed"
    SEARCHED = "searched"
    DOWNLOADED = "downloaded"
    EXPORTED = "exported"
    CLAIMED = "claimed"
    ASSIGNED = "assigned"
    RELEASED = "released"
    MOVED = "moved"
    WROTE = "wrote"
    NOTED = "noted"
    CHANGED = "changed"  # what has no name of its own
    CORRECTED = "corrected"
    ERASED = "erased"
    PURGED = "purged"
    ACCOUNT_CHANGED = "account_changed"
    SETTING_CHANGED = "setting_changed"


def record(
    session: AsyncSession,
    action: Action,
    at: datetime,
    *,
    user_id: int | None = None,
    user_name: str = SYSTEM,
    subject: str | None = None,
    **detail: Any,
) -> None:
    """Add an entry. ``subject`` is a ticket's number or an account's name; ``detail`` holds no visitor's data."""
    seen = recorded.get()
    if seen is not None:
        seen.append(action.value)
    session.add(
        AuditEntry(
            at=at,
            user_id=user_id,
            user_name=user_name[:NAME_LENGTH],
            action=action.value,
            subject=subject[:NAME_LENGTH] if subject else None,
            detail=detail,
        )
    )
