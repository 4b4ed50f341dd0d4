"""The words of the consent: what a channel and an installation add to them, remembered as they reached the visitor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.dialogue.turn import TurnOutcome


def notes(words: Callable[[str], str], *, on_line: bool, by_link: bool, page: str | None) -> list[str]:
    """What is told beside the responses of domain.yml, which ``words`` gives: that it passes through LINE (``by_link``:
    all but personal data), and the address of the installation's privacy page."""
    told = []
    if on_line:
        told.append(words("consent_on_line_by_link" if by_link else "consent_on_line"))
    if page is not None:
        told.append(words("consent_page").format(url=page))
    return told


def put(outcome: TurnOutcome, told: Sequence[str]) -> TurnOutcome:
    """The outcome with the notes before the question of the consent, which is its last line, if it is put now.

    The intake's state keeps the words, so that the record of the consent can hold what was agreed to.
    """
    asked = next((reply for reply in outcome.replies if reply.get("terms")), None)
    if asked is None:
        return outcome
    *before, question = asked["text"].splitlines()
    text = "\n".join([*before, *told, question])
    plain = {key: value for key, value in asked.items() if key != "terms"}
    replies = [{**plain, "text": text} if reply is asked else reply for reply in outcome.replies]
    return replace(
        outcome, replies=replies, slots={**outcome.slots, "intake": {**outcome.slots["intake"], "terms": text}}
    )
