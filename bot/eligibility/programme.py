"""What a programme is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.eligibility.clause import NotModelled
from bot.eligibility.rule import Rule


@dataclass(frozen=True)
class Programme:
    """A support programme: its rules in the order of its document, and what is left to people.

    ``organisation`` is who decides in the end.
    """

    id: str
    title: str
    short_title: str
    organisation: str
    rules: tuple[Rule, ...]
    not_modelled: tuple[NotModelled, ...] = ()
