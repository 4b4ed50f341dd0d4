"""The e-mails: what they say, as text and as HTML, and their headers."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.notifications.facts import Facts
from bot.handoff.brief import CHANNEL_LABELS
from bot.handoff.hours import JST
from bot.handoff.moments import moment
from bot.handoff.notices import Event

SENDER_NAME = "Minato 受付"
NOT_HEARD = "まだ伺っていません"
_TEMPLATES = Path(__file__).parent / "templates"
_SUBJECT_LENGTH = 120
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

_HEADINGS = {
    Event.CREATED: "新しい受付が届きました",
    Event.REOPENED: "完了した受付に、お客様から連絡がありました",
    Event.DEADLINE_NEAR: "返信の期限が近づいています",
    Event.VISITOR_REPLIED: "お客様から返信がありました",
}
_LEADS = {
    Event.CREATED: "内容を確認して、期限までにご返信ください。",
    Event.REOPENED: "受付を再開しました。内容を確認して、期限までにご返信ください。",
    Event.DEADLINE_NEAR: "まだの場合は、期限までにご返信ください。",
    Event.VISITOR_REPLIED: "お客様がお待ちです。会話を確認して、ご返信ください。",
}
_OVERDUE = ("返信の期限を過ぎています", "お客様がお待ちです。すぐにご確認ください。")
_TEST = ("テスト送信です", "このメールが届いていれば、通知の設定は正しくできています。")


def notice_letter(facts: Facts, event: Event, at: datetime) -> EmailMessage:
    """The e-mail on a ticket, without sender, receiver and id. ``at``: now."""
    due_at = facts.ticket.due_at
    overdue = event is Event.DEADLINE_NEAR and due_at is not None and due_at < at
    heading, lead = _OVERDUE if overdue else (_HEADINGS[event], _LEADS[event])
    about = f"{facts.ticket.number} {facts.company}" if facts.company else facts.ticket.number
    values = {"heading": heading, "lead": lead, "rows": _rows(facts), "url": facts.url}
    return _letter(f"{heading}（{about}）", values)


def test_letter(url: str | None) -> EmailMessage:
    """The e-mail by which an administrator tries the settings out; ``url``: of the console."""
    heading, lead = _TEST
    return _letter(heading, {"heading": heading, "lead": lead, "rows": [], "url": url})


def address(letter: EmailMessage, *, sender: str, to: str, key: str, thread: str | None, at: datetime) -> EmailMessage:
    """The letter with its envelope in the headers.

    ``key`` makes the Message-ID: an e-mail that goes out twice is one to the programs that read it. Letters of one
    ``thread`` stand together there. ``at``: when the notice arose.
    """
    domain = Address(addr_spec=sender).domain
    letter["From"] = Address(SENDER_NAME, addr_spec=sender)
    letter["To"] = Address(addr_spec=to)
    letter["Date"] = at.astimezone(JST)
    letter["Message-ID"] = f"<{_digest(key, at.isoformat())}@{domain}>"
    if thread is not None:
        letter["References"] = f"<{_digest(thread)}@{domain}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    return letter


def _rows(facts: Facts) -> list[tuple[str, str]]:
    due_at = facts.ticket.due_at
    return [
        ("受付番号", facts.ticket.number),
        ("会社", facts.company or NOT_HEARD),
        ("商品・サービス", facts.product or NOT_HEARD),
        ("対象の国・地域", facts.countries or NOT_HEARD),
        ("期限", "なし（お客様の返信待ち）" if due_at is None else moment(due_at)),
        ("担当", facts.assignee or "未定"),
        ("状態", facts.state_label),
        ("窓口", CHANNEL_LABELS.get(facts.ticket.channel, facts.ticket.channel)),
    ]


def _letter(subject: str, values: dict[str, Any]) -> EmailMessage:
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = _UNPRINTABLE.sub(" ", f"【Minato 受付】{subject}")[:_SUBJECT_LENGTH]
    rows = [(label, _UNPRINTABLE.sub(" ", value)) for label, value in values["rows"]]
    # In base64 no mail server on the way breaks or rewrites the lines.
    letter.set_content(_render("notice.txt", {**values, "rows": rows}), cte="base64")
    letter.add_alternative(_render("notice.html", {**values, "rows": rows}), subtype="html", cte="base64")
    return letter


def _digest(*parts: str) -> str:
    return f"minato.{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:32]}"


def _render(template: str, values: dict[str, Any]) -> str:
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=lambda name: name is not None and name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
