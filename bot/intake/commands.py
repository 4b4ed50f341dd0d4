"""Reactions to what is not an answer: an explanation, going back, a pause, a person, a correction."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.intake import contact, leaving_open, personal, questions, starting_over
from bot.intake.acts import Act, HandOff, Say, ShowPreparation, ShowSummary
from bot.intake.handled import Handled, closed
from bot.intake.heard import Heard
from bot.intake.profile import Status
from bot.intake.registry import FIELDS
from bot.intake.state import Phase, State

_CALLED_BACK = re.compile(r"折り?返|掛け直|かけ直|電話(?:を)?(?:くだ|下さ|ほし|欲し|もら|お願い|おねがい|して)")
_HOW_IT_GOES_ON = re.compile(
    r"どう(?:なる|なり|なっ|すれ|したら)|いつ(?:ごろ|頃)?(?:来|き|返|連絡|です|に|まで)|何をすれ"
)


def keep(state: State, heard: Heard) -> Handled | None:
    """「このままで」 when a question that already has its answer is asked again."""
    if state.asking is None or not leaving_open.has_value(state.profile, state.asking):
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
    if _wants_callback(state, heard):  # 「やっぱり折り返してほしい」
        return contact.call_back(state, heard)
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


def explain(state: State, heard: Heard) -> Handled | None:
    """What the standing question means and why it is asked; without one, what comes next or what Minato can do."""
    if state.asking is not None:
        return state, [Say(f"explain_{state.asking}")]
    if state.phase is Phase.REVIEW:
        return state, [Say("explain_review")]
    return what_next(state) if state.handed_off else (state, [Say("what_minato_does")])


def what_next(state: State) -> Handled:
    """After the handing over: the ticket, when the answer comes, and what to prepare meanwhile."""
    acts: list[Act] = [HandOff("status")]
    return state, [*acts, ShowPreparation()] if state.phase is Phase.SUBMITTED else acts


def faq(state: State, heard: Heard) -> Handled | None:
    """The rules have answered it; how it goes on after the registration is also a matter of the visitor's own ticket."""
    if heard.faq != "after_registration":
        return None
    if state.handed_off:
        return state, [HandOff("status")]
    return (state, [Say("explain_review")]) if state.phase is Phase.REVIEW and state.asking is None else None


def _nothing_left(state: State) -> bool:
    return state.phase is Phase.SUBMITTED and state.asking is None


def pause(state: State, heard: Heard) -> Handled | None:
    if state.handed_off and _HOW_IT_GOES_ON.search(heard.words):  # 「続きはどうなりますか」 is no pause
        return what_next(state)
    return state.but(paused=True), [Say("paused")]


def goodbye(state: State, heard: Heard) -> Handled | None:
    return state.but(paused=True), [Say("goodbye")]


def resume(state: State, heard: Heard) -> Handled | None:
    return what_next(state) if _nothing_left(state) else (state, [Say("resumed")])


def start(state: State, heard: Heard) -> Handled | None:
    """The first words of a conversation; to somebody who has begun, it goes on."""
    return resume(state, heard) if state.profile.records else (state, [Say("welcome")])


def go_on(state: State, heard: Heard) -> Handled | None:
    """Put the question that stands once more, without a word."""
    return state, []


def stale(state: State, heard: Heard) -> Handled | None:
    """A button of a question that does not stand any more."""
    return state, [Say("stale_choice")]


def request_human(state: State, heard: Heard) -> Handled | None:
    """Hand over now with what is there; consent first, since the desk sees what was said."""
    if _wants_callback(state, heard):
        return contact.call_back(state, heard)
    if state.handed_off:
        open_way = not questions.reachable(state.profile) and not state.urgent
        return state, [Say("contact_still_open") if open_way else HandOff("status")]
    if not questions.consented(state.profile):
        return state.but(wants_person=True), [Say("person_needs_consent")]
    return contact.hand_off(state, "requested")


def _wants_callback(state: State, heard: Heard) -> bool:
    """Whether somebody whose case is at the desk would rather be called back."""
    return state.handed_off and bool(_CALLED_BACK.search(heard.words))


def callback(state: State, heard: Heard) -> Handled | None:
    """「折り返しを希望する」 when the desk lets the visitor wait."""
    return contact.call_back(state, heard) if questions.consented(state.profile) else request_human(state, heard)


def wait(state: State, heard: Heard) -> Handled | None:
    """「このまま待つ」: nothing is asked until the visitor writes again."""
    return (state.but(paused=True), [Say("callback_waiting")]) if state.handed_off else stale(state, heard)


HANDLERS: dict[str, Callable[[State, Heard], Handled | None]] = {
    "start": start,
    "continue": go_on,
    "page": personal.open_page,
    "stale": stale,
    "unknown_answer": leaving_open.put_off(Status.UNKNOWN, "unknown_noted", "other_unknown_noted"),
    "postpone": leaving_open.put_off(Status.LATER, "later_noted", "other_later_noted"),
    "skip": leaving_open.skip,
    "deny": leaving_open.deny,
    "affirm": keep,
    "keep": keep,
    "go_back": go_back,
    "correct": correct,
    "show_summary": summary,
    "pause": pause,
    "goodbye": goodbye,
    "resume": resume,
    "restart": starting_over.restart,
    "ask_explanation": explain,
    "faq": faq,
    "request_human": request_human,
    "callback": callback,
    "wait": wait,
}
