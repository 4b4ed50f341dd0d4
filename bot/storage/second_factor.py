"""The second factor of an account: its secret, the codes used, the codes for a lost telephone. Nothing here commits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import CursorResult, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import RecoveryCode, User


async def begin(session: AsyncSession, user_id: int, sealed_secret: str) -> None:
    """Keep a secret that counts once its first code was shown; one that counts already is not touched."""
    await session.execute(
        update(User)
        .where(User.id == user_id, User.totp_confirmed_at.is_(None))
        .values(totp_secret=sealed_secret, totp_step=None)
    )


async def confirm(session: AsyncSession, user_id: int, at: datetime, code_hashes: Iterable[str]) -> None:
    """From now on the second factor is asked for; the recovery codes replace any from before."""
    await session.execute(update(User).where(User.id == user_id).values(totp_confirmed_at=at))
    await replace_recovery_codes(session, user_id, code_hashes)


async def switch_off(session: AsyncSession, user_id: int) -> None:
    """Forget secret and recovery codes."""
    await session.execute(
        update(User).where(User.id == user_id).values(totp_secret=None, totp_confirmed_at=None, totp_step=None)
    )
    await replace_recovery_codes(session, user_id, ())


async def use_step(session: AsyncSession, user_id: int, step: int) -> bool:
    """Take the code of a time step; False when it, or a later one, was taken before. Of several at once, one wins."""
    taken = await session.execute(
        update(User)
        .where(User.id == user_id, or_(User.totp_step.is_(None), User.totp_step < step))
        .values(totp_step=step)
    )
    assert isinstance(taken, CursorResult)
    return taken.rowcount == 1


async def use_recovery_code(session: AsyncSession, user_id: int, code_hash: str, at: datetime) -> bool:
    """Take a recovery code; False when it is not one of this account, or was used before."""
    taken = await session.execute(
        update(RecoveryCode)
        .where(RecoveryCode.code_hash == code_hash, RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
        .values(used_at=at)
    )
    assert isinstance(taken, CursorResult)
    return taken.rowcount == 1


async def replace_recovery_codes(session: AsyncSession, user_id: int, code_hashes: Iterable[str]) -> None:
    await session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user_id))
    session.add_all(RecoveryCode(code_hash=one, user_id=user_id) for one in code_hashes)
    await session.flush()


async def recovery_codes_left(session: AsyncSession, user_id: int) -> int:
    query = select(func.count()).where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return int(await session.scalar(query) or 0)
