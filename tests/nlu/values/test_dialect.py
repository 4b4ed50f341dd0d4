"""Dialect in plain words, and the way back to what was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.dialect import plain_speech

PLAIN = [
    ("まだしとらん", "まだしていない"),
    ("しとらんです", "していないです"),
    ("受けてへん", "受けていない"),
    ("作っちょらん", "作っていない"),
    ("作りよる", "作っている"),
    ("売りよります", "売っています"),
    ("出しよる", "出している"),
    ("頼んどった", "頼んでいた"),
    ("もろた", "もらった"),
    ("問題なかばい", "問題ない"),
    ("いっぺんもなか", "一度もない"),
    ("したことあらへん", "したことありません"),
    ("よう行かん", "行けない"),
    ("できねえ", "できない"),
    ("わがんね", "わからない"),
    ("知らんがな", "知らない"),
    ("輸出したか", "輸出したい"),
    ("売りたかとです", "売りたいのです"),
    ("個人やから", "個人だから"),
    ("個人やのうて法人や", "個人ではなく法人だ"),
    ("行けんことはないです", "行けるです"),
    ("使うてつかあさい", "使ってください"),
]
AS_IT_IS = [
    "売りたいです", "みんなで作っています", "お客さんです", "輸出しましたか", "したんです", "世界のなかで", "国によります",
    "みかんです", "ありがたい", "いつですかねえ", "ベテランです", "夫婦でやっています", "台湾です",
]  # fmt: skip


@pytest.mark.parametrize(("said", "plain"), PLAIN)
def test_dialect_is_said_plainly(said: str, plain: str) -> None:
    assert plain_speech(said).text == plain


@pytest.mark.parametrize("said", AS_IT_IS)
def test_standard_words_stay(said: str) -> None:
    assert plain_speech(said).text == said


@given(st.text(alphabet="しとらんなかへよるやけ個人もろたですっちょばいねえ。、0a", max_size=40))
def test_every_character_leads_back_into_what_was_said(said: str) -> None:
    plain = plain_speech(said)
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert all(0 <= start < end <= len(said) for start, end in zip(plain.starts, plain.ends, strict=True))
    assert list(plain.starts) == sorted(plain.starts)
