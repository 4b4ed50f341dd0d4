"""What a question means, why it is asked: explained, and the same question stands; consent has words of its own."""

from __future__ import annotations

import pytest

from bot.intake.acts import HandOff, Offer, Retry, Say, ShowPreparation
from bot.intake.registry import REGISTRY
from bot.intake.state import Phase
from bot.intake.wording import way_on
from tests.bot.intake.talk import FULL, Talk


@pytest.mark.parametrize("field", [entry.name for entry in REGISTRY if entry.name in FULL])
def test_the_standing_question_is_explained_and_stands(field: str) -> None:
    talk = Talk().answer_until(field)
    before = talk.state
    talk.hear("ask_explanation", words="どういう意味ですか")
    assert talk.said == [f"explain_{field}"] and talk.asked == [field]
    assert talk.state == before, "no miss counted, nothing recorded"


def test_an_answer_beside_the_question_is_taken() -> None:
    talk = Talk().answer_until("annual_sales_yen").hear("ask_explanation", annual_sales_yen=200_000_000)
    assert talk.value("annual_sales_yen") == 200_000_000 and talk.asked == ["website"]


def test_in_the_review_it_is_said_what_handing_over_does() -> None:
    talk = Talk().answer_until(None).hear("ask_explanation")
    assert talk.said == ["explain_review"] and isinstance(talk.acts[-1], Offer)


def test_who_misses_a_question_twice_is_told_what_it_means() -> None:
    talk = Talk().answer_until("implementation_team").hear()
    assert talk.acts == (Retry("implementation_team", Say("retry_implementation_team")),)
    talk.hear()
    assert talk.acts == (Retry("implementation_team", Say("explain_implementation_team"), help=True),)


def test_consent_missed_twice_has_help_of_its_own() -> None:
    talk = Talk().hear().hear()
    assert talk.acts == (Retry("consent_privacy", Say("explain_consent_privacy"), help=True),)
    assert way_on("consent_privacy", talk.state) == "help_consent"
    assert way_on("employees", talk.state) == "help"


@pytest.mark.parametrize("intent", ["postpone", "skip"])
def test_consent_put_off_keeps_nothing_and_does_not_go_round(intent: str) -> None:
    talk = Talk().hear("greet", company_name="株式会社みなと製作所").hear(intent)
    assert talk.state.phase is Phase.REFUSED and talk.state.profile.records == {}
    assert [act.response for act in talk.acts if isinstance(act, Offer)] == ["consent_later"]
    talk.hear(intent)
    assert [act.response for act in talk.acts if isinstance(act, Offer)] == ["consent_reminder"]
    assert talk.hear("affirm", consent_privacy=True).asked == ["product_name"]


def test_not_knowing_whether_to_consent_is_met_with_the_reason() -> None:
    talk = Talk().hear("unknown_answer")
    assert talk.said == ["explain_consent_privacy"] and talk.asked == ["consent_privacy"]
    talk.hear("unknown_answer")
    assert talk.acts == (Retry("consent_privacy", Say("explain_consent_privacy"), help=True),)


def test_without_consent_the_question_why_is_still_answered() -> None:
    talk = Talk().hear("deny", consent_privacy=False).hear("ask_explanation")
    assert talk.said == ["explain_consent_privacy"] and isinstance(talk.acts[-1], Offer)


@pytest.mark.parametrize(
    ("intent", "words"),
    [("resume", "続きはどうなりますか"), ("pause", "続きはどうなりますか"), ("ask_explanation", "?")],
)
def test_after_the_handing_over_the_ticket_is_told(intent: str, words: str) -> None:
    talk = Talk().answer_until(None).hear("affirm").hear(intent, words=words)
    assert talk.acts == (HandOff("status"), ShowPreparation())
    assert not talk.state.paused


def test_the_faq_on_what_follows_is_completed_with_the_ticket() -> None:
    talk = Talk().answer_until(None).hear("affirm").hear("faq", faq="after_registration")
    assert talk.acts == (HandOff("status"),)
    assert Talk().answer_until("motive").hear("faq", faq="after_registration").said == []
    assert Talk().answer_until(None).hear("faq", faq="after_registration").said == ["explain_review"]


def test_a_real_pause_after_the_handing_over_is_a_pause() -> None:
    talk = Talk().answer_until(None).hear("affirm").hear("pause", words="ちょっと休憩します")
    assert talk.said == ["paused"]


def test_while_a_person_is_awaited_the_ticket_is_told_and_the_question_stands() -> None:
    talk = Talk().answer_until("motive").hear("request_human")
    talk.hear(contact_name="田中", contact_email="t@example.co.jp", contact_preference="夕方")
    talk.hear("pause", words="続きはどうなりますか")
    assert talk.acts[0] == HandOff("status") and talk.asked == ["motive"]


@pytest.mark.parametrize("words", ["休憩してもいいですか", "続きは明日にします"])
def test_asking_for_a_pause_is_a_pause(words: str) -> None:
    talk = Talk().answer_until(None).hear("affirm").hear("pause", words=words)
    assert talk.said == ["paused"]
