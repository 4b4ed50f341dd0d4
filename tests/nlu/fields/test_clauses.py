"""Clauses cover the text, and each one's mood is what decides whether its values count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.fields.clauses import Mood, split
from nlu.values.normal import normalize

S, Q, R, H, T = Mood.STATEMENT, Mood.QUESTION, Mood.REQUEST, Mood.HYPOTHESIS, Mood.HEARSAY
MOODS: list[tuple[str, list[Mood]]] = [
    ("資本金は3000万ですけど、対象になりますか？", [S, Q]),
    ("従業員5人でも申し込めますか？", [Q]),
    ("もしタイなら行けます", [H, S]),
    ("アメリカに輸出する場合は費用がかかる", [H, S]),
    ("資料をinfo@example.jpに送ってもらえますか？", [R]),
    ("資本金3億円以下が対象と聞きました", [T]),
    ("ベトナムの市場について教えてください", [Q]),
    ("個人で農業をやっています。申し込めますか？", [S, Q]),
    ("うちは卸売業なんですが、対象になりますか", [S, Q]),
    ("ぶどうといくらを輸出しています", [S]),
    ("電話はいつでもどうぞ", [S]),
    ("はい、まだです", [S, S]),
]


@pytest.mark.parametrize(("text", "moods"), MOODS)
def test_mood_of_each_clause(text: str, moods: list[Mood]) -> None:
    assert [clause.mood for clause in split(normalize(text))] == moods


def test_a_guess_is_tentative() -> None:
    assert [clause.tentative for clause in split(normalize("30人くらいかな"))] == [True]
    assert [clause.tentative for clause in split(normalize("対象になるかな"))] == [False]


@settings(max_examples=200)
@given(st.text(max_size=80))
def test_clauses_cover_the_text(text: str) -> None:
    n = normalize(text)
    clauses = split(n)
    assert "".join(n.text[one.start : one.end] for one in clauses) == n.text
