"""Sends one e-mail, and tells in Japanese why it did not go."""

from __future__ import annotations

import asyncio
import logging
from email.message import EmailMessage

import aiosmtplib
from aiosmtplib import errors
from email_validator import EmailNotValidError, validate_email

from api.notifications.facts import load_facts
from api.notifications.letters import address, notice_letter, test_letter
from api.notifications.outcome import DELIVERED, OBSOLETE, Kind, Outcome, again, dead
from api.notifications.runner import Claimed
from api.services import Services
from api.settings import Settings
from bot.handoff.notices import Event
from bot.storage.models import User

log = logging.getLogger("minato.notifications")

STEP_TIMEOUT = 10.0  # seconds for the server to answer one command
TIMEOUT = 40.0  # seconds for the whole e-mail; less than runner.LEASE


async def deliver_mail(services: Services, item: Claimed) -> Outcome:
    """Write the e-mail from the ticket as it stands now, and send it."""
    settings, payload, at = services.settings, item.payload, services.clock()
    if not settings.smtp_host or not settings.smtp_from:
        return dead("メールの設定（MINATO_SMTP_HOST）がありません。")
    async with services.database.reading() as session:
        user = await session.get(User, payload["user_id"]) if "user_id" in payload else None
        facts = await load_facts(session, payload.get("ticket_id", 0), settings)
    to = _receiver(payload.get("address"), user)
    if to is None:
        return dead("宛先のアカウントが停止されたか、メールアドレスがありません。")
    if item.kind == Kind.EMAIL_TEST:
        letter, thread = test_letter(settings.public_url and f"{settings.public_url}/console"), None
    elif facts is None or not facts.still_holds(Event(payload["event"]), payload["mark"]):
        return OBSOLETE
    else:
        letter, thread = notice_letter(facts, Event(payload["event"]), at), facts.ticket.conversation_id
    address(letter, sender=settings.smtp_from, to=to, key=item.key, thread=thread, at=item.created_at)
    return await send(settings, letter, to)


def _receiver(fixed: str | None, user: User | None) -> str | None:
    found = fixed or (user.email if user is not None and user.active else None)
    try:
        return found and validate_email(found, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        return None


async def send(settings: Settings, letter: EmailMessage, to: str) -> Outcome:
    """One e-mail to one receiver, over a connection of its own."""
    try:
        async with asyncio.timeout(TIMEOUT):
            await aiosmtplib.send(
                letter,
                sender=settings.smtp_from,
                recipients=[to],
                hostname=settings.smtp_host,
                port=settings.smtp_port,
                username=settings.smtp_user or None,
                password=settings.smtp_password.get_secret_value() if settings.smtp_password else None,
                use_tls=settings.smtp_tls == "tls",
                start_tls=settings.smtp_tls == "starttls",
                timeout=STEP_TIMEOUT,
            )
    except (aiosmtplib.SMTPException, OSError) as error:
        outcome = explain(error)
        log.warning("e-mail not sent: %s: %s", type(error).__name__, outcome.error)
        return outcome
    return DELIVERED


def explain(error: Exception) -> Outcome:
    """Whether another attempt can help, and what to look at. The server's own words may hold addresses: left out."""
    match error:
        case errors.SMTPAuthenticationError():
            return again(
                f"メールサーバーにログインできませんでした（{error.code}）。"
                "MINATO_SMTP_USER と MINATO_SMTP_PASSWORD をご確認ください。"
            )
        case errors.SMTPRecipientsRefused():
            return explain(error.recipients[0])
        case errors.SMTPRecipientRefused() if error.code >= 500:
            return dead(f"宛先のメールアドレスが受け付けられませんでした（{error.code}）。アドレスをご確認ください。")
        case errors.SMTPSenderRefused():
            return again(
                f"差出人のアドレスが受け付けられませんでした（{error.code}）。MINATO_SMTP_FROM をご確認ください。"
            )
        case errors.SMTPDataError() if error.code >= 500:
            return dead(f"メールサーバーに断られました（{error.code}）。")
        case errors.SMTPResponseException():
            return again(f"メールサーバーが、いまは受け付けられないと返事をしました（{error.code}）。")
        case TimeoutError():
            return again("メールサーバーから時間内に返事がありませんでした。")
        case OSError():
            return again(
                "メールサーバーにつながりませんでした。MINATO_SMTP_HOST、MINATO_SMTP_PORT、MINATO_SMTP_TLS をご確認ください。"
            )
        case _:
            return again("メールサーバーとの通信に失敗しました。MINATO_SMTP_TLS の設定をご確認ください。")
