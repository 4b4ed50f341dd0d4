"""Checking a code against an account. Nothing here commits."""

from __future__ import annotations

import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.console import totp
from api.secrets_box import Unreadable, unseal
from bot.storage import second_factor
from bot.storage.models import User

log = logging.getLogger("minato.console")

APP, RECOVERY = "password+code", "password+recovery_code"


async def take(session: AsyncSession, user: User, typed: str, at: datetime) -> str | None:
    """Use up a code of the app or a recovery code: which kind it was, None when it opens nothing (any more)."""
    if await take_app_code(session, user, typed, at):
        return APP
    if await second_factor.use_recovery_code(session, user.id, totp.hash_recovery_code(typed), at):
        return RECOVERY
    return None


async def take_app_code(session: AsyncSession, user: User, typed: str, at: datetime) -> bool:
    """Use up a code of the app; no code is taken twice."""
    if user.totp_secret is None:
        return False
    try:
        step = totp.step_of(unseal(user.totp_secret), typed, at)
    except Unreadable:
        log.error("the second factor of account %d was sealed with another MINATO_SECRET_KEY", user.id)
        return False
    return step is not None and await second_factor.use_step(session, user.id, step)
