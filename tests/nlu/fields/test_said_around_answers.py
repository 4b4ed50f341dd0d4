"""Sighs, laughs and jokes around an answer, others' figures and wishes before one's own: the answer alone is taken."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu.fields import read

AS_OF = date(2026, 11, 21)
ANSWERS: list[tuple[str, str, Any]] = [
    ("contact_department", "貿易課です", "貿易課"),
    ("product_name", "梅ジャムです", "梅ジャム"),
    ("employees", "18名です", 18),
    ("target_timing", "2028年の3月まで", "2028年の3月まで"),
    ("trade_fair_plan", "再来年2月の雑貨展に出展予定です", "再来年2月の雑貨展に出展予定"),
    ("overseas_travel_possible", "行けます", True),
    ("product_lawful", "大丈夫です", True),
    ("implementation_team", "常務と私の2人です", "常務と私の2人"),
]
AROUND = [
    "冗談です、{}", "冗談はさておき、{}", "えーっとね、{}", "聞いてみただけです。{}", "{}…笑", "{}(^^;", "{}。高いんですねえ", "{}。暑いんでしょうねえ",
    "いや失礼、{}",
]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
def test_what_is_said_to_oneself_is_no_part_of_the_answer(around: str) -> None:
    wrong = {}
    for asking, words, expected in ANSWERS:
        said = around.format(words)
        found = {one.field: one.value for one in read(said, asking, AS_OF).values}
        if found.get(asking) != expected:
            wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("contact_preference", "朝は苦手なので…笑 できれば平日の夕方がいいです", "平日の夕方"),
        ("target_countries", "どこがええかのう…台湾で", ["TW"]),
        ("founded_year", "いつだったかな。昭和61年です", 1986),
        ("employees", "大手みたいに何千人もいませんよ、16人です", 16),
        ("employees", "隣は80人いますけど、うちは16人です", 16),
        ("capital_yen", "ソニーさんみたいに何百億もありませんが、800万円です", 8_000_000),
        ("existing_export", "何もないです", "none"),
        ("existing_export", "年に2回見本を送る程度なのでトライアルのほうですね", "trial"),
        ("parallel_support", "信金さんが話を聞いてくれてますけど、同じ内容の支援は受けていません", False),
        ("target_timing", "今年中と言いたいけど無理かな。2028年の春までにします", "2028年の春まで"),
        ("contact_name", "水野だがや", "水野"),
        ("company_name", "みさき産業です。後株です", "みさき産業株式会社"),
    ],
)
def test_one_s_own_answer_stands_behind(asking: str, text: str, expected: Any) -> None:
    assert {one.field: one.value for one in read(text, asking, AS_OF).values}[asking] == expected


VIEWS = [
    "取引先は{}がいいと言うんですが、", "{}がいいと友人が言うんですけど、", "家内は{}推しなんですけど、", "専門家の方には{}と言われましたが、",
    "{}を勧める人もいますが、", "同業者はみんな{}に行ってますが、", "{}も考えましたが、", "娘は{}がいいと言うんです。でも",
]  # fmt: skip
CHOICES = [
    "うちは{}で行きます",
    "私は{}がいいです",
    "{}でお願いします",
    "{}にします",
    "本命は{}です",
    "{}に決めました",
    "{}を考えています",
]


@pytest.mark.parametrize("view", VIEWS)
def test_others_wishes_are_overruled(view: str) -> None:
    wrong = {}
    for choice in CHOICES:
        said = view.format("チリ") + choice.format("ペルー")
        found = {one.field: one.value for one in read(said, "target_countries", AS_OF).values}
        if found.get("target_countries") != ["PE"]:
            wrong[said] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("取引先に勧められたペルーにします", ["PE"]),
        ("社長がチリがいいと言うので、チリで", ["CL"]),
        ("妻はチリ、私はペルーがいいと思い、両方にします", ["CL", "PE"]),
        ("チリがいいんですが、ペルーも考えています", ["CL", "PE"]),
        ("ペルーです。息子はチリがいいと言いますが", ["PE"]),
    ],
)
def test_advice_taken_is_one_s_own(text: str, expected: list[str]) -> None:
    assert {one.field: one.value for one in read(text, "target_countries", AS_OF).values}[
        "target_countries"
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        "国内の注文が減り、それなら輸出してみようと考えた", "土産に渡した方に喜ばれたので、海外でも売ってみたいと思った", "円高になる前に輸出を始めて、工場を残したい",
        "姉妹都市の縁で、カナダでも売ってみたいと思いました", "若手の提案で、海外販売を始めようと思った",
    ],
)  # fmt: skip
def test_a_resolve_to_export_is_a_wish(text: str) -> None:
    assert {one.field: one.value for one in read(text, "motive", AS_OF).values}["project_type"] == "export"


@pytest.mark.parametrize(
    "text", ["息子が輸出したいと言うから", "海外でも売れると聞いたから", "海外で売りたくはないが頼まれたから"]
)
def test_talk_of_exporting_is_none(text: str) -> None:
    assert "project_type" not in {one.field for one in read(text, "motive", AS_OF).values}
