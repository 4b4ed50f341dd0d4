"""Starting over: asked first, asked once more when unclear, and nothing is lost without a clear yes."""

from __future__ import annotations

import pytest

from bot.intake.acts import Offer
from bot.intake.heard import Trouble
from tests.bot.intake.talk import Talk


def asked_whether() -> Talk:
    talk = Talk().answer_until("employees").hear("restart", words="最初からやり直したい")
    assert isinstance(talk.acts[0], Offer) and not talk.asked
    return talk


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("deny", "いいえ"),
        ("correct", "やっぱりやり直しません"),
        ("restart", "やっぱりやり直さない"),
        ("restart", "最初からはやめます"),
        ("goodbye", "やめます"),
        ("goodbye", "やめておきます"),
        ("resume", "続けます"),
        ("inform", "このままで"),
        ("affirm", "はい、このままでいいです"),
        ("affirm", "大丈夫です、続けてください"),
        ("inform", "消えたら困ります"),
        ("go_back", "戻って"),
        ("deny", "もういいです"),
        ("out_of_scope", "間違えました"),
    ],
)
def test_any_word_of_staying_keeps_the_answers(intent: str, words: str) -> None:
    talk = asked_whether()
    before = talk.state.profile
    talk.hear(intent, words=words)
    assert talk.state.profile == before and talk.state.confirming is None
    assert talk.said == ["not_restarted"] and talk.asked == ["employees"]


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("affirm", "はい"),
        ("affirm", "お願いします"),
        ("affirm", "消していいです"),
        ("affirm", "はい、消えて構いません"),
        ("affirm", "問題ないです"),
        ("restart", "最初からやり直します"),
    ],
)
def test_a_clear_yes_forgets_everything(intent: str, words: str) -> None:
    talk = asked_whether().hear(intent, words=words)
    assert talk.state.profile.records == {}
    assert talk.asked == ["consent_privacy"]


@pytest.mark.parametrize("intent", ["inform", "unknown_answer", "ask_explanation", "correct", "faq"])
def test_what_is_unclear_is_asked_once_more_and_then_the_answers_stay(intent: str) -> None:
    talk = asked_whether()
    before = talk.state.profile
    talk.hear(intent, words="えーと")
    assert isinstance(talk.acts[0], Offer) and talk.acts[0].response == "confirm_restart_again"
    talk.hear(intent, words="えーと")
    assert talk.said == ["not_restarted"] and talk.asked == ["employees"]
    assert talk.state.profile == before


def test_a_yes_the_second_time_counts() -> None:
    assert asked_whether().hear(words="えーと").hear("affirm", words="はい").state.profile.records == {}


def test_an_answer_instead_goes_on() -> None:
    talk = asked_whether().hear(employees=40)
    assert talk.value("employees") == 40 and talk.asked == ["founded_year"]


def test_a_pause_or_a_person_instead_is_done() -> None:
    assert asked_whether().hear("pause", words="続きは明日にします").said == ["paused"]
    talk = asked_whether().hear("request_human", words="相談員と話したい")
    assert talk.state.handed_off and talk.asked == ["contact_name"]


def test_buttons_mean_what_they_say() -> None:
    assert asked_whether().hear("deny", command="restart_no", words="いいえ、このまま").asked == ["employees"]
    talk = asked_whether().hear("affirm", command="restart_yes", words="はい、最初から")
    assert talk.state.profile.records == {}


def test_what_could_not_be_read_for_the_question_before_is_unclear_too() -> None:
    talk = asked_whether().hear(words="むにゃ", problem=Trouble("employees", "count.unclear"))
    assert isinstance(talk.acts[0], Offer) and talk.acts[0].response == "confirm_restart_again"
