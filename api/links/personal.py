"""Links to the page where a LINE user gives personal data, in what is sent to LINE (``MINATO_LINE_PII=link``).

The database holds a link's hash only. What waits to be sent holds the address sealed with the installation's key
(``api.secrets_box``); the sender opens it, the same address at each try.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.links.service import PERSONAL_PATH
from api.secrets_box import seal, unseal
from api.settings import Settings
from bot.dialogue.personal import SEALED_CODE, SEALED_LINK, PersonalLinks
from bot.storage import links
from bot.storage.links import Purpose

LABEL = "入力画面を開く"
WEB_LABEL = "Webの画面で開く"


def personal_links(settings: Settings) -> PersonalLinks:
    """Makes the links of an installation."""
    valid = timedelta(minutes=settings.link_minutes)

    async def make(session: AsyncSession, conversation_id: str, fields: Sequence[str], at: datetime) -> str:
        secret = links.new_secret()
        await links.make_link(session, conversation_id, Purpose.PERSONAL, secret, at, valid, fields)
        return seal(f"{settings.public_url}{PERSONAL_PATH}{secret}", settings)

    return make


def with_links(payload: dict[str, Any], settings: Settings) -> dict[str, Any]:
    """What waits to be sent, with its links to be read: ``link`` = ``{"label", "url"}`` of a reply, and in its text.

    Raises:
        Unreadable: they were sealed with another ``MINATO_SECRET_KEY``.
    """
    replies = [_with_link(reply, settings) for reply in payload.get("replies") or []]
    if replies == (payload.get("replies") or []):
        return payload
    text = "\n\n".join(reply["text"] for reply in replies if reply.get("text"))
    return {**payload, "replies": replies, "text": text}


def _with_link(reply: dict[str, Any], settings: Settings) -> dict[str, Any]:
    if SEALED_LINK not in reply:
        return reply
    url = unseal(reply[SEALED_LINK], settings)
    plain = {key: value for key, value in reply.items() if key not in (SEALED_LINK, SEALED_CODE)}
    label = LABEL if reply.get("field") else WEB_LABEL
    if SEALED_CODE in reply:
        plain["text"] += f"\n\nコード：{unseal(reply[SEALED_CODE], settings)}"
    return {
        **plain,
        "text": f"{plain['text']}\n\n▼{label}（一度だけ開けます）\n{url}",
        "link": {"label": label, "url": url},
    }
