"""Which question comes next, which may be skipped, and how far the intake is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.intake.fields import Field
from bot.intake.profile import Profile, Status
from bot.intake.registry import FIELDS, REGISTRY
from bot.intake.state import State

CONSENT = "consent_privacy"
_CONTACT_WAYS = ("contact_email", "contact_phone")


@dataclass(frozen=True)
class Progress:
    """How far the intake is: ``answered`` of ``total`` questions that apply as far as is known."""

    section: str | None
    title: str | None
    answered: int
    total: int
    asking: str | None

    def as_dict(self) -> dict[str, object]:
        return dict(self.__dict__)


def consented(profile: Profile) -> bool:
    return profile.value(CONSENT) is True


def applicable(profile: Profile) -> list[Field]:
    """The fields asked of this visitor, in the order of asking, as far as is known now."""
    return [entry for entry in REGISTRY if entry.applies(profile)]


def can_skip(entry: Field, profile: Profile) -> bool:
    """Whether a field may be left out for good; of e-mail and telephone, one must stay."""
    if entry.name in _CONTACT_WAYS:
        other = _CONTACT_WAYS[1 - _CONTACT_WAYS.index(entry.name)]
        record = profile.get(other)
        return record is None or record.has_value
    return entry.skippable


def can_put_off(entry: Field) -> bool:
    """Whether "unknown" and "later" are answers to the field: to all but the consent."""
    return entry.name != CONSENT


def next_field(state: State) -> Field | None:
    """The next question, or None when there is nothing left to ask.

    Consent first; then what is urgent; then what was never asked; last, once more, what was put off for later.
    """
    profile = state.profile
    if not consented(profile):
        return FIELDS[CONSENT]
    for name in state.urgent:
        if name not in profile:
            return FIELDS[name]
    open_fields = [entry for entry in applicable(profile) if entry.name not in profile]
    if open_fields:
        return open_fields[0]
    return next((entry for entry in put_off(profile) if entry.name not in state.revisited), None)


def put_off(profile: Profile) -> list[Field]:
    """The fields that the visitor wants to answer later."""
    return [
        entry
        for entry in applicable(profile)
        if (record := profile.get(entry.name)) is not None and record.status is Status.LATER
    ]


def missing(profile: Profile) -> list[str]:
    """Fields that apply and have no value and were not skipped: what the concierge has to ask."""
    names = []
    for entry in applicable(profile):
        record = profile.get(entry.name)
        if record is None or record.status in (Status.UNKNOWN, Status.LATER):
            names.append(entry.name)
    return names


def progress(state: State) -> Progress:
    fields = applicable(state.profile)
    entry = FIELDS.get(state.asking or "")
    return Progress(
        section=entry.section.value if entry else None,
        title=entry.title if entry else None,
        answered=sum(1 for entry in fields if entry.name in state.profile),
        total=len(fields),
        asking=state.asking,
    )
