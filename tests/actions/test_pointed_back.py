"""What is said of the answer before, of two countries at once, and an order that names a new country."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("一つ前の質問ですが、まだ見ておりませんでした。「わからない」にしておいてください", "unknown"),
        ("前の質問は不明に変えてください", "unknown"),
        ("先ほどの答えですが、後で回答するに変更してください", "later"),
    ],
)
def test_一つ前の答えを空けておく(text: str, status: str) -> None:
    before = standing({"product_lawful": True}, "target_timing")
    assert changes(before, told(before, text)) == {"product_lawful": status}


@pytest.mark.parametrize("text", ["一つ前の質問はどういう意味ですか", "前の質問と同じで、わかりません"])
def test_一つ前の質問に触れるだけ(text: str) -> None:
    before = standing({"product_lawful": True}, "target_timing")
    assert "product_lawful" not in changes(before, told(before, text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("タイにもインドにもまだ出していません", "none"),
        ("タイもインドもゼロです", "none"),
        ("タイ、インドともに実績はありません", "none"),
        ("タイにもインドにも毎月出しています", "continuous"),
        ("インドには毎月出していますが、タイにはまだです", "none"),
        ("台湾にも韓国にも毎月出しています", None),
    ],
)
def test_二つの国についてひとこと(text: str, value: str | None) -> None:
    before = standing({"target_countries": ["TH", "IN"]}, "existing_export")
    assert changes(before, told(before, text)).get("existing_export") == value


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("タイはやめます。インド、ベトナムの順にしてください", ["IN", "VN"]),
        ("タイをやめて、インド、ベトナムの順でお願いします", ["IN", "VN"]),
        ("優先順はインド→ベトナムにしといてください", ["IN", "VN"]),
        ("輸出先はベトナム、インド、タイの順でお願いします", ["VN", "IN", "TH"]),
        ("去年インド、ベトナムの順に回りました", None),
    ],
)
def test_順番で新しい国を挙げる(text: str, countries: list[str] | None) -> None:
    before = standing({"target_countries": ["TH", "IN"]}, "motive")
    assert changes(before, told(before, text)).get("target_countries") == countries


def test_電話で承認を聞いた() -> None:
    before = standing({}, "supply_role", management_approval="later")
    found: dict[str, Any] = changes(before, told(before, "いま社長から連絡がありまして、承諾すると申しております"))
    assert found == {"management_approval": True}
