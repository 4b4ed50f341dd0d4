"""The noun phrase that ends at a mark (|): without where it comes from or how it was made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.noun_phrases import noun_phrase_before


@pytest.mark.parametrize(
    ("marked", "phrase"),
    [
        ("輪島の箸|を塗っています", "箸"),
        ("自分の畑でとれた豆|を使って", "豆"),
        ("業務用の冷蔵庫|を作る", "業務用の冷蔵庫"),
        ("封筒に宛名を印刷する機械|を", "宛名を印刷する機械"),
        ("皿や鉢|を焼いて", "皿や鉢"),
        ("姉と味噌|を仕込む", "味噌"),
        ("今年の新米|を", "新米"),
        ("ねじ(ステンレス製)|を", "ねじ(ステンレス製)"),
        ("ジーンズの縫製|を", "ジーンズ"),
        ("きれいに|", None),
        ("|", None),
    ],
)
def test_noun_phrase(marked: str, phrase: str | None) -> None:
    end = marked.index("|")
    text = marked.replace("|", "")
    span = noun_phrase_before(text, end)
    assert (text[slice(*span)] if span else None) == phrase


@given(st.text(max_size=60), st.integers(0, 60))
def test_any_text_gives_a_span_that_ends_there_or_none(text: str, end: int) -> None:
    span = noun_phrase_before(text, end)
    assert span is None or 0 <= span[0] < span[1] <= end <= len(text)
