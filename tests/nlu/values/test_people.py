"""Names of persons by the words that introduce them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.values.normal import normalize
from nlu.values.people import find_person_names

NAMES = (
    "田中",
    "佐々木",
    "林",
    "関",
    "金城",
    "阿部",
    "服部",
    "五十嵐",
    "長谷川",
    "福島",
    "宮崎",
    "髙橋",
    "渡邉",
    "東",
    "星",
    "田中太郎",
    "鈴木花子",
    "佐々木さくら",
    "林健太",
    "山田 花子",
    "星 凛",
    "たなか たろう",
    "ジョン・スミス",
    "タナカタロウ",
    "John Smith",
)
SAID = (
    "{}と申します",
    "はじめまして、{}と申します。よろしくお願いします",
    "{}といいます",
    "担当は{}です",
    "担当者は{}さんです",
    "担当者:{}",
    "担当者：{}",
    "窓口は{}になります",
    "お名前は{}です",
    "氏名　{}",
    "担当の{}です",
    "営業部の{}です",
    "海外営業部の{}と申します",
    "代表の{}です",
    "社長の{}が担当します",
    "代表取締役 {}",
    "連絡先は{}まで",
    "経理の{}が窓口です",
    "担当は営業部の{}です",
    "{}です",
    "{}",
)


def names(text: str) -> list[str]:
    return [found.value for found in find_person_names(normalize(text))]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("name", NAMES)
def test_introduced(said: str, name: str) -> None:
    assert names(said.format(name)) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("株式会社山田製作所の田中です", "田中"),
        ("山田製作所の鈴木と申します", "鈴木"),
        ("私は佐藤です", "佐藤"),
        ("担当は工場長の高橋さんです", "高橋"),
        ("田中部長が窓口です。担当は田中部長です", "田中"),
        ("会社名：株式会社港\n担当：真鍋\n電話：03-1234-5678", "真鍋"),
        ("代表取締役社長 本田宗一郎", "本田宗一郎"),
        ("社長の名前は本田宗一郎です", "本田宗一郎"),
        ("なんくる商会の比嘉です〜", "比嘉"),
        ("ﾀﾅｶと申します", "タナカ"),
    ],
)
def test_among_other_words(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "担当は営業部です",
        "担当は社長です",
        "担当は私です",
        "担当は未定です",
        "担当は妻です",
        "担当は息子です",
        "社長が担当します",
        "私は大田区で町工場をやっています",
        "私は輸出したいです",
        "私は個人事業主です",
        "私は反対です",
        "商品の名前は雪月花です",
        "商品名は山田錦です",
        "会社の名前は田中商店です",
        "豆腐屋の三代目です",
        "タイです",
        "大田区です",
        "東京都です",
        "ネジです",
        "はい",
        "わかりません",
        "田中製作所です",
        "田中商店",
        "愛知の豊橋です",
        "青森の弘前です",
        "10人です",
        "まだです",
        "ありません",
        "製造業です",
        "",
    ],
)
def test_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("田中太郎です", {"bare": True}),
        ("山田太郎(やまだたろう)です", {"bare": True, "kana": "やまだたろう"}),
        ("担当は山田太郎(ヤマダ タロウ)です", {"bare": False, "kana": "ヤマダ タロウ"}),
        ("代表取締役 田中一郎", {"bare": False}),
        ("担当は営業部長の高橋です", {"bare": False}),
        ("窓口は高橋部長です", {"bare": False, "title": "部長"}),
    ],
)
def test_details(text: str, detail: dict[str, object]) -> None:
    (found,) = find_person_names(normalize(text))
    assert dict(found.detail) == detail


def test_span_covers_the_name_only() -> None:
    n = normalize("担当者は　田中　太郎さんです")
    (found,) = find_person_names(n)
    assert n.source(found.start, found.end) == "田中　太郎"


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    n = normalize(text)
    end = 0
    for found in find_person_names(n):
        assert end <= found.start < found.end <= len(n.text)
        assert found.value == n.text[found.start : found.end]
        end = found.end


@given(
    st.lists(
        st.sampled_from(["担当", "は", "の", "田中", "社長", "と申します", "です", " ", "、", "さん", "部", "私"]),
        max_size=60,
    )
)
def test_words_thrown_together(words: list[str]) -> None:
    find_person_names(normalize("".join(words)))
