"""The firm's facts told in passing: headcounts, years, places, names; look-alikes settle nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.nlu.fields.reading import fields

TOLD: list[tuple[str | None, str, dict[str, Any]]] = [
    # headcounts
    (None, "うちは丹後の宮津市で14人", {"employees": 14, "city": "宮津市"}),
    (None, "名古屋、社員30名、創業1972年、自動車部品", {"employees": 30, "city": "名古屋市", "founded_year": 1972}),
    (None, "うちは従業員9人の染物屋", {"employees": 9}),
    ("employees", "正社員だけなら27、派遣を足すと50超えます", {"employees": 27}),
    ("employees", "正社員が11名、ほかに実習生が3名です。計14名です", {"employees": 14}),
    ("employees", "22名。そのうち英語ができるのは1人", {"employees": 22}),
    ("employees", "従業員数は連結だと310、単体で62", {"employees": 62}),
    (None, "1.本社:長野県茅野市 2.社員18名 3.年商2億円", {"employees": 18, "annual_sales_yen": 200_000_000}),
    ("employees", "最盛期、多い時は70人いたんだけどねえ", {}),
    ("employees", "200人は超えてない", {}),
    (None, "うちの社員で英語の読めるのが一人もおらん", {}),
    (None, "弟とパートさん3人でやってます", {}),
    (None, "お客は30人くらいです", {}),
    (None, "セミナーに8人で行きました", {}),
    ("annual_sales_yen", "前期が3億、今期は見込みですが4億", {"annual_sales_yen": 300_000_000}),
    # founding
    (None, "仏具の卸をやってます。古い方で1938年から。", {"founded_year": 1938}),
    (None, "昭和52年から壱岐で。社員は今6人", {"founded_year": 1977, "employees": 6}),
    ("founded_year", "皇紀2598年と聞いております", {"founded_year": 1938}),
    ("founded_year", "平成に入ってすぐ、3年です", {"founded_year": 1991}),
    ("founded_year", "会社ができて今年で21年、私が入って4年です", {"founded_year": 2005}),
    (None, "創業60周年の記念行事を去年やりました", {"founded_year": 1965}),
    (None, "創業は戦後すぐの昭和22年です", {"founded_year": 1947}),
    ("motive", "会社の40周年で新しいことをと思いまして", {"founded_year": 1986}),
    (None, "去年始めた革のしおりです", {"founded_year": None}),
    (None, "輸出は2015年からです", {"founded_year": None}),
    (None, "去年はじめて台湾から注文がきました", {"founded_year": None}),
    (None, "商社さんを通じて3年続けて出てます", {"founded_year": None}),
    # places
    ("city", "神石高原町ってとこ、わかります?", {"city": "神石高原町", "prefecture": "広島県"}),
    ("city", "上勝です、葉っぱの", {"city": "上勝町", "prefecture": "徳島県"}),
    (None, "時計の修理をやっております。盛岡です。", {"city": "盛岡市", "prefecture": "岩手県"}),
    (None, "飯塚の自社工場で作ってます", {"city": "飯塚市", "prefecture": "福岡県"}),
    (None, "岐阜の多治見で一つずつ型に流してるんです", {"city": "多治見市", "prefecture": "岐阜県"}),
    (None, "能登で酒を造っております", {"prefecture": "石川県"}),
    ("prefecture", "鳥取やけど、兵庫との境目", {"prefecture": "鳥取県"}),
    ("city", "府中町です、府中市とよく間違えられますが", {"city": "府中町"}),
    (None, "千葉で採れる落花生を使ってます", {"prefecture": None}),
    (None, "秋田で育てている杉を使います", {"prefecture": None}),
    (None, "京都で知られている老舗に卸しています", {"prefecture": None}),
    (None, "前は横浜で店を出していました", {"city": None}),
    (None, "商談会は神戸です", {"city": None}),
    # who to reach
    ("contact_phone", "080-3311-2507 夕方なら出られます", {"contact_phone": "+818033112507"}),
    ("contact_phone", "もし 03-3581-0110 なら出ます", {"contact_phone": None}),
    ("contact_email", "sales@example.jp 宮本まで", {"contact_email": "sales@example.jp", "contact_name": "宮本"}),
    ("contact_phone", "番号は0533-86-2255、近藤です", {"contact_name": "近藤"}),
    (None, "連絡は西田へお願いします", {"contact_name": "西田"}),
    ("contact_name", "担当は岡にしておいてください", {"contact_name": "岡"}),
    ("contact_name", "名刺は旧姓ですが、結婚して今は石川です", {"contact_name": "石川"}),
    (None, "桶を組んでいる清水と申します", {"contact_name": "清水"}),
    (None, "私は営業の課長です", {"contact_name": None}),
    ("contact_department", "去年から品質保証にいます", {"contact_department": "品質保証"}),
    # the firm's name and kind
    ("company_name", "中村鉄工所(株)でお願いいたします", {"company_name": "中村鉄工所株式会社"}),
    ("company_name", "株式会社あおぞらでよろしくお願いします", {"company_name": "株式会社あおぞら"}),
    ("company_name", "今は個人で「工房つむぎ」、いずれ法人にします", {"company_name": "工房つむぎ"}),
    (None, "山本硝子の山本です。新潟の三条におります", {"company_name": "山本硝子", "city": "三条市"}),
    (None, "漁師です。潮丸って名前でやってます", {"company_name": "潮丸"}),
    (None, "木村木材の木村さんに紹介されました", {"company_name": None}),
    (None, "個人事業主で革小物を作ってます", {"entity_type": "sole_proprietor"}),
    (None, "個人事業主の方に売っています", {"entity_type": None}),
    (None, "取引先は個人事業主です", {"entity_type": None}),
    (None, "個人事業から去年法人にしました", {"entity_type": "corporation"}),
]  # fmt: skip
_FIGURES = ("employees", "founded_year", "annual_sales_yen")


@pytest.mark.parametrize(("asking", "text", "expected"), TOLD)
def test_what_is_told_of_the_firm(asking: str | None, text: str, expected: dict[str, Any]) -> None:
    read = fields(text, asking)
    assert {name: read.get(name) for name in expected} == expected
    if not expected:
        assert not [name for name in _FIGURES if name in read]
