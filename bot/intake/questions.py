"""Which question comes next, which may be skipped, and how far the intake is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.intake.fields import Field
from bot.intake.profile import OPEN, Profile, Status
from bot.intake.registry import FIELDS, REGISTRY
from bot.intake.state import State

CONSENT = "consent_privacy"
CONTACT_WAYS = ("contact_email", "contact_phone")


@dataclass(frozen=True)
class Progress:
    """How far the intake is: ``answered`` of ``total`` questions that apply as far as is known.

    What was put off counts once it is not asked again; the question that stands never does. So it is full only when
    nothing is left to ask.
    """

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
    if entry.name in CONTACT_WAYS:
        record = profile.get(other_way(entry.name))
        return record is None or record.has_value
    return entry.skippable or entry.skippable_if(profile)


def other_way(name: str) -> str:
    """Telephone for e-mail, e-mail for telephone."""
    return CONTACT_WAYS[1 - CONTACT_WAYS.index(name)]


def reachable(profile: Profile) -> bool:
    """Whether the desk has an address or a telephone number to answer to."""
    return any(profile.value(name) for name in CONTACT_WAYS)


def can_put_off(entry: Field) -> bool:
    """Whether "unknown" and "later" are answers to the field: to all but the consent."""
    return entry.name != CONSENT


def next_field(state: State) -> Field | None:
    """The next question, or None when there is nothing left to ask.

    Consent first; then what a page opened for it asks; then what is urgent; then what was never asked; then what was taken back; last, once more, what was
    put off for later.
    """
    profile = state.profile
    if not consented(profile):
        return FIELDS[CONSENT]
    if (on_page := next_on_page(state)) is not None:
        return on_page
    if (urgent := next_urgent(state)) is not None:
        return urgent
    open_fields = [entry for entry in applicable(profile) if _is_open(entry, profile)]
    if open_fields:
        return next((entry for entry in open_fields if entry.name not in state.withdrawn), open_fields[0])
    return next((entry for entry in put_off(profile) if entry.name not in state.revisited), None)


def next_on_page(state: State) -> Field | None:
    """The next question of the page that was opened by a link."""
    entries = (FIELDS[name] for name in state.on_page if name not in state.revisited)
    return next((entry for entry in entries if entry.applies(state.profile) and waits(entry, state.profile)), None)


def waits(entry: Field, profile: Profile) -> bool:
    """Whether a field has no answer yet, or one that was put off."""
    record = profile.get(entry.name)
    return _is_open(entry, profile) or (record is not None and record.status is Status.LATER)


def next_urgent(state: State) -> Field | None:
    """The next of the questions that come before all others; of e-mail and telephone, one will do."""
    profile = state.profile
    names = [name for name in state.urgent if not (name in CONTACT_WAYS and reachable(profile))]
    return next((FIELDS[name] for name in names if name not in profile), None)


def _is_open(entry: Field, profile: Profile) -> bool:
    """Never asked, or left out by somebody who, as a correction showed, may not leave it out."""
    record = profile.get(entry.name)
    if record is None:
        return True
    may_stay = entry.skippable or entry.skippable_if(profile) or entry.name in CONTACT_WAYS
    return record.status is Status.SKIPPED and not may_stay


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
        if record is None or record.status in OPEN:
            names.append(entry.name)
    return names


def progress(state: State) -> Progress:
    fields = applicable(state.profile)
    entry = FIELDS.get(state.asking or "")
    return Progress(
        section=entry.section.value if entry else None,
        title=entry.title if entry else None,
        answered=sum(1 for entry in fields if _settled(entry.name, state)),
        total=len(fields),
        asking=state.asking,
    )


def _settled(name: str, state: State) -> bool:
    """Whether a field needs no more asking: not the one that stands, nor one put off that comes again."""
    record = state.profile.get(name)
    if record is None or name == state.asking:
        return False
    return record.status is not Status.LATER or name in state.revisited
