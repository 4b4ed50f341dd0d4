"""A question put off by an act that is to come, declined in other words, or answered later where only one is open."""

from __future__ import annotations

from typing import Any

import pytest

from bot.intake.profile import Status
from nlu.fields import Act, act_of, read
from nlu.fields.finding_out import finds_out
from tests.actions.hearing import AS_OF, changes, standing, told


@pytest.mark.parametrize(
    "text",
    [
        "経理に確認をとりますね",
        "社労士さんに見てもらいます",
        "先代のころの話なので、母に聞きますわ",
        "総務の棚にあるはずなので探しますね",
        "来月の理事会にかけます",
        "どこまで入れるか、課内で話し合って決めます",
        "名簿を見直しますので",
        "娘が戻ったら打たせます",
        "工場の者に確かめてからで",
    ],
)
def test_これからすることは_あとで答えるということ(text: str) -> None:
    before = standing({}, "employees")
    assert act_of(text) is Act.LATER
    assert changes(before, told(before, text)) == {"employees": "later"}


@pytest.mark.parametrize(
    "text",
    [
        "お客さんの声を聞いて味を決めます",
        "補助が出るなら台湾も考えます",
        "よく聞きますよね",
        "毎朝かならず検品して確認します",
        "分かりません、これから調べます",
    ],
)
def test_習慣や仮定は_約束ではない(text: str) -> None:
    assert not finds_out(text)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("target_countries", "チェコかハンガリーか、専務と相談して決めます"),
        ("business_model", "店向けか個人向けか、営業と詰めてから返します"),
        ("financial_statements", "会計士に預けてあるので、確認いたします"),
    ],
)
def test_決めていない選択肢は_答えにしない(field: str, text: str) -> None:
    assert not [one for one in read(text, field, AS_OF).values if one.field == field]


@pytest.mark.parametrize(
    ("field", "text", "status"),
    [
        ("annual_sales_yen", "金額を出すのは気が引けます", "skipped"),
        ("annual_sales_yen", "それは言いたないなあ", "skipped"),
        ("corporate_number", "番号を打つのはちょっと抵抗が…", "skipped"),
        ("product_description", "配合は門外不出なので書けません", "later"),
        ("employees", "人数は出さないようにしています", "later"),
    ],
)
def test_ほかの言い方で断る(field: str, text: str, status: str) -> None:
    before = standing({}, field)
    assert changes(before, told(before, text, "skip")) == {field: status}
    assert act_of(text) is Act.SKIPS


def test_断った節のあとの別の答えは取る() -> None:
    before = standing({}, "annual_sales_yen")
    after = changes(before, told(before, "年商は出せないけど従業員は21人です"))
    assert after == {"annual_sales_yen": "skipped", "employees": 21}


@pytest.mark.parametrize(
    ("open_yet", "asking", "text", "expected"),
    [
        (("financial_statements",), "product_name", "3期そろってました", {"financial_statements": "three_years"}),
        (("compliance_declared",), "city", "要項を読みました、全部満たしています", {"compliance_declared": True}),
        (("prefecture", "city"), "employees", "所在地は長野県の諏訪市になりました", {"prefecture": "長野県", "city": "諏訪市"}),
        (
            ("target_countries", "target_timing"),
            "employees",
            "国はタイ、時期は2027年秋で決まりです",
            {"target_countries": ["TH"], "target_timing": "2027年秋"},
        ),
        (("product_name",), "product_exists", "はい。名前は「月見そば」になりました", {"product_name": "月見そば", "product_exists": True}),
    ],
)  # fmt: skip
def test_あとで持ってきた答えは_まだ開いている質問に入る(
    open_yet: tuple[str, ...], asking: str, text: str, expected: dict[str, Any]
) -> None:
    before = standing({}, asking, **dict.fromkeys(open_yet, Status.LATER.value))
    after = changes(before, told(before, text))
    assert {name: after.get(name) for name in expected} == expected


def test_開いている質問に合っても_問いや他社の話は取らない() -> None:
    before = standing({}, "city", financial_statements="later")
    for text in ("3期分いるんですか", "親会社は3期そろっていました", "はい"):
        assert "financial_statements" not in changes(before, told(before, text))
