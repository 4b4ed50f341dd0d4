"""Acts that speak of values: what was taken, corrected, made void, or could not be read."""

from __future__ import annotations

from collections.abc import Iterable

from bot.intake.acts import Act, Say
from bot.intake.changes import Changes
from bot.intake.display import display
from bot.intake.fields import Field, Kind
from bot.intake.heard import Trouble
from bot.intake.profile import Profile, Status
from bot.intake.questions import CONSENT, CONTACT_WAYS, reachable
from bot.intake.registry import FIELDS
from bot.intake.state import State

# Read back at once even when just asked: what was understood may differ from what was meant.
_READ_BACK = frozenset({Kind.YEN, Kind.PERSONS, Kind.YEAR, Kind.COUNTRIES, Kind.INDUSTRY, Kind.PHONE, Kind.CHOICES})

_LEFT = {
    None: "taken_back",
    Status.UNKNOWN: "other_unknown_noted",
    Status.LATER: "other_later_noted",
    Status.SKIPPED: "other_skipped",
}


def acknowledge(changes: Changes, before: Profile, asking: str | None, tapped: bool) -> list[Act]:
    """Read back what was understood beyond the plain answer, what was corrected, and what no longer holds."""
    after = changes.profile
    acts: list[Act] = []
    noted = [name for name in changes.new if name != asking or (not tapped and FIELDS[name].kind in _READ_BACK)]
    if not changes.new and not changes.corrected:
        noted = [name for name in changes.same if name != asking]  # said once more: heard, although nothing changes
    if noted:
        acts.append(Say("noted", {"items": "、".join(pair(name, after) for name in noted)}))
    if changes.corrected:
        acts.append(
            Say("corrected", {"items": "\n".join(_correction(name, before, after) for name in changes.corrected)})
        )
    for item in changes.left:
        acts.append(Say(_LEFT[item.status], {"label": FIELDS[item.field].label}))
    if changes.moot:
        acts.append(Say("moot", {"items": labels(changes.moot)}))
    if changes.void:
        acts.append(Say("voided", {"items": labels(changes.void)}))
    return acts


def pair(name: str, profile: Profile) -> str:
    return f"{FIELDS[name].label}「{display(name, profile.value(name))}」"


def labels(names: Iterable[str]) -> str:
    return "、".join(f"「{FIELDS[name].label}」" for name in names)


def _correction(name: str, before: Profile, after: Profile) -> str:
    old, new = display(name, before.value(name)), display(name, after.value(name))
    return f"{FIELDS[name].label}：{old} → {new}"


def problem(trouble: Trouble) -> Say:
    """What is wrong with a value, with an example: the response ``problem_<code>``."""
    detail = {key: str(value) for key, value in trouble.detail.items()}
    return Say(f"problem_{trouble.code}", {"label": FIELDS[trouble.field].label, **detail})


def not_understood(entry: Field, state: State) -> Say:
    """The question once more, short; whoever missed it twice is told what is meant by it."""
    if state.submitting and entry.name in CONTACT_WAYS:
        return Say("contact_one_needed")
    kind = "explain" if state.misses > 1 else "retry"
    return Say(f"{kind}_{entry.name}")


def question(name: str, state: State) -> str:
    """The response that asks for a field: its own, or the one for a way to answer where either will do."""
    if name in CONTACT_WAYS and state.submitting:
        return "contact_needed"
    if name == "contact_phone" and state.profile.value("contact_email") is None:
        return "instead_contact_phone"
    return f"ask_{name}"


def way_on(name: str, state: State) -> str:
    """The response that says how to go on without an answer, after repeated misses."""
    if name == CONSENT:
        return "help_consent"
    return "help_contact" if name in CONTACT_WAYS and not reachable(state.profile) else "help"
