"""What is still open, most telling first: the concierge reads this before anything else."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from bot.eligibility.decision import Decision, RuleFinding
from bot.eligibility.vocabulary import Finding, RuleKind
from bot.intake.fields import Field
from bot.intake.profile import Profile, Status
from bot.intake.questions import applicable
from bot.intake.registry import FIELDS, LABELS


class Why(StrEnum):
    """Why something is open."""

    JUDGEMENT = "judgement"
    UNKNOWN = "unknown"
    LATER = "later"
    MISSING = "missing"
    NOT_READY = "not_ready"


WHY_LABELS: dict[Why, str] = {
    Why.JUDGEMENT: "人の判断が必要",
    Why.UNKNOWN: "「分からない」とのお答え",
    Why.LATER: "「あとで」とのお答え",
    Why.MISSING: "まだ伺っていません",
    Why.NOT_READY: "準備中",
}

_STATUS_WHY = {Status.UNKNOWN: Why.UNKNOWN, Status.LATER: Why.LATER}
_CONTACTS = {"contact_email": "contact_phone", "contact_phone": "contact_email"}


def open_questions(profile: Profile, decision: Decision) -> list[dict[str, Any]]:
    """Judgements first, then facts that a required rule waits for, then the rest in the order of asking."""
    waiting = _required_unknown(decision)
    judgements = [_judgement(found) for found in waiting if not found.missing]
    clauses = _clauses_by_field(waiting)
    fields = [name for name in [*clauses, *_unanswered(profile)] if name in LABELS]
    # The class of an industry is asked only where the industry leaves it open.
    relevant = [name for name in dict.fromkeys(fields) if FIELDS[name].applies(profile)]
    return [*judgements, *(_open_field(name, profile, clauses.get(name, [])) for name in relevant)]


def _required_unknown(decision: Decision) -> list[RuleFinding]:
    return [
        found
        for programme in decision.programmes
        for found in programme.findings
        if found.kind is RuleKind.REQUIRED and found.finding is Finding.UNKNOWN
    ]


def _clauses_by_field(findings: list[RuleFinding]) -> dict[str, list[str]]:
    clauses: dict[str, list[str]] = {}
    for found in findings:
        for fact in found.missing:
            of_fact = clauses.setdefault(fact, [])
            if found.clause not in of_fact:
                of_fact.append(found.clause)
    return clauses


def _unanswered(profile: Profile) -> list[str]:
    return [entry.name for entry in applicable(profile) if _is_open(entry, profile)]


def _is_open(entry: Field, profile: Profile) -> bool:
    record = profile.get(entry.name)
    if record is not None:
        return record.status in _STATUS_WHY
    other = _CONTACTS.get(entry.name)
    return not entry.skippable and (other is None or profile.value(other) is None)


def _judgement(found: RuleFinding) -> dict[str, Any]:
    return {
        "field": None,
        "label": found.title,
        "why": Why.JUDGEMENT,
        "why_label": WHY_LABELS[Why.JUDGEMENT],
        "note": found.reason,
        "clauses": [found.clause],
        "blocks_verdict": True,
    }


def _open_field(name: str, profile: Profile, clauses: list[str]) -> dict[str, Any]:
    record = profile.get(name)
    why = Why.MISSING if record is None else _STATUS_WHY.get(record.status, Why.NOT_READY)
    return {
        "field": name,
        "label": LABELS[name],
        "why": why,
        "why_label": WHY_LABELS[why],
        "note": record.source.text if record and record.source else "",
        "clauses": clauses,
        "blocks_verdict": bool(clauses),
    }
