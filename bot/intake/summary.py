"""The answers by section, as the visitor reviews them."""

from __future__ import annotations

from typing import Any

from bot.intake.display import display
from bot.intake.fields import Field
from bot.intake.profile import Profile, Record, Status
from bot.intake.questions import applicable

_STATUS_WORDS = {Status.UNKNOWN: "わからない", Status.LATER: "あとで", Status.SKIPPED: "回答なし"}
_NOT_ASKED = "まだ伺っていません"


def summary_sections(profile: Profile) -> list[dict[str, Any]]:
    """Sections as the contract's ``summary`` reply has them; only what applies, in the order of asking."""
    sections: dict[str, dict[str, Any]] = {}
    for entry in applicable(profile):
        section = sections.setdefault(entry.title, {"section": entry.section.value, "title": entry.title, "items": []})
        section["items"].append(summary_item(entry, profile.get(entry.name)))
    return list(sections.values())


def summary_item(entry: Field, record: Record | None) -> dict[str, Any]:
    """One line of the summary; ``display`` is what people read, ``value`` is in contract units."""
    return {
        "field": entry.name,
        "label": entry.label,
        "value": record.value if record else None,
        "display": shown(entry, record),
        "status": record.status.value if record else None,
        "editable": entry.name != "consent_privacy",
    }


def shown(entry: Field, record: Record | None) -> str:
    if record is None:
        return _NOT_ASKED
    return display(entry.name, record.value) if record.has_value else _STATUS_WORDS[record.status]
