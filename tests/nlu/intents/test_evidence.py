"""What a message itself shows of its purpose."""

from __future__ import annotations

import pytest

from nlu.intents.evidence import asks_meaning, nominal, says_unknown, seeks


@pytest.mark.parametrize(
    "text",
    [
        "どういう意味？",
        "なにそれ",
        "それって何ですか",
        "なんで電話番号いるんですか",
        "言わないとだめですか？",
        "どう答えればいいの",
        "例えばどんな？",
    ],
)
def test_questions_about_the_question(text: str) -> None:
    assert asks_meaning(text)


@pytest.mark.parametrize(
    "text",
    [
        "ハンズオン支援って何ですか",
        "費用は必ずかかりますか",
        "なんでやねん、5人です",
        "株式会社みなと",
        "審査はどういうものですか",
    ],
)
def test_questions_about_the_programmes_and_answers_are_not(text: str) -> None:
    assert not asks_meaning(text)


@pytest.mark.parametrize(
    "text", ["まだ確認できてません", "調べてないです", "場合による", "わがんね", "知らんなあ", "聞いてみんとわからへん"]
)
def test_not_knowing_in_a_few_words(text: str) -> None:
    assert says_unknown(text)


@pytest.mark.parametrize(
    "text", ["わかりました", "確認できました", "調べました、5人です", "いつ決まるか分からないんですか？"]
)
def test_knowing_is_not_not_knowing(text: str) -> None:
    assert not says_unknown(text)


@pytest.mark.parametrize(
    "text",
    ["用意するもん一覧ほしい", "一般向けの商売やと受けられへんのかな", "期間が気になります", "いくらかかるんやろ"],
)
def test_wishing_to_know_without_asking(text: str) -> None:
    assert seeks(text)


@pytest.mark.parametrize(
    "text", ["国内の市場が小さくなったので", "銅板で火の通りがええねん", "小樽の雪をイメージした白い粒が特徴です"]
)
def test_telling_seeks_nothing(text: str) -> None:
    assert not seeks(text)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["名詞-固有名詞", "名詞-普通名詞"], True),  # 山本ばね
        (["接続詞", "助詞-格助詞", "名詞-普通名詞"], True),  # またの商店
        (["名詞-普通名詞", "助動詞"], True),
        (["副詞", "動詞-一般", "助動詞"], False),  # また来ます
        (["名詞-普通名詞", "助詞-格助詞"], False),  # 最初から
        ([], False),
    ],
)
def test_the_words_of_a_name(tags: list[str], expected: bool) -> None:
    assert nominal(tags) is expected
