"""Logging in and choosing a password. Nothing here commits."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.console import security
from api.console.access import Seat
from api.console.cookies import CODE_LIFETIME, session_lifetime
from api.console.throttle import Doorkeeper
from api.settings import Settings
from bot.storage import users
from bot.storage.audit import Action, record
from bot.storage.models import User

UNKNOWN = "unknown"  # in the audit log: whoever tried a name that nobody has
_FEWEST_DIFFERENT = 5  # characters


async def start_session(
    session: AsyncSession, user_id: int, at: datetime, lifetime: timedelta, *, second_factor_due: bool = False
) -> str:
    """Log a browser in; the secret for its cookie, of which only the hash is stored."""
    secret = security.new_secret()
    await users.open_session(
        session,
        user_id,
        secret_hash=security.hash_secret(secret),
        csrf_token=security.new_secret(),
        at=at,
        expires_at=at + lifetime,
        second_factor_due=second_factor_due,
    )
    return secret


async def open_console(
    session: AsyncSession, user: User, seat: Seat | None, settings: Settings, at: datetime, address: str, by: str
) -> str:
    """After the right password (or OIDC): a browser that may enter, or one whose code is due.

    A browser that was logged in already gets a new secret, and the old one ends. Returns the secret for the cookie.
    """
    if seat is not None:
        await users.end_session(session, seat.secret_hash)
    if user.totp_confirmed_at is not None:
        return await start_session(session, user.id, at, CODE_LIFETIME, second_factor_due=True)
    record(session, Action.LOGGED_IN, at, user_id=user.id, user_name=user.name, address=address, by=by)
    return await start_session(session, user.id, at, session_lifetime(settings))


def record_failure(session: AsyncSession, who: tuple[int, str] | None, at: datetime, address: str, why: str) -> None:
    """A log-in to an account (id and name) that failed.

    A name that nobody has is not kept: people type passwords there by mistake.
    """
    user_id, name = who or (None, UNKNOWN)
    record(session, Action.LOGIN_FAILED, at, user_id=user_id, user_name=name, address=address, why=why)


async def check_login(keeper: Doorkeeper, user: User | None, password: str) -> bool:
    """Whether the password opens the account; takes as long for one that is not there or not active."""
    correct = await keeper.verify(user.password_hash if user else None, password)
    return correct and user is not None and user.active


def password_problem(name: str, current: str, password: str, again: str) -> str | None:
    """What is wrong with a new password, in Japanese; None when nothing is."""
    if len(password) < security.PASSWORD_MIN:
        return f"新しいパスワードは{security.PASSWORD_MIN}文字以上にしてください。"
    if len(password) > security.PASSWORD_MAX:
        return f"新しいパスワードは{security.PASSWORD_MAX}文字以内にしてください。"
    if password == current:
        return "いまと同じパスワードは使えません。"
    if len(set(password)) < _FEWEST_DIFFERENT or name.casefold() in password.casefold():
        return "名前を含むものや、同じ文字の繰り返しは避けてください。"
    if password != again:
        return "確認用のパスワードが一致しません。"
    return None
