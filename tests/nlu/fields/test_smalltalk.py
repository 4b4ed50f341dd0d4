"""Small talk answers no question, and takes nothing from the answer beside it."""

from __future__ import annotations

from typing import Any

import pytest

from nlu.fields.smalltalk import is_smalltalk, only_smalltalk
from tests.nlu.fields.reading import fields

ASKED = (
    "company_name", "prefecture", "city", "industry", "capital_yen", "employees", "founded_year", "contact_department",
    "contact_preference", "product_name", "product_description", "product_exists", "supply_role", "business_model",
    "target_countries", "existing_base", "target_timing", "trade_fair_plan", "implementation_team", "parallel_support",
)  # fmt: skip
CHATS = (
    "娘が東京の大学に受かりましてね、ほっとしてます",
    "うちの婿が高知の出なんです",
    "弟は札幌で教師をしてるんですよ",
    "昨日は孫の運動会で、もうへとへとです",
    "先日は法事で鹿児島まで行ってきました",
    "新婚旅行はイタリアでした",
    "若い頃は大阪の印刷会社に勤めてました",
    "1995年の地震のときはえらいことでした",
    "隣のラーメン屋さんが1億円当たったらしいですよ",
    "取引先が台湾に進出しましたよ、すごいなあ",
    "大手さんはみんな海外に支店がありますもんね",
    "パートさんが3人も辞めちゃって困ってます",
    "求人を出しても応募がなくて困ってます",
    "国語の成績は1でしたから、作文は苦手です",
    "土曜なのに対応してくださってありがたいです",
    "いえいえ、お気遣いなく",
    "今年は雪が多いですね",
)
ANSWERS: list[tuple[str, str, Any]] = [
    ("company_name", "有限会社いづみ堂", "有限会社いづみ堂"),
    ("prefecture", "富山県", "富山県"),
    ("industry", "印刷業", "E15"),
    ("employees", "12人", 12),
    ("founded_year", "1998年", 1998),
    ("contact_department", "営業部", "営業部"),
    ("contact_preference", "平日の午前中", "平日の午前中"),
    ("implementation_team", "専務と私", "専務と私"),
]
BESIDE = (
    "今日は寒いですね",
    "うちの嫁は秋田の出なんですよ",
    "弟は大工なんですけど、先月入院しまして",
    "同業さんは社員が100人もいるらしいです",
    "といっても小さい会社ですけどね",
)


@pytest.mark.parametrize("chat", CHATS)
def test_世間話は_何を聞かれていても答えにならない(chat: str) -> None:
    assert {field: fields(chat, field) for field in ASKED if fields(chat, field)} == {}


@pytest.mark.parametrize(("field", "words", "value"), ANSWERS)
@pytest.mark.parametrize("chat", BESIDE)
def test_答えのそばの世間話は_答えを変えない(field: str, words: str, value: Any, chat: str) -> None:
    plain = fields(f"{words}です", field)
    assert plain[field] == value
    assert fields(f"{words}です。{chat}", field) == plain
    assert fields(f"{words}です、{chat}", field) == plain


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("先月2人辞めて、11人になりました", "employees", 11),
        ("6人しかおらんわ", "employees", 6),
        ("母の介護があるので海外は無理です", "overseas_travel_possible", False),
        ("コロナの年に創業しました、2020年です", "founded_year", 2020),
        ("娘と二人です", "implementation_team", "娘と二人"),
        ("うちは寒天を作ってます。長野県茅野市です", "city", "茅野市"),
        ("080-5550-7316、営業の電話は勘弁してください", "contact_phone", "+818055507316"),
    ],
)
def test_会社のことは_世間話とされない(said: str, field: str, value: Any) -> None:
    assert fields(said, field)[field] == value


def test_世間話だけの発話() -> None:
    assert only_smalltalk("求人を出しても誰も来てくれないんですよ", "implementation_team")
    assert not only_smalltalk("専務が進めます。今日は寒いですね", "implementation_team")
    assert not is_smalltalk("父が社長です", "management_approval")
