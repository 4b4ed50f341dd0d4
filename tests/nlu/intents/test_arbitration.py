"""The classifier's intent against what was asked and what the text settles."""

from __future__ import annotations

import pytest

from nlu.intents.arbitration import Ranked, Settled, arbitrate


def verdict(text: str, best: tuple[str, float], asking: str | None, *fields: str) -> tuple[str, set[str]]:
    settled = [Settled(field, *_where(text, field)) for field in fields]
    found = arbitrate([Ranked(*best), Ranked("inform", 0.1)], text, asking, settled)
    return found.ranking[0].intent, set(found.withdrawn)


def _where(text: str, field: str) -> tuple[int, int]:
    words = {"capital_yen": "3000万", "consent_privacy": "大丈夫", "support_needs": "人材"}.get(field, text)
    start = text.find(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "best", "asking", "fields", "expected"),
    [
        ("資本金は3000万です", ("faq/eligibility", 0.7), "capital_yen", ("capital_yen",), "inform"),
        ("人材かな", ("faq/cost", 0.55), "support_needs", ("support_needs",), "inform"),
        ("無料ですよね？はい大丈夫です", ("faq/cost", 0.5), "consent_privacy", ("consent_privacy",), "faq/cost"),
        (
            "3000万ですけど、対象になりますか？",
            ("faq/eligibility", 0.8),
            "capital_yen",
            ("capital_yen",),
            "faq/eligibility",
        ),
        ("はい、でも資本金は3000万です", ("correct", 0.5), None, ("capital_yen",), "correct"),
        ("3000万です。", ("request_human", 0.6), "capital_yen", ("capital_yen",), "inform"),
        ("大丈夫です", ("affirm", 0.6), "consent_privacy", ("consent_privacy",), "affirm"),
        ("費用はいくらですか", ("faq/cost", 0.9), "capital_yen", (), "faq/cost"),
    ],
)
def test_a_typed_value_informs_unless_something_is_asked_beside_it(
    text: str, best: tuple[str, float], asking: str | None, fields: tuple[str, ...], expected: str
) -> None:
    assert verdict(text, best, asking, *fields) == (expected, set())


def test_words_for_an_open_question_are_an_answer_while_the_classifier_is_unsure() -> None:
    assert verdict("息子が継ぐと言うので次の柱を作りたい", ("skip", 0.4), "motive", "motive") == ("inform", set())


def test_a_sure_command_is_no_answer_to_an_open_question() -> None:
    found = verdict("疲れたのでまた明日続きをやらせてください", ("pause", 0.8), "motive", "motive")
    assert found == ("pause", {"motive"})


@pytest.mark.parametrize("text", ["来年の秋まで。早すぎますかね？", "2028年の春です。ところで費用はかかりますか"])
def test_a_short_answer_before_a_question_stays(text: str) -> None:
    first = text.index("。")
    found = arbitrate(
        [Ranked("faq/schedule", 0.9), Ranked("inform", 0.1)],
        text,
        "target_timing",
        [Settled("target_timing", 0, first)],
    )
    assert found.withdrawn == frozenset()


@pytest.mark.parametrize("intent", ["deny", "skip", "unknown_answer"])
def test_世間話の_ない_は_答えの見送りではない(intent: str) -> None:
    said = "求人を出しても誰も来てくれないんですよ"
    assert verdict(said, (intent, 0.9), "implementation_team") == ("out_of_scope", set())


def test_手が回らないは_展示会の予定なしの答え() -> None:
    said = "そこまで手が回りません"
    assert verdict(said, ("unknown_answer", 0.9), "trade_fair_plan", "trade_fair_plan") == ("inform", set())
