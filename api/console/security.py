"""Passwords, secrets and the first account. Pure but for ``ensure_first_admin``."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.storage import users
from bot.storage.database import Database

FIRST_ADMIN = "admin"
PASSWORD_MIN, PASSWORD_MAX = 12, 200  # characters; the upper bound keeps hashing cheap to refuse

# Letters and digits that nobody mistakes for one another when copying from a terminal.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP_LENGTH = 4, 4

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """An argon2id hash with its parameters and salt; about 50 ms of one core and 64 MiB."""
    return _hasher.hash(password)


def verify_password(password_hash: str, password: str) -> bool:
    """Whether the password is the one; False too for a hash that is none. As slow as hashing."""
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def verify_password_of(password_hash: str | None, password: str) -> bool:
    """The same for an account that may not exist: it takes as long either way, and is then False."""
    decoy = _nobodys_hash()  # before looking at the account: the first log-in makes it, whoever tries
    correct = verify_password(password_hash or decoy, password)
    return correct and password_hash is not None


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


@cache
def _nobodys_hash() -> str:
    return hash_password(secrets.token_urlsafe(16))


def one_time_password() -> str:
    """Four groups of four characters, about 79 bits: ``k7qd-2hmp-wx4t-bn9e``."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def new_secret() -> str:
    """256 random bits, safe in a cookie and in a form."""
    return secrets.token_urlsafe(32)


def hash_secret(secret: str) -> str:
    """What is stored of a session's secret: it is random already, so one SHA-256 is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Compare two secrets in constant time; empty ones are never the same."""
    return bool(one) and hmac.compare_digest(one.encode(), other.encode())


async def ensure_first_admin(database: Database, at: datetime) -> tuple[str, str] | None:
    """When there are no accounts, create ``admin`` with a one-time password.

    Returns the name and the password, to be printed once; None when there are accounts already.
    """
    async with database.reading() as session:
        if await users.any_user(session):
            return None
    password = one_time_password()
    password_hash = hash_password(password)
    async with database.transaction() as session:
        if await users.any_user(session):
            return None
        await users.create_user(session, FIRST_ADMIN, users.ADMIN, password_hash, at, must_change_password=True)
    return FIRST_ADMIN, password
