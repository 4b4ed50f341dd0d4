"""Keeps other systems' secrets encrypted in the database: the key lies elsewhere, so a copy of the tables opens nothing.

The key is ``MINATO_SECRET_KEY``, or else ``var/secret.key``, made once and readable by its owner only.
"""

from __future__ import annotations

import base64
import hashlib
import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from api.settings import ROOT, Settings

KEY_FILE = ROOT / "var" / "secret.key"


class Unreadable(ValueError):
    """What was sealed does not open: another key, or it was altered."""


def seal(text: str) -> str:
    """The text encrypted and signed (Fernet), safe in a column, a cookie and an address."""
    return _fernet(_key()).encrypt(text.encode()).decode()


def unseal(token: str) -> str:
    """What ``seal`` was given.

    Raises:
        Unreadable: it was sealed with another key, or altered.
    """
    try:
        return _fernet(_key()).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise Unreadable("sealed with another key, or altered") from error


def _key() -> str:
    given = Settings().secret_key
    return given.get_secret_value() if given is not None else _kept_key(KEY_FILE)


@lru_cache(maxsize=4)
def _fernet(key: str) -> Fernet:
    """Any words will do as a key: 32 bytes are made of them."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))


@lru_cache(maxsize=4)
def _kept_key(path: Path) -> str:
    """The key of the file; made first where there is none. Of processes that start together, one makes it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
        try:
            os.link(made, path)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text("ascii").strip()
