"""Where an intake stands between two turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, Self

from bot.intake.profile import Profile


class Phase(StrEnum):
    """The stretches of an intake."""

    ASKING = "asking"
    REFUSED = "refused"  # consent was refused: questions are answered, nothing is collected
    REVIEW = "review"  # the summary is shown and waits for a yes
    SUBMITTED = "submitted"


@dataclass(frozen=True)
class State:
    """The state of one intake, kept in the tracker's slot ``intake``.

    ``asking`` is the field whose question stands; ``opened`` are the titles of the parts of the intake that were
    announced. ``trail`` lists the questions already answered, in order, for going back. ``misses`` counts answers in
    a row that could not be used. ``urgent`` fields are asked before all others. ``revisited`` fields were put off and
    have been asked for the last time. ``confirming`` is the yes/no the visitor is asked that is not a field:
    ``restart``, or ``restart_again`` when it had to be asked twice. ``withdrawn`` answers were taken back: they are
    asked again after all that was never answered. ``untaken`` are the last words, where they could not be taken. ``submitting``: the summary was approved, and only
    a way to answer the visitor is missing. ``on_page`` are the personal fields that a page opened by a link asks.
    ``terms`` are the words of the consent as they were put last.
    """

    profile: Profile = field(default_factory=Profile)
    phase: Phase = Phase.ASKING
    asking: str | None = None
    opened: tuple[str, ...] = ()
    trail: tuple[str, ...] = ()
    misses: int = 0
    paused: bool = False
    confirming: str | None = None
    wants_person: bool = False
    submitting: bool = False
    handed_off: bool = False
    urgent: tuple[str, ...] = ()
    revisited: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    untaken: str | None = None
    on_page: tuple[str, ...] = ()
    terms: str | None = None

    def but(self, **changes: Any) -> Self:
        return replace(self, **changes)

    def as_dict(self) -> dict[str, Any]:
        return {
            "profile": self.profile.as_dict(),
            "past": self.profile.past_as_dict(),
            "phase": self.phase.value,
            "asking": self.asking,
            "opened": list(self.opened),
            "trail": list(self.trail),
            "misses": self.misses,
            "paused": self.paused,
            "confirming": self.confirming,
            "wants_person": self.wants_person,
            "submitting": self.submitting,
            "handed_off": self.handed_off,
            "urgent": list(self.urgent),
            "revisited": list(self.revisited),
            "withdrawn": list(self.withdrawn),
            "untaken": self.untaken,
            "on_page": list(self.on_page),
            "terms": self.terms,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None) -> State:
        """The inverse of ``as_dict``; None gives the state of a new conversation.

        A state that another version stored is read too: what this one does not know is left out, what is not there
        is as in a new conversation.
        """
        if not data:
            return cls()
        known = {entry.name: data[entry.name] for entry in fields(cls) if entry.name in data}
        lists = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
        profile = Profile.from_dict(data["profile"], data.get("past"))
        return cls(**{**known, **lists, "profile": profile, "phase": Phase(data["phase"])})
