"""The loop of the intake by phenomenon, without Rasa: what is asked, kept, corrected, made void."""

from __future__ import annotations

import pytest

from bot.intake.acts import Ask, HandOff, Offer, Retry, ShowEligibility, ShowPreparation, ShowSummary
from bot.intake.heard import Trouble
from bot.intake.profile import Status
from bot.intake.registry import REGISTRY
from bot.intake.state import Phase, State
from tests.bot.intake.talk import FULL, Talk


def test_the_first_question_is_the_consent() -> None:
    talk = Talk()
    assert talk.said == ["welcome"]
    assert talk.asked == ["consent_privacy"]


def test_a_whole_intake_ends_with_eligibility_summary_and_handoff() -> None:
    talk = Talk().answer_until(None)
    assert [type(act) for act in talk.acts] == [ShowEligibility, ShowSummary, Offer]
    assert talk.state.phase is Phase.REVIEW
    talk.hear("affirm")
    assert talk.acts == (HandOff("completed"), ShowPreparation())
    assert talk.state.phase is Phase.SUBMITTED
    assert all(record.confirmed for record in talk.state.profile.records.values())


def test_every_applicable_field_is_asked_once_in_the_order_of_the_registry() -> None:
    talk, asked = Talk(), ["consent_privacy"]
    while talk.state.asking:
        talk.hear(**{talk.state.asking: FULL[talk.state.asking]})
        asked += talk.asked
    expected = [entry.name for entry in REGISTRY if entry.name in FULL]
    assert asked == expected


def test_what_was_given_in_advance_is_not_asked_again() -> None:
    talk = Talk().hear("greet", company_name="株式会社みなと製作所", prefecture="新潟県")
    assert talk.asked == ["consent_privacy"]
    asked = []
    while talk.state.asking:
        talk.hear(**{talk.state.asking: FULL[talk.state.asking]})
        asked += talk.asked
    assert "company_name" not in asked
    assert talk.value("company_name") == "株式会社みなと製作所"


def test_refusing_consent_keeps_nothing_and_offers_a_way_back() -> None:
    talk = Talk().hear("greet", company_name="株式会社みなと製作所")
    talk.hear("deny", consent_privacy=False)
    assert talk.state.phase is Phase.REFUSED
    assert talk.state.profile.records == {}
    assert talk.acts == (Offer("consent_refused", talk.acts[0].choices, "consent_privacy"),)  # type: ignore[union-attr]
    talk.hear("inform", company_name="株式会社みなと製作所")
    assert talk.state.profile.records == {}
    talk.hear("affirm", consent_privacy=True)
    assert talk.asked == ["product_name"]


@pytest.mark.parametrize(
    ("intent", "status"),
    [("unknown_answer", Status.UNKNOWN), ("postpone", Status.LATER)],
)
def test_unknown_and_later_are_statuses_and_never_values(intent: str, status: Status) -> None:
    talk = Talk().answer_until("parallel_support").hear(intent)
    record = talk.state.profile.records["parallel_support"]
    assert (record.status, record.value) == (status, None)
    assert "parallel_support" not in talk.state.profile.facts()
    assert talk.state.asking != "parallel_support"


def test_skip_leaves_out_what_may_be_left_out() -> None:
    talk = Talk().answer_until("website").hear("skip")
    assert talk.state.profile.records["website"].status is Status.SKIPPED


def test_skip_of_a_needed_field_becomes_later() -> None:
    talk = Talk().answer_until("employees").hear("skip")
    assert talk.state.profile.records["employees"].status is Status.LATER
    assert talk.said == ["skip_becomes_later"]


def test_no_to_something_that_need_not_exist_leaves_it_out() -> None:
    talk = Talk().answer_until("product_url").hear("deny")
    assert talk.state.profile.records["product_url"].status is Status.SKIPPED


def test_a_field_put_off_is_asked_once_more_at_the_end_and_then_left_open() -> None:
    talk = Talk().answer_until("employees").hear("postpone").answer_until("employees")
    assert talk.asked == ["employees"]
    talk.hear("postpone")
    assert talk.state.phase is Phase.REVIEW
    assert talk.state.profile.records["employees"].status is Status.LATER


def test_a_correction_at_any_time_keeps_the_old_value_in_the_history() -> None:
    talk = Talk().answer_until("founded_year").hear("correct", capital_yen=50_000_000)
    record = talk.state.profile.records["capital_yen"]
    assert record.value == 50_000_000
    assert [past.value for past in record.history] == [30_000_000]
    assert talk.said == ["corrected"]
    assert talk.asked == ["founded_year"]


def test_a_correction_that_voids_answers_says_so_and_asks_them_again() -> None:
    talk = Talk().answer_until("motive").hear("correct", target_countries=["VN"])
    assert "voided" in talk.said
    assert talk.asked == ["motive"]
    assert talk.value("existing_export") is None
    talk.hear(motive=FULL["motive"])
    assert talk.asked == ["product_lawful"]


def test_a_new_second_country_keeps_what_was_said_of_the_first() -> None:
    talk = Talk().answer_until("motive").hear("correct", target_countries=["TW", "VN"])
    assert talk.value("existing_export") == "none"
    assert talk.value("existing_base") is None


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("まだです", True), ("いえ、ゼロです", True), ("うちはまったくの未経験です", True), ("拠点も事務所もないです", True), ("ないなあ😅", True),
        ("まだない", False), ("台湾はまだです", False), ("そちらにはないです", False), ("高雄にも台北にもないです", False), ("UAEはまだ", False),
    ],
)  # fmt: skip
def test_a_denial_in_words_that_name_no_place_holds_for_another_country_too(words: str, held: bool) -> None:
    talk = Talk().answer_until("existing_export").hear(existing_export="none", words=words).answer_until("motive")
    talk.hear("correct", target_countries=["VN"])
    assert talk.value("existing_export") == ("none" if held else None)


def test_becoming_a_sole_proprietor_makes_capital_moot() -> None:
    talk = Talk().answer_until("employees").hear("correct", entity_type="sole_proprietor")
    assert "moot" in talk.said
    assert "capital_yen" not in talk.state.profile
    assert talk.state.profile.past["capital_yen"][0].value == 30_000_000


def test_one_message_may_hold_a_correction_and_its_dependents() -> None:
    talk = Talk().answer_until("motive").hear(target_countries=["VN"], existing_export="trial")
    assert talk.value("existing_export") == "trial"


def test_only_traders_are_asked_for_the_makers_consent() -> None:
    maker = Talk().answer_until("business_model")
    assert "supplier_consent" not in maker.state.profile
    trader = Talk().answer_until("supply_role").hear(supply_role="trading")
    assert trader.asked == ["supplier_consent"]


def test_the_tariff_question_comes_only_with_three_countries_and_the_us() -> None:
    two = Talk().answer_until("target_countries").hear(target_countries=["US", "TW"])
    assert two.asked == ["existing_export"]
    three = Talk().answer_until("target_countries").hear(target_countries=["TW", "TH", "US"])
    assert three.asked == ["us_tariff_response"]


def test_the_tariff_answer_stands_while_the_us_is_one_of_three() -> None:
    talk = Talk().answer_until("target_countries").hear(target_countries=["US", "TW", "VN"])
    talk.hear(us_tariff_response=True).hear(target_countries=["US", "TW", "TH"])
    assert talk.value("us_tariff_response") is True
    talk.hear(target_countries=["ID", "TW", "TH"])
    assert "us_tariff_response" not in talk.state.profile


def test_a_sole_proprietor_is_not_asked_for_number_and_capital() -> None:
    talk = Talk().answer_until("entity_type").hear(entity_type="sole_proprietor").answer_until(None)
    assert {"corporate_number", "capital_yen"}.isdisjoint(talk.state.profile)


def test_the_sme_class_is_derived_and_asked_only_where_the_law_leaves_it_open() -> None:
    derived = Talk().answer_until("industry").hear(industry="E24")
    assert derived.state.profile.records["sme_class"].status is Status.DERIVED
    assert derived.asked == ["capital_yen"]
    open_class = Talk().answer_until("industry").hear(industry="I")
    assert open_class.asked == ["sme_class"]


def test_a_question_in_the_middle_is_no_miss_and_the_same_question_stands() -> None:
    talk = Talk().answer_until("capital_yen").hear("faq")
    assert talk.asked == ["capital_yen"]
    assert talk.state.misses == 0


def test_a_bad_value_is_explained_once_and_after_two_misses_help_is_offered() -> None:
    talk = Talk().answer_until("corporate_number")
    trouble = Trouble("corporate_number", "corporate_number.check_digit")
    talk.hear(problem=trouble)
    assert talk.acts == (Retry("corporate_number", talk.acts[0].say, help=False),)  # type: ignore[union-attr]
    talk.hear(problem=trouble)
    assert isinstance(talk.acts[0], Retry) and talk.acts[0].help
    talk.hear(corporate_number=FULL["corporate_number"])
    assert talk.state.misses == 0


def test_going_back_asks_the_question_before_and_keeps_its_answer_until_a_new_one() -> None:
    talk = Talk().answer_until("employees").hear("go_back")
    assert talk.asked == ["capital_yen"]
    assert talk.value("capital_yen") == 30_000_000
    talk.hear("affirm")
    assert talk.asked == ["employees"]
    assert talk.value("capital_yen") == 30_000_000


def test_a_correction_without_a_value_asks_the_field_it_names() -> None:
    talk = Talk().answer_until("employees").hear("correct", about=("capital_yen",))
    assert talk.asked == ["capital_yen"]


def test_pause_is_quiet_and_the_next_words_go_on() -> None:
    talk = Talk().answer_until("employees").hear("pause")
    assert talk.asked == [] and talk.said == ["paused"]
    talk.hear("resume")
    assert talk.asked == ["employees"]


def test_asking_for_a_person_hands_over_and_then_asks_for_contact_first() -> None:
    talk = Talk().answer_until("motive").hear("request_human")
    assert talk.acts[0] == HandOff("requested")
    assert talk.asked == ["contact_name"]
    talk.hear(contact_name="田中").hear(contact_email="t@example.co.jp").hear(contact_preference="夕方")
    assert talk.said == ["reply_goes_to"]
    assert talk.asked == ["motive"]


def test_asking_for_a_person_before_consent_asks_for_it_and_then_hands_over() -> None:
    talk = Talk().hear("request_human")
    assert talk.said == ["person_needs_consent"] and talk.asked == ["consent_privacy"]
    talk.hear("affirm", consent_privacy=True)
    assert HandOff("requested") in talk.acts


def test_a_correction_in_the_review_shows_the_summary_again() -> None:
    talk = Talk().answer_until(None).hear("correct", employees=40)
    assert talk.said == ["corrected"]
    assert any(isinstance(act, ShowSummary) for act in talk.acts)


def test_a_question_in_the_review_does_not_repeat_the_summary() -> None:
    talk = Talk().answer_until(None).hear("faq")
    assert [type(act) for act in talk.acts] == [Offer]


def test_a_correction_after_submitting_is_kept_and_confirmed_in_words() -> None:
    talk = Talk().answer_until(None).hear("affirm").hear("correct", employees=40)
    assert talk.value("employees") == 40
    assert talk.said == ["corrected", "updated_after_submit"]


def test_the_state_survives_its_json() -> None:
    talk = Talk().answer_until("motive").hear("correct", target_countries=["VN"]).hear("postpone")
    assert State.from_dict(talk.state.as_dict()) == talk.state


def test_no_trade_fair_is_an_answer_of_its_own() -> None:
    talk = Talk().answer_until("trade_fair_plan").hear("deny")
    assert talk.value("trade_fair_plan") == "なし"


def test_a_part_of_the_intake_is_announced_once() -> None:
    talk, announced = Talk(), []
    talk.answer_until("founded_year").hear("correct", target_countries=["VN"])
    while talk.state.asking:
        announced += [act.opens for act in talk.acts if isinstance(act, Ask) and act.opens]
        talk.hear(**{talk.state.asking: FULL[talk.state.asking]})
    assert announced == ["documents", "compliance", "contact"]


def test_contact_asked_for_a_person_is_not_announced_as_the_last_part() -> None:
    talk = Talk().answer_until("motive").hear("request_human")
    assert [act.opens for act in talk.acts if isinstance(act, Ask)] == [None]


def test_a_bad_value_of_another_field_turns_to_that_field() -> None:
    talk = Talk().answer_until("founded_year").hear(problem=Trouble("capital_yen", "money.foreign_currency"))
    assert talk.state.asking == "capital_yen"
    talk.hear(capital_yen=7_000_000)
    assert talk.asked == ["founded_year"]


@pytest.mark.parametrize("command", ["submit", "edit", "restart_yes", "restart_no"])
def test_a_button_out_of_its_time_changes_nothing_and_is_no_miss(command: str) -> None:
    talk = Talk().answer_until("founded_year")
    before = talk.state
    talk.hear("affirm", command=command)
    assert talk.said == ["stale_choice"]
    assert talk.asked == ["founded_year"]
    assert talk.state == before


def test_after_submitting_no_message_is_met_with_silence() -> None:
    talk = Talk().answer_until(None).hear("affirm").hear("affirm")
    assert talk.said == ["already_handed_off"]
    talk.hear("affirm", command="submit")
    assert talk.said == ["already_handed_off"]


def test_a_state_of_another_version_is_read() -> None:
    talk = Talk().answer_until("motive")
    stored = talk.state.as_dict() | {"title": "商品", "new": 1}
    del stored["opened"], stored["past"]
    assert State.from_dict(stored) == talk.state.but(opened=())
