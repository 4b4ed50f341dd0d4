"""Reactions to what is not an answer: skip, unknown, later, go back, pause, restart, a person, a correction."""

from __future__ import annotations

from collections.abc import Callable

from bot.intake import questions
from bot.intake.acts import Act, HandOff, Offer, Say, ShowPreparation, ShowSummary
from bot.intake.changes import put_aside
from bot.intake.command_choices import RESTART_NO, RESTART_YES
from bot.intake.heard import Heard
from bot.intake.profile import Profile, Status
from bot.intake.registry import FIELDS
from bot.intake.state import Phase, State

Handled = tuple[State, list[Act]]

RESTART_CHOICES = (RESTART_YES.choice, RESTART_NO.choice)


def closed(state: State) -> State:
    """The state after the standing question got its answer, whatever kind of answer it was."""
    trail = (*[name for name in state.trail if name != state.asking], *([state.asking] if state.asking else []))
    return state.but(asking=None, misses=0, trail=trail)


def put_off(status: Status, response: str, of_another: str) -> Callable[[State, Heard], Handled | None]:
    """A reaction that records "unknown" or "later": for the standing question, or ``of_another`` that is named."""

    def react(state: State, heard: Heard) -> Handled | None:
        if (other := _other_topic(state, heard)) is not None:
            profile = put_aside(state.profile, other, status, heard.at, heard.source)
            return state.but(profile=profile), [Say(of_another, {"label": FIELDS[other].label})]
        if state.asking is None or not questions.can_put_off(FIELDS[state.asking]):
            return None
        profile = put_aside(state.profile, state.asking, status, heard.at, heard.source)
        revisited = state.revisited if state.asking not in _put_off_before(state) else (*state.revisited, state.asking)
        return closed(state.but(profile=profile, revisited=revisited)), [Say(response)]

    return react


def _other_topic(state: State, heard: Heard) -> str | None:
    """The field that 「資本金は後で」 speaks of, when it is not the one just asked."""
    name = heard.topic
    if name is None or name == state.asking or name == questions.CONSENT or not FIELDS[name].applies(state.profile):
        return None
    return name


def _put_off_before(state: State) -> set[str]:
    return {entry.name for entry in questions.put_off(state.profile)}


def skip(state: State, heard: Heard) -> Handled | None:
    """Leave a question out for good; where it cannot be, it is kept for later and the visitor is told so."""
    name = _other_topic(state, heard) or state.asking
    if name is None or not questions.can_put_off(FIELDS[name]):
        return None
    if not questions.can_skip(FIELDS[name], state.profile):
        return put_off(Status.LATER, "skip_becomes_later", "other_later_noted")(state, heard)
    return put_off(Status.SKIPPED, "skipped", "other_skipped")(state, heard)


def deny(state: State, heard: Heard) -> Handled | None:
    """「ありません」 to something that need not exist, such as a web page, leaves it out."""
    if state.asking and (none := FIELDS[state.asking].if_none) is not None:
        profile = state.profile.answered(state.asking, none, at=heard.at, source=heard.source)
        return closed(state.but(profile=profile)), []
    if state.asking and state.asking not in state.profile and questions.can_skip(FIELDS[state.asking], state.profile):
        return skip(state, heard)
    return None


def keep(state: State, heard: Heard) -> Handled | None:
    """「このままで」 when a question that already has its answer is asked again."""
    if state.asking is None or state.asking not in state.profile:
        return None
    return closed(state), []


def go_back(state: State, heard: Heard) -> Handled | None:
    """Ask the question before once more; its answer stands until a new one comes."""
    earlier = [name for name in state.trail if FIELDS[name].applies(state.profile) and name != questions.CONSENT]
    if not earlier:
        return state, [Say("nothing_before")]
    return state.but(asking=earlier[-1], trail=tuple(earlier[:-1]), misses=0), []


def correct(state: State, heard: Heard) -> Handled | None:
    """A correction without a usable new value: ask the field it speaks of."""
    known = (name for name in heard.about if name in state.profile and name != state.asking)
    about = [name for name in known if FIELDS[name].applies(state.profile)]
    if len(about) == 1:
        return edit(state, about[0])
    if heard.problems and not about:
        return None
    return state, [Say("correct_which")]


def edit(state: State, name: str) -> Handled:
    """Ask one field again, from the summary or after "that's wrong"."""
    if name not in FIELDS or not FIELDS[name].applies(state.profile):
        return state, [Say("stale_choice")]
    return state.but(asking=name, misses=0), []


def summary(state: State, heard: Heard) -> Handled | None:
    return state, [ShowSummary()]


def pause(state: State, heard: Heard) -> Handled | None:
    return state.but(paused=True), [Say("paused")]


def goodbye(state: State, heard: Heard) -> Handled | None:
    return state.but(paused=True), []


def resume(state: State, heard: Heard) -> Handled | None:
    return state, [Say("resumed")]


def restart(state: State, heard: Heard) -> Handled | None:
    """Starting over throws answers away, so it is asked first."""
    if not state.profile.records:
        return State(), []
    return state.but(confirming="restart"), [Offer("confirm_restart", RESTART_CHOICES)]


def start(state: State, heard: Heard) -> Handled | None:
    """The first words of a conversation."""
    return state, [Say("welcome")]


def stale(state: State, heard: Heard) -> Handled | None:
    """A button of a question that does not stand any more."""
    return state, [Say("stale_choice")]


def request_human(state: State, heard: Heard) -> Handled | None:
    """Hand over now with what is there; consent first, since the desk sees what was said."""
    if state.handed_off:
        return state, [Say("already_handed_off")]
    if not questions.consented(state.profile):
        return state.but(wants_person=True), [Say("person_needs_consent")]
    return hand_off(state, "requested")


def reachable(profile: Profile) -> bool:
    """Whether the desk has an address or a telephone number to answer to."""
    return any(profile.value(name) for name in ("contact_email", "contact_phone"))


def hand_off(state: State, reason: str) -> Handled:
    """Give the case to the concierge, and ask next for a way to reach the visitor if there is none yet."""
    urgent = () if reachable(state.profile) else ("contact_name", "contact_email", "contact_phone")
    acts: list[Act] = [HandOff(reason)]
    if reason == "completed":
        acts.append(ShowPreparation())
    elif urgent:
        acts.append(Say("contact_for_reply"))
    return state.but(handed_off=True, wants_person=False, urgent=urgent, asking=None), acts


def confirm_restart(state: State, heard: Heard) -> Handled | None:
    """The answer to "start over?"; None when the message is no answer to it."""
    if heard.wish in ("restart_yes", "affirm", "restart"):
        return State(), [Say("restarted")]
    if heard.wish in ("restart_no", "deny", "keep"):
        return state.but(confirming=None), [Say("not_restarted")]
    return None


def refused(state: State) -> State:
    """The state after consent was refused: nothing that was held is kept."""
    return State(phase=Phase.REFUSED, asking=questions.CONSENT)


HANDLERS: dict[str, Callable[[State, Heard], Handled | None]] = {
    "start": start,
    "stale": stale,
    "unknown_answer": put_off(Status.UNKNOWN, "unknown_noted", "other_unknown_noted"),
    "postpone": put_off(Status.LATER, "later_noted", "other_later_noted"),
    "skip": skip,
    "deny": deny,
    "affirm": keep,
    "keep": keep,
    "go_back": go_back,
    "correct": correct,
    "show_summary": summary,
    "pause": pause,
    "goodbye": goodbye,
    "resume": resume,
    "restart": restart,
    "request_human": request_human,
}
