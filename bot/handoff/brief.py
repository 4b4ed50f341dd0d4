"""The concierge's brief: everything a person needs to go on without a second interview. Versioned JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.eligibility.decision import Decision
from bot.eligibility.preparation import preparation
from bot.handoff.answers import answer_sections, shown
from bot.handoff.moments import moment_of
from bot.handoff.next_steps import next_steps
from bot.handoff.open_questions import open_questions
from bot.handoff.told import told_otherwise
from bot.handoff.verdicts import eligibility, preferred_factors, stage, verdict_rows
from bot.intake.profile import Profile
from bot.intake.registry import FIELDS

# Raised when a key is renamed or changes its meaning; new keys do not raise it.
VERSION = "minato.brief/1"

ROLE_LABELS = {"visitor": "お客様", "bot": "Minato", "concierge": "相談員", "system": "記録"}
PROJECT_LABELS = {"export": "輸出", "overseas_base": "海外拠点の設立"}
CHANNEL_LABELS = {"web": "ウェブ", "line": "LINE"}


def build_brief(
    *,
    conversation_id: str,
    channel: str,
    records: Mapping[str, Any],
    decision: Mapping[str, Any],
    told: Mapping[str, Any] | None = None,
    transcript: Sequence[Mapping[str, Any]],
    ticket: Mapping[str, Any] | None = None,
    attachments: Sequence[Mapping[str, Any]] = (),
    past: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The brief as JSON-ready data; texts are Japanese, times RFC 3339 with a Japanese reading beside.

    Args:
        records: field → record, as contract §1 shows it.
        decision: of now, as ``Decision.as_dict`` gives it.
        told: the decision that the visitor was told last, likewise; None when none was.
        transcript: ``{"role", "text", "at"}`` in order.
        ticket: ``{"number", "created_at", "expected_reply_by"}``, or None before the handoff.
        attachments: ``{"name", "media_type", "size"}`` and whatever else; passed through.
        past: the history of fields made void, as ``Profile.past_as_dict`` gives it.

    Raises:
        KeyError, ValueError: the records or the decision are not in the contract's form.
    """
    profile, verdicts = Profile.from_dict(records, past), Decision.from_dict(decision)
    questions = open_questions(profile, verdicts)
    return {
        "version": VERSION,
        "ticket": _ticket(ticket),
        "conversation": {
            "id": conversation_id,
            "channel": channel,
            "channel_label": CHANNEL_LABELS.get(channel, channel),
        },
        "header": _header(profile, verdicts, ticket),
        "open_questions": questions,
        "sections": answer_sections(profile),
        "eligibility": eligibility(verdicts),
        "told": told_otherwise(told, verdicts) if told else None,
        "preferred_factors": preferred_factors(verdicts),
        "support_needs": _support_needs(profile),
        "documents": [item.as_dict() for item in preparation(profile.facts())],
        "attachments": [dict(attachment) for attachment in attachments],
        "next_steps": next_steps(profile, verdicts, questions),
        "transcript": [_line(line) for line in transcript],
        "ruleset": verdicts.ruleset,
        "as_of": verdicts.as_of.isoformat(),
    }


def _ticket(ticket: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if ticket is None:
        return None
    return {
        "number": ticket["number"],
        "created_at": ticket["created_at"],
        "created_at_label": moment_of(ticket["created_at"]),
        "expected_reply_by": ticket["expected_reply_by"],
        "expected_reply_by_label": moment_of(ticket["expected_reply_by"]),
    }


def _header(profile: Profile, decision: Decision, ticket: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        "who": _who(profile),
        "what": _joined("：", profile, "product_name", "product_description"),
        "where_to": _where_to(profile),
        "when": shown("target_timing", profile),
        "contact": _joined("　", profile, "contact_name", "contact_phone", "contact_email"),
        "contact_preference": shown("contact_preference", profile),
        "verdicts": verdict_rows(decision),
        "stage": stage(decision),
        "reply_by": f"{moment_of(ticket['expected_reply_by'])}までにご返信" if ticket else "",
    }


def _who(profile: Profile) -> str:
    name = shown("company_name", profile) or "（会社名はまだ伺っていません）"
    place = shown("prefecture", profile) + shown("city", profile)
    details = [place, shown("industry", profile), shown("employees", profile)]
    known = "、".join(detail for detail in details if detail)
    return f"{name}（{known}）" if known else name


def _where_to(profile: Profile) -> str:
    project = PROJECT_LABELS.get(profile.value("project_type"), "")
    return "：".join(text for text in (project, shown("target_countries", profile)) if text)


def _joined(separator: str, profile: Profile, *names: str) -> str:
    return separator.join(text for name in names if (text := shown(name, profile)))


def _support_needs(profile: Profile) -> list[dict[str, str]]:
    needs: list[str] = profile.value("support_needs") or []
    return [{"need": need, "label": FIELDS["support_needs"].choice_label(need)} for need in needs]


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "role": line["role"],
        "role_label": ROLE_LABELS.get(line["role"], line["role"]),
        "text": line["text"],
        "at": line["at"],
        "at_label": moment_of(line["at"]),
    }
