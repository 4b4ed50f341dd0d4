"""Goods, trades and notes in the ways people tell them most often, with look-alikes that settle nothing."""

from __future__ import annotations

import pytest

from tests.nlu.fields.reading import fields

GOODS: list[tuple[str | None, str, str | None]] = [
    (None, "諫早です。うちの高菜漬け、去年から売れてます", "高菜漬け"),
    (None, "縁側で使う座布団です。工場は桐生", "座布団"),
    (None, "夫婦でやってる工房です。土鍋、山の土で焼いてます", "土鍋"),
    (None, "去年作り始めた羊羹が当たって、忙しくしてます", "羊羹"),
    (None, "落花生を香港に空輸したい", "落花生"),
    (None, "農機具小屋をやめて、今回は干し柿を台湾で。", "干し柿"),
    (None, "タイのホテルに檜の桶を入れたい", "檜の桶"),
    (None, "南部せんべいの輸出です。二戸でやってます", "南部せんべい"),
    (None, "うちの製品は廃材を使った積み木で、幼稚園で使われてます", "廃材を使った積み木"),
    (None, "湯呑みを売ったら好評で、もっとやりたい", "湯呑み"),
    ("product_name", "名前は決めてないんですが、米ぬかの石けんです", "米ぬかの石けん"),
    ("product_name", "冷凍の餃子で「浜っこ餃子」といいます", "浜っこ餃子"),
    ("product_name", "木のスプーンとフォークの二点です", "木のスプーンとフォーク"),
    ("product_name", "靴、正確には登山用のスリッパです", "登山用のスリッパ"),
    ("product_name", "農産物です。りんごのほうですね", "りんご"),
    ("product_name", "みんなには「しまねこ飴」って呼ばれてます", "しまねこ飴"),
    ("product_category", "産業機械だね", None),
    (None, "取引先の家具、いいですよね", None),
    (None, "原料は北海道の小豆です", None),
    (None, "鹿児島の離島です、喜界町", None),
    (None, "来春を目標にしています", None),
    ("company_name", "ヒノデ家具です", None),
]
TRADES: list[tuple[str | None, str, str | None]] = [
    ("industry", "竹のコップを作ってます", "E12"),
    ("industry", "塗りの重箱を作ってます", "E32"),
    ("industry", "真鍮の箸置きを作ってます", "E24"),
    ("industry", "シャンプーのOEMで、何社か受けてます", "E16"),
    (None, "場所は長崎で、つくってるのは冷凍の春巻きです", "E09"),
    (None, "翻訳アプリの会社をやってて、社員は6人", "G39"),
    (None, "尾鷲の干物屋です。従業員12人", "E09"),
    (None, "焼津で鰹節セット作ってる会社です", "E09"),
    (None, "オルガン製造・修理、浜松", "E32"),
    (None, "うちは盛岡で英会話教室をやってます。台湾に日本語学校を出したい", "O82"),
    ("motive", "メッキ屋です。次の代に仕事を残したい", "E24"),
    ("target_countries", "タイです。金属プレスです", "E24"),
    ("overseas_consulting_business", "コンサルの仕事も少ししてますが海外はやってません", None),
    ("business_model", "個人の方です。宅配です", None),
    (None, "お得意さんは自動車部品のメーカー2社だけです", None),
    (None, "本店は松江ですが支店は出雲です", None),
    (None, "和食チェーンに卸せたらと思ってます", None),
    (None, "醤油樽の古材で額縁をこしらえてます", "E12"),
]
EXISTS: list[tuple[str, bool | None]] = [
    ("国内では40施設に入ってます", True),
    ("年間3000台売れてます", True),
    ("国内の農家さんに15年売ってきました", True),
    ("試しに並べたら完売しました", True),
    ("やっと出来たのがこの脱穀機です", True),
    ("百貨店に置いていただければと思います", None),
    ("ライバル会社のは年間3000台売れてます", None),
]
ROLES: list[tuple[str | None, str, str | None]] = [
    (None, "この町じゃうちしか作ってない", "maker"),
    (None, "うちで設計から組立までしてます", "maker"),
    (None, "財布の製造直販をしてます", "maker"),
    ("supply_role", "お酢の蔵元です", "maker"),
    (None, "もともと生地問屋だったんですけど", None),
]
NOTES: list[tuple[str, str, str | None]] = [
    ("contact_preference", "昼は畑に出て電話を見ないから夜8時過ぎにして", "夜8時過ぎ"),
    ("contact_preference", "どうせ暇だから何時でもかまわんよ", "何時でも"),
    ("contact_preference", "朝の7時から8時が確実", "朝の7時から8時"),
    ("contact_preference", "配達があるから火曜は避けてくれると助かる", "火曜は避けて"),
    ("contact_preference", "電話苦手で", None),
    ("implementation_team", "中国語ができるので経理の姪に任せます", "経理の姪"),
    ("implementation_team", "工場長と営業の2人が中心", "工場長と営業の2人"),
    ("implementation_team", "夫婦二人で回してます", "夫婦二人"),
    ("trade_fair_plan", "組合の人に誘われて、来年2月の台北の食品展に出ます", "来年2月の台北の食品展"),
    ("trade_fair_plan", "招待状は来たけど断っちゃった", None),
]


@pytest.mark.parametrize(("asking", "text", "expected"), GOODS)
def test_goods_are_told_without_a_word_for_them(asking: str | None, text: str, expected: str | None) -> None:
    assert fields(text, asking).get("product_name") == expected


@pytest.mark.parametrize(("asking", "text", "expected"), TRADES)
def test_the_trade_is_read(asking: str | None, text: str, expected: str | None) -> None:
    assert fields(text, asking).get("industry") == expected


@pytest.mark.parametrize(("text", "expected"), EXISTS)
def test_goods_exist_by_what_became_of_them(text: str, expected: bool | None) -> None:
    assert fields(text, None).get("product_exists") is expected


@pytest.mark.parametrize(("asking", "text", "expected"), ROLES)
def test_who_makes_it(asking: str | None, text: str, expected: str | None) -> None:
    assert fields(text, asking).get("supply_role") == expected


@pytest.mark.parametrize(("asking", "text", "expected"), NOTES)
def test_notes_hold_what_is_meant(asking: str, text: str, expected: str | None) -> None:
    assert fields(text, asking).get(asking) == expected
