"""Goods joined, put right or named behind their kind; departments and contacts; whom one sells to; fairs one leaves out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu.fields import read

AS_OF = date(2026, 11, 21)


def fields(asking: str | None, text: str) -> dict[str, Any]:
    return {one.field: one.value for one in read(text, asking, AS_OF).values}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("干し椎茸と、それから乾燥きくらげです", "干し椎茸と、それから乾燥きくらげ"),
        ("陶器の皿と、白磁の急須です", "陶器の皿と、白磁の急須"),
        ("革の財布とベルト、いや財布だけにします", "財布"),
        ("味噌と醤油、やっぱり味噌だけにします", "味噌"),
        ("手焼きせんべいです。名前は『波の花』といいます", "波の花"),
        ("石けんです。担当の名前は「森」です", "石けん"),
        ("在庫管理アプリです", "在庫管理アプリ"),
    ],
)
def test_商品の答え(text: str, expected: str) -> None:
    assert fields("product_name", text).get("product_name") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("真鍮の風鈴です。在庫があって今すぐ出荷できます", True),
        ("木のおもちゃです。量産品もあります", True),
        ("燻製ナッツ。まだ在庫はありません", None),
    ],
)
def test_在庫があれば商品はある(text: str, expected: Any) -> None:
    assert fields("product_name", text).get("product_exists") == expected


@pytest.mark.parametrize(
    ("asking", "text", "field", "expected"),
    [
        (None, "明治20年の創業以来味噌を造っております", "product_name", "味噌"),
        (None, "有限会社つくも木工、営業課の真鍋でございます。", "product_name", None),
        ("city", "尾道市です、駅のそばです", "product_name", None),
        ("contact_department", "部署はないです、次へ", "contact_department", None),
        ("contact_department", "総務課から管理課に名称が変わりました", "contact_department", "管理課"),
        ("contact_department", "総務課です", "contact_department", "総務課"),
        ("implementation_team", "社長はOKです。出張もできます", "implementation_team", None),
        ("implementation_team", "社長と私です。二人とも渡航できます", "implementation_team", "社長と私"),
        ("implementation_team", "専務です、出張も行けます", "implementation_team", "専務"),
        (
            "implementation_team",
            "工場が忙しいので、担当は専務と事務の浅井です",
            "implementation_team",
            "専務と事務の浅井",
        ),
        ("target_timing", "二千二十八年の春までにお願いします", "target_timing", "二千二十八年の春まで"),
        ("target_timing", "来年の春夏までにはね、国が許すなら毎月行くし", "target_timing", "来年の春夏まで"),
    ],
)
def test_言っていないものを取らない(asking: str | None, text: str, field: str, expected: Any) -> None:
    assert fields(asking, text).get(field) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("個人だけじゃなくて企業も相手にします", "both"),
        ("ファンの方ばかりでなく、お店にも置いてもらいたいです", "both"),
        ("店に卸すのが主ですが、ネットで直接お客さんにも売りたいです", "both"),
        ("小売店だけでなく商社にも卸します", "b2b"),
        ("一般のお客さんじゃなくて業者相手です", "b2b"),
    ],
)
def test_片方だけではない売り先(text: str, expected: str) -> None:
    assert fields("business_model", text).get("business_model") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("展示会は今年も来年も出る予定がないです", "なし"),
        ("見本市には当面出展する予定がありません", "なし"),
        ("展示会に出たことはありません", None),
        ("見本市に出る予定はあるんですがまだ決まっていません", None),
    ],
)
def test_展示会に出ない(text: str, expected: Any) -> None:
    assert fields(None, text).get("trade_fair_plan") == expected
