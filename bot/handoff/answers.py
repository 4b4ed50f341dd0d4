"""The visitor's answers as the concierge reads them: value, the visitor's own words, what was corrected."""

from __future__ import annotations

from typing import Any

from bot.handoff.earlier import corrections, earlier_answers, void_note
from bot.handoff.moments import moment_of
from bot.intake.display import display
from bot.intake.editing import can_edit
from bot.intake.fields import Field
from bot.intake.profile import Profile, Record, Status
from bot.intake.questions import applicable

# Read by the concierge, and by the visitor who prints the brief: what happened, without a judgement of it.
STATUS_LABELS: dict[Status | None, str] = {
    Status.ANSWERED: "回答あり",
    Status.DERIVED: "ほかのお答えから",
    Status.UNKNOWN: "「分からない」とのお答え",
    Status.LATER: "「あとで」とのお答え",
    Status.SKIPPED: "回答なし（ご本人が省略）",
    None: "まだ伺っていません",
}


def answer_sections(profile: Profile) -> list[dict[str, Any]]:
    """All fields that apply, under their headings, in the order of asking."""
    sections: dict[str, dict[str, Any]] = {}
    for entry in applicable(profile):
        section = sections.setdefault(entry.title, {"title": entry.title, "section": entry.section, "fields": []})
        section["fields"].append(answer(entry, profile))
    return list(sections.values())


def answer(entry: Field, profile: Profile) -> dict[str, Any]:
    """One field. ``words`` is what the visitor wrote; empty after a button or a derivation.

    ``corrections`` is the part of ``history`` that was replaced by something else; ``void_note`` says what the
    change of another answer did to this one. ``edited`` says who at the desk set it and when, None for the visitor's
    own answer; ``editable`` whether the desk may.
    """
    record, history = profile.get(entry.name), earlier_answers(entry, profile)
    corrected = corrections(entry, profile, history)
    return {
        "field": entry.name,
        "label": entry.label,
        "status": record.status.value if record else None,
        "status_label": STATUS_LABELS[record.status if record else None],
        "value": record.value if record and record.has_value else None,
        "display": shown(entry.name, profile),
        "words": record.source.text if record and record.source else "",
        "confirmed": bool(record and record.confirmed),
        "edited": _edited(record),
        "editable": can_edit(entry, profile),
        "corrected": bool(corrected),
        "corrections": corrected,
        "void_note": void_note(entry, profile, history),
        "history": history,
    }


def _edited(record: Record | None) -> dict[str, str] | None:
    if record is None or record.edited is None:
        return None
    return {"by": record.edited.by, "at": record.edited.at, "at_label": moment_of(record.edited.at)}


def shown(name: str, profile: Profile) -> str:
    """The value of a field as people read it; empty while it has none."""
    record: Record | None = profile.get(name)
    return display(name, record.value) if record and record.has_value else ""
