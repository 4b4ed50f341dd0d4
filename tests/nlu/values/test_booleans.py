"""Yes and no by the way the question is put; not knowing is neither."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.booleans import YES_NO_FIELDS, bare_yes_no, find_boolean
from nlu.values.normal import normalize

YES = [
    "はい",
    "はーい",
    "ええ",
    "うん",
    "そうです",
    "YES",
    "もちろんです",
    "👍",
    "👍🏻",
    "はい！",
    "そうそう",
    "その通りです",
    "🙆‍♀️",
]
NO = ["いいえ", "いえ", "いや", "違います", "ちがう", "🙅", "🙅‍♂️", "NO", "ううん", "×"]
NEITHER = [
    "わからない", "うーん", "たぶん", "微妙です", "場合によります", "どちらとも言えません", "検討中です", "未定です",
    "確認してみます", "かもしれません", "はずです", "国によります", "どっちでもない", "",
]  # fmt: skip
POLARITY: list[tuple[str, str, bool | None]] = [
    ("parallel_support", "受けてません", False),
    ("parallel_support", "はい、受けてません", False),
    ("existing_base", "ありません", False),
    ("compliance_declared", "ありません", None),
    ("compliance_declared", "問題ありません", True),
    ("product_lawful", "違反していません", True),
    ("management_approval", "はい、まだです", False),
    ("parallel_support", "大丈夫です", None),
    ("consent_privacy", "いいです", None),
    ("consent_privacy", "結構です", None),
    ("consent_privacy", "わかりました", True),
    ("existing_base", "OK", None),
    ("supplier_consent", "ありがとうございます", None),
]


@pytest.mark.parametrize("field", YES_NO_FIELDS)
def test_plain_words_mean_the_same_to_every_question(field: str) -> None:
    assert {text: _said(field, text) for text in YES} == dict.fromkeys(YES, True)
    assert {text: _said(field, text) for text in NO} == dict.fromkeys(NO, False)
    assert {text: _said(field, text) for text in NEITHER} == dict.fromkeys(NEITHER, None)


@pytest.mark.parametrize(("field", "text", "value"), POLARITY)
def test_short_answers_follow_the_question(field: str, text: str, value: bool | None) -> None:
    assert _said(field, text) is value


@pytest.mark.parametrize(("text", "value"), [("はい", True), ("OKです", True), ("いいえ", False), ("30人", None)])
def test_bare_yes_and_no(text: str, value: bool | None) -> None:
    assert bare_yes_no(text) is value


@given(st.text(max_size=60), st.sampled_from(YES_NO_FIELDS), st.booleans())
def test_any_text_is_taken(text: str, field: str, asked: bool) -> None:
    n = normalize(text)
    found = find_boolean(n, field, 0, len(n.text), asked=asked)
    assert found is None or (0 <= found.start <= found.end <= len(n.text) and found.value in (True, False))


def _said(field: str, text: str) -> bool | None:
    n = normalize(text)
    found = find_boolean(n, field, 0, len(n.text), asked=True)
    return None if found is None else found.value
