"""What the assistant does in a turn, before words are chosen for it.

``Say.response`` names a response of domain.yml without its ``utter_`` prefix; ``params`` fill its placeholders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from bot.intake.fields import Choice


@dataclass(frozen=True)
class Say:
    """One text message."""

    response: str
    params: Mapping[str, str] = dataclass_field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """A text with choices that are commands of the dialogue, or answers to the ``field`` that is named."""

    response: str
    choices: tuple[Choice, ...]
    field: str | None = None


@dataclass(frozen=True)
class Ask:
    """The question of a field.

    ``current`` is the present answer in words when the field is asked again; ``opens`` names the part of the intake
    that begins with this question (``section_<opens>`` is its response).
    """

    field: str
    current: str | None = None
    opens: str | None = None


@dataclass(frozen=True)
class Retry:
    """What was wrong with the answer to a field, with the field's choices once more.

    ``candidates`` are what the words left open, where they are few. ``help`` after repeated misses: the visitor is
    told how to go on without an answer.
    """

    field: str
    say: Say
    help: bool = False
    candidates: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class AskByLink:
    """In place of the question of a personal field: a link to the page that asks it and the others of ``fields``.

    ``withheld``: the visitor wrote what is not taken here; it is not kept.
    """

    field: str
    fields: tuple[str, ...]
    withheld: bool = False


@dataclass(frozen=True)
class NotHere:
    """The visitor wrote, unasked, what is not taken here; it is not kept."""


@dataclass(frozen=True)
class PageDone:
    """The page that a link led to has asked everything; what follows is for the conversation it came from."""


@dataclass(frozen=True)
class ShowEligibility:
    """The verdict on both programmes, with reasons and clauses."""


@dataclass(frozen=True)
class ShowPreparation:
    """What to have ready for the application, unless the programme that asks for it is out of the question."""


@dataclass(frozen=True)
class ShowSummary:
    """All answers so far, by section."""


@dataclass(frozen=True)
class HandOff:
    """Give the conversation to the concierge: ``completed`` intake or ``requested`` by the visitor on the way."""

    reason: str


Act = (
    Say
    | Offer
    | Ask
    | Retry
    | AskByLink
    | NotHere
    | PageDone
    | ShowEligibility
    | ShowPreparation
    | ShowSummary
    | HandOff
)
