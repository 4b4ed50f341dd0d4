"""Secrets that must be read again (a webhook's, a second factor's) are stored sealed: Fernet, AES-128-CBC with HMAC.

The key is derived from ``MINATO_SECRET_KEY``; without that setting one is made and kept in a file that only the
service's account can read. Whoever holds a copy of the database alone can read none of the secrets.
"""

from __future__ import annotations

import base64
import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from api.settings import Settings

_PURPOSE = b"minato secrets at rest, v1"


class Unreadable(ValueError):
    """The text was sealed with another key, or it was changed since."""


class SecretsBox:
    """Seals and unseals with one key."""

    def __init__(self, key: str) -> None:
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(key.encode())
        self._fernet = Fernet(base64.urlsafe_b64encode(derived))

    def seal(self, text: str) -> str:
        """The text encrypted, as ASCII; each time another. 32 bytes become 140 characters, 49 become 164."""
        return self._fernet.encrypt(text.encode()).decode()

    def unseal(self, token: str) -> str:
        """What was sealed.

        Raises:
            Unreadable: the key is another one now, or the token is none of ours.
        """
        try:
            return self._fernet.decrypt(token.encode()).decode()
        except (InvalidToken, UnicodeError) as error:
            raise Unreadable("sealed with another MINATO_SECRET_KEY, or damaged") from error


def seal(text: str, settings: Settings | None = None) -> str:
    """The text encrypted with this installation's key; ``settings``: the service's, or else the environment's.

    The key file is made at the first use, if it is needed.
    """
    return _box(settings or Settings()).seal(text)


def unseal(token: str, settings: Settings | None = None) -> str:
    """What ``seal`` was given.

    Raises:
        Unreadable: the key is another one now, or the token is none of ours.
    """
    return _box(settings or Settings()).unseal(token)


def _box(settings: Settings) -> SecretsBox:
    if settings.secret_key is not None:
        return _box_of(settings.secret_key.get_secret_value())
    return _box_in(settings.secret_key_file)


@cache
def _box_of(key: str) -> SecretsBox:
    return SecretsBox(key)


@cache
def _box_in(path: Path) -> SecretsBox:
    return SecretsBox(_kept_key(path))


def _kept_key(path: Path) -> str:
    """The key in the file; of several processes that start at once, one makes it and all read that one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first: its key is the one
        finally:
            draft.unlink()
    key = path.read_text("ascii").strip()
    if not key:
        raise ValueError(f"{path} is empty; restore it from the backup, or delete it and enter the secrets anew")
    return key
