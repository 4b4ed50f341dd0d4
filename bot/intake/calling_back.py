"""A telephone call in place of an answer that takes long: it is offered, and what the call needs is asked."""

from __future__ import annotations

import re

from bot.intake import contact, questions
from bot.intake.acts import HandOff, Offer, Say
from bot.intake.changes import Changes
from bot.intake.command_choices import CALLBACK, WAIT
from bot.intake.display import display
from bot.intake.handled import Handled
from bot.intake.heard import Heard
from bot.intake.state import State

OFFERED = "callback"  # what ``State.confirming`` says while the offer stands
CHOICES = (CALLBACK.choice, WAIT.choice)

PHONE, WHEN = "contact_phone", "contact_preference"
_BY_PHONE = re.compile(r"電話|折り?返|掛けて|かけて|ＴＥＬ|TEL")
_NOT_BY_PHONE = re.compile(
    r"電話(?:は|じゃな|では?な|以外)|不要|要らない|いらない|いりません|結構です|けっこうです|待ち|待つ|待って"
)
_NO = frozenset({"wait", "deny", "skip", "postpone", "keep"})


def offer(state: State, heard: Heard) -> Handled:
    """The person is away: ask whether the visitor would like a call."""
    return state.but(confirming=OFFERED, paused=False), [Offer("offer_callback", CHOICES)]


def answer(state: State, heard: Heard, changes: Changes) -> Handled | None:
    """The answer to the offer, in words too; None when the message is something else and the intake goes on with it."""
    state = state.but(confirming=None)
    if heard.wish == CALLBACK.heard:
        return ask(state, heard)
    if heard.wish in _NO or (_NOT_BY_PHONE.search(heard.words) and WHEN not in changes.taken):
        return state, [HandOff("status")]
    wanted = heard.wish == "affirm" or {PHONE, WHEN}.intersection(changes.taken) or _BY_PHONE.search(heard.words)
    return ask(state, heard) if wanted else None


def ask(state: State, heard: Heard) -> Handled:
    """A call is wanted: ask for the number and the time, as far as they are not known. Consent comes first."""
    state = state.but(calling_back=True, confirming=None)
    if not questions.consented(state.profile):
        return state.but(wants_person=True), [Say("person_needs_consent")]
    return begin(state)


def begin(state: State) -> Handled:
    """The questions that a call needs, before all others."""
    handed_off = state.handed_off
    asks = tuple(name for name in (PHONE, WHEN) if state.profile.value(name) is None)
    state = state.but(handed_off=True, wants_person=False, urgent=asks, asking=None, misses=0)
    handing = [] if handed_off else [HandOff("requested")]
    return state, [*handing, *([Say("callback_asks")] if asks else [])]


def wait(state: State, heard: Heard) -> Handled:
    """The button of an offer that does not stand any more: say again when the answer comes."""
    return state, [HandOff("status") if state.handed_off else Say("stale_choice")]


def go_on(state: State) -> Handled:
    """The next of the questions that the call needs, whatever was answered to it before; then what comes of it."""
    if state.urgent:
        return state.but(asking=state.urgent[0], urgent=state.urgent[1:]), []
    state = state.but(calling_back=False)
    phone, when = state.profile.value(PHONE), state.profile.value(WHEN)
    if not phone:
        reachable = questions.reachable(state.profile)
        return state, [contact.reply_goes_to(state.profile) if reachable else Say("contact_still_open")]
    shown = {"phone": display(PHONE, phone)}
    if when:
        return state, [Say("callback_noted", {**shown, "preference": str(when)}), HandOff(OFFERED)]
    return state, [Say("callback_noted_any_time", shown), HandOff(OFFERED)]
