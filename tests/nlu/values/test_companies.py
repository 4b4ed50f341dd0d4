"""Company names: the legal form on either side, abbreviated, and where the name ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.companies import find_company_names
from nlu.values.company_words import ENTITY_TYPES
from nlu.values.normal import normalize


def names(text: str) -> list[str]:
    return [found.value for found in find_company_names(normalize(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("株式会社山田製作所", "株式会社山田製作所"),
        ("山田製作所株式会社です", "山田製作所株式会社"),
        ("株式会社　山田製作所", "株式会社山田製作所"),
        ("㈱山田製作所", "株式会社山田製作所"),
        ("山田製作所㈱", "山田製作所株式会社"),
        ("(株)山田製作所です", "株式会社山田製作所"),
        ("（株）山田製作所です", "株式会社山田製作所"),
        ("( 株 )山田製作所", "株式会社山田製作所"),
        ("山田製作所(株)です", "山田製作所株式会社"),
        ("㈲いわさき養蜂場と申します", "有限会社いわさき養蜂場"),
        ("(有)カネト小坂醤油店", "有限会社カネト小坂醤油店"),
        ("ｶ)ﾔﾏﾀﾞｼｮｳｶｲ", "株式会社ヤマダショウカイ"),
        ("(同)ハレノヒ", "合同会社ハレノヒ"),
        ("㍿山田", "株式会社山田"),
        ("合同会社ABC Foodsという会社です", "合同会社ABC Foods"),
        ("ＡＢＣテック株式会社になります", "ABCテック株式会社"),
        ("Minato株式会社", "Minato株式会社"),
        ("株式会社Minato Labで働いています", "株式会社Minato Lab"),
        ("有限会社ひまわりと申します", "有限会社ひまわり"),
        ("株式会社はなまるです", "株式会社はなまる"),
        ("株式会社とらや", "株式会社とらや"),
        ("株式会社かわでんです", "株式会社かわでん"),
        ("株式会社いろはです", "株式会社いろは"),
        ("株式会社お茶の水製作所", "株式会社お茶の水製作所"),
        ("株式会社山の上です", "株式会社山の上"),
        ("(株)北の恵 札幌市", "株式会社北の恵"),
        ("株式会社くすりのマルトです", "株式会社くすりのマルト"),
        ("株式会社化学工業日報社", "株式会社化学工業日報社"),
        ("みずほ商事株式会社です", "みずほ商事株式会社"),
        ("お菓子のヤマダ株式会社", "お菓子のヤマダ株式会社"),
        ("一般社団法人日本酒輸出協会です", "一般社団法人日本酒輸出協会"),
        ("NPO法人みらい", "NPO法人みらい"),
        ("医療法人社団さくら会", "医療法人社団さくら会"),
        ("協同組合日本ねじ会", "協同組合日本ねじ会"),
        ("JAいわて農業協同組合です", "JAいわて農業協同組合"),
        ("ふらの農業協同組合", "ふらの農業協同組合"),
        ("南伊予柑橘農業協同組合です", "南伊予柑橘農業協同組合"),
        ("ダイヤ・テック株式会社", "ダイヤ・テック株式会社"),
        ("株式会社A&Bコーポレーション", "株式会社A&Bコーポレーション"),
    ],
)
def test_forms(text: str, name: str) -> None:
    assert names(text) == [name]


SAID = (
    "{}です",
    "{}でございます",
    "{}と申します",
    "{}といいます",
    "{}という会社です",
    "{}の田中です",
    "{}の田中と申します",
    "弊社は{}です。",
    "会社名は{}になります",
    "はい、{}です",
    "うちは{}っていう会社です",
    "社名：{}\n担当：山田",
    "{}、資本金は1000万円です",
    "{}の資本金は3000万円です",
    "{}は2001年に設立しました",
    "東京都大田区の{}です",
    "{}で働いています",
    "{}を経営しています",
    "当社、{}は創業50年です",
    "{}さんではなく",
    "{}の社長です",
    "{} 代表取締役 山田太郎",
    "{}\n〒144-0052 東京都大田区",
    "登記上の名前は{}です",
    "私は{}で社長をしています",
    "{}(法人番号4060001012340)です",
)
FIRMS = (
    "株式会社山田製作所",
    "山田製作所株式会社",
    "株式会社ミナト",
    "有限会社ひまわり",
    "合同会社Kizuna Foods",
    "はなまる食品株式会社",
    "株式会社森と湖",
    "株式会社味の里",
    "中央精機株式会社",
    "東京工業株式会社",
    "株式会社3Dテック",
)


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("firm", FIRMS)
def test_in_a_sentence(said: str, firm: str) -> None:
    assert names(said.format(firm)) == [firm]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("屋号は「パンの森」です", ["パンの森"]),
        ("屋号：はちみつ工房ぶんぶん", ["はちみつ工房ぶんぶん"]),
        ("・屋号 はちみつ工房ぶんぶん\n・従業員 2名", ["はちみつ工房ぶんぶん"]),
        ("屋号はひまわりです", ["ひまわり"]),
        ("「パン工房ふじ」という屋号でやってます", ["パン工房ふじ"]),
        ("アメリカ堂洋品店という屋号で、台湾への輸出を考えてます", ["アメリカ堂洋品店"]),
        ("店の名前は『花鳥風月』です", ["花鳥風月"]),
        ("松本市で松本家具店ってのをやってます", ["松本家具店"]),
    ],
)
def test_trade_names(text: str, expected: list[str]) -> None:
    found = find_company_names(normalize(text))
    assert [one.value for one in found] == expected
    assert all(one.detail["entity_type"] is None for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "株式会社です",
        "株式会社",
        "(株)です",
        "うちは株式会社で、資本金は1000万円です",
        "株式会社ではありません",
        "株式会社じゃなくて合同会社です",
        "株式会社とかではなく個人です",
        "株式会社にしました",
        "株式会社になる予定です",
        "株式会社を経営してます",
        "株式会社として登記しています",
        "株式会社の方です",
        "株式会社か有限会社か",
        "家族経営の株式会社です",
        "小さな有限会社です",
        "個人事業主ですが株式会社化を考えてます",
        "法人は合同会社です",
        "形態は株式会社になります",
        "一般社団法人です",
        "協同組合です",
        "山田製作所です",
        "2020年に株式会社に変更しました",
        "普通の株式会社だよ",
        "",
    ],
)
def test_a_legal_form_is_no_name(text: str) -> None:
    assert names(text) == []


def test_two_firms() -> None:
    text = "株式会社山田商事と有限会社鈴木工業の2社です"
    assert names(text) == ["株式会社山田商事", "有限会社鈴木工業"]


@pytest.mark.parametrize(
    ("text", "entity_type"),
    [
        ("株式会社山田", "corporation"),
        ("合同会社ソラノネ", "corporation"),
        ("NPO法人みらい", "corporation"),
        ("協同組合日本ねじ会", "cooperative"),
        ("ふらの農業協同組合", "cooperative"),
        ("農事組合法人みどり", "cooperative"),
    ],
)
def test_entity_type(text: str, entity_type: str) -> None:
    (found,) = find_company_names(normalize(text))
    assert found.detail["entity_type"] == entity_type


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("弊社は㈱山田製作所です", "㈱山田製作所"),
        ("山田製作所 株式会社です", "山田製作所 株式会社"),
        ("株式会社　丸福", "株式会社　丸福"),
    ],
)
def test_span(text: str, words: str) -> None:
    n = normalize(text)
    (found,) = find_company_names(n)
    assert n.source(found.start, found.end) == words


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _well_formed(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "株式会社",
                "(株)",
                "有限会社",
                "山田",
                "の",
                "は",
                "です",
                " ",
                "、",
                "農協",
                "屋号は「",
                "」",
                "製作所",
                "ABC",
            ]
        ),
        max_size=40,
    )
)
def test_words_thrown_together(words: list[str]) -> None:
    _well_formed("".join(words))


def _well_formed(text: str) -> None:
    n = normalize(text)
    end = 0
    for found in find_company_names(n):
        assert end <= found.start < found.end <= len(n.text)
        assert found.value not in ENTITY_TYPES
        assert found.detail["entity_type"] in ("corporation", "cooperative", None)
        end = found.end
