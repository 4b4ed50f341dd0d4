"""Answers put right in an office's words: a fair there is after all, letters of a name, who carries it out decided later."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told


@pytest.mark.parametrize(
    ("answers", "asking", "text", "changed"),
    [
        (
            {"trade_fair_plan": "なし"},
            "contact_phone",
            "先ほどの展示会の件、出展が決まっておりました。2027年6月の台北の食品見本市でございます。",
            {"trade_fair_plan": "2027年6月の台北の食品見本市"},
        ),
        (
            {"product_name": "みなと茶"},
            "product_category",
            "漢字ではなくひらがなで「みなとちゃ」が正しい商品名でした。",
            {"product_name": "みなとちゃ"},
        ),
        (
            {"supplier_consent": True},
            "product_lawful",
            "失礼しました。仕入先様のご許可は国内の分だけで、海外の分はまだいただいていないとのことです。",
            {"supplier_consent": False},
        ),
        (
            {"contact_name": "佐藤"},
            "implementation_team",
            "担当者は人事異動の後に決まりますので、決まりましたらお知らせいたします。",
            {"implementation_team": "later"},
        ),
        ({"contact_name": "佐藤"}, "implementation_team", "担当者は高橋に変更してください。", {"contact_name": "高橋"}),
        (
            {"trade_fair_plan": "なし"},
            "contact_phone",
            "展示会の話ですが、2027年2月の台北の見本市に興味があります。",
            {},
        ),
    ],
)
def test_事務の言い方で直す(answers: dict[str, Any], asking: str, text: str, changed: dict[str, Any]) -> None:
    before = standing(answers, asking)
    after = changes(before, told(before, text, "postpone" if "later" in changed.values() else "inform"))
    assert {name: after.get(name) for name in {*changed, *answers} if name in after} == changed
