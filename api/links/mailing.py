"""A link to go on with, sent to an address that the visitor names. The address is used for this one e-mail and not kept.

It is sent while the visitor waits: no outbox holds it, and the page says whether it went.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP

from email_validator import EmailNotValidError, validate_email

from api.links.service import MAILED_PATH
from api.notifications.letters import address as with_envelope
from api.notifications.mail import send
from api.notifications.outcome import Outcome, Result, again
from api.problems import Problem
from api.services import Services
from api.settings import Settings
from bot.dialogue.clock import TOKYO
from bot.handoff.moments import moment
from bot.intake.state import State
from bot.storage import links
from bot.storage.conversations import lock_conversation
from bot.storage.links import Purpose
from bot.storage.models import Conversation

SUBJECT = "【Minato】ご相談の続きを開くリンク"
_WAIT_AT_MOST = 20.0  # seconds a visitor waits for the mail server
_LONGEST = 254  # RFC 5321

_NO_MAIL = "この窓口では、メールでのお届けをしていません。リンクをコピーするか、コードをお使いください。"
_TOO_MANY = "続けて何通もお送りしたため、しばらくお送りできません。1時間ほどおくか、コードをお使いください。"
_NOT_NOW = "いまはメールをお送りできません。少し待ってもう一度お試しいただくか、コードをお使いください。"
_REFUSED = "このメールアドレスには送れませんでした。アドレスをお確かめください。"

_TEXT = """\
ミナトでのご相談の続きを、開いた端末で始められるリンクです。

▼続きを開く（{until}まで、一度だけ）
{url}

・ご相談の内容を見られるリンクです。ほかの方に転送なさらないでください。
・開けなくなったときは、はじめの端末で、もう一度お送りください。ご相談はそのまま残っています。
・お心当たりがなければ、このメールは削除してください。このアドレスは、このメールを送るためだけに使い、保存していません。

--
このメールは、画面でこのアドレスを入力された方のご希望で、Minatoが自動でお送りしています。
"""


def can_mail(settings: Settings) -> bool:
    """Whether links can be sent: a link in an e-mail leads where the settings say, not where a request says it came to."""
    return bool(settings.smtp_host and settings.smtp_from and settings.public_url)


def address_given(conversation: Conversation) -> str | None:
    """The address that the visitor has told for the intake, to be offered."""
    value = State.from_dict(conversation.snapshot.get("intake")).profile.value("contact_email")
    return value if isinstance(value, str) else None


def readable(text: str) -> str | None:
    """The address as it is sent to; None for what is none."""
    if len(text) > _LONGEST:
        return None
    try:
        return validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False).ascii_email
    except EmailNotValidError:
        return None


async def mail_link(services: Services, conversation_id: str, to: str, place: str) -> datetime:
    """Send a link to ``to``; the moment until which it opens, once.

    Raises:
        Problem: 401 the conversation was erased meanwhile, 404 no e-mail is sent here, 422 the address was refused,
            429 too many, 503 the mail server does not take it now.
    """
    settings, at = services.settings, services.clock()
    if not can_mail(settings):
        raise Problem(404, _NO_MAIL)
    if not services.mailings.allow(conversation_id, to, place, at):
        raise Problem(429, _TOO_MANY)
    secret = links.new_secret()
    valid = timedelta(days=settings.mail_link_days)
    async with services.database.transaction() as session:
        if await lock_conversation(session, conversation_id) is None:
            raise Problem(401)
        until = await links.make_link(session, conversation_id, Purpose.MAILED, secret, at, valid)
    letter = letter_with(f"{settings.public_url}{MAILED_PATH}{secret}", until)
    with_envelope(letter, sender=str(settings.smtp_from), to=to, key=secret, thread=None, at=at)
    outcome = await _send(settings, letter, to)
    if outcome.result is not Result.DELIVERED:
        async with services.database.transaction() as session:
            await links.use(session, secret, at)  # nobody has it: it shall open nothing
        raise Problem(422, _REFUSED) if outcome.result is Result.DEAD else Problem(503, _NOT_NOW)
    return until


def letter_with(url: str, until: datetime) -> EmailMessage:
    """What is sent, plain: an e-mail with nothing to load and an address that can be read before it is opened."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = SUBJECT
    letter.set_content(_TEXT.format(url=url, until=moment(until.astimezone(TOKYO))), cte="base64")
    return letter


async def _send(settings: Settings, letter: EmailMessage, to: str) -> Outcome:
    try:
        async with asyncio.timeout(_WAIT_AT_MOST):
            return await send(settings, letter, to)
    except TimeoutError:
        return again(_NOT_NOW)
