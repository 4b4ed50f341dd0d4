"""Making links and codes, and exchanging them for a key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote

import segno

from api.problems import Problem
from api.services import Services
from api.settings import Settings
from bot.dialogue.results import TurnResult
from bot.storage import links
from bot.storage.conversations import lock_conversation
from bot.storage.links import Purpose

PATH = "/chat#go="
MAILED_PATH = "/chat#open="  # asks before it is opened: programs that look through e-mails open pages, too
PERSONAL_PATH = "/chat#fill="  # the page knows what it is for before it asks
_LINE = "https://line.me/R"
NO_LONGER = (
    "このリンク（コード）は使えません。期限が過ぎたか、すでに使われています。もとの画面で、もう一度お作りください。"
)


@dataclass(frozen=True)
class Made:
    """A link and a code for the same; ``expires_at`` and ``code_expires_at`` are their ends."""

    url: str
    code: str
    expires_at: datetime
    code_expires_at: datetime


@dataclass(frozen=True)
class Opened:
    """What a link or a code was exchanged for."""

    conversation_id: str
    token: str
    purpose: Purpose
    fields: list[str]
    result: TurnResult


async def make(services: Services, conversation_id: str, base: str) -> Made:
    """A new link and a new code to go on with a conversation; those made before are void."""
    secret, code, at = links.new_secret(), links.new_code(), services.clock()
    valid = timedelta(minutes=services.settings.link_minutes)
    async with services.database.transaction() as session:
        await links.withdraw(session, conversation_id, Purpose.RESUME)
        expires_at = await links.make_link(session, conversation_id, Purpose.RESUME, secret, at, valid)
        by_code = await links.make_link(session, conversation_id, Purpose.RESUME, code, at, links.CODE_VALID)
    return Made(f"{base}{PATH}{secret}", links.shown_code(code), expires_at, by_code)


async def open_by_code(services: Services, text: str, key: str) -> Opened:
    """Exchange a code; ``key`` is whose tries count together.

    Raises:
        Problem: 404 no such code (any more), 429 too many tries.
    """
    at = services.clock()
    if not services.guesses.allow(key, at):
        raise Problem(429)
    code = links.code_in(text)
    opened = await _open(services, code, at) if code else None
    if opened is None:
        services.guesses.wrong(at)
        raise Problem(404, NO_LONGER)
    services.guesses.right(key)
    return opened


async def open_by_secret(services: Services, secret: str) -> Opened:
    """Exchange a link's secret.

    Raises:
        Problem: 404 no such link (any more).
    """
    opened = await _open(services, secret, services.clock())
    if opened is None:
        raise Problem(404, NO_LONGER)
    return opened


async def _open(services: Services, secret: str, at: datetime) -> Opened | None:
    async with services.database.transaction() as session:
        link = await links.use(session, secret, at)
        conversation = await lock_conversation(session, link.conversation_id) if link is not None else None
        if link is None or conversation is None:
            return None
        token = await links.new_key(session, link, at)
        result = TurnResult([], conversation.state, conversation.progress)
        purpose = Purpose.PERSONAL if link.purpose == Purpose.PERSONAL.value else Purpose.RESUME
        fields: list[str] = []
        if purpose is Purpose.PERSONAL and conversation.state == "human":
            purpose = Purpose.RESUME  # a person leads: the bot asks nothing
        elif purpose is Purpose.PERSONAL:
            result, fields = await services.dialogue.open_personal(session, conversation)
        return Opened(conversation.id, token, purpose, fields, result)


def qr_of(url: str) -> str:
    """The address as a QR code: a data URL of SVG, dark on white with the quiet zone that readers need."""
    return str(segno.make(url, error="m").svg_data_uri(scale=4, border=4, light="#fff", xmldecl=False))


def line_url(settings: Settings, text: str | None = None) -> str | None:
    """Where a tap opens our account in LINE, with ``text`` written and not sent yet; None: we have no LINE."""
    if settings.line_basic_id is None:
        return None
    name = quote(settings.line_basic_id, safe="")
    return f"{_LINE}/oaMessage/{name}/?{quote(text, safe='')}" if text else f"{_LINE}/ti/p/{name}"
