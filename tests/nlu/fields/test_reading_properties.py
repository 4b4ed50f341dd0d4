"""What holds for every text: spans lie in it, width changes nothing, a question adds nothing, nothing is raised."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import jaconv
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.fields import is_answer, mentions
from nlu.fields.texts import FREE_TEXT_FIELDS, SENTENCES
from tests.nlu.fields import test_asked_choices, test_asked_values, test_asked_words, test_volunteered
from tests.nlu.fields.reading import fields, reading

ASKED = [
    None, "employees", "capital_yen", "founded_year", "target_countries", "product_name", "motive", "contact_name",
    "company_name", "management_approval", "existing_export", "support_needs", "city", "prefecture", "corporate_number",
    "contact_phone", "target_timing", "trade_fair_plan", "entity_type", "industry", "contact_preference", "website",
]  # fmt: skip
PIECES = [
    "資本金",
    "は",
    "3000万",
    "円",
    "、",
    "。",
    "です",
    "？",
    "従業員",
    "30人",
    "昭和48年",
    "創業",
    "ベトナム",
    "に輸出したい",
    "新潟県",
    "燕市",
    "株式会社",
    "湊",
    "の",
    "田中",
    "と申します",
    "電話",
    "03-3582-8333",
    "a@b.co",
    "https://x.jp/a?b",
    "「",
    "」",
    "はい",
    "いいえ",
    "まだ",
    "もし",
    "なら",
    "けど",
    "ので",
    "\n",
    "㈱",
    "㍿",
    "ｶﾞ",
    "１２３",
    "(有)",
    "〜",
    "から",
    "か",
    "な",
    "で",
]
QUESTIONS = [
    "費用はいくらかかりますか？", "締め切りはいつですか？", "資本金3億円以下なら対象ですか？", "アメリカも対象になりますか？",
    "従業員が300人を超えると申し込めませんか？", "個人事業主でも大丈夫ですか？", "どんな書類が必要ですか？",
    "東京以外の会社でも使えますか？", "採択まで2ヶ月くらいかかりますか？", "BtoCでも対象ですか？",
]  # fmt: skip
LINES: list[tuple[str | None, str]] = [
    *((None, text) for text, _ in test_volunteered.TOLD),
    *((asking, text) for asking, text, _ in test_asked_values.ANSWERS),
    *((asking, text) for asking, text, _ in test_asked_words.ANSWERS),
    *((asking, text) for asking, _, texts in test_asked_choices.ANSWERS for text in texts),
]
messages = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


@settings(max_examples=300)
@given(messages, st.sampled_from(ASKED))
def test_spans_lie_in_the_text_and_any_text_is_read(text: str, asking: str | None) -> None:
    got = reading(text, asking)
    for one in (*got.values, *got.problems):
        assert 0 <= one.start < one.end <= len(text)
    assert len({one.field for one in (*got.values, *got.problems)}) == len(got.values) + len(got.problems)
    is_answer(text)
    mentions(text)


@settings(max_examples=100)
@given(messages, st.sampled_from(ASKED))
def test_free_words_are_the_visitors_own(text: str, asking: str | None) -> None:
    for one in reading(text, asking).values:
        if one.field in SENTENCES and one.value != "なし":
            assert one.value == text[one.start : one.end].strip()


@pytest.mark.parametrize("change", [jaconv.h2z, jaconv.z2h], ids=["full", "half"])
def test_width_changes_no_value(change: Any) -> None:
    changed = [
        (asking, text)
        for asking, text in LINES
        if _plain(fields(change(text, kana=True, ascii=True, digit=True), asking)) != _plain(fields(text, asking))
    ]
    assert changed == []


def test_a_space_before_the_unit_changes_no_value() -> None:
    changed = [
        (asking, text)
        for asking, text in LINES
        if asking not in FREE_TEXT_FIELDS
        and (spaced := re.sub(r"(?<=[0-9０-９])(?=[円人名万億])", " ", text)) != text
        and fields(spaced, asking) != fields(text, asking)
    ]
    assert changed == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_beside_it_changes_nothing(question: str) -> None:
    changed = [
        (asking, text)
        for asking, text in LINES
        for both in (f"{question}{text}", f"{text}\n{question}")
        if _plain(fields(both, asking)) != _plain(fields(text, asking))
    ]
    assert changed == []


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: unicodedata.normalize("NFKC", value).rstrip("。") if isinstance(value, str) else value
        for name, value in values.items()
    }
