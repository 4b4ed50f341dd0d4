"""Answers that stand, put right by the slip that was made, by news of it, or by what was decided instead."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told


@pytest.mark.parametrize(
    ("field", "old", "said", "new"),
    [
        ("founded_year", 1935, "さっきの創業1935年は1953年の打ち間違いです！", 1953),
        ("employees", 25, "25人は52人の書き間違いでした", 52),
        ("founded_year", 1978, "1978年というのは1987年の誤りです", 1987),
        ("company_name", "株式会社みなと", "みなとは湊の変換ミスです", "株式会社湊"),
        ("annual_sales_yen", 40_000_000, "売上のゼロが一つ多かったです💦400万円です", 4_000_000),
        ("employees", 80, "従業員、ゼロを一個余計につけてました。8人です", 8),
        ("capital_yen", 1_000_000, "資本金ですが0が一つ足りませんでした。1000万円です", 10_000_000),
        ("capital_yen", 15_000_000, "資本金、増資してました。いまは2,500万円です", 25_000_000),
        ("product_name", "木綿の手ぬぐい", "手ぬぐいじゃなくてガーゼのタオルで行くことになりました", "ガーゼのタオル"),
        ("product_name", "麻のストール", "ストールはやめて麻のハンカチでいくことになりました", "麻のハンカチ"),
        ("product_name", "麻のストール", "ストールじゃなくて麻のハンカチに決まりました", "麻のハンカチ"),
        ("contact_name", "山田", "担当は山田じゃなくて佐藤で行くことになりました", "佐藤"),
    ],
)
def test_言い間違いや決まったことで答えを直す(field: str, old: Any, said: str, new: Any) -> None:
    before = standing({field: old}, "overseas_travel_possible")
    assert changes(before, told(before, said)) == {field: new}


@pytest.mark.parametrize("said", ["取引先の25人は52人の書き間違いでした", "展示会の案内は送り間違いですか"])
def test_よその間違いでは直さない(said: str) -> None:
    before = standing({"employees": 25}, "overseas_travel_possible")
    assert changes(before, told(before, said)) == {}


def test_米国が残れば関税対策の答えも残る() -> None:
    before = standing({"target_countries": ["US", "FR", "SG"], "us_tariff_response": True}, "existing_base")
    after = told(before, "シンガポールをやめてタイにします")
    assert after.profile.value("target_countries") == ["US", "FR", "TH"]
    assert after.profile.value("us_tariff_response") is True


def test_米国がなくなれば関税対策の答えは消える() -> None:
    before = standing({"target_countries": ["US", "CA", "MX"], "us_tariff_response": True}, "existing_base")
    after = told(before, "アメリカはやめてカナダとメキシコだけにします")
    assert after.profile.value("us_tariff_response") is None


@pytest.mark.parametrize("said", ["体制は私と弟で決まりました", "体制ですが、私と弟に決まりました"])
def test_後回しの答えが決まったと知らせる(said: str) -> None:
    before = standing({}, "overseas_travel_possible", implementation_team="later")
    assert changes(before, told(before, said)) == {"implementation_team": "私と弟"}
