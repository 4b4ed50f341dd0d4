"""Progress: full exactly when nothing is left to ask, and never back without a reason that the visitor gave."""

from __future__ import annotations

from bot.intake.questions import progress
from tests.bot.intake.talk import FULL, Talk

_POSTPONED = ("capital_yen", "employees", "motive", "target_timing", "prefecture", "contact_name")


def counts(talk: Talk) -> tuple[int, int]:
    found = progress(talk.state)
    return found.answered, found.total


def test_postponed_questions_are_not_answered() -> None:
    talk = Talk().answer_until("employees")
    before = counts(talk)
    talk.hear("postpone")
    assert counts(talk) == before


def test_it_is_full_only_when_nothing_is_left_to_ask() -> None:
    talk, last = Talk(), 0
    while talk.state.asking:
        name = talk.state.asking
        if name in _POSTPONED and name not in talk.state.profile:
            talk.hear("postpone")
        else:
            talk.hear(**{name: FULL[name]})
        answered, total = counts(talk)
        assert answered >= last, "it never goes back"
        assert (answered == total) == (talk.state.asking is None)
        last = answered


def test_what_is_left_to_a_person_counts_as_done() -> None:
    talk = Talk().answer_until("employees").hear("postpone").answer_until("employees").hear("postpone")
    assert talk.state.asking is None
    answered, total = counts(talk)
    assert answered == total


def test_a_question_asked_again_is_not_done_until_it_is_answered() -> None:
    talk = Talk().answer_until(None)
    full = counts(talk)
    talk.hear("correct", command="edit:employees")
    assert counts(talk) == (full[0] - 1, full[1])
    talk.hear("affirm", command="keep")
    assert counts(talk) == full
