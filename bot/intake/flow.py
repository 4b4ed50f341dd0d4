"""One turn of the intake, as a pure function: the state and what was heard give the acts and the next state.

This is the loop that a Rasa form would be. A form cannot give corrections, voided dependents, "unknown"/"later" and
going back cleanly (docs/decisions/0002), so one custom action owns the whole of it, and this module is its logic.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.intake import commands, questions, wording
from bot.intake.acts import Act, Ask, Offer, Retry, Say, ShowEligibility, ShowPreparation, ShowSummary
from bot.intake.changes import Changes, take
from bot.intake.command_choices import EDIT, EDIT_PREFIX, SUBMIT
from bot.intake.display import display
from bot.intake.fields import Choice, Field, Section
from bot.intake.heard import Heard, Trouble
from bot.intake.offered import candidates
from bot.intake.registry import FIELDS
from bot.intake.state import Phase, State

MISSES_BEFORE_HELP = 2

# Intents that the rules have already answered before the intake's action runs, and that answer no question.
DIGRESSIONS = frozenset({"greet", "thank", "complain", "out_of_scope", "faq"})

SUBMIT_CHOICES = (SUBMIT.choice, EDIT.choice)
CONSENT_CHOICES = (Choice("true", "同意する"),)


@dataclass(frozen=True)
class Outcome:
    state: State
    acts: tuple[Act, ...]


def advance(state: State, heard: Heard) -> Outcome:
    """Take one message into the intake and say what comes next."""
    if state.paused and heard.wish not in ("pause", "goodbye"):
        state = state.but(paused=False)
    if state.phase is Phase.REFUSED:
        if not _consents(heard):
            return _stay_refused(state, heard)
        state = State(asking=questions.CONSENT)
    changes = take(state.profile, heard.given, heard.at)
    if changes.profile.value(questions.CONSENT) is False:
        return Outcome(commands.refused(state), (Offer("consent_refused", CONSENT_CHOICES, field=questions.CONSENT),))
    acts = wording.acknowledge(changes, state.profile, state.asking, heard.tapped)
    state = _settle(state.but(profile=changes.profile), changes)
    state, more = _react(state, heard, changes)
    return _go_on(state, [*acts, *more], changed=bool(changes.new or changes.corrected))


def _consents(heard: Heard) -> bool:
    return any(item.field == questions.CONSENT and item.value is True for item in heard.given)


def _stay_refused(state: State, heard: Heard) -> Outcome:
    """Questions are answered without consent; anything else is told that nothing is kept."""
    response = "consent_offer" if heard.intent in DIGRESSIONS else "consent_refused"
    return Outcome(state, (Offer(response, CONSENT_CHOICES, field=questions.CONSENT),))


def _settle(state: State, changes: Changes) -> State:
    """Close the standing question when it was answered or is not asked any more."""
    asked = state.asking
    if asked is None:
        return state
    if asked in changes.taken:
        return commands.closed(state)
    return state if FIELDS[asked].applies(state.profile) else state.but(asking=None, misses=0)


def _react(state: State, heard: Heard, changes: Changes) -> commands.Handled:
    """The reaction to the message beyond the values in it."""
    if state.confirming == "restart":
        handled = commands.confirm_restart(state, heard)
        if handled is not None:
            return handled
        state = state.but(confirming=None)
    if state.wants_person and questions.consented(state.profile):
        return commands.hand_off(state, "requested")
    if heard.command and heard.command.startswith(EDIT_PREFIX):
        return commands.edit(state, heard.command.removeprefix(EDIT_PREFIX))
    if state.phase is Phase.REVIEW and state.asking is None and not changes.taken:
        handled = _review_answer(state, heard)
        if handled is not None:
            return handled
    handler = commands.HANDLERS.get(heard.wish)
    if handler is not None and not (changes.taken and heard.wish in ("affirm", "deny", "correct", "unknown_answer")):
        handled = handler(state, heard)
        if handled is not None:
            return handled
    if heard.command is not None:
        return state, [
            Say("already_handed_off" if heard.command == SUBMIT.value and state.handed_off else "stale_choice")
        ]
    return _judge(state, heard, changes)


def _review_answer(state: State, heard: Heard) -> commands.Handled | None:
    """The yes or no to the summary; None when the message is neither."""
    if heard.wish in ("submit", "affirm"):
        if not commands.reachable(state.profile):
            return state.but(asking="contact_email"), [Say("contact_needed")]
        done = state.but(phase=Phase.SUBMITTED, profile=state.profile.confirmed())
        if done.handed_off:
            return done, [Say("submitted_again"), ShowPreparation()]
        return commands.hand_off(done, "completed")
    if heard.wish in ("edit", "deny"):
        return state, [Say("edit_which")]
    return None


def _judge(state: State, heard: Heard, changes: Changes) -> commands.Handled:
    """Whether the standing question was answered; if not, what was wrong, and after two misses how to go on."""
    asked = state.asking
    problem = next((item for item in heard.problems if item.field == asked), None)
    if problem is None:
        other = next((item for item in heard.problems if item.field not in changes.taken), None)
        if other is not None:
            return _turn_to(state, other)
        if changes.taken or heard.intent in DIGRESSIONS:
            return state, []
        if asked is None:
            return state, [Say("already_handed_off")] if state.phase is Phase.SUBMITTED else []
    assert asked is not None
    return _retry(state.but(misses=state.misses + 1), asked, problem)


def _turn_to(state: State, problem: Trouble) -> commands.Handled:
    """Say what is wrong with another field's value and ask that field, so that the next words are understood for it."""
    if not questions.consented(state.profile) or not FIELDS[problem.field].applies(state.profile):
        return state, [wording.problem(problem)]
    return _retry(state.but(asking=problem.field, misses=1), problem.field, problem)


def _retry(state: State, asked: str, problem: Trouble | None) -> commands.Handled:
    say = wording.problem(problem) if problem else wording.not_understood(FIELDS[asked])
    choices = candidates(FIELDS[asked], problem.detail.get("candidates")) if problem else ()
    return state, [Retry(asked, say, state.misses >= MISSES_BEFORE_HELP and not choices, choices)]


def _go_on(state: State, acts: list[Act], changed: bool) -> Outcome:
    """Put the question that stands, or the next one; close the intake when there is none."""
    if state.paused or state.confirming == "restart" or any(isinstance(act, Retry) for act in acts):
        return Outcome(state, tuple(acts))
    if state.asking is None:
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
    state = state.but(opened=(*state.opened, entry.title) if opens else state.opened, phase=_asking_phase(state))
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
