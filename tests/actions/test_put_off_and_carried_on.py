"""What is still to come, what is carried on from a name, and what points back at the words before it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.hearing import changes, standing, told


@pytest.mark.parametrize(
    ("said", "intent", "found"),
    [
        ("売上はまだ", "inform", {"annual_sales_yen": "later"}),
        (
            "はい。年商はいま集計中なので待ってください",
            "affirm",
            {"management_approval": True, "annual_sales_yen": "later"},
        ),
        ("取得済みです。メールはまだ申請中です", "inform", {"management_approval": True, "contact_email": "later"}),
        ("承認と売上は後日", "postpone", {"management_approval": "later", "annual_sales_yen": "later"}),
        ("承認も年商もあとで答えます", "postpone", {"management_approval": "later", "annual_sales_yen": "later"}),
    ],
)
def test_まだ出ていない数字は_あとでの答えになる(said: str, intent: str, found: dict[str, Any]) -> None:
    before = standing({"company_name": "株式会社カワセ"}, "management_approval")
    assert changes(before, told(before, said, intent)) == found


@pytest.mark.parametrize(
    "said", ["売上はまだ伸びると思います", "社員はまだ若いです", "国内の売上がまだ戻らないので海外に出たいです"]
)
def test_まだがあっても_答えを待つ話でなければ残さない(said: str) -> None:
    before = standing({"company_name": "株式会社カワセ"}, "motive")
    assert "later" not in changes(before, told(before, said)).values()


def test_答えのある数字は_まだと言われても消えない() -> None:
    before = standing({"annual_sales_yen": 80_000_000}, "contact_name")
    assert changes(before, told(before, "売上はまだ変わっていません。中西です")) == {"contact_name": "中西"}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("住所、移転したの忘れてた。いまは蕨市", {"city": "蕨市"}),
        ("住所、合併で変わったんでした。いまは戸田市。県は埼玉のまま", {"city": "戸田市"}),
        ("所在地、本社を移しました。現在は兵庫県尼崎市です", {"prefecture": "兵庫県", "city": "尼崎市"}),
        ("住所の近くの工場が閉まりました。今は仕事が減っています", {}),
    ],
)
def test_住所の話の続きは_市区町村にも当たる(said: str, found: dict[str, Any]) -> None:
    before = standing({"prefecture": "埼玉県", "city": "川口市"}, "employees")
    assert changes(before, told(before, said)) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("資本金のゼロが一つ足りませんでした。3000万円です", {"capital_yen": 30_000_000}),
        ("すみません、資本金0一個多かったです。30万円です", {"capital_yen": 300_000}),
        ("資本金ゼロひとつ抜けとった、3000万や", {"capital_yen": 30_000_000}),
    ],
)
def test_桁の訂正は_その項目だけを直す(said: str, found: dict[str, Any]) -> None:
    before = standing({"capital_yen": 3_000_000}, "annual_sales_yen")
    assert changes(before, told(before, said, "correct")) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("商品名は正式には「月あかり」なのでそっちで", {"product_name": "月あかり"}),
        ("商品名、ラベルには「月あかり」と書いてあるのでそれでお願いします", {"product_name": "月あかり"}),
        ("部署は名刺だと貿易課なのでそちらに直してください", {"contact_department": "貿易課"}),
        ("商品名は看板だと「月あかり」ですが、いまのままでいいです", {}),
        ("部署、名刺では「海外課」なんで、そっちは気にしないでください", {}),
    ],
)
def test_そっちでと言えば_前の言葉が答えになる(said: str, found: dict[str, Any]) -> None:
    before = standing({"product_name": "行灯", "contact_department": "営業部"}, "target_timing")
    assert changes(before, told(before, said)) == found


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("展示会は人手がないからやめる。代わりにECで", ["business_matching", "ecommerce"]),
        ("展示会は融資が下りんかったんで外してください", ["business_matching"]),
        ("展示会はやめて、かわりに専門家の派遣で", ["business_matching", "expert"]),
        ("展示会の代わりにECで", ["business_matching", "ecommerce"]),
        ("展示会も商談も要らないから、ECにしてください", ["ecommerce"]),
    ],
)
def test_支援をやめる理由は_支援に数えない(said: str, left: list[str]) -> None:
    before = standing({"support_needs": ["business_matching", "trade_fair"]}, "financial_statements")
    assert changes(before, told(before, said)) == {"support_needs": left}
