"""What a message said, as far as the intake is concerned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from bot.intake.changes import Given, Left
from bot.intake.profile import Source


@dataclass(frozen=True)
class Trouble:
    """Words that were meant for a field but cannot be taken; ``code`` as in nlu.values.types.Problem."""

    field: str
    code: str
    detail: Mapping[str, Any] = dataclass_field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """One message, understood.

    ``at`` is RFC 3339. ``command`` is the command of the dialogue that a tapped choice stands for (``skip``,
    ``submit``, ``edit:capital_yen`` …). ``about`` names the fields that the words mention, with a value or without;
    ``topic`` the one field that they speak of, where there is just one. ``faq`` is the topic of a question that was
    answered from the FAQ (``after_registration``). ``left`` are answers taken back; ``rest`` is what the message says
    beside its remarks on answers that stand, None where it makes none. ``personal_elsewhere``: it came by a channel
    where personal data is not taken (``bot.intake.personal``).
    """

    intent: str
    at: str
    given: tuple[Given, ...] = ()
    problems: tuple[Trouble, ...] = ()
    about: tuple[str, ...] = ()
    source: Source | None = None
    command: str | None = None
    tapped: bool = False
    topic: str | None = None
    faq: str | None = None
    left: tuple[Left, ...] = ()
    rest: str | None = None
    personal_elsewhere: bool = False

    @property
    def wish(self) -> str:
        """The command if one was tapped, else the intent."""
        return self.command or self.intent

    @property
    def words(self) -> str:
        """What was typed to the question asked, or the label of what was tapped."""
        if self.rest is not None:
            return self.rest
        return self.source.text if self.source else ""
