"""The visitor's answers as the concierge reads them: value, the visitor's own words, what was corrected."""

from __future__ import annotations

from typing import Any

from bot.handoff.moments import moment_of
from bot.intake.display import display
from bot.intake.fields import Field
from bot.intake.profile import Past, Profile, Record, Status
from bot.intake.questions import applicable

STATUS_LABELS: dict[Status | None, str] = {
    Status.ANSWERED: "回答",
    Status.DERIVED: "ほかの回答から",
    Status.UNKNOWN: "分からない",
    Status.LATER: "あとで",
    Status.SKIPPED: "回答しない",
    None: "まだ伺っていない",
}


def answer_sections(profile: Profile) -> list[dict[str, Any]]:
    """All fields that apply, under their headings, in the order of asking."""
    sections: dict[str, dict[str, Any]] = {}
    for entry in applicable(profile):
        section = sections.setdefault(entry.title, {"title": entry.title, "section": entry.section, "fields": []})
        section["fields"].append(answer(entry, profile))
    return list(sections.values())


def answer(entry: Field, profile: Profile) -> dict[str, Any]:
    """One field. ``words`` is what the visitor wrote; empty after a button or a derivation."""
    record = profile.get(entry.name)
    history = record.history if record else profile.past.get(entry.name, ())
    return {
        "field": entry.name,
        "label": entry.label,
        "status": record.status.value if record else None,
        "status_label": STATUS_LABELS[record.status if record else None],
        "value": record.value if record and record.has_value else None,
        "display": shown(entry.name, profile),
        "words": record.source.text if record and record.source else "",
        "confirmed": bool(record and record.confirmed),
        "corrected": bool(history),
        "history": [_past(entry.name, past) for past in history],
    }


def shown(name: str, profile: Profile) -> str:
    """The value of a field as people read it; empty while it has none."""
    record: Record | None = profile.get(name)
    return display(name, record.value) if record and record.has_value else ""


def _past(name: str, past: Past) -> dict[str, Any]:
    return {
        "value": past.value,
        "display": display(name, past.value),
        "at": past.at,
        "at_label": moment_of(past.at),
    }
