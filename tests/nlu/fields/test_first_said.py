"""A message whose first sentence answers the question: the remarks behind it do not change the answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu.fields import read

AS_OF = date(2026, 11, 21)


def answer(asking: str, text: str) -> Any:
    return next((one.value for one in read(text, asking, AS_OF).values if one.field == asking), None)


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("annual_sales_yen", "7億くらいです。景気のよかった年は11億までいきました。", 700_000_000),
        ("annual_sales_yen", "2億4千万円です。目標は3年後に4億です。", 240_000_000),
        ("employees", "15人です。先代のころは40人いたんですけどね。", 15),
        ("employees", "46名です。設計にはそのうち9名がいます。", 46),
        ("capital_yen", "300万円です。親会社は8000万円ありますが。", 3_000_000),
        ("target_countries", "ポーランドです。チェコを勧める人がいますが、お客さんはポーランドです。", ["PL"]),
        ("target_countries", "カナダだけです。アメリカは関税が読めません。", ["CA"]),
        ("existing_base", "ありません。娘が留学していた街ではありますが。", False),
        ("existing_base", "いえ、ないです。国内なら支店が二つあります。", False),
        ("target_timing", "2027年9月までです。年内という話は流れました。", "2027年9月まで"),
        ("city", "藤沢市です。昔は横浜市戸塚区に工場がありました。", "藤沢市"),
        ("company_name", "合同会社ひなた製本です。前の屋号は「陽だまり堂」といいました。", "合同会社ひなた製本"),
    ],
)
def test_a_remark_behind_a_complete_answer_changes_nothing(asking: str, text: str, expected: Any) -> None:
    assert answer(asking, text) == expected


@pytest.mark.parametrize(
    ("asking", "text", "expected"),
    [
        ("capital_yen", "8,000万円。あ、違います、増資して9,600万円です。", 96_000_000),
        ("employees", "正社員が16名です。そのほかパートが4名で、計20名になります。", 20),
        ("target_countries", "シンガポールとマレーシアです。優先はマレーシアのほうで。", ["MY", "SG"]),
        ("target_countries", "タイです。次にベトナムも考えています。", ["TH", "VN"]),
        ("business_model", "問屋さん向けです。自社サイトで一般の方にも売るので両方ですね。", "both"),
        ("overseas_travel_possible", "私は腰が悪くて行けません。代わりに息子が行けます。", True),
        ("founded_year", "1978年、ごめん打ち間違い。1987年です。", 1987),
    ],
)
def test_what_speaks_of_the_answer_again_does(asking: str, text: str, expected: Any) -> None:
    assert answer(asking, text) == expected
