"""A way to answer: one of e-mail and telephone is needed, one is enough, and asking for it never goes round."""

from __future__ import annotations

import pytest

from bot.intake.acts import Ask, HandOff, Retry, Say
from bot.intake.profile import Status
from bot.intake.state import Phase
from bot.intake.wording import question
from tests.bot.intake.talk import Talk


def at_the_gate() -> Talk:
    """Everything asked, the summary approved, and no way to answer."""
    talk = Talk().answer_until("contact_email").hear("unknown_answer").hear("unknown_answer")
    return talk.answer_until(None).hear("affirm")


def status(talk: Talk, field: str) -> Status | None:
    record = talk.state.profile.get(field)
    return record.status if record else None


def test_one_is_enough_and_the_telephone_is_asked_for_in_its_own_words() -> None:
    talk = Talk().answer_until("contact_email")
    talk.hear("skip")
    assert status(talk, "contact_email") is Status.SKIPPED
    assert talk.said == ["contact_other_way"]
    assert talk.asked == ["contact_phone"]
    assert question("contact_phone", talk.state) == "instead_contact_phone"
    with_email = Talk().answer_until("contact_phone")
    assert question("contact_phone", with_email.state) == "ask_contact_phone"


@pytest.mark.parametrize("intent", ["deny", "inform", "unknown_answer"])
def test_no_telephone_either_says_that_one_is_needed(intent: str) -> None:
    talk = Talk().answer_until("contact_email").hear("deny", words="ない").hear(intent, words="ない")
    assert talk.acts == (Retry("contact_phone", Say("contact_one_needed")),)
    talk.hear(intent, words="ないです")
    assert talk.said == ["contact_before_handing_over"]
    assert talk.asked == ["contact_preference"]


def test_a_refused_telephone_is_not_said_to_be_left_out() -> None:
    talk = Talk().answer_until("contact_email").hear("skip").hear("skip")
    assert status(talk, "contact_phone") is Status.LATER
    assert talk.said == ["contact_before_handing_over"]


@pytest.mark.parametrize("intent", ["inform", "deny", "correct"])
def test_the_telephone_instead_of_the_mail_that_is_not_there(intent: str) -> None:
    talk = Talk().answer_until("contact_email")
    talk.hear(intent, words="メールは無いんで電話 080-1111-2222 にして", contact_phone="+818011112222")
    assert status(talk, "contact_email") is Status.SKIPPED
    assert talk.asked == ["contact_preference"]


def test_a_telephone_number_beside_the_point_leaves_the_mail_asked() -> None:
    talk = Talk().answer_until("contact_email").hear(words="電話は080-1111-2222です", contact_phone="+818011112222")
    assert talk.asked == ["contact_email"]
    talk.hear("deny", words="メールはないです")
    assert status(talk, "contact_email") is Status.SKIPPED


def test_at_the_gate_one_question_asks_for_either() -> None:
    talk = at_the_gate()
    assert talk.acts == (Ask("contact_email"),)
    assert question("contact_email", talk.state) == "contact_needed"
    assert talk.state.phase is not Phase.SUBMITTED


@pytest.mark.parametrize(
    "values", [{"contact_email": "t@example.co.jp"}, {"contact_phone": "+818011112222"}], ids=["mail", "telephone"]
)
def test_at_the_gate_either_hands_over_at_once(values: dict[str, str]) -> None:
    talk = at_the_gate().hear(**values)
    assert HandOff("completed") in talk.acts
    assert talk.state.phase is Phase.SUBMITTED and not talk.asked


def test_at_the_gate_a_yes_is_no_answer_and_help_comes() -> None:
    talk = at_the_gate().hear("affirm", words="はい")
    assert talk.acts == (Retry("contact_email", Say("contact_one_needed")),)
    talk.hear("affirm", words="はい")
    assert talk.acts == (Retry("contact_email", Say("contact_one_needed"), help=True),)


@pytest.mark.parametrize("intent", ["postpone", "deny", "unknown_answer", "skip"])
def test_at_the_gate_later_keeps_everything_and_waits(intent: str) -> None:
    talk = at_the_gate()
    before = talk.state.profile
    talk.hear(intent)
    assert talk.said == ["waiting_for_contact"] and not talk.asked
    assert talk.state.profile == before
    talk.hear(contact_phone="+818011112222")
    assert HandOff("completed") in talk.acts


def test_at_the_gate_another_correction_is_taken_and_the_gate_stands() -> None:
    talk = at_the_gate().hear("correct", employees=40)
    assert talk.value("employees") == 40
    assert talk.asked == ["contact_email"] and talk.state.submitting


def test_turning_back_from_the_gate_leads_through_the_summary_again() -> None:
    talk = at_the_gate().hear("go_back")
    assert not talk.state.submitting
    talk.hear("affirm")
    assert talk.state.phase is Phase.REVIEW


def test_a_way_to_answer_is_asked_after_the_handing_over_and_what_comes_then_is_said() -> None:
    talk = Talk().answer_until("motive").hear("request_human")
    assert talk.acts == (HandOff("requested"), Ask("contact_name"))
    talk.hear(contact_name="田中").hear(contact_phone="+818011112222")
    assert talk.asked == ["contact_preference"]
    talk.hear(contact_preference="夕方")
    assert talk.acts[-2:] == (Say("reply_goes_to", {"contact": "080-1111-2222"}), Ask("motive"))


def test_for_a_person_the_telephone_will_do() -> None:
    talk = Talk().answer_until("motive").hear("request_human").hear(contact_name="田中").hear("deny", words="ない")
    assert talk.asked == ["contact_phone"]
    talk.hear(contact_phone="+818011112222").hear("skip")
    assert talk.said[-1] == "reply_goes_to" and talk.asked == ["motive"]


def test_without_any_way_the_visitor_is_told_that_nobody_can_answer() -> None:
    talk = Talk().answer_until("motive").hear("request_human").hear(contact_name="田中")
    assert talk.hear("postpone").said == ["contact_other_way"]
    assert talk.hear("postpone").said == ["skipped"], "nothing of before the handing over"
    assert talk.asked == ["contact_preference"]
    assert talk.hear("skip").said == ["skipped", "contact_still_open"]
    assert talk.asked == ["motive"]


def test_who_can_be_reached_already_is_asked_only_for_what_is_missing() -> None:
    talk = Talk().hear(consent_privacy=True).hear(product_name="湊包丁", contact_email="t@example.co.jp")
    talk.hear(contact_name="田中").hear("request_human")
    assert talk.acts == (HandOff("requested"), Ask("contact_preference"))
    known = (
        Talk()
        .answer_until("founded_year")
        .hear(contact_name="田中", contact_email="t@example.co.jp", contact_preference="夕方")
    )
    known.hear("request_human")
    assert known.acts[:2] == (HandOff("requested"), Say("reply_goes_to", {"contact": "t@example.co.jp"}))
    assert known.asked == ["founded_year"]


def test_who_asks_for_a_person_again_without_a_way_to_answer_is_told_so() -> None:
    talk = Talk().answer_until("motive").hear("request_human").hear(contact_name="田中")
    talk.hear("postpone").hear("postpone").hear("skip").hear("request_human")
    assert talk.said == ["contact_still_open"]


@pytest.mark.parametrize(
    "words", ["メールだけでお願いします", "電話はちょっと", "メールで連絡ください", "電話は困ります"]
)
def test_rather_mail_than_telephone(words: str) -> None:
    talk = Talk().answer_until("contact_phone").hear(words=words)
    assert status(talk, "contact_phone") is Status.SKIPPED
    assert talk.asked == ["contact_preference"]


@pytest.mark.parametrize("words", ["電話でお願いします", "メールは苦手なので", "電話がいいです"])
def test_rather_telephone_than_mail(words: str) -> None:
    talk = Talk().answer_until("contact_email").hear(words=words)
    assert talk.asked == ["contact_phone"]


def handed_over(**known: str) -> Talk:
    talk = Talk().answer_until("motive").hear("request_human")
    for name in ("contact_name", "contact_email", "contact_phone", "contact_preference"):
        if talk.state.asking == name:
            talk.hear(**{name: known[name]}) if name in known else talk.hear("postpone")
    return talk


def test_a_callback_asks_again_for_what_was_put_off() -> None:
    talk = handed_over(contact_name="田中").hear("request_human", command="callback")
    assert talk.acts == (HandOff("callback"), Ask("contact_email"))
    talk.hear(contact_email="t@example.co.jp")
    assert talk.asked == ["contact_preference"]
    talk.hear(contact_preference="あすの午前")
    assert talk.said[-1] == "reply_goes_to" and talk.value("contact_preference") == "あすの午前"


def test_a_callback_asks_nothing_of_who_has_said_it_all() -> None:
    talk = handed_over(contact_name="田中", contact_phone="+818011112222", contact_preference="夕方")
    talk.hear("request_human", command="callback")
    assert talk.acts[:2] == (HandOff("callback"), Say("reply_goes_to", {"contact": "080-1111-2222"}))


def test_a_callback_does_not_ask_for_the_way_that_there_is_not() -> None:
    talk = Talk().answer_until("contact_email").hear("skip").hear("postpone").hear("request_human")
    talk.hear("request_human", command="callback")
    assert talk.acts == (HandOff("callback"), Ask("contact_phone"))


@pytest.mark.parametrize(
    "words", ["折り返してほしい", "折返しお願いします", "やっぱり電話ください", "あとで掛け直して"]
)
def test_a_callback_may_be_asked_for_in_words(words: str) -> None:
    talk = handed_over(contact_name="田中", contact_phone="+818011112222", contact_preference="夕方")
    assert HandOff("callback") in talk.hear("request_human", words=words).acts


def test_waiting_on_is_left_in_peace() -> None:
    talk = handed_over(contact_name="田中", contact_email="t@example.co.jp", contact_preference="夕方")
    talk.hear("pause", command="wait")
    assert talk.acts == (Say("callback_waiting"),) and talk.state.paused


def test_without_consent_a_callback_needs_it_first() -> None:
    talk = Talk().hear("request_human", command="callback")
    assert talk.said == ["person_needs_consent"] and talk.asked == ["consent_privacy"]
