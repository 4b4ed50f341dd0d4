"""Prefectures and cities: every municipality, narrowing, bare names, and words that only contain them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.gazetteer import municipalities, prefectures
from nlu.values.normal import normalize
from nlu.values.places import find_cities, find_prefectures


def in_prefectures(text: str) -> list[str]:
    return [found.value for found in find_prefectures(normalize(text))]


def cities(text: str) -> list[str]:
    return [found.value for found in find_cities(normalize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東京都", ["東京都"]),
        ("東京", ["東京都"]),
        ("東京です", ["東京都"]),
        ("京都", ["京都府"]),
        ("京都府京都市", ["京都府"]),
        ("東京都大田区", ["東京都"]),
        ("北海道", ["北海道"]),
        ("和歌山", ["和歌山県"]),
        ("和歌山県です", ["和歌山県"]),
        ("神奈川県横浜市", ["神奈川県"]),
        ("大阪の会社です", ["大阪府"]),
        ("本社は東京、工場は埼玉です", ["東京都", "埼玉県"]),
        ("広島の中国電力", ["広島県"]),
        ("福島県福島です", ["福島県"]),
        ("愛知名古屋", ["愛知県"]),
        ("岩手に本社があります", ["岩手県"]),
        ("新潟から輸出しています", ["新潟県"]),
        ("兵庫（神戸）", ["兵庫県"]),
        ("ﾄｳｷｮｳです", ["東京都"]),
        ("おおさか", ["大阪府"]),
        ("かながわけんです", ["神奈川県"]),
        ("Osaka", ["大阪府"]),
        ("都内です", ["東京都"]),
        ("東京23区", ["東京都"]),
        ("淡路島です", ["兵庫県"]),
        ("大分", ["大分県"]),
        ("三重です", ["三重県"]),
        ("住所東京都", ["東京都"]),
        ("福島ではなく福井です", ["福井県"]),
        ("福島県じゃなくて福井県です", ["福井県"]),
        ("京都やけど", ["京都府"]),
        ("大阪っす", ["大阪府"]),
        ("〒144-0052東京都大田区蒲田", ["東京都"]),
    ],
)
def test_prefectures(text: str, expected: list[str]) -> None:
    assert in_prefectures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "中国地方",
        "大阪王将",
        "長崎ちゃんぽんを輸出したい",
        "福島さん",
        "福島様が担当です",
        "福島と申します",
        "担当は福島です",
        "代表の宮崎です",
        "株式会社福島です",
        "千葉工業大学",
        "千葉ロッテ",
        "東京タワーの近く",
        "東京都市大学",
        "京都議定書",
        "奈良漬けを作ってます",
        "山形鋳物",
        "岡山デニム",
        "佐賀錦",
        "大分良くなった",
        "大分前の話です",
        "三重になる",
        "そうなら",
        "みえます",
        "しがない",
        "",
    ],
)
def test_no_prefecture(text: str) -> None:
    assert in_prefectures(text) == []


@pytest.mark.parametrize(
    ("text", "city", "inside"),
    [
        ("大田区", "大田区", ["東京都"]),
        ("東京都大田区", "大田区", ["東京都"]),
        ("東京都　大田区", "大田区", ["東京都"]),
        ("川口市です", "川口市", ["埼玉県"]),
        ("府中市", "府中市", ["東京都", "広島県"]),
        ("東京都府中市", "府中市", ["東京都"]),
        ("広島の府中市です", "府中市", ["広島県"]),
        ("府中市です。広島県の", "府中市", ["広島県"]),
        ("伊達市", "伊達市", ["北海道", "福島県"]),
        ("札幌市中央区", "札幌市中央区", ["北海道"]),
        ("札幌市 中央区", "札幌市中央区", ["北海道"]),
        ("札幌の中央区", "札幌市中央区", ["北海道"]),
        ("横浜港北区", "横浜市港北区", ["神奈川県"]),
        ("港北区", "横浜市港北区", ["神奈川県"]),
        ("大阪市港区", "大阪市港区", ["大阪府"]),
        ("東京都港区", "港区", ["東京都"]),
        ("堺市堺区", "堺市堺区", ["大阪府"]),
        ("神奈川県横浜市港北区新横浜1-2-3", "横浜市港北区", ["神奈川県"]),
        ("長野県北佐久郡軽井沢町", "軽井沢町", ["長野県"]),
        ("高市郡明日香村", "明日香村", ["奈良県"]),
        ("茅ケ崎市", "茅ヶ崎市", ["神奈川県"]),
        ("鎌ヶ谷市", "鎌ケ谷市", ["千葉県"]),
        ("塩釜市", "塩竈市", ["宮城県"]),
        ("鹿島市", "鹿島市", ["佐賀県"]),
        ("鹿嶋市", "鹿嶋市", ["茨城県"]),
        ("市川市", "市川市", ["千葉県"]),
        ("四日市市", "四日市市", ["三重県"]),
        ("廿日市市 牡蠣加工", "廿日市市", ["広島県"]),
        ("大田区の町工場です", "大田区", ["東京都"]),
        ("横浜の会社です", "横浜市", ["神奈川県"]),
        ("埼玉の川口です", "川口市", ["埼玉県"]),
        ("千葉の柏", "柏市", ["千葉県"]),
        ("長野の軽井沢です", "軽井沢町", ["長野県"]),
        ("軽井沢", "軽井沢町", ["長野県"]),
        ("今治です", "今治市", ["愛媛県"]),
        ("博多です", "福岡市博多区", ["福岡県"]),
        ("京都の伏見です", "京都市伏見区", ["京都府"]),
        ("おおたく", "大田区", ["東京都"]),
        ("ひがしおおさか市", "東大阪市", ["大阪府"]),
        ("岡崎市の八丁味噌の蔵", "岡崎市", ["愛知県"]),
        ("大津市です", "大津市", ["滋賀県"]),
        ("本社大阪市", "大阪市", ["大阪府"]),
    ],
)
def test_cities(text: str, city: str, inside: list[str]) -> None:
    (found,) = find_cities(normalize(text))
    assert found.value == city
    assert list(found.detail["prefectures"]) == inside


@pytest.mark.parametrize(
    "text",
    [
        "空港区域",
        "下町の工場です",
        "都市部で人気です",
        "株式会社川口です",
        "担当は川口です",
        "川口さん",
        "市場で売っています",
        "朝市で売る",
        "町工場です",
        "村の特産品",
        "横浜中華街",
        "燕の巣を輸入",
        "光を当てる",
        "半田付けの仕事",
        "大和魂",
        "一区切り",
        "北に行く",
        "今治タオルを作っています",
        "神戸牛を輸出したい",
        "さくらを植えた",
        "",
    ],
)
def test_no_city(text: str) -> None:
    assert cities(text) == []


@pytest.mark.parametrize(
    ("text", "area"), [("淡路島です", True), ("都内です", False), ("兵庫県", False), ("兵庫", False)]
)
def test_an_area_is_marked(text: str, area: bool) -> None:
    (found,) = find_prefectures(normalize(text))
    assert found.detail["area"] is area


def test_an_open_ward_has_every_prefecture() -> None:
    (found,) = find_cities(normalize("中央区です"))
    assert found.value == "中央区"
    assert {"東京都", "北海道", "大阪府", "福岡県"} <= set(found.detail["prefectures"])


def test_a_designated_city_is_told_apart_from_its_ward() -> None:
    (found,) = find_cities(normalize("札幌市中央区北一条"))
    assert (found.detail["city"], found.detail["ward"]) == ("札幌市", "中央区")
    (plain,) = find_cities(normalize("大田区"))
    assert (plain.detail["city"], plain.detail["ward"]) == ("大田区", "")


@pytest.mark.parametrize(("text", "bare"), [("大田区", False), ("川口です", True), ("札幌の中央区", False)])
def test_bare_is_marked(text: str, bare: bool) -> None:
    (found,) = find_cities(normalize(text))
    assert found.detail["bare"] is bare


def test_a_word_that_is_also_a_prefecture_says_so() -> None:
    (found,) = find_cities(normalize("広島の会社です"))
    assert found.detail["also_prefecture"] is True
    (plain,) = find_cities(normalize("福山の会社です"))
    assert plain.detail["also_prefecture"] is False


def test_the_table_is_whole() -> None:
    table = municipalities()
    assert len(prefectures()) == 47
    assert len([m for m in table if not m.ward]) == 1741
    assert len([m for m in table if m.ward]) == 171
    assert len({m.city for m in table if m.ward}) == 20
    assert set(prefectures().values()) == {m.prefecture for m in table}
    kinds = Counter(m.city[-1] for m in table if not m.ward)
    assert kinds == {"市": 792, "町": 743, "村": 183, "区": 23}
    assert all(m.kana and m.prefecture[-1] in "都道府県" for m in table)


ADDRESSES = (
    "{p}{c}",
    "{p}{c}です",
    "本社は{p}{c}です。",
    "{p} {c}",
    "{p}の{c}にあります",
    "{p}{k}{c}",
    "〒123-4567 {p}{k}{c}1-2-3",
    "所在地：{p}{k}{c}大字東１２３",
    "{p}{c}の株式会社山田製作所です",
)


@pytest.mark.parametrize("said", ADDRESSES)
def test_every_municipality_in_an_address(said: str) -> None:
    missed = []
    for m in municipalities():
        n = normalize(said.format(p=m.prefecture, k=m.county, c=m.name))
        found = [(one.value, one.detail["prefectures"]) for one in find_cities(n)]
        if found != [(m.name, (m.prefecture,))] or [one.value for one in find_prefectures(n)] != [m.prefecture]:
            missed.append((n.text, found))
    assert missed == []


@pytest.mark.parametrize("said", ["{c}", "{c}です", "{c}で町工場をやっています", "当社は{c}の会社です"])
def test_every_municipality_alone(said: str) -> None:
    missed = []
    for m in municipalities():
        n = normalize(said.format(c=m.name))
        found = find_cities(n)
        if (
            [one.value for one in found] != [m.name]
            or m.prefecture not in found[0].detail["prefectures"]
            or find_prefectures(n)
        ):
            missed.append((n.text, found))
    assert missed == []


@pytest.mark.parametrize(
    "said", ["{}", "{}です", "{}の会社です", "{}に本社があります", "本社は{}です", "{}で食品を作っています"]
)
def test_every_short_prefecture(said: str) -> None:
    assert {short: in_prefectures(said.format(short)) for short in prefectures()} == {
        short: [full] for short, full in prefectures().items()
    }


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    n = normalize(text)
    for found in (find_prefectures(n), find_cities(n)):
        end = 0
        for one in found:
            assert end <= one.start < one.end <= len(n.text)
            end = one.end


@given(
    st.lists(
        st.sampled_from(
            [
                "東京",
                "都",
                "京都",
                "府",
                "中",
                "市",
                "区",
                "大田",
                "の",
                "県",
                "町",
                "札幌",
                " ",
                "郡",
                "大",
                "阪",
                "です",
            ]
        ),
        max_size=60,
    )
)
def test_words_thrown_together(words: list[str]) -> None:
    n = normalize("".join(words))
    for one in (*find_prefectures(n), *find_cities(n)):
        assert 0 <= one.start < one.end <= len(n.text)
        assert one.value in prefectures().values() if one.kind == "prefecture" else one.detail["prefectures"]
