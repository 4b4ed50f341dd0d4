"""What administrators and people themselves change of an account. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage import users
from bot.storage.models import User


class LastAdmin(Exception):
    """Nobody would be left who may change accounts."""


class EmailTaken(ValueError):
    """Another account has this address: a login by OIDC would not know whose it is."""


class NotAnEmail(ValueError):
    """This is no address."""


async def list_users(session: AsyncSession) -> Sequence[User]:
    """All accounts: active ones first, then by name."""
    return (await session.execute(select(User).order_by(User.active.desc(), User.name))).scalars().all()


async def lock_user(session: AsyncSession, user_id: int) -> User | None:
    """The account, locked with all administrators', so that two of them never switch each other off at once."""
    query = select(User).where((User.id == user_id) | (User.role == users.ADMIN)).order_by(User.id).with_for_update()
    locked = (await session.execute(query.execution_options(populate_existing=True))).scalars().all()
    return next((user for user in locked if user.id == user_id), None)


async def set_role(session: AsyncSession, user: User, role: str) -> None:
    """Make a (locked) account a concierge's or an administrator's.

    Raises:
        LastAdmin: it is the last active administrator.
        ValueError: not a role.
    """
    if role not in users.ROLES:
        raise ValueError(f"role must be one of {users.ROLES}, not {role!r}")
    if role != users.ADMIN:
        await _another_admin_stays(session, user)
    user.role = role


async def set_active(session: AsyncSession, user: User, active: bool) -> None:
    """Switch a (locked) account on or off; switched off, all its browsers are logged out.

    Raises:
        LastAdmin: it is the last active administrator.
    """
    if not active:
        await _another_admin_stays(session, user)
        await users.end_sessions(session, user.id)
    user.active = active


async def _another_admin_stays(session: AsyncSession, user: User) -> None:
    if user.role != users.ADMIN or not user.active:
        return
    others = select(func.count()).where(User.role == users.ADMIN, User.active.is_(True), User.id != user.id)
    if not await session.scalar(others):
        raise LastAdmin(user.name)


async def set_contact(session: AsyncSession, user: User, display_name: str, email: str) -> None:
    """Set the name that visitors see and the address; empty ones are taken away.

    Raises:
        ValueError: not a name.
        NotAnEmail: not an address.
        EmailTaken: another account has it.
    """
    name = shown_name(display_name)
    address = _address(email) if email.strip() else None
    if address is not None and any(other.id != user.id for other in await by_email(session, address)):
        raise EmailTaken(address)
    user.display_name, user.email = name, address


async def by_email(session: AsyncSession, email: str) -> Sequence[User]:
    """Accounts with this address, whatever its capitals."""
    query = select(User).where(func.lower(User.email) == email.lower())
    return (await session.execute(query)).scalars().all()


async def by_subject(session: AsyncSession, subject: str) -> User | None:
    """The account that logs in by OIDC under this subject."""
    return await session.scalar(select(User).where(User.oidc_subject == subject))


def shown_name(name: str) -> str | None:
    """A name as visitors see it, as it was written; None for none.

    Raises:
        ValueError: it holds a control character, or is longer than 100 characters.
    """
    name = name.strip()
    if len(name) > users.NAME_LENGTH or not name.isprintable():
        raise ValueError(f"not a name to show: {name!r}")
    return name or None


def _address(email: str) -> str:
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise NotAnEmail(email) from error
