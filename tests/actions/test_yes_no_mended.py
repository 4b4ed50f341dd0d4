"""Yes/no answers that stand, put right or taken back to unknown while another question is asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told

# The field, what people call its question, words for yes and for no.
ANSWERS: list[tuple[str, list[str], str, str]] = [
    ("product_lawful", ["適法かどうか", "合法かどうか", "法律"], "問題なし", "だめ"),
    ("existing_base", ["拠点", "海外拠点"], "あり", "なし"),
    ("supplier_consent", ["許諾", "仕入先の許可"], "もらった", "まだ"),
    ("management_approval", ["社長の承認", "決裁"], "済み", "まだ"),
    ("overseas_travel_possible", ["出張", "渡航"], "できる", "できない"),
    ("parallel_support", ["ほかの支援", "並行支援"], "あり", "なし"),
]
WORDINGS = ["{name}の件、「{new}」に変えてください", "さっきの{name}、{new}に直してください", "すみません、{name}は{new}でした",
            "{name}ですが、{new}に変更で", "確かめたら、{name}は{new}でした"]  # fmt: skip
UNKNOWN = [
    "{name}の返事、分からないにしてください",
    "いまの{name}の答え、まだ調べてないので「分からない」に変えてください",
]


@pytest.mark.parametrize("wording", WORDINGS)
def test_the_answer_named_is_turned_round(wording: str) -> None:
    wrong = {}
    for field, names, yes, no in ANSWERS:
        for name in names:
            for value in (True, False):
                before = standing({field: not value}, "employees")
                said = wording.format(name=name, new=yes if value else no)
                if (found := changes(before, told(before, said))) != {field: value}:
                    wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize("wording", UNKNOWN)
def test_the_answer_named_is_unknown_after_all(wording: str) -> None:
    wrong = {}
    for field, names, _, _ in ANSWERS:
        for name in names:
            before = standing({field: True}, "employees")
            said = wording.format(name=name)
            if (found := changes(before, told(before, said))) != {field: "unknown"}:
                wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("answers", "asking", "text", "expected"),
    [
        ({"supplier_consent": False}, "capital_yen", "窯元の件、昨日どうぞと言われたので、許諾ありに変えてください。資本金は700万円",
         {"supplier_consent": True, "capital_yen": 7_000_000}),
        ({"management_approval": False}, "support_needs", "会長のハンコもらえました。支援は展示会のことで",
         {"management_approval": True, "support_needs": ["trade_fair"]}),
        ({"overseas_consulting_business": True}, "employees", "コンサルの質問、いいえに直してください。社員は9人です",
         {"overseas_consulting_business": False, "employees": 9}),
        ({"target_countries": ["TH"], "existing_export": "continuous"}, "target_timing", "国をベトナムに変えます。ベトナムには輸出したことないです",
         {"target_countries": ["VN"], "existing_export": "none"}),
    ],
)  # fmt: skip
def test_beside_the_answer_to_the_question(
    answers: dict[str, Any], asking: str, text: str, expected: dict[str, Any]
) -> None:
    before = standing(answers, asking)
    assert changes(before, told(before, text)) == expected
