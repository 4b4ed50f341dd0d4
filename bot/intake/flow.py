"""One turn of the intake, as a pure function: the state and what was heard give the acts and the next state.

This is the loop that a Rasa form would be. A form cannot give corrections, voided dependents, "unknown"/"later" and
going back cleanly (docs/decisions/0002), so one custom action owns the whole of it, and this module is its logic.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.intake import commands, consent, contact, leaving_open, personal, questions, starting_over, wording
from bot.intake.acts import Act, Ask, Offer, Retry, Say, ShowEligibility, ShowSummary
from bot.intake.changes import Changes, take
from bot.intake.command_choices import EDIT, EDIT_PREFIX, SUBMIT
from bot.intake.display import display
from bot.intake.fields import Field, Section
from bot.intake.handled import Handled, closed
from bot.intake.heard import Heard, Trouble
from bot.intake.offered import candidates
from bot.intake.registry import FIELDS
from bot.intake.state import Phase, State

MISSES_BEFORE_HELP = 2

SUBMIT_CHOICES = (SUBMIT.choice, EDIT.choice)

# With a value in the same message, these say nothing of their own.
_BESIDE_A_VALUE = frozenset({"affirm", "deny", "correct", "unknown_answer", "ask_explanation"})


@dataclass(frozen=True)
class Outcome:
    state: State
    acts: tuple[Act, ...]


def advance(state: State, heard: Heard) -> Outcome:
    """Take one message into the intake and say what comes next."""
    outcome = _advance_here(state, heard)
    return Outcome(consent.with_terms(state, outcome.state), outcome.acts)


def _advance_here(state: State, heard: Heard) -> Outcome:
    """The same, with personal data taken only where it belongs."""
    if not heard.personal_elsewhere:
        return _advance(state, heard)
    asked = state.asking
    heard, had_any = personal.left_out(heard)
    outcome = _advance(state, heard)
    acts = personal.by_link(asked, outcome.acts, outcome.state, heard, had_any)
    return Outcome(outcome.state.but(untaken=None), acts)


def _advance(state: State, heard: Heard) -> Outcome:
    if state.paused and heard.wish not in ("pause", "goodbye"):
        state = state.but(paused=False)
    if state.phase is Phase.REFUSED:
        if not consent.given(heard):
            return Outcome(state, tuple(consent.stay_refused(state, heard)))
        state = State(asking=questions.CONSENT)
    heard = leaving_open.without_none(state, heard)
    changes = take(state.profile, heard.given, heard.at, heard.left, heard.source)
    if changes.profile.value(questions.CONSENT) is False:
        return _refused("consent_refused")
    if questions.CONSENT not in changes.taken and consent.put_off(state, heard):
        return _refused("consent_later")
    acts = wording.acknowledge(changes, state.profile, state.asking, heard.tapped)
    state = _settle(state, changes)
    state = contact.taken_instead(state, heard, changes)
    state, more = _react(state, heard, changes)
    missed = any(isinstance(act, Retry) for act in more) and not heard.tapped
    state = state.but(untaken=heard.words if missed and questions.consented(state.profile) else None)
    return _go_on(state, [*acts, *more], changed=bool(changes.new or changes.corrected or changes.left))


def _refused(response: str) -> Outcome:
    state, acts = consent.refused(response)
    return Outcome(state, tuple(acts))


def _settle(state: State, changes: Changes) -> State:
    """Take the changes in; close the standing question when they answered it or took its ground away."""
    asked, before = state.asking, state.profile
    withdrawn = [name for name in state.withdrawn if name not in changes.profile]
    withdrawn += [item.field for item in changes.left if item.status is None and item.field not in withdrawn]
    state = state.but(profile=changes.profile, withdrawn=tuple(withdrawn))
    if asked is None:
        return state
    if asked in changes.taken:
        return closed(state)
    lost = FIELDS[asked].applies(before) and not FIELDS[asked].applies(changes.profile)
    return state.but(asking=None, misses=0) if lost else state


def _react(state: State, heard: Heard, changes: Changes) -> Handled:
    """The reaction to the message beyond the values in it."""
    if state.confirming:
        handled = starting_over.confirm(state, heard, answered=bool(changes.taken))
        if handled is not None:
            return handled
        state = state.but(confirming=None)
    if state.wants_person and questions.consented(state.profile):
        return contact.hand_off(state, "requested")
    if heard.command and heard.command.startswith(EDIT_PREFIX):
        return commands.edit(state, heard.command.removeprefix(EDIT_PREFIX))
    handled = _special(state, heard, changes) or _ordinary(state, heard, changes)
    if handled is not None:
        return handled
    if heard.command is not None:
        return state, [
            Say("already_handed_off" if heard.command == SUBMIT.value and state.handed_off else "stale_choice")
        ]
    return _judge(state, heard, changes)


def _special(state: State, heard: Heard, changes: Changes) -> Handled | None:
    """Answers to what is not a field: the summary, and the way to answer that handing over waits for."""
    if changes.taken or changes.left:
        return None
    if state.phase is Phase.REVIEW and state.asking is None:
        return _review_answer(state, heard)
    return contact.wait(state, heard)


def _ordinary(state: State, heard: Heard, changes: Changes) -> Handled | None:
    if not changes.taken and (put_off := personal.not_now(state, heard)) is not None:
        return put_off
    wish = "deny" if not changes.taken and leaving_open.says_none(state, heard) else heard.wish
    handler = commands.HANDLERS.get(wish)
    if handler is None or (changes.taken and wish in _BESIDE_A_VALUE and not _said_beside(state, heard, changes)):
        return None
    return handler(state, heard)


def _said_beside(state: State, heard: Heard, changes: Changes) -> bool:
    """Whether it is of the standing question that the message says so, beside what it says of other answers."""
    if state.asking is None or heard.wish not in ("unknown_answer", "deny"):
        return False
    only_repeats = heard.wish == "unknown_answer" and not (changes.new or changes.corrected)
    return bool(heard.rest) or only_repeats


def _review_answer(state: State, heard: Heard) -> Handled | None:
    """The yes or no to the summary; None when the message is neither."""
    if heard.wish in ("submit", "affirm"):
        return contact.submit(state)
    if heard.wish in ("edit", "deny"):
        return state, [Say("edit_which")]
    return None


def _judge(state: State, heard: Heard, changes: Changes) -> Handled:
    """Whether the standing question was answered; if not, what was wrong, and after two misses how to go on."""
    asked = state.asking
    problem = next((item for item in heard.problems if item.field == asked), None)
    if problem is None:
        other = next((item for item in heard.problems if item.field not in changes.taken), None)
        if other is not None:
            return _turn_to(state, other)
        if changes.taken or changes.left or heard.intent in consent.DIGRESSIONS:
            return state, []
        if asked is None:
            return state, [Say("already_handed_off")] if state.phase is Phase.SUBMITTED else []
    assert asked is not None
    return _retry(state.but(misses=state.misses + 1), asked, problem)


def _turn_to(state: State, problem: Trouble) -> Handled:
    """Say what is wrong with another field's value and ask that field, so that the next words are understood for it."""
    if not questions.consented(state.profile) or not FIELDS[problem.field].applies(state.profile):
        return state, [wording.problem(problem)]
    return _retry(state.but(asking=problem.field, misses=1), problem.field, problem)


def _retry(state: State, asked: str, problem: Trouble | None) -> Handled:
    say = wording.problem(problem) if problem else wording.not_understood(FIELDS[asked], state)
    choices = candidates(FIELDS[asked], problem.detail.get("candidates")) if problem else ()
    return state, [Retry(asked, say, state.misses >= MISSES_BEFORE_HELP and not choices, choices)]


def _go_on(state: State, acts: list[Act], changed: bool) -> Outcome:
    """Put the question that stands, or the next one; close the intake when there is none."""
    if state.paused or state.confirming or any(isinstance(act, Retry) for act in acts):
        return Outcome(state, tuple(acts))
    if state.submitting and questions.reachable(state.profile):
        state, handed = contact.submit(state)
        acts, changed = [*acts, *handed], False
    if state.asking is None:
        state, said = contact.after_urgent(state)
        state, done = personal.page_done(state)
        acts = [*acts, *said, *done]
        following = questions.next_field(state)
        if following is None:
            return _close(state, acts, changed)
        state = state.but(asking=following.name)
    return _ask(state, acts)


def _ask(state: State, acts: list[Act]) -> Outcome:
    assert state.asking is not None
    entry, record = FIELDS[state.asking], state.profile.get(state.asking)
    current = display(entry.name, record.value) if record and record.has_value else None
    opens = _opens(state, entry)
    submitting = contact.at_the_gate(state)  # whoever turns to another question goes through the summary again
    opened = (*state.opened, entry.title) if opens else state.opened
    state = state.but(opened=opened, phase=_asking_phase(state), submitting=submitting)
    return Outcome(state, (*acts, Ask(entry.name, current, opens)))


def _opens(state: State, entry: Field) -> str | None:
    """The part of the intake to announce before a question: each once, and none for what is asked out of turn."""
    out_of_turn = entry.name in state.profile or entry.name in state.profile.past or entry.name in state.urgent
    if out_of_turn or entry.title in state.opened or entry.section is Section.CONSENT:
        return None
    return "contact" if entry.heading else entry.section.value


def _asking_phase(state: State) -> Phase:
    return Phase.SUBMITTED if state.phase is Phase.SUBMITTED else Phase.ASKING


def _close(state: State, acts: list[Act], changed: bool) -> Outcome:
    """Everything was asked: verdict, summary and the question whether to hand it over."""
    if state.phase is Phase.SUBMITTED:
        return Outcome(state, (*acts, Say("updated_after_submit")) if changed else tuple(acts))
    offer = Offer("confirm_submit", SUBMIT_CHOICES)
    if state.phase is Phase.REVIEW and not changed:
        return Outcome(state, (*acts, offer))
    return Outcome(state.but(phase=Phase.REVIEW), (*acts, ShowEligibility(), ShowSummary(), offer))
