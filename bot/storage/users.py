"""Console accounts and their logged-in browsers, by hashes only. Nothing here commits."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import ConsoleSession, User

CONCIERGE, ADMIN = "concierge", "admin"
ROLES = (CONCIERGE, ADMIN)
NAME_LENGTH = 100


class UserExists(ValueError):
    """An account of that name is there already."""


def account_name(name: str) -> str:
    """The name as it is stored and looked up: full-width letters and surrounding blanks make no difference.

    Raises:
        ValueError: nothing is left, it holds a control character, or it is longer than 100 characters.
    """
    found = unicodedata.normalize("NFKC", name).strip()
    if not found or len(found) > NAME_LENGTH or any(unicodedata.category(char) == "Cc" for char in found):
        raise ValueError(f"not an account name: {name!r}")
    return found


async def create_user(
    session: AsyncSession,
    name: str,
    role: str,
    password_hash: str,
    at: datetime,
    must_change_password: bool,
) -> User:
    """A new, active account.

    Raises:
        UserExists: the name is taken.
        ValueError: not a name, or not a role.
    """
    if role not in ROLES:
        raise ValueError(f"role must be one of {ROLES}, not {role!r}")
    name = account_name(name)
    if await find_user(session, name) is not None:
        raise UserExists(name)
    user = User(
        name=name,
        role=role,
        password_hash=password_hash,
        must_change_password=must_change_password,
        active=True,
        created_at=at,
    )
    session.add(user)
    await session.flush()
    return user


async def find_user(session: AsyncSession, name: str) -> User | None:
    """The account of that name, active or not; None too for what cannot be a name."""
    try:
        name = account_name(name)
    except ValueError:
        return None
    return await session.scalar(select(User).where(User.name == name))


async def any_user(session: AsyncSession) -> bool:
    return await session.scalar(select(User.id).limit(1)) is not None


async def set_password(session: AsyncSession, user_id: int, password_hash: str, *, must_change: bool) -> None:
    """Replace the password; every browser logged in with the old one is logged out."""
    await session.execute(
        update(User).where(User.id == user_id).values(password_hash=password_hash, must_change_password=must_change)
    )
    await session.execute(delete(ConsoleSession).where(ConsoleSession.user_id == user_id))


async def rehash_password(session: AsyncSession, user_id: int, password_hash: str) -> None:
    """The same password under newer hashing parameters; nobody is logged out."""
    await session.execute(update(User).where(User.id == user_id).values(password_hash=password_hash))


async def open_session(
    session: AsyncSession,
    user_id: int,
    *,
    secret_hash: str,
    csrf_token: str,
    at: datetime,
    expires_at: datetime,
    second_factor_due: bool = False,
) -> None:
    """A logged-in browser. Those of anyone that have expired by ``at`` are swept away.

    ``second_factor_due``: only the password was right so far.
    """
    await session.execute(delete(ConsoleSession).where(ConsoleSession.expires_at <= at))
    session.add(
        ConsoleSession(
            secret_hash=secret_hash,
            user_id=user_id,
            csrf_token=csrf_token,
            created_at=at,
            expires_at=expires_at,
            second_factor_due=second_factor_due,
        )
    )
    await session.flush()


async def find_session(session: AsyncSession, secret_hash: str, at: datetime) -> tuple[ConsoleSession, User] | None:
    """A browser logged in at ``at``, with its account; None once it expired or the account is inactive."""
    found = await session.execute(
        select(ConsoleSession, User)
        .join(User, User.id == ConsoleSession.user_id)
        .where(ConsoleSession.secret_hash == secret_hash, ConsoleSession.expires_at > at, User.active.is_(True))
    )
    row = found.one_or_none()
    return (row[0], row[1]) if row else None


async def end_session(session: AsyncSession, secret_hash: str) -> None:
    await session.execute(delete(ConsoleSession).where(ConsoleSession.secret_hash == secret_hash))


async def end_sessions(session: AsyncSession, user_id: int, *, but: str | None = None) -> None:
    """Log all browsers of an account out, except the one whose secret has the hash ``but``."""
    query = delete(ConsoleSession).where(ConsoleSession.user_id == user_id)
    await session.execute(query if but is None else query.where(ConsoleSession.secret_hash != but))


async def list_sessions(session: AsyncSession, user_id: int, at: datetime) -> Sequence[ConsoleSession]:
    """An account's browsers that are logged in at ``at``, the latest first."""
    query = select(ConsoleSession).where(
        ConsoleSession.user_id == user_id,
        ConsoleSession.expires_at > at,
        ConsoleSession.second_factor_due.is_(False),
    )
    return (await session.execute(query.order_by(ConsoleSession.created_at.desc()))).scalars().all()
