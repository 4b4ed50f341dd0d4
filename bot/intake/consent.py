"""Consent: refusing it, putting it off (which keeps nothing either), and what is said without it."""

from __future__ import annotations

from dataclasses import replace

from bot.intake import questions
from bot.intake.acts import Act, Offer, Say
from bot.intake.fields import Choice
from bot.intake.heard import Heard
from bot.intake.state import Phase, State

CONSENT_CHOICES = (Choice("true", "同意する"),)

# Intents that the rules have already answered before the intake's action runs, and that answer no question.
DIGRESSIONS = frozenset({"greet", "thank", "complain", "out_of_scope", "faq"})
_NOT_NOW = frozenset({"postpone", "skip"})


def given(heard: Heard) -> bool:
    return any(item.field == questions.CONSENT and item.value is True for item in heard.given)


def refused(response: str) -> tuple[State, list[Act]]:
    """The state after consent was refused or put off: nothing that was held is kept."""
    return State(phase=Phase.REFUSED, asking=questions.CONSENT), [_offer(response)]


def put_off(state: State, heard: Heard) -> bool:
    """Whether the visitor does not want to decide on consent now: nothing may be kept until then."""
    return state.asking == questions.CONSENT and not questions.consented(state.profile) and heard.wish in _NOT_NOW


def stay_refused(state: State, heard: Heard) -> list[Act]:
    """Questions are answered without consent; anything else is told that nothing is kept."""
    if heard.wish == "ask_explanation":
        return [Say(f"explain_{questions.CONSENT}"), _offer("consent_offer")]
    if heard.intent in DIGRESSIONS:
        return [_offer("consent_offer")]
    if heard.wish == "goodbye":
        return [Say("goodbye_nothing_kept")]
    return [_offer("consent_refused" if heard.wish in ("deny", "request_human") else "consent_reminder")]


def with_terms(before: State, after: State) -> State:
    """The state after a message, which keeps the words of the consent; a consent given just now is one to these."""
    after = after if after.terms else after.but(terms=before.terms)
    record = after.profile.get(questions.CONSENT)
    if record is None or record.value is not True or questions.consented(before.profile):
        return after
    return after.but(profile=after.profile.with_record(questions.CONSENT, replace(record, terms=after.terms)))


def _offer(response: str) -> Offer:
    return Offer(response, CONSENT_CHOICES, field=questions.CONSENT)
