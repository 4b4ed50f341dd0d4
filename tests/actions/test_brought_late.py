"""An answer put off or not known, brought by its name while another question is asked: products of wordings and fields."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.intake.profile import Record, Status
from tests.actions.hearing import standing, told

ANSWERS: list[tuple[str, str, str, Any]] = [
    ("employees", "従業員数", "31名", 31),
    ("annual_sales_yen", "売上", "2億円", 200_000_000),
    ("contact_department", "部署", "購買課", "購買課"),
    ("contact_preference", "連絡の時間", "平日の朝", "平日の朝"),
    ("target_timing", "時期", "2027年6月まで", "2027年6月まで"),
    ("trade_fair_plan", "展示会", "来年5月のSIAL", "来年5月のSIAL"),
    ("implementation_team", "体制", "専務と私", "専務と私"),
    ("product_name", "商品名", "柚子こしょう", "柚子こしょう"),
    ("company_name", "会社名", "株式会社かわせみ", "株式会社かわせみ"),
    ("business_model", "売り先", "会社向け", "b2b"),
]
WORDINGS = [
    "さっきの{name}ですが、{value}です", "{name}、分かりました。{value}です", "後回しにした{name}は{value}です", "{name}の件、{value}でした",
    "お待たせしました、{name}は{value}です", "{name}ですけど、確認したら{value}でした", "さっき答えられなかった{name}、{value}です",
    "{name}が決まりました。{value}です", "先ほど保留にした{name}ですが{value}でお願いします", "{name}を調べてきました。{value}でした",
    "確認が取れました。{name}は{value}です", "そういえば{name}、{value}でした",
]  # fmt: skip


def put_off(field: str, asking: str, status: Status) -> Any:
    before = standing({}, asking)
    records = {**before.profile.records, field: Record(None, status)}
    return replace(before, profile=replace(before.profile, records=records), trail=(field,))


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize(
    ("asking", "lead", "answer"),
    [("motive", "", None), ("overseas_travel_possible", "はい、行けます。", True), ("contact_name", "林です。", "林")],
)
def test_it_is_taken_for_its_question_and_the_answer_beside_it_for_the_other(
    wording: str, asking: str, lead: str, answer: Any
) -> None:
    wrong = {}
    for field, name, value, expected in ANSWERS:
        said = lead + wording.format(name=name, value=value)
        after = told(put_off(field, asking, Status.LATER), said).profile
        if (after.value(field), after.value(asking)) != (expected, answer):
            wrong[said] = (after.value(field), after.value(asking))
    assert wrong == {}


@pytest.mark.parametrize(
    ("field", "asking", "text", "expected"),
    [
        (
            "financial_statements",
            "contact_name",
            "税理士から連絡がありました、3期とも揃っているそうです",
            "three_years",
        ),
        ("employees", "contact_phone", "総務から返事が来ました。18人です", 18),
        ("product_lawful", "contact_department", "調べたらどちらの国でも大丈夫でした", True),
    ],
)
def test_without_its_name_where_only_one_answer_is_awaited(field: str, asking: str, text: str, expected: Any) -> None:
    assert told(put_off(field, asking, Status.UNKNOWN), text).profile.value(field) == expected
