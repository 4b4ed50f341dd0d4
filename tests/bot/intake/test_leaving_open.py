"""Unknown, later, skip and 「ない」: what is recorded, and that what is said of it is true."""

from __future__ import annotations

import pytest

from bot.intake.acts import Retry, Say
from bot.intake.profile import Status
from bot.intake.state import Phase
from tests.bot.intake.talk import Talk


def status(talk: Talk, field: str) -> Status | None:
    record = talk.state.profile.get(field)
    return record.status if record else None


def test_later_says_again_only_while_it_comes_again() -> None:
    talk = Talk().answer_until("employees").hear("postpone")
    assert talk.said == ["later_noted"]
    talk.answer_until("employees").hear("postpone")
    assert talk.said == ["left_to_person"]
    assert talk.state.phase is Phase.REVIEW and status(talk, "employees") is Status.LATER


def test_later_of_the_last_question_is_not_asked_again_at_once() -> None:
    talk = Talk().answer_until("contact_preference").hear("postpone")
    assert talk.said == ["left_to_person"]
    assert talk.state.phase is Phase.REVIEW


def test_later_of_a_field_edited_in_the_review_is_left_to_a_person() -> None:
    talk = Talk().answer_until(None).hear("correct", command="edit:employees").hear("postpone")
    assert talk.said == ["left_to_person"] and not talk.asked


def test_skip_of_a_needed_field_is_told_truly_too() -> None:
    talk = Talk().answer_until("employees").hear("skip")
    assert talk.said == ["skip_becomes_later"]
    talk.answer_until("employees").hear("skip")
    assert talk.said == ["left_to_person"]


@pytest.mark.parametrize("words", ["特になし", "特にないです", "いまは特にありません", "なし"])
@pytest.mark.parametrize("field", ["motive", "support_needs", "target_timing"])
def test_nothing_to_tell_yet_is_no_mistake(field: str, words: str) -> None:
    talk = Talk().answer_until(field).hear("deny", words=words)
    assert status(talk, field) is Status.UNKNOWN
    assert talk.said == ["nothing_noted"]


@pytest.mark.parametrize("words", ["屋号はないです", "なし", "特にありません", "屋号はつけていません", "ないです"])
@pytest.mark.parametrize("intent", ["deny", "inform", "unknown_answer"])
def test_a_sole_proprietor_needs_no_trade_name(intent: str, words: str) -> None:
    talk = Talk().answer_until("entity_type").hear(entity_type="sole_proprietor")
    talk.hear(intent, words=words)
    assert status(talk, "company_name") is Status.SKIPPED
    assert talk.said == ["no_trade_name"]
    assert talk.asked == ["prefecture"]


def test_words_of_having_none_are_not_taken_for_the_name() -> None:
    talk = Talk().answer_until("entity_type").hear(entity_type="sole_proprietor")
    talk.hear(words="屋号は付けてません", company_name="付けてません")
    assert status(talk, "company_name") is Status.SKIPPED


def test_a_corporation_has_a_name_and_is_told_why() -> None:
    talk = Talk().answer_until("company_name").hear("deny", words="屋号はないです")
    assert talk.acts == (Retry("company_name", Say("company_name_needed")),)
    assert talk.state.asking == "company_name"


def test_who_turns_out_to_be_a_corporation_is_asked_for_the_name_after_all() -> None:
    talk = Talk().answer_until("entity_type").hear(entity_type="sole_proprietor").hear("deny", words="なし")
    talk.hear("correct", entity_type="corporation").hear(prefecture="新潟県")
    assert talk.asked == ["company_name"]


def test_a_no_after_going_back_does_not_take_the_answer_away() -> None:
    talk = Talk().answer_until("prefecture").hear("go_back").hear("go_back")
    before = talk.state.profile
    talk.hear("deny", words="いいえ")
    assert talk.state.profile == before
