"""Who presents himself by place, goods or trade, who is reached where, forms typed on a phone, items of a list."""

from datetime import date

import pytest

from nlu.fields import read

TODAY = date(2026, 11, 21)


def told(asking: str | None, text: str) -> dict[str, object]:
    return {one.field: one.value for one in read(text, asking, TODAY).values}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("輪島で漆の箸を塗ってる小倉漆器店と申します。大正3年からです", "小倉漆器店"),
        ("今治でタオルを織ってる村瀬織物です。従業員は12人です", "村瀬織物"),
        ("うちは別府の湯の花屋で、湯川堂っていいます。個人です", "湯川堂"),
        ("農家で、ひだまり農園っていいます", "ひだまり農園"),
        ("稲庭うどんの佐藤養助堂です", "佐藤養助堂"),
        ("染め物の店をしております、つばめ染舗の上原と申します", "つばめ染舗"),
        ("父がやってる田中製麺です", "田中製麺"),
        ("桐箱の松尾です", "桐箱の松尾"),
        ("湘南の風珈琲店です", "湘南の風珈琲店"),
        ("お茶の水書房です", "お茶の水書房"),
        ("屋号で、染処まつばです", "染処まつば"),
    ],
)
def test_名乗りの前の場所や品物は社名に入らない(text: str, name: str) -> None:
    assert told("company_name", text)["company_name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "愛媛でみかんを育ててる農家です",
        "まだ決めてません。個人です",
        "まだ準備してる段階です",
        "知り合いがやってる会社です",
        "岩手で日本酒を造っている蔵元です",
        "広島で牡蠣の加工をしている会社の者です",
        "宮崎で焼酎の蔵をやっとる黒木です",
    ],
)
def test_生業や時期や人だけでは社名にならない(text: str) -> None:
    assert "company_name" not in told("company_name", text)


@pytest.mark.parametrize("asking", [None, "product_name", "contact_name"])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("静岡で茶園を営んでいる望月と申します", "望月"),
        ("青森でにんにくを作っとる工藤です。よろしく", "工藤"),
        ("大阪で金型を作ってる町工場の辻村です", "辻村"),
    ],
)
def test_仕事を言って名乗った人が担当者になる(asking: str | None, text: str, name: str) -> None:
    found = told(asking, text)
    assert found["contact_name"] == name
    assert name not in str(found.get("product_name", ""))


@pytest.mark.parametrize("text", ["酒を造ってる蔵です", "はちみつを採ってる養蜂家です", "山形で作ってる紅花です"])
def test_生業や品物は担当者ではない(text: str) -> None:
    assert "contact_name" not in told(None, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("info@kitani.example.jp です、宛名は木谷でお願いします", "木谷"),
        ("090-1122-3344です。出るのは妻の和子です", "和子"),
        ("0120-11-2233、事務の松永が出ます", "松永"),
        ("0763-22-1111、受付が出るので荒木と言ってください", "荒木"),
        ("0985-22-3344です、出たら青木に代わってもらってください", "青木"),
    ],
)
def test_電話やメールの先の人(text: str, name: str) -> None:
    assert told("contact_phone", text)["contact_name"] == name


@pytest.mark.parametrize(
    "text",
    [
        "090-1111-2222です。夕方はお客が出ます",
        "0776-11-2233です、来月展示会に出ます",
        "abc@example.com 週末に確認します",
    ],
)
def test_電話に出る人が名乗られていなければ担当者はない(text: str) -> None:
    assert "contact_name" not in told("contact_phone", text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("服部と書いてはっとりと読みます", "服部"),
        ("姓は高梨、名は直人といいます", "高梨直人"),
        ("名前は翔、苗字は八木です", "八木翔"),
        ("「わたなべ」は渡辺のほうです", "渡辺"),
        ("下の名前は勘弁してください、沢村だけで", "沢村"),
        ("やりとりは経理の北見に一任しています", "北見"),
        ("本庄です〜どうぞよろしく！", "本庄"),
    ],
)
def test_書き方や部分で言われた人名(text: str, name: str) -> None:
    assert told("contact_name", text)["contact_name"] == name


@pytest.mark.parametrize("asking", [None, "product_name"])
def test_電話で打った項目の並び(asking: str | None) -> None:
    found = told(asking, "会社 黒部木工\n場所 沖縄県読谷村\n担当 与那嶺")
    assert found == {
        "company_name": "黒部木工",
        "prefecture": "沖縄県",
        "city": "読谷村",
        "contact_name": "与那嶺",
    }
    assert told(asking, "会社名→株式会社ミツワ\n担当→望月")["contact_name"] == "望月"
    assert told(asking, "国 シンガポール\n時期 来年の春")["target_countries"] == ["SG"]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("①どの国に売るか\n②バイヤーの紹介", ["market_selection", "business_matching"]),
        ("どの国がいいか、です", ["market_selection"]),
        ("どの国がいいかとネット販売のやり方です", ["market_selection", "ecommerce"]),
    ],
)
def test_問いの形で書かれた支援の項目(text: str, needs: list[str]) -> None:
    assert told("support_needs", text)["support_needs"] == needs
    assert "support_needs" not in told("support_needs", "・どの国がいいですか？")


def test_国と町は一つの行き先() -> None:
    found = told("project_type", "海外に店を出したいです。場所はタイのバンコク")
    assert found["target_countries"] == ["TH"]
    assert told("existing_export", "初めてです。希望は台湾")["target_countries"] == ["TW"]
    assert "target_countries" not in told("project_type", "輸出です。展示会の場所はドイツでした")


def test_場所と生業は商品を聞かれても業種を言う() -> None:
    assert told("product_name", "静岡の茶農家です。個人でやってます")["industry"] == "A01"
    assert told("product_name", "今治のタオルです").get("industry") is None


def test_道の駅に卸すのは法人相手() -> None:
    assert told("product_name", "ジャムです。近所の道の駅に納品してます")["business_model"] == "b2b"
    assert "business_model" not in told("product_name", "ジャムです。道の駅で見て真似しました")
