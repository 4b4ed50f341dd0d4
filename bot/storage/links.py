"""Ways into a conversation from another device or channel: links, short codes, and the keys they are exchanged for.

Only hashes are stored. A link's secret has 256 bits, or is derived outside of the database; a short code has 35 bits,
lives for minutes, and whoever takes codes counts the tries (``api.links.guessing``). Nothing here commits.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.storage.models import ConversationLink

CODE_VALID = timedelta(minutes=15)
CODE_LENGTH = 8
# Without what is taken for another sign on a screen or on paper: 0 O Q D, 1 I L, 2 Z, 5 S, 8 B, U V.
CODE_SIGNS = "ACEFGHJKMNPRTWXY34679"
# A second device's key lives as long as the first one's: until the conversation is deleted.
_ALWAYS = timedelta(days=365 * 50)
_PERSONAL_KEY_VALID = timedelta(days=1)
_CODE = re.compile(rf"[{CODE_SIGNS}]{{{CODE_LENGTH}}}")
_BETWEEN = re.compile(r"[\s\-‐‑–—―−ー_・]+")


class Purpose(StrEnum):
    """What a row of ``conversation_links`` is for."""

    RESUME = "resume"  # go on with the whole conversation
    MAILED = "mailed"  # the same by e-mail: it lives for days, beside the others
    PERSONAL = "personal"  # answer only the questions in ``fields``
    DEVICE = "device"  # no link, but the key that one was exchanged for: it opens again and again


def hash_secret(secret: str) -> str:
    """What is stored of a secret, a code or a key."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A random code; one with a figure and a letter, so that words of Latin letters are none."""
    while True:
        code = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
        if _is_mixed(code):
            return code


def _is_mixed(code: str) -> bool:
    return not code.isalpha() and not code.isdigit()


def shown_code(code: str) -> str:
    """The code as it is read out and typed: ``ACEF-GHJK``."""
    return f"{code[: CODE_LENGTH // 2]}-{code[CODE_LENGTH // 2 :]}"


def code_in(text: str) -> str | None:
    """The code that a text consists of, however it was typed: full width, small letters, with spaces; None for none."""
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", text).strip()).upper()
    return plain if _CODE.fullmatch(plain) and _is_mixed(plain) else None


async def make_link(
    session: AsyncSession,
    conversation_id: str,
    purpose: Purpose,
    secret: str,
    at: datetime,
    valid: timedelta,
    fields: Sequence[str] = (),
) -> datetime:
    """Let ``secret`` open the conversation once, until the moment that is returned."""
    expires_at = at + valid
    session.add(
        ConversationLink(
            secret_hash=hash_secret(secret), conversation_id=conversation_id, purpose=purpose.value,
            fields=list(fields), created_at=at, expires_at=expires_at,
        )
    )  # fmt: skip
    await session.flush()
    return expires_at


async def withdraw(session: AsyncSession, conversation_id: str, *purposes: Purpose) -> None:
    """Make the links and codes of a conversation void that were not opened yet."""
    mine = ConversationLink.conversation_id == conversation_id
    names = [purpose.value for purpose in purposes]
    unused = ConversationLink.used_at.is_(None)
    await session.execute(delete(ConversationLink).where(mine, unused, ConversationLink.purpose.in_(names)))


async def find(session: AsyncSession, secret: str, at: datetime) -> ConversationLink | None:
    """The link or code that ``secret`` would open now; it is not used up."""
    query = select(ConversationLink).where(
        ConversationLink.secret_hash == hash_secret(secret), ConversationLink.used_at.is_(None),
        ConversationLink.expires_at > at, ConversationLink.purpose != Purpose.DEVICE.value,
    )  # fmt: skip
    return (await session.execute(query)).scalar_one_or_none()


async def was_used(session: AsyncSession, secret: str, by: str) -> bool:
    """Whether a link was used up by who is named in its ``fields``."""
    query = select(ConversationLink.fields).where(
        ConversationLink.secret_hash == hash_secret(secret), ConversationLink.used_at.is_not(None)
    )
    return by in (await session.scalar(query) or ())


async def use(session: AsyncSession, secret: str, at: datetime) -> ConversationLink | None:
    """The link (or code) that ``secret`` opens, used up from now on; None: unknown, used or too old.

    Of several that come with it at once, one gets it. A resume link and its code are one: using either voids the other.
    """
    query = (
        update(ConversationLink)
        .where(
            ConversationLink.secret_hash == hash_secret(secret), ConversationLink.used_at.is_(None),
            ConversationLink.expires_at > at, ConversationLink.purpose != Purpose.DEVICE.value,
        )
        .values(used_at=at)
    )  # fmt: skip
    result = await session.execute(query)
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        return None
    found = select(ConversationLink).where(ConversationLink.secret_hash == hash_secret(secret))
    link = (await session.execute(found)).scalar_one()
    if link.purpose == Purpose.RESUME.value:
        await withdraw(session, link.conversation_id, Purpose.RESUME)
    return link


async def new_key(session: AsyncSession, link: ConversationLink, at: datetime) -> str:
    """The key of the device that opened ``link``; those of other devices go on being good."""
    token = secrets.token_urlsafe(32)
    valid = _PERSONAL_KEY_VALID if link.purpose == Purpose.PERSONAL.value else _ALWAYS
    await make_link(session, link.conversation_id, Purpose.DEVICE, token, at, valid, link.fields)
    return token


async def is_key(session: AsyncSession, conversation_id: str, token: str, at: datetime) -> bool:
    """Whether a device got ``token`` for this conversation by a link or a code."""
    query = select(ConversationLink.id).where(
        ConversationLink.secret_hash == hash_secret(token),
        ConversationLink.conversation_id == conversation_id,
        ConversationLink.purpose == Purpose.DEVICE.value,
        ConversationLink.expires_at > at,
    )
    return await session.scalar(query) is not None


async def forget_links(session: AsyncSession, conversation_id: str) -> None:
    """No way in is left, by link, code or key."""
    await session.execute(delete(ConversationLink).where(ConversationLink.conversation_id == conversation_id))


async def forget_old_links(session: AsyncSession, before: datetime) -> None:
    """Delete what ended before a moment."""
    await session.execute(delete(ConversationLink).where(ConversationLink.expires_at < before))
