"""Digits of the telephone put right, another person in charge, a country in another's place: and what changes none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import standing, told

PHONE = "+81764221133"


@pytest.mark.parametrize("text", [
    "土日の11時から13時", "靴箱は下に12段あります", "最後に改装したのは2019年です", "11時じゃなくて13時でお願いします", "下請けは22社です",
    "22歳から33歳の若手ばかりです", "11人から13人くらいで回しています",
])  # fmt: skip
def test_数を言っても電話番号は変わらない(text: str) -> None:
    after = told(standing({"contact_phone": PHONE}, "contact_preference"), text)
    assert after.profile.value("contact_phone") == PHONE


@pytest.mark.parametrize(("text", "number"), [
    ("電話の下4桁、1133じゃなくて1313でした", "+81764221313"), ("末尾を間違えました、1134です", "+81764221134"),
    ("1133から1144に直してください", "+81764221144"), ("市外局番、0764じゃなくて0766です", "+81766221133"),
])  # fmt: skip
def test_電話番号の一部を直す(text: str, number: str) -> None:
    after = told(standing({"contact_phone": PHONE}, "founded_year"), text, "correct")
    assert after.profile.value("contact_phone") == number


def test_電話の桁を直しても従業員数にはならない() -> None:
    after = told(standing({"contact_phone": PHONE}, "employees"), "すみません電話、1133じゃなくて1134でした", "correct")
    assert after.profile.value("contact_phone") == "+81764221134"
    assert after.profile.value("employees") is None


@pytest.mark.parametrize("text", [
    "担当なんですが、やっぱり私じゃなくて輸出課の岩田にしてください", "担当者は私の代わりに岩田にしてください",
    "私じゃなくて岩田が担当することになりました",
])  # fmt: skip
def test_担当を別の人に替える(text: str) -> None:
    after = told(standing({"contact_name": "小野寺恵"}, "management_approval"), text, "correct")
    assert after.profile.value("contact_name") == "岩田"


COUNTRIES: list[tuple[str, list[str]]] = [
    ("スペインもポルトガルに差し替えてください", ["GB", "PT"]), ("スペインもポルトガルも行けます", ["GB", "ES"]),
    ("スペインもポルトガルに替えて", ["GB", "PT"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "after"), COUNTRIES)
def test_国をもう一つも差し替える(text: str, after: list[str]) -> None:
    state: Any = told(standing({"target_countries": ["GB", "ES"]}, "overseas_travel_possible"), text, "correct")
    assert state.profile.value("target_countries") == after


@pytest.mark.parametrize("text", ["柚子からジャムを作っています", "柚子から皮だけ使います"])
def test_からと言っても名前は替わらない(text: str) -> None:
    after = told(standing({"product_name": "柚子"}, "product_exists"), text)
    assert after.profile.value("product_name") == "柚子"
