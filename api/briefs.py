"""The brief of a conversation, put together from storage; as a page to print and as plain text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from actions.intake import as_of
from api.console.pages import environment
from bot.dialogue.people import KEPT_BACK, words_kept_back
from bot.eligibility.check import check
from bot.handoff.brief import build_brief
from bot.handoff.hours import JST
from bot.handoff.official_form import official_form
from bot.handoff.text import brief_text, official_form_text
from bot.intake.profile import Profile
from bot.storage import conversations as store
from bot.storage.desk import attachments_of
from bot.storage.models import Attachment, Conversation, Message, Ticket
from bot.storage.tickets import ticket_of

_SUMMARY_SHOWN = "（うかがった内容の一覧を表示）"


async def load_brief(session: AsyncSession, conversation_id: str, at: datetime) -> dict[str, Any]:
    """The brief of ``bot.handoff.brief`` with the answers in official order under ``official_form``.

    It judges by the answers and the rules of ``at``; beside it stands what the visitor was told, where
    that was something else. It can be had before the handoff too; ``ticket`` is then null. Of the intake it holds what is stored, which is
    nothing until the visitor has consented.

    Raises:
        LookupError: there is no such conversation.
    """
    conversation = await store.find_conversation(session, conversation_id)
    if conversation is None:
        raise LookupError(conversation_id)
    records = await store.intake_records(session, conversation_id)
    told = await store.latest_decision(session, conversation_id)
    ticket = await ticket_of(session, conversation_id)
    messages = await store.list_messages(session, conversation_id)
    kept_back = words_kept_back(messages, conversation.consented)
    brief = build_brief(
        conversation_id=conversation.id,
        channel=conversation.channel,
        records=records,
        decision=check(Profile.from_dict(records).facts(), as_of(at)).as_dict(),
        told=told.decision if told else None,
        transcript=[_line(message, kept_back) for message in messages],
        ticket=_ticket(ticket) if ticket else None,
        attachments=[_attachment(found) for found in await attachments_of(session, conversation_id)],
        past=_past(conversation),
    )
    return {**brief, "official_form": official_form(records)}


def render_html(brief: Mapping[str, Any], *, transcript: bool = False) -> str:
    """A whole page for A4 paper, two or three sheets; ``transcript`` adds the whole conversation as an appendix.

    What the visitor wrote stays text.
    """
    return environment().get_template("brief_print.html").render(brief=brief, transcript=transcript)


def render_text(brief: Mapping[str, Any]) -> str:
    """The brief, then the answers in official order, as plain text."""
    return f"{brief_text(brief)}\n【申込要領の順の回答】\n{official_form_text(brief['official_form'])}"


def _past(conversation: Conversation) -> dict[str, Any]:
    """The history of answers made void; like the records, only once the visitor has consented."""
    intake = conversation.snapshot.get("intake") or {}
    found: dict[str, Any] = intake.get("past") or {}
    return found if conversation.consented else {}


def _ticket(ticket: Ticket) -> dict[str, Any]:
    return {
        "number": ticket.number,
        "created_at": _rfc3339(ticket.created_at),
        "expected_reply_by": _rfc3339(ticket.expected_reply_by),
    }


def _line(message: Message, kept_back: frozenset[int]) -> dict[str, Any]:
    if message.seq in kept_back:
        return {"role": message.role, "text": KEPT_BACK, "at": _rfc3339(message.at)}
    replies = message.replies or []
    text = "\n\n".join(said for reply in replies if (said := _said(reply))) or message.text
    return {"role": message.role, "text": text, "at": _rfc3339(message.at)}


def _said(reply: Mapping[str, Any]) -> str:
    return _SUMMARY_SHOWN if reply.get("type") == "summary" else str(reply.get("text") or "")


def _attachment(found: Attachment) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.filename,
        "media_type": found.content_type,
        "size": found.size,
        "at": _rfc3339(found.created_at),
    }


def _rfc3339(at: datetime) -> str:
    return at.astimezone(JST).isoformat(timespec="seconds")
