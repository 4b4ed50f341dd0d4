from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.normal import normalize


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("３０００万円", "3000万円"), ("ｶﾌﾞｼｷｶﾞｲｼｬ", "カブシキガイシャ"), ("㈱山田", "(株)山田"),
        ("０３−３５８２‐８３３３", "03-3582-8333"), ("  a \n\u3000b ", "a b"),
        ("㍻12年", "平成12年"), ("10～20〜30", "10~20~30"), ("葛\U000e0100城市", "葛城市"), ("a\u200bb", "ab"),
        ("か\u3099", "が"), ("", ""), ("\ufeff", ""),
        ("②", "(2)"), ("10─20", "10-20"),
    ],
)  # fmt: skip
def test_text(original: str, expected: str) -> None:
    assert normalize(original).text == expected


def test_spans_lead_back_to_the_original() -> None:
    n = normalize("資本金は ３０００万円、㈱ｶﾞ")
    start = n.text.index("3000万")
    assert n.source(start, start + 5) == "３０００万"
    assert n.source(n.text.index("株"), n.text.index("株") + 1) == "㈱"
    assert n.source(n.text.index("ガ"), len(n.text)) == "ｶﾞ"


@given(st.text())
def test_spans_are_ordered_and_inside(original: str) -> None:
    n = normalize(original)
    assert len(n.text) == len(n.starts) == len(n.ends)
    assert all(0 <= start < end <= len(original) for start, end in zip(n.starts, n.ends, strict=True))
    assert list(n.starts) == sorted(n.starts)
    assert list(n.ends) == sorted(n.ends)


@given(st.text())
def test_each_character_comes_from_its_span(original: str) -> None:
    n = normalize(original)
    for index, char in enumerate(n.text):
        folded = unicodedata.normalize("NFKC", n.source(index, index + 1))
        assert char in folded or char in " -~" or char in normalize(n.source(index, index + 1)).text


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=50))
def test_normalising_twice_changes_no_digits(original: str) -> None:
    once = normalize(original).text
    twice = normalize(once).text
    assert [char for char in once if char.isascii()] == [char for char in twice if char.isascii()]


@given(st.text(), st.integers(), st.integers())
def test_any_slice_has_a_span(original: str, first: int, last: int) -> None:
    n = normalize(original)
    start, end = sorted((abs(first) % (len(n.text) + 1), abs(last) % (len(n.text) + 1)))
    low, high = n.span(start, end)
    assert 0 <= low <= high <= len(original)
