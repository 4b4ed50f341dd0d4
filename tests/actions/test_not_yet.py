"""Consent that is not there yet: put off until others were asked, and brought by news; answers that end with not knowing."""

from __future__ import annotations

from typing import Any

import pytest

from nlu.fields import Act, act_of, read
from nlu.intents.evidence import left_unknown
from tests.actions.hearing import AS_OF, changes, standing, told


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("management_approval", "専務にまだ話してないので、話してからお返事します"),
        ("supplier_consent", "まだ聞けていません。聞いてからお答えします"),
        ("supplier_consent", "これから問い合わせるので、返事が来たら書きます"),
    ],
)
def test_人に聞いてから答えるという返事は_いいえではなく後で(asking: str, text: str) -> None:
    assert not read(text, asking, AS_OF).values
    assert act_of(text) is Act.LATER


@pytest.mark.parametrize(
    ("asking", "text"),
    [
        ("management_approval", "まだ承認はありません"),
        ("supplier_consent", "まだもらっていません。これから話します"),
        ("management_approval", "まだです。取れたら連絡します"),
    ],
)
def test_まだの事実だけなら_いいえのまま(asking: str, text: str) -> None:
    assert [(one.field, one.value) for one in read(text, asking, AS_OF).values] == [(asking, False)]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("management_approval", "会長がうんと言ってくれました！承認OKです"),
        ("supplier_consent", "蔵元から輸出していいと返事がきました"),
        ("supplier_consent", "メーカーさんから返事がきました。海外への輸出はかまわないそうです"),
    ],
)
@pytest.mark.parametrize("state", [False, "later"])
def test_まだだった承諾は_知らせが来れば得られたことになる(field: str, text: str, state: Any) -> None:
    before = (
        standing({field: False}, "product_lawful")
        if state is False
        else standing({}, "product_lawful", **{field: "later"})
    )
    assert changes(before, told(before, text)) == {field: True}


@pytest.mark.parametrize(
    "text", ["知り合いの会社はメーカーからOKをもらったそうです", "メーカーに聞いたら、まだ返事できないそうです"]
)
def test_よその話や返事待ちでは変わらない(text: str) -> None:
    before = standing({"supplier_consent": False}, "product_lawful")
    assert "supplier_consent" not in changes(before, told(before, text))


@pytest.mark.parametrize(
    ("awaited", "text", "value"),
    [
        ("product_name", "名前きまりました。「ゆきうさぎ」です", "ゆきうさぎ"),
        ("product_name", "名前が決まりました！ゆきうさぎにします", "ゆきうさぎ"),
        ("contact_name", "担当者決まりました。佐伯です", "佐伯"),
    ],
)
def test_後で来た名前は_待っていた項目に入る(awaited: str, text: str, value: str) -> None:
    before = standing({}, "capital_yen", **{awaited: "later"})
    assert changes(before, told(before, text)) == {awaited: value}


@pytest.mark.parametrize(
    ("field", "old", "text", "new"),
    [
        ("parallel_support", False, "待って、商工会に見てもらってるんだった。支援は受けてるってことで", True),
        ("overseas_travel_possible", True, "すみません、出張は行けないってことで", False),
    ],
)
def test_ということで_と言えば直る(field: str, old: bool, text: str, new: bool) -> None:
    before = standing({field: old}, "financial_statements")
    assert changes(before, told(before, text)) == {field: new}


def test_一部が分からないで終わる答えは_分からないになる() -> None:
    before = standing({}, "product_lawful")
    after = told(before, "国内では合法ですけど、向こうの決まりが分かりません", "faq")
    assert changes(before, after) == {"product_lawful": "unknown"}


@pytest.mark.parametrize("text", ["どの法律か分からないので教えてください", "分かりました", "法律は分かりませんか？"])
def test_尋ねるのは分からないとは違う(text: str) -> None:
    assert not left_unknown(text)
