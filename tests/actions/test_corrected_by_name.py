"""An answer that stands, put right by the name of its field: 「…、新しくなりました。…です」, 「…について、…に修正してください」."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told

ASKING = "overseas_travel_possible"
ANSWERS: list[tuple[str, str, str, str]] = [
    ("product_name", "商品名", "梅ジャム", "杏ジャム"),
    ("target_timing", "時期", "来年の夏", "来年の冬"),
    ("trade_fair_plan", "展示会", "来年2月の雑貨展", "来年10月のギフトショー"),
    ("implementation_team", "体制", "常務と私", "部長と私"),
    ("contact_department", "部署", "総務課", "貿易課"),
    ("contact_preference", "連絡の時間", "平日の朝", "平日の夕方"),
]
WORDINGS = [
    "{name}、新しくなりました。{new}です", "{name}について、{new}に修正してください", "{name}だけ{new}に変更でお願いします",
    "{name}ですけど、よく見たら{new}でした", "{name}は先月から{new}になりました", "{name}ですが、4月から{new}に変わってました。すみません",
    "{name}、{new}だそうです", "最初に答えた{name}ですが{new}でお願いします", "{name}、今は{new}です",
]  # fmt: skip


@pytest.mark.parametrize("wording", WORDINGS)
def test_what_is_put_right_by_its_name_changes(wording: str) -> None:
    wrong = {}
    for field, name, old, new in ANSWERS:
        before = standing({field: old}, ASKING)
        said = wording.format(name=name, new=new)
        if (found := changes(before, told(before, said))) != {field: new}:
            wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("answers", "text", "expected"),
    [
        (
            {"company_name": "斉藤製材所"},
            "会社名の字が違いました。正しくは齊藤製材所です",
            {"company_name": "齊藤製材所"},
        ),
        (
            {"business_model": "b2c"},
            "訂正です。旅館にも卸してるので、会社向けと個人向け両方でお願いします",
            {"business_model": "both"},
        ),
        ({"employees": 32}, "社員は3人増えて35人になりました", {"employees": 35}),
    ],
)
def test_only_what_is_so_now_is_taken(answers: dict[str, Any], text: str, expected: dict[str, Any]) -> None:
    before = standing(answers, ASKING)
    assert changes(before, told(before, text)) == expected
