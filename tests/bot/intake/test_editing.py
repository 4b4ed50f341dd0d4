"""The desk sets an answer: it is kept as the desk's, what rested on the old one is asked again, nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from bot.intake.command_choices import CONTINUE
from bot.intake.editing import can_edit, edit
from bot.intake.profile import Edited, Past, Profile, Status
from bot.intake.registry import FIELDS
from bot.intake.state import Phase
from tests.bot.intake.talk import AT, FULL, Talk

SATO = Edited("佐藤", "2026-11-24T10:05:00+09:00")


def _edited(talk: Talk, name: str, value: Any, *, awaited: bool = False) -> Talk:
    talk.state = edit(talk.state, name, value, SATO, answers_are_awaited=awaited)
    return talk


def test_the_visitors_answer_goes_to_the_history_and_their_words_stay() -> None:
    talk = Talk().answer_until("capital_yen").hear(capital_yen=30_000_000, words="資本金は三千万")
    record = _edited(talk, "capital_yen", 20_000_000).state.profile.records["capital_yen"]
    assert (record.value, record.status, record.edited) == (20_000_000, Status.ANSWERED, SATO)
    assert record.history == (Past(30_000_000, SATO.at),)
    assert record.source is not None and record.source.text == "資本金は三千万"


def test_the_visitor_may_correct_the_desk_and_who_had_said_it_stays() -> None:
    talk = _edited(Talk().answer_until("employees"), "capital_yen", 20_000_000)
    record = talk.hear(intent="correct", capital_yen=25_000_000).state.profile.records["capital_yen"]
    assert (record.value, record.edited) == (25_000_000, None)
    assert record.history == (Past(30_000_000, SATO.at), Past(20_000_000, AT, "佐藤"))


def test_what_nobody_knows_is_no_value_and_no_no() -> None:
    record = _edited(Talk().answer_until(None), "existing_base", None).state.profile.records["existing_base"]
    assert (record.value, record.status, record.edited) == (None, Status.UNKNOWN, SATO)
    assert record.history == (Past(False, SATO.at),)


def test_answers_that_rested_on_it_are_void_and_derived_ones_follow() -> None:
    talk = Talk().answer_until(None)
    assert talk.state.profile.records["sme_class"].status is Status.DERIVED
    _edited(talk, "industry", "I54")
    assert talk.value("sme_class") == "wholesale"
    _edited(talk, "target_countries", ["US"])
    assert "us_tariff_response" not in talk.state.profile  # now it is asked
    assert talk.state.profile.past["existing_export"] or "existing_export" in talk.state.profile


@pytest.mark.parametrize("awaited", [True, False])
def test_the_question_that_stands_goes_on_standing_only_while_its_answer_may_come(awaited: bool) -> None:
    talk = _edited(Talk().answer_until("employees"), "employees", 12, awaited=awaited)
    assert talk.state.asking == ("employees" if awaited else None)
    talk.hear(command=CONTINUE.heard)
    assert talk.asked == (["employees"] if awaited else ["founded_year"])


def test_a_question_that_lost_its_sense_is_asked_no_more() -> None:
    talk = Talk().answer_until("corporate_number")
    assert FIELDS["corporate_number"].applies(talk.state.profile)
    _edited(talk, "entity_type", "sole_proprietor", awaited=True)
    assert talk.state.asking is None


def test_a_summary_that_waits_for_a_yes_is_shown_again() -> None:
    talk = Talk().answer_until(None)
    assert talk.state.phase is Phase.REVIEW
    _edited(talk, "capital_yen", 20_000_000)
    assert talk.state.phase is Phase.ASKING
    shown = [type(act).__name__ for act in talk.hear(command=CONTINUE.heard).acts]
    assert shown == ["ShowEligibility", "ShowSummary", "Offer"]


def test_an_intake_that_was_handed_over_stays_so() -> None:
    talk = Talk().answer_until(None).hear(command="submit")
    assert _edited(talk, "capital_yen", 20_000_000).state.phase is Phase.SUBMITTED
    assert talk.state.profile.records["employees"].confirmed
    assert not talk.state.profile.records["capital_yen"].confirmed


@pytest.mark.parametrize("name", ["consent_privacy", "sme_class", "supplier_consent"])
def test_consent_what_follows_from_others_and_what_does_not_apply_cannot_be_set(name: str) -> None:
    state = Talk().answer_until(None).state
    assert not can_edit(FIELDS[name], state.profile)
    with pytest.raises(ValueError, match=name):
        edit(state, name, True, SATO, answers_are_awaited=False)


def test_without_consent_nothing_can_be_set() -> None:
    assert not any(can_edit(entry, Profile()) for entry in FIELDS.values())


def test_the_record_goes_to_json_and_back() -> None:
    talk = _edited(Talk().answer_until("employees"), "capital_yen", 20_000_000)
    profile = talk.hear(intent="correct", capital_yen=FULL["capital_yen"] + 1).state.profile
    assert Profile.from_dict(profile.as_dict(), profile.past_as_dict()) == profile
    profile = _edited(talk, "capital_yen", 1).state.profile
    assert Profile.from_dict(profile.as_dict(), profile.past_as_dict()) == profile
    assert profile.as_dict()["capital_yen"]["edited"] == {"by": "佐藤", "at": SATO.at}
    assert "edited" not in profile.as_dict()["company_name"]
