"""Logging in and choosing a password. Nothing here commits."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.console import security
from api.console.throttle import Doorkeeper
from bot.storage import users
from bot.storage.models import User

_FEWEST_DIFFERENT = 5  # characters


async def start_session(session: AsyncSession, user_id: int, at: datetime, lifetime: timedelta) -> str:
    """Log a browser in; the secret for its cookie, of which only the hash is stored."""
    secret = security.new_secret()
    await users.open_session(
        session,
        user_id,
        secret_hash=security.hash_secret(secret),
        csrf_token=security.new_secret(),
        at=at,
        expires_at=at + lifetime,
    )
    return secret


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
